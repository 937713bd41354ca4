"""The minutes: who came, what was said, what was concluded and became a task; powers, stale edits, undoing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import event, meetings
from app.models.errors import NotAllowed, Refused, Stale
from app.models.inviting import guests
from app.models.meeting import Conclusion, Meeting
from app.models.minutes import assigning, attendance, closing, conclusions, due, opinions
from app.models.minutes.conclusions import Fields
from app.models.minutes.lines import Seen
from app.models.notification import Notification
from app.models.task import Task, TaskState, workflow
from app.models.user import User
from tests.world import Place

ON = date(2026, 10, 6)


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting that is held today."""
    committee = meetings.first_committee(place.id)
    secretary = place.people["secretary"]
    made = meetings.call(secretary, committee, on=ON, title="phiên quý III", place="P1", chair="Chủ tịch")
    db.session.flush()
    return made


@pytest.fixture
def secretary(place: Place) -> User:
    """Who writes the minutes."""
    return place.people["secretary"]


def verbs(meeting: Meeting) -> list[str]:
    """What the log says, oldest first."""
    db.session.flush()
    return [one.verb for one in reversed(event.of(meeting))]


def conclude(place: Place, meeting: Meeting, by: User, **more: object) -> Conclusion:
    """A conclusion of the culture department with the economy one coordinating."""
    fields = {"lead": place.units["culture"], "units": [place.units["economy"]], "due": "30/11/2026", **more}
    return conclusions.add(meeting, by, Fields(text="Hoàn thành nâng cấp mạng nội bộ", product="Báo cáo", **fields))


@pytest.mark.parametrize(
    ("words", "on", "kind"),
    [
        ("30/11", date(2026, 11, 30), "date"),
        ("30.11.26", date(2026, 11, 30), "date"),
        ("trước ngày 15/12/2026", date(2026, 12, 14), "date"),
        ("Quý IV/2026", date(2026, 12, 31), "quarter"),
        ("tháng 12/2026", date(2026, 12, 31), "month"),
        ("thường xuyên", None, "ongoing"),
        ("", None, "none"),
    ],
)
def test_a_deadline_is_read_as_typed(words: str, on: date | None, kind: str) -> None:
    read = due.read(words, ON)
    assert (read.on, read.type, read.words) == (on, kind, words)


@pytest.mark.parametrize("today", [date(2026, 12, 25), date(2027, 1, 4)])
def test_a_day_without_a_year_is_the_first_from_the_meeting_on(today: date) -> None:
    with clock.stopped(clock.instant(today, 9)):
        read = [due.read(words, date(2026, 12, 25)).on for words in ("31/12", "15/7")]
    assert read == [date(2026, 12, 31), date(2027, 7, 15)]


def test_units_alone_make_a_new_version(place: Place, meeting: Meeting, secretary: User) -> None:
    row = conclude(place, meeting, secretary)
    fields = {"lead": place.units["culture"], "due": "30/11/2026", "product": "Báo cáo"}
    conclusions.edit(row, secretary, Fields(text=row.text, units=[], **fields), Seen(row.version, "a"))
    seen = Seen(row.version, "b")
    conclusions.edit(row, secretary, Fields(text=row.text, units=[place.units["economy"]], **fields), Seen(hand="a"))
    with pytest.raises(Stale):
        conclusions.edit(row, secretary, Fields(text="Khác", units=[], **fields), seen)


