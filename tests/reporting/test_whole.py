"""The commune's report: begun, written, frozen; then nothing changes it, and a later one is compared with it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from app import clock
from app.database import db
from app.models.briefing import making
from app.models.commune_report import CommuneReport
from app.models.counting import CountMismatch
from app.models.errors import NotAllowed, Refused, Stale
from app.models.meeting import Paper
from app.models.paperwork import files, issuing, stamping
from app.models.reporting import writing
from app.models.reporting.whole import gathering, keeping, periods, words
from app.models.reporting.writing import Words
from app.models.storage import kept_path
from app.models.summary import summary
from app.models.task import Task, workflow
from app.models.user import User
from app.papers import docx
from app.papers.kinds import COMPOSE
from app.papers.report.words import clocks
from tests.reporting.filled import fill
from tests.world import Place

LATER = datetime(2026, 12, 20, 2, 0, tzinfo=UTC)


def _given(place: Place, at: datetime = datetime(2026, 7, 1, tzinfo=UTC), **fields: object) -> Task:
    task = place.task(**fields)
    task.created_at = at
    db.session.flush()
    return task


def _file(paper_id: int | None) -> bytes:
    db.session.commit()
    assert making.make(paper_id or 0)
    paper = db.session.get_one(Paper, paper_id)
    assert paper.state == "ready", paper.error
    return kept_path(paper.file).read_bytes()


def test_it_counts_as_of_the_window_s_end(place: Place, report: CommuneReport) -> None:
    late = _given(place, text="Quá hạn đến hết kỳ", due_on=date(2026, 9, 10))
    with clock.stopped(datetime(2026, 9, 20, 2, 0, tzinfo=UTC)):
        place.report(_given(place, text="Nộp sau kỳ", due_on=date(2026, 9, 12)))
        _given(place, clock.now(), text="Giao sau kỳ")
    with clock.stopped(datetime(2026, 9, 12, 2, 0, tzinfo=UTC)):
        done = _given(place, text="Nộp trong kỳ", due_on=date(2026, 9, 12))
        place.report(done)
    workflow.confirm(done, place.people["secretary"])
    figures = gathering.gather(report)
    found = {row["text"]: row["term"] for row in figures["tasks"]}
    assert found["Nộp sau kỳ"] == found["Quá hạn đến hết kỳ"] == "late"
    assert found["Nộp trong kỳ"] == "done_on_time"
    assert "Giao sau kỳ" not in found
    assert figures["five"] == {"total": 4, "done": 1, "reported": 0, "late": 2, "due_30": 0}
    assert [row["days_late"] for row in figures["tasks"] if row["code"] == late.code] == [5]
    assert [row["text"] for row in figures["tasks"] if row["within"]] == ["Nộp trong kỳ"]


def test_a_plan_entered_late_counts_from_its_own_day(place: Place, report: CommuneReport) -> None:
    from tests.models.test_rates import plan_of

    plan = plan_of(place)
    place.task("Của kế hoạch", plan_id=plan.id)
    assert gathering.gather(report)["five"]["total"] == 1
    plan.issued_on = date(2026, 2, 1)
    db.session.flush()
    assert gathering.gather(report)["five"]["total"] == 2


def test_while_the_window_lasts_it_says_what_the_board_says(place: Place) -> None:
    place.task(due_on=date(2026, 10, 1))
    place.task(due_on=date(2026, 11, 1), unit=None)
    place.task(due_on=date(2026, 12, 20))  # the one that falls due in the next window
    place.report(place.task(due_on=date(2026, 10, 20)))
    report = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q4"))
    figures, whole = gathering.gather(report), summary(place.id).count
    assert {term["key"]: term["n"] for term in figures["terms"]} == whole.terms
    assert figures["five"]["due_30"] == 1


def test_frozen_it_never_changes(place: Place, report: CommuneReport, led: Task) -> None:
    words.save(report, place.people["secretary"], "results", "Kết quả của xã", "", 0)
    db.session.commit()
    keeping.freeze(report, place.people["chair"])
    report_id, led_id = report.id, led.id
    first = _file(report.paper_id)
    report, led = db.session.get_one(CommuneReport, report_id), db.session.get_one(Task, led_id)
    for one in (*place.people.values(), *place.units.values()):
        db.session.add(one)
    kept = report.snapshot
    assert kept["texts"]["results"]["text"] == "Kết quả của xã"
    led.text, led.state, led.submitted_on = "Việc khác hẳn", "done", date(2026, 8, 1)
    place.task("Việc mới")
    place.units["culture"].name = "Phòng đổi tên"
    db.session.commit()
    with pytest.raises(Refused, match="report_frozen"):
        words.save(report, place.people["secretary"], "results", "Khác", "", 1)
    keeping.freeze(report, place.people["chair"])
    paper = db.session.get_one(Paper, report.paper_id)
    issuing.issue(paper, place.people["secretary"], number="15", on=date(2026, 10, 6))
    db.session.commit()
    again = db.session.get_one(CommuneReport, report.id)
    assert (again.document_number, again.document_on, again.state) == ("15/BC-BCĐ", date(2026, 10, 6), "issued")
    assert again.snapshot == kept
    assert kept_path(db.session.get_one(Paper, again.paper_id).file).read_bytes() == first
    assert docx.write(COMPOSE["report"](db.session.get_one(Paper, again.paper_id).snapshot)) == first


def test_a_leaders_copy_is_never_the_one_that_is_issued(place: Place, report: CommuneReport, led: Task) -> None:
    led.due_on = led.due_effective_on = date(2026, 9, 1)
    paper_id, secretary = keeping.hand_up(report, place.people["secretary"]).id, place.people["secretary"].id
    kept = _file(paper_id)
    paper = db.session.get_one(Paper, paper_id)
    assert [files.written(paper, "docx", draft=draft)[1] for draft in (False, True)] == [kept, kept]
    assert files.written(paper, "pdf")[0].endswith("(bản trình).pdf")
    with pytest.raises(Refused, match="paper_is_draft"):
        issuing.issue(paper, db.session.get_one(User, secretary), number="15", on=date(2026, 10, 6))


def test_a_later_one_is_compared_with_it(place: Place, report: CommuneReport, led: Task) -> None:
    keeping.freeze(report, place.people["secretary"])
    with clock.stopped(LATER):
        place.report(led)
        workflow.confirm(led, place.people["secretary"])
        new = place.task("Việc mới")
        new.created_at = datetime(2026, 11, 1, tzinfo=UTC)
        led.submitted_on = date(2026, 12, 1)
        later = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q4"))
        figures = gathering.gather(later)
        keeping.freeze(later, place.people["secretary"])
    before = figures["previous"]
    assert (before["name"], before["five"]["total"], figures["five"]["total"]) == ("quý III/2026", 1, 2)
    assert before["changes"]["done"] == [led.code]
    assert before["changes"]["new"] == [new.code]
    assert later.compared_with_id == report.id


def test_a_planted_state_is_refused_with_its_code(place: Place, report: CommuneReport, led: Task) -> None:
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": led.id})
    with pytest.raises(CountMismatch) as refused:
        keeping.freeze(report, place.people["secretary"])
    assert refused.value.params["codes"] == led.code
    db.session.rollback()
    assert db.session.get_one(CommuneReport, report.id).is_draft


def test_what_units_wrote_flows_in_with_its_author(place: Place, report: CommuneReport) -> None:
    unit, head = place.units["culture"], place.people["culture_head"]
    window = writing.window_of(place.id, "2026-9M")
    said = Words("Đã lập chuyên mục", "Thiếu máy", "UBND tỉnh cấp máy")
    sent = writing.send(unit, head, window, said)
    assert gathering.gather(report)["units_missing"] == [unit.name]
    writing.accept(sent, place.people["secretary"])
    figures = gathering.gather(report)
    assert figures["units_missing"] == []
    assert figures["unit_texts"][0]["author"] == head.title_line
    sections = {one.name: one.text for one in words.sections(report, figures)}
    assert sections["results"] == f"{unit.name}: Đã lập chuyên mục"
    assert "Thiếu máy" in sections["limits"]
    assert "UBND tỉnh cấp máy" in sections["proposals"]


def test_a_cut_off_changed_since_loses_no_unit_s_report(place: Place, report: CommuneReport) -> None:
    said = Words("Đã lập chuyên mục", "", "")
    sent = writing.send(
        place.units["culture"], place.people["culture_head"], writing.window_of(place.id, "2026-9M"), said
    )
    writing.accept(sent, place.people["secretary"])
    sent.to_on = date(2026, 9, 20)  # begun while the data closed on the 20th
    db.session.flush()
    figures = gathering.gather(report)
    assert ([one["results"] for one in figures["unit_texts"]], figures["units_missing"]) == (["Đã lập chuyên mục"], [])
    second = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q2"))
    assert gathering.gather(second)["unit_texts"] == []


def test_sections_are_saved_apart_and_a_stale_one_is_refused(place: Place, report: CommuneReport) -> None:
    secretary = place.people["secretary"]
    words.save(report, secretary, "results", "Một", "Gợi ý", 0)
    words.save(report, secretary, "limits", "Hai", "", 0)
    with pytest.raises(Stale):
        words.save(report, secretary, "results", "Ba", "Gợi ý", 0)
    figures = gathering.gather(report)
    found = {one.name: one for one in words.sections(report, figures)}
    assert (found["results"].text, found["results"].version, found["results"].is_outdated) == ("Một", 1, True)


def test_only_those_with_the_power_write_and_freeze(place: Place, report: CommuneReport) -> None:
    for who in ("culture_head", "officer", "observer", "admin"):
        with pytest.raises(NotAllowed):
            keeping.freeze(report, place.people[who])
    for who in ("chair", "deputy", "culture_head", "admin"):
        with pytest.raises(NotAllowed):
            words.save(report, place.people[who], "results", "Một", "")
        with pytest.raises(NotAllowed):
            keeping.begin(place.people[who], periods.window_of(place.id, "2026-Q3"))


def test_a_page_that_was_read_before_the_words_changed_does_not_freeze(place: Place, report: CommuneReport) -> None:
    before = report.version
    words.save(report, place.people["secretary"], "results", "Một", "")
    with pytest.raises(Refused, match="stale_freeze"):
        keeping.freeze(report, place.people["chair"], before)


def test_what_a_suggestion_left_open_is_never_frozen(place: Place, report: CommuneReport, led: Task) -> None:
    led.created_at, led.due_on = datetime(2026, 7, 1, tzinfo=UTC), date(2026, 8, 3)
    led.due_effective_on = led.due_on
    chair = place.people["chair"]
    with pytest.raises(Refused, match="report_place_open") as refused:
        keeping.freeze(report, chair)
    assert refused.value.params["line"] == "Nguyên nhân khách quan:"
    assert report.is_draft and report.snapshot is None
    assert keeping.hand_up(report, chair)  # a leader may read it unfinished
    fill(report, place.people["secretary"])
    keeping.freeze(report, chair)
    assert not report.is_draft


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("2026-Q3", "2026-Q4"), ("2026-Q4", "2027-Q1"), ("2026-H1", "2026-H2"), ("2026-H2", "2027-H1"),
        ("2026-9M", "2026-Q4"), ("2026", "2027"), ("2026-12", "2027-01"), ("2026-09", "2026-10"),
        ("2026-07-01..2026-08-31", None),
    ],
)  # fmt: skip
def test_the_period_after(key: str, after: str | None) -> None:
    assert periods.next_key(key) == after


def test_a_free_range_has_one_clock(place: Place, led: Task) -> None:
    key = periods.range_key(date(2026, 7, 1), date(2026, 8, 31))
    report = keeping.begin(place.people["secretary"], periods.window_of(place.id, key))
    figures = gathering.gather(report)
    assert "trùng kỳ báo cáo theo lịch" in clocks(figures["period"])
    assert figures["period"]["name"] == "giai đoạn từ 01/07/2026 đến 31/08/2026"
    for first, last in ((None, date(2026, 1, 1)), (date(2026, 2, 1), date(2026, 1, 1)), (date(2027, 1, 1),) * 2):
        with pytest.raises(Refused):
            periods.range_key(first, last)


def test_two_copies_that_print_the_same_keep_their_names(place: Place, report: CommuneReport) -> None:
    keeping.freeze(report, place.people["chair"])
    issued, handed = report.paper_id, keeping.hand_up(report, place.people["chair"]).id
    assert _file(issued) != _file(handed)
    names = [db.session.get_one(Paper, paper).file.original_name for paper in (issued, handed)]
    assert names == ["Báo cáo quý III-2026.docx", "Báo cáo quý III-2026 (bản trình).docx"]


def test_its_stamped_paper_that_failed_is_made_again(
    place: Place, report: CommuneReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretary = place.people["secretary"]
    keeping.freeze(report, secretary)
    paper_id, report_id, by_id = report.paper_id, report.id, secretary.id
    plain = _file(paper_id)
    stamping.stamp(db.session.get_one(Paper, paper_id), db.session.get_one(User, by_id), urgency="urgent")
    with monkeypatch.context() as broken:
        broken.setattr(making, "contents_of", _refuse)
        db.session.commit()
        making.make(paper_id or 0)
    assert db.session.get_one(Paper, paper_id).state == "failed"
    keeping.again(db.session.get_one(CommuneReport, report_id), db.session.get_one(User, by_id))
    assert _file(paper_id) != plain


def _refuse(*_args: object) -> None:
    raise Refused("paper_not_ready")
