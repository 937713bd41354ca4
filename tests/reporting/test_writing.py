"""A unit's report from the first draft to its acceptance, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.notification import Notification
from app.models.reconciling import owing
from app.models.reconciling.expected import calendar_of
from app.models.reporting import drafts, duties, lists, prefill, writing
from app.models.reporting.windows import Window
from app.models.reporting.writing import Words
from app.models.task import Task, explaining, period_updates, progress, workflow
from app.models.task.records import PeriodUpdate
from app.models.unit_report import UnitReport
from tests.world import Place

SAID = Words("Đã hoàn thành trang thông tin", "Thiếu máy tính", "Đề nghị cấp kinh phí")


def _send(place: Place, window: Window, words: Words = SAID) -> UnitReport:
    return writing.send(place.units["culture"], place.people["culture_head"], window, words)


def _told(rule: str) -> set[int]:
    which = (Notification.rule == rule, Notification.channel == "in_app")
    return set(db.session.scalars(select(Notification.recipient_id).where(*which)))


def test_a_draft_is_kept_sent_and_taken(place: Place, window: Window) -> None:
    unit, officer = place.units["culture"], place.people["officer"]
    draft = writing.save(unit, officer, window, Words("Nháp"))
    assert (draft.state, draft.saved_by_id, draft.figures) == ("draft", officer.id, None)
    sent = _send(place, window)
    assert sent is draft
    assert (sent.state, sent.results) == ("sent", SAID.results)
    assert _told("unit_report_sent") == {place.people["secretary"].id}
    writing.accept(sent, place.people["secretary"])
    writing.accept(sent, place.people["secretary"])
    assert sent.state == "accepted"
    assert _told("unit_report_accepted") == {place.people["culture_head"].id}
    verbs = list(db.session.scalars(select(Event.verb).where(Event.subject_kind == "unit_report").order_by(Event.id)))
    assert verbs == ["unit_report.sent", "unit_report.accepted"]


def test_returned_with_a_reason_and_sent_again(place: Place, window: Window) -> None:
    report = _send(place, window)
    with pytest.raises(Refused, match="reason_missing"):
        writing.send_back(report, place.people["secretary"], " ")
    writing.send_back(report, place.people["secretary"], "Thiếu số liệu")
    assert (report.state, report.reason, report.returned) == ("returned", "Thiếu số liệu", 1)
    assert _told("unit_report_returned") == {place.people["culture_head"].id}
    again = _send(place, window)
    assert (again.id, again.state, again.reason) == (report.id, "sent", None)


PEOPLE = ("admin", "secretary", "chair", "deputy", "culture_head", "economy_head", "officer", "observer")
MAY = {
    "save": {"culture_head", "officer"},
    "send": {"culture_head"},
    "accept": {"secretary", "chair"},
    "send_back": {"secretary", "chair"},
}


@pytest.mark.parametrize(("verb", "who"), list(product(MAY, PEOPLE)))
def test_who_may_what(place: Place, window: Window, verb: str, who: str) -> None:
    unit, person = place.units["culture"], place.people[who]
    report = _send(place, window) if verb in ("accept", "send_back") else None
    acts: dict[str, Callable[[], object]] = {
        "save": lambda: writing.save(unit, person, window, SAID),
        "send": lambda: writing.send(unit, person, window, SAID),
        "accept": lambda: writing.accept(report, person),  # type: ignore[arg-type]
        "send_back": lambda: writing.send_back(report, person, "Thiếu"),  # type: ignore[arg-type]
    }
    if who in MAY[verb]:
        acts[verb]()
    else:
        with pytest.raises(NotAllowed):
            acts[verb]()


def test_the_office_s_own_report_is_taken_by_a_leader(place: Place, window: Window) -> None:
    place.task("Việc của Văn phòng", "office")
    head = place.people["economy_head"]
    head.appointments[0].unit_id = place.units["office"].id
    db.session.flush()
    report = writing.send(place.units["office"], head, window, SAID)
    with pytest.raises(NotAllowed):
        writing.accept(report, place.people["secretary"])
    assert _told("unit_report_sent") == {place.people["chair"].id, place.people["deputy"].id}
    writing.accept(report, place.people["deputy"])


def test_what_is_refused(place: Place, window: Window) -> None:
    unit, head = place.units["culture"], place.people["culture_head"]
    with pytest.raises(Refused, match="report_empty"):
        writing.send(unit, head, window, Words("", "Khó", ""))
    with pytest.raises(Refused, match="report_words_long"):
        writing.save(unit, head, window, Words("x" * (writing.MOST + 1)))
    with pytest.raises(Refused, match="report_period_unknown"):
        writing.window_of(place.id, "2027")
    with pytest.raises(Refused, match="report_not_owed"):
        writing.save(place.units["economy"], place.people["economy_head"], window, SAID)
    _send(place, window)
    with pytest.raises(Refused, match="report_closed"):
        writing.save(unit, head, window, SAID)


def test_two_who_write_don_t_lose_words(place: Place, window: Window) -> None:
    unit, head, officer = place.units["culture"], place.people["culture_head"], place.people["officer"]
    first = writing.save(unit, head, window, Words("Một"), 0)
    seen = writing.version_of(first)
    with pytest.raises(Stale):
        writing.save(unit, officer, window, Words("Hai"), 0)
    lists.ask(place.people["secretary"], window)  # asking is no change of the report
    db.session.refresh(first)
    assert writing.save(unit, officer, window, Words("Ba"), seen).results == "Ba"
    with pytest.raises(Stale):
        writing.save(unit, head, window, Words("Bốn"), seen)


def test_the_figures_stay_as_they_were_sent(place: Place, window: Window, led: Task) -> None:
    with clock.stopped(clock.instant(date(2026, 9, 10), 9)):
        workflow.accept(led, place.people["culture_head"])
        place.report(led)
        workflow.confirm(led, place.people["secretary"])
    report = _send(place, window)
    assert [one["code"] for one in report.figures["done"]] == [led.code]
    workflow.reopen(led, place.people["secretary"], "Chưa đủ")
    assert prefill.of(place.units["culture"], window).done == []
    assert [one["code"] for one in report.figures["done"]] == [led.code]


def test_the_window_decides_what_was_done_and_late(place: Place, window: Window) -> None:
    head, secretary = place.people["culture_head"], place.people["secretary"]
    days = {"trước": date(2025, 12, 14), "đầu": date(2025, 12, 15), "cuối": date(2026, 9, 14), "sau": date(2026, 9, 15)}
    for name, day in days.items():
        task = place.task(f"Xong {name}", due_on=date(2026, 9, 1))
        with clock.stopped(clock.instant(day, 9)):
            workflow.accept(task, head)
            place.report(task)
            workflow.confirm(task, secretary)
    for day in (date(2026, 9, 14), date(2026, 9, 15)):
        place.task(f"Hạn {day.day}", due_on=day)
    found = prefill.of(place.units["culture"], window)
    assert [task.text for task in found.done] == ["Xong đầu", "Xong cuối"]
    assert [task.text for task in found.late] == ["Xong sau", "Hạn 14"]
    assert [task.text for task in found.coming] == ["Hạn 15"]
    words = drafts.begin(found)
    assert words.results.count("hoàn thành ngày") == 2
    assert words.difficulties.count("quá hạn ngày") == 2
    assert words.proposals == ""


def test_the_next_period_begins_after_the_window_s_end(place: Place, window: Window) -> None:
    """Fails where what is due while the window lasts is listed as due in the next period."""
    for day in (date(2026, 9, 2), date(2026, 9, 14), date(2026, 9, 15)):
        place.task(f"Hạn {day.day}", due_on=day)
    with clock.stopped(clock.instant(date(2026, 8, 28), 9)):
        found = prefill.of(place.units["culture"], window)
    assert [task.text for task in found.coming] == ["Hạn 15"]
    assert found.late == []


def test_a_plan_s_duty_goes_along(place: Place, window: Window) -> None:
    unit, secretary = place.units["culture"], place.people["secretary"]
    duty = place.task("Báo cáo 9 tháng", kind="reporting", due_on=date(2026, 9, 18))
    place.task("Báo cáo năm", kind="reporting", due_on=date(2026, 12, 18))
    tasks = duties.open_of(unit)
    assert duties.suggested(tasks, window) == duty.id
    report = _send(place, window, Words("Kết quả", task_id=duty.id))
    assert duty.state == "reported"
    writing.send_back(report, secretary, "Thiếu")
    assert duty.state == "in_progress"
    _send(place, window, Words("Kết quả", task_id=duty.id))
    writing.accept(report, secretary)
    assert duty.state == "done"


def test_an_ongoing_duty_gets_the_period_s_result_and_stays(place: Place, window: Window) -> None:
    """Fails where the accepted report confirms the duty, which then ends for good."""
    secretary = place.people["secretary"]
    duty = place.task("Báo cáo quý", kind="reporting", deadline_type="ongoing", recurrence="quarterly 10 last")
    words = Words("Kết quả", task_id=duty.id)
    report = _send(place, window, words)
    assert (duty.state, _results(duty)) == ("in_progress", {})
    writing.accept(report, secretary)
    writing.accept(report, secretary)
    assert duty.state == "in_progress"
    assert list(_results(duty)) == ["2026-Q3"]
    assert "Đã gửi báo cáo" in _results(duty)["2026-Q3"]
    writing.send_back(report, secretary, "Thiếu số liệu")
    assert (duty.state, _results(duty)) == ("in_progress", {})
    period_updates.write(duty, place.people["culture_head"], "Viết tay", "2026-Q4")
    _send(place, window, words)
    writing.accept(report, secretary)
    assert list(_results(duty)) == ["2026-Q3", "2026-Q4"]
    verbs = [one.verb for one in event.of(duty)]
    assert verbs.count("task.period_reported") == 2 and "task.confirmed" not in verbs


def test_what_the_unit_wrote_of_the_period_stays_beside_its_report(place: Place, window: Window) -> None:
    duty = place.task("Báo cáo tháng", kind="reporting", deadline_type="ongoing", recurrence="monthly 15")
    duty.created_at = clock.instant(date(2026, 8, 1))
    db.session.flush()
    period_updates.write(duty, place.people["culture_head"], "Đã họp giao ban", "2026-09")
    report = _send(place, window, Words("Kết quả", task_id=duty.id))
    writing.accept(report, place.people["secretary"])
    own, reported = _results(duty)["2026-09"].splitlines()
    assert own == "Đã họp giao ban" and reported.startswith("Đã gửi báo cáo")
    assert (duty.state, duty.lacks_period) == ("in_progress", None)
    writing.send_back(report, place.people["secretary"], "Thiếu")
    assert _results(duty) == {"2026-09": "Đã họp giao ban"}


def _results(task: Task) -> dict[str, str]:
    rows = db.session.scalars(select(PeriodUpdate).where(PeriodUpdate.task_id == task.id))
    return {row.period_key: row.text for row in sorted(rows, key=lambda row: row.period_key)}


def test_no_other_task_is_answered(place: Place, window: Window, led: Task) -> None:
    other = place.task("Báo cáo", "economy", kind="reporting")
    for wrong in (led.id, other.id, 987654):
        with pytest.raises(Refused, match="report_task_wrong"):
            _send(place, window, Words("Kết quả", task_id=wrong))


def test_the_missing_are_listed_and_asked_once_a_day(place: Place, window: Window) -> None:
    place.task("Việc khác", "economy")
    found = lists.round_of(place.id, window)
    assert [(row.unit.short_name, row.state, row.days_late) for row in found.rows] == [
        ("Phòng VH-XH", "missing", 20), ("Phòng KT-HT&ĐT", "missing", 20),
    ]  # fmt: skip
    _send(place, window)
    assert [row.unit.short_name for row in lists.round_of(place.id, window).missing] == ["Phòng KT-HT&ĐT"]
    assert lists.ask(place.people["chair"], window) == 1
    assert lists.ask(place.people["secretary"], window) == 0
    assert _told("unit_report_asked") == {place.people["economy_head"].id}
    assert lists.owed_by(place.id, {place.units["culture"].id}) == (window, [])
    row = lists.round_of(place.id, window).rows[1]
    assert (row.state, row.report.asked if row.report else 0) == ("missing", 1)
    with pytest.raises(NotAllowed):
        lists.ask(place.people["culture_head"], window)


def _led_no_more(place: Place, task: Task) -> None:
    workflow.cancel(task, place.people["chair"], "Giao nhầm")
    db.session.flush()


def _night_rules(place: Place) -> set[str]:
    """What the night's own reading of the tables says that units' reports bring about."""
    found = owing.pieces(place.id, clock.today(), calendar_of(place.id, clock.today()))
    return {piece.rule for piece in found if piece.rule.startswith("report")}


def test_who_owes_nothing_any_more_isn_t_asked_for_the_draft(place: Place, window: Window, led: Task) -> None:
    unit, head = place.units["culture"], place.people["culture_head"]
    writing.save(unit, head, window, Words("Nháp"))
    assert [row.state for row in lists.round_of(place.id, window).missing] == ["draft"]
    assert _night_rules(place) == {"report_late", "report_escalated", "report_owed"}
    _led_no_more(place, led)
    assert lists.round_of(place.id, window).rows == []
    assert lists.owed_by(place.id, {unit.id}) == (window, [])
    assert _night_rules(place) == set()
    kept = writing.of(unit, window.key)
    assert kept is not None
    assert (kept.state, kept.results) == ("draft", "Nháp")


def test_what_arrived_of_who_owes_nothing_any_more_stays_listed(place: Place, window: Window, led: Task) -> None:
    report = _send(place, window)
    _led_no_more(place, led)
    assert [(row.state, row.has_arrived) for row in lists.round_of(place.id, window).rows] == [("sent", True)]
    writing.send_back(report, place.people["secretary"], "Thiếu")
    assert lists.round_of(place.id, window).rows == []
    assert _send(place, window).state == "sent"


def test_a_reason_that_was_given_fills_the_suggested_text(place: Place, window: Window) -> None:
    head, unit = place.people["culture_head"], place.units["culture"]
    told, silent = (place.task(name, due_on=date(2026, 9, 10)) for name in ("Có lý do", "Chưa có"))
    workflow.accept(told, head)
    progress.note(told, head, "Đang làm", obstacle=True, difficulty="Chờ kinh phí\ncủa tỉnh")
    words = drafts.begin(prefill.of(unit, window))
    assert words.difficulties.splitlines() == [
        "- Có lý do: quá hạn ngày 10/09/2026, nguyên nhân: Chờ kinh phí của tỉnh",
        "- Chưa có: quá hạn ngày 10/09/2026, nguyên nhân: …",
    ]
    explaining.ask(silent, place.people["chair"], "Vì sao chậm?")
    explaining.answer(silent, head, "Thiếu người")
    words = drafts.begin(prefill.of(unit, window))
    assert words.difficulties.endswith("nguyên nhân: Thiếu người")
    assert writing.send(unit, head, window, Words("Kết quả", words.difficulties)).state == "sent"


OPEN = ("- Việc: nguyên nhân: …", "Nguyên nhân: ... \nViệc khác", "Lý do:….", "Gồm: … 3 việc")


@pytest.mark.parametrize("open_", OPEN)
def test_a_place_left_open_isn_t_sent(place: Place, window: Window, open_: str) -> None:
    with pytest.raises(Refused, match="report_blank") as refused:
        _send(place, window, Words("Kết quả", open_))
    assert refused.value.params["field"] == "difficulties"


@pytest.mark.parametrize("whole", ["Mạng, máy tính…", "Nguyên nhân: thiếu máy…"])
def test_dots_of_one_s_own_are_sent(place: Place, window: Window, whole: str) -> None:
    assert _send(place, window, Words("Kết quả", whole)).difficulties == whole


def test_what_was_due_before_the_product_is_not_late(place: Place, window: Window) -> None:
    place.commune.created_at = clock.now()
    db.session.flush()
    assert [row.days_late for row in lists.round_of(place.id, window).rows] == [0]
    mine = {place.units["culture"].id}
    assert lists.owed_by(place.id, mine) == (window, [])
    report = _send(place, window)
    writing.send_back(report, place.people["secretary"], "Thiếu")
    found = lists.owed_by(place.id, mine)
    assert [row.state for row in found[1]] == ["returned"] if found else False


def test_the_due_day_rolls_over_days_off(place: Place) -> None:
    window = writing.window_of(place.id, "2026-Q2")  # 16/6/2026 is a Tuesday
    assert writing.due_of(place.id, window) == date(2026, 6, 16)
    late = writing.window_of(place.id, "2026-05")  # 16/5/2026 is a Saturday
    assert writing.due_of(place.id, late) == date(2026, 5, 18)


def test_nothing_of_another_commune(place: Place, elsewhere: Place, window: Window) -> None:
    _send(place, window)
    assert db.session.scalar(select(func.count(UnitReport.id)).where(UnitReport.commune_id == elsewhere.id)) == 0
    assert lists.waiting(elsewhere.id) == []
    assert [one.unit_id for one in lists.waiting(place.id)] == [place.units["culture"].id]