@pytest.mark.parametrize(("words", "code"), [("31/11", "day_impossible"), ("05/10/2026", "due_before_meeting")])
def test_an_impossible_deadline_is_refused(words: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        due.read(words, ON)
    assert refused.value.code == code


def test_a_conclusion_becomes_a_task_with_all_that_was_said(place: Place, meeting: Meeting, secretary: User) -> None:
    conclusion = conclude(place, meeting, secretary)
    task = assigning.assign(conclusion, secretary)
    assert assigning.assign(conclusion, secretary) is task
    assert (task.lead_unit_id, task.due_on, task.product) == (place.units["culture"].id, date(2026, 11, 30), "Báo cáo")
    assert [row.unit_id for row in task.units] == [place.units["economy"].id]
    assert task.section == "Kết luận phiên quý III, ngày họp 06/10/2026"
    told = select(Notification.recipient_id).where(Notification.rule == "assigned", Notification.channel == "in_app")
    assert db.session.scalars(told).all() == [place.people["culture_head"].id]
    assert db.session.scalar(select(func.count(Task.id))) == 1
    assert [one.verb for one in event.of(task)] == ["task.added"]
    assert verbs(meeting)[-2:] == ["meeting.concluded", "meeting.conclusion_assigned"]


def test_words_that_come_again_begin_a_series(place: Place, meeting: Meeting, secretary: User) -> None:
    task = assigning.assign(conclude(place, meeting, secretary, due="Định kỳ hằng quý"), secretary)
    assert task.series_id is not None
    assert (task.due_on, task.period_key) == (date(2026, 12, 31), "2026-Q4")


def test_undoing_cancels_the_task_until_the_unit_has_taken_it_on(
    place: Place, meeting: Meeting, secretary: User
) -> None:
    conclusion = conclude(place, meeting, secretary)
    task = assigning.assign(conclusion, secretary)
    assigning.withdraw(conclusion, secretary)
    assert (task.state, conclusion.task_id) == (TaskState.CANCELLED, None)
    again = assigning.assign(conclusion, secretary)
    workflow.accept(again, place.people["culture_head"])
    with pytest.raises(Refused) as refused:
        assigning.withdraw(conclusion, secretary)
    assert refused.value.code == "conclusion_taken_on"
    assert conclusion.task_id == again.id


def test_what_is_a_task_is_no_longer_corrected_here(place: Place, meeting: Meeting, secretary: User) -> None:
    conclusion = conclude(place, meeting, secretary)
    assigning.assign(conclusion, secretary)
    for act in (
        lambda: conclusions.edit(conclusion, secretary, Fields(text="Khác")),
        lambda: conclusions.remove(conclusion, secretary),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "conclusion_assigned"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": " "}, "conclusion_missing"),
        ({"text": "x" * 4001}, "minutes_line_long"),
        ({"text": "Việc", "lead": "everyone"}, "unit_without_board"),
    ],
)
def test_a_wrong_line_is_refused(
    place: Place, meeting: Meeting, secretary: User, fields: dict[str, str], code: str
) -> None:
    lead = place.units[fields["lead"]] if "lead" in fields else None
    with pytest.raises(Refused) as refused:
        conclusions.add(meeting, secretary, Fields(text=fields["text"], lead=lead))
    assert refused.value.code == code


def test_without_a_lead_nothing_is_given_out(meeting: Meeting, secretary: User) -> None:
    conclusion = conclusions.add(meeting, secretary, Fields(text="Rà soát"))
    with pytest.raises(Refused) as refused:
        assigning.assign(conclusion, secretary)
    assert refused.value.code == "lead_missing"


def test_another_page_s_text_is_never_overwritten(place: Place, meeting: Meeting, secretary: User) -> None:
    conclusion = conclude(place, meeting, secretary)
    first = Seen(conclusion.version, "page-a")
    conclusions.edit(conclusion, secretary, Fields(text="Bản một"), first)
    conclusions.edit(conclusion, secretary, Fields(text="Bản hai"), first)  # the same page's next field, sent meanwhile
    with pytest.raises(Stale):
        conclusions.edit(conclusion, place.people["chair"], Fields(text="Bản khác"), Seen(first.version, "page-b"))
    assert conclusion.text == "Bản hai"
    opinion = opinions.add(meeting, secretary, "Bà A", "Đồng ý")
    seen = Seen(opinion.version, "page-a")
    opinions.edit(opinion, secretary, "Bà A", "Đồng ý cả", seen)
    with pytest.raises(Stale):
        opinions.edit(opinion, secretary, "Bà A", "Không", Seen(seen.version, "page-b"))


def test_saving_the_same_again_leaves_no_trace(place: Place, meeting: Meeting, secretary: User) -> None:
    conclusion = conclude(place, meeting, secretary)
    before = verbs(meeting)
    same = Fields(conclusion.text, place.units["culture"], [place.units["economy"]], "30/11/2026", "Báo cáo")
    conclusions.edit(conclusion, secretary, same)
    assert verbs(meeting) == before


def test_lines_are_removed_and_taken_back(place: Place, meeting: Meeting, secretary: User) -> None:
    conclusion, opinion = conclude(place, meeting, secretary), opinions.add(meeting, secretary, "Ông B", "Nhất trí")
    conclusions.remove(conclusion, secretary)
    opinions.remove(opinion, secretary)
    assert (conclusions.of(meeting), opinions.of(meeting)) == ([], [])
    conclusions.take_back(conclusion, secretary)
    opinions.take_back(opinion, secretary)
    assert (conclusions.of(meeting), opinions.of(meeting)) == ([conclusion], [opinion])


def test_attendance_by_taps(place: Place, meeting: Meeting, secretary: User) -> None:
    guests.add_members(meeting, secretary)
    first, *others = guests.of(meeting)
    attendance.mark(first, secretary, "excused")
    attendance.mark(first, secretary, "excused")
    assert attendance.all_present(meeting, secretary) == len(others) > 0
    assert attendance.all_present(meeting, secretary) == 0
    assert attendance.counts(guests.of(meeting)) == {"excused": 1, "present": len(others)}
    assert verbs(meeting).count("meeting.attendance_marked") == 1
    with pytest.raises(Refused):
        attendance.mark(first, secretary, "asleep")


def test_the_head_of_the_minutes_and_the_notice(meeting: Meeting, secretary: User) -> None:
    said = {"begun": "14g00", "ended": "16:30", "secretary": "Bà C", "assessment": "Tiến độ cơ bản bảo đảm."}
    closing.save(meeting, secretary, **said, version=meeting.version)
    db.session.flush()
    assert (meeting.begun, meeting.ended) == ("14:00", "16:30")
    with pytest.raises(Stale):
        closing.save(meeting, secretary, **said, version=meeting.version - 1)
    with pytest.raises(Refused):
        closing.save(meeting, secretary, **{**said, "ended": "13:00"})
    for number, on, code in (
        ("", ON, "notice_number_missing"),
        ("15/TB-UBND", None, "notice_day_missing"),
        ("15/TB-UBND", date(2026, 10, 7), "notice_day_wrong"),
    ):
        with pytest.raises(Refused) as refused:
            closing.issue(meeting, secretary, number, on)
        assert refused.value.code == code
    closing.issue(meeting, secretary, "15/TB-UBND", ON)
    assert assigning.source(meeting).startswith("Thông báo kết luận số 15/TB-UBND, ")
    other = meetings.call(secretary, meeting.committee, on=ON, title="Phiên khác", place="P1", chair="A")
    db.session.flush()
    with pytest.raises(Refused, match="issue_number_taken"):
        closing.issue(other, secretary, "15 / tb-ubnd", ON)


@pytest.mark.parametrize("who", ["culture_head", "officer", "observer", "admin"])
def test_others_write_no_minutes(place: Place, meeting: Meeting, secretary: User, who: str) -> None:
    person, conclusion = place.people[who], conclude(place, meeting, secretary)
    opinion = opinions.add(meeting, secretary, "Ông B", "Nhất trí")
    guest = guests.add(meeting, secretary, "Đại diện Viettel")
    for act in (
        lambda: conclusions.add(meeting, person, Fields(text="Việc")),
        lambda: conclusions.edit(conclusion, person, Fields(text="Việc")),
        lambda: conclusions.remove(conclusion, person),
        lambda: assigning.assign(conclusion, person),
        lambda: assigning.withdraw(conclusion, person),
        lambda: opinions.add(meeting, person, "Ông B", "Nhất trí"),
        lambda: opinions.edit(opinion, person, "Ông B", "Khác"),
        lambda: opinions.remove(opinion, person),
        lambda: attendance.mark(guest, person, "present"),
        lambda: attendance.all_present(meeting, person),
        lambda: closing.issue(meeting, person, "1/TB", ON),
        lambda: closing.save(meeting, person, begun="", ended="", secretary="", assessment=""),
    ):
        with pytest.raises(NotAllowed):
            act()
