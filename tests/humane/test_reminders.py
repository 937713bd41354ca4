"""Reminders while somebody is away, after an outage, and of what the clock itself makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from app import clock
from app.database import db
from app.models import absences
from app.models.notification import Message, Notification
from app.models.tally import Tally
from app.models.task import Task, extending, series, urging
from app.models.task.occurrences import Rule
from app.models.working_days import WorkingDays
from tests.humane.conftest import Morning, text_of, to
from tests.humane.test_absences import another, away
from tests.reminders.conftest import fresh, rows
from tests.world import Place

LATE = date(2026, 9, 30)  # overdue by four working days on Tuesday 06/10/2026
WEDNESDAY, FRIDAY, BACK = date(2026, 10, 7), date(2026, 10, 9), date(2026, 10, 12)
Remind = Callable[..., Tally]


def told(place: Place, rule: str = "overdue") -> list[tuple[str, str]]:
    """(person, occasion) of every reminder in the application, in their order."""
    names = {person.id: key for key, person in place.people.items()}
    return [(names[row.recipient_id], row.occasion) for row in rows(Notification, channel="in_app", rule=rule)]


def test_reminders_go_to_the_stand_in_and_come_back_with_the_person(place: Place, morning: Morning) -> None:
    place.task("Nộp hồ sơ", due_on=LATE)
    away(place, "culture_head", "economy_head", WEDNESDAY, FRIDAY)
    mails = {day: morning(day) for day in (date(2026, 10, 6), WEDNESDAY, date(2026, 10, 8), FRIDAY, BACK)}
    assert told(place) == [
        ("culture_head", "2026-09-30+4"),
        ("economy_head", "2026-09-30+4"),
        ("economy_head", "2026-09-30+7"),
        ("culture_head", "2026-09-30+7"),  # back on Monday: what is still due
    ]
    assert [len(to(mails[day], "culture_head")) for day in mails] == [1, 0, 0, 0, 1]
    assert "Nộp hồ sơ" in text_of(to(mails[BACK], "culture_head")[0])


def test_what_was_closed_meanwhile_isnt_told_on_the_return(place: Place, morning: Morning) -> None:
    task_id = place.task("Nộp hồ sơ", due_on=LATE).id
    away(place, "culture_head", "economy_head", date(2026, 10, 6), FRIDAY)
    morning(WEDNESDAY)
    place.report(fresh(task_id), "economy_head")
    db.session.commit()
    morning(BACK)
    assert {who for who, _occasion in told(place)} == {"economy_head"}


def test_who_goes_away_before_the_letter_leaves_is_spared_it(place: Place, remind: Remind, morning: Morning) -> None:
    place.task("Nộp hồ sơ", due_on=LATE)
    db.session.commit()
    with clock.stopped(clock.instant(date(2026, 10, 6), 19)):  # it leaves on Wednesday
        remind()
        away(place, "culture_head", "economy_head", WEDNESDAY, FRIDAY)
    mails = morning(WEDNESDAY)
    assert to(mails, "culture_head") == []
    assert "Nộp hồ sơ" in text_of(to(mails, "economy_head")[-1])
    left = {(row.recipient_id, row.reason) for row in rows(Notification, channel="email", state="skipped")}
    assert left == {(place.people["culture_head"].id, "not theirs")}


def test_the_assignees_stand_in_hears_of_what_is_theirs(place: Place, morning: Morning) -> None:
    another(place, "second", absences.Role.OFFICER, "culture")
    place.task("Nộp hồ sơ", due_on=LATE, assignee_id=place.people["officer"].id)
    away(place, "officer", "second")
    morning(date(2026, 10, 6))
    assert {who for who, _occasion in told(place)} == {"culture_head", "second"}


def test_escalation_passes_a_leader_who_is_away(place: Place, morning: Morning) -> None:
    place.task("Nộp hồ sơ", due_on=date(2026, 9, 16))
    away(place, "chair", None)
    morning(date(2026, 10, 6))
    assert told(place, "escalated_chair") == [("deputy", "2026-09-16+10")]


def test_requests_wait_for_a_leader_who_is_there(place: Place, morning: Morning) -> None:
    task = place.task("Nộp hồ sơ", due_on=date(2026, 10, 20), leader_id=place.people["deputy"].id)
    extending.ask(task, place.people["culture_head"], date(2026, 10, 27), "Chờ thẩm định")
    away(place, "deputy", None, date(2026, 10, 7), FRIDAY)
    morning(date(2026, 10, 8))
    assert told(place, "extension_waits") == [("chair", "2026-10-06+2")]


def test_an_urge_reaches_the_stand_in(place: Place, morning: Morning) -> None:
    task = place.task("Nộp hồ sơ", due_on=date(2026, 12, 1))
    away(place, "culture_head", "officer")
    urging.urge(task, place.people["chair"], "Khẩn trương")
    db.session.commit()
    mails = morning(date(2026, 10, 6), hour=10)
    assert [mail["To"].addresses[0].addr_spec for mail in mails if "Đôn đốc" in str(mail["Subject"])] == [
        "officer@mau.example"
    ]


def test_three_weeks_of_outage_give_each_person_one_letter_with_each_task_once(place: Place, morning: Morning) -> None:
    titles = _work(place)
    assert morning(date(2026, 10, 6))
    before = {row.id for row in rows(Message)}
    mails = morning(date(2026, 10, 28))  # Wednesday, after three weeks without a sweep
    assert max(Counter(mail["To"].addresses[0].addr_spec for mail in mails).values()) == 1
    new = [row for row in rows(Message) if row.id not in before]
    assert {row.slot for row in new} == {"2026-10-28"} and len(new) == len(mails)
    body = text_of(to(mails, "culture_head")[0])
    assert {title: body.count(f"{title}\n".replace("\n", "\r\n")) for title in titles} == dict.fromkeys(titles, 1)
    assert "Tuần 26/10" in body
    assert len(rows(Notification, rule="assigned", channel="email", state="sent")) == 2
    assert morning(date(2026, 10, 28), hour=15) == []


def _work(place: Place) -> list[str]:
    """Tasks of the culture department that fall due before, during and after the outage; two duties with milestones."""
    due = {f"Việc hạn ngày {n}": date(2026, 10, 1) + timedelta(days=3 * n) for n in range(10)}
    for title, day in due.items():
        place.task(title, due_on=day)
    rule = Rule("", 2026, milestones=("2026-10-08", "2026-10-20", "2026-11-05"))
    for n in (1, 2):
        duty = place.task(f"Báo cáo theo mốc {n}", due_on=date(2026, 10, 8))
        assert series.start(duty, rule, "milestones", WorkingDays())
    db.session.commit()
    return list(due)


def test_what_the_clock_makes_is_told_in_the_days_message(place: Place, morning: Morning) -> None:
    for n in range(3):
        task = place.task(f"Báo cáo tháng {n}", due_on=date(2026, 9, 30))
        series.start(task, Rule("monthly", 2026, "hằng tháng"), "recurring", WorkingDays())
    place.task("Nộp hồ sơ", due_on=date(2026, 11, 5))
    db.session.commit()
    mails = to(morning(date(2026, 11, 2)), "culture_head")
    assert len(mails) == 1
    assert {row.slot for row in rows(Message) if row.recipient_id == place.people["culture_head"].id} == {"2026-11-02"}
    assigned = rows(Notification, rule="assigned", channel="email")
    assert len(assigned) == len(db.session.scalars(db.select(Task).where(Task.series_id.is_not(None))).all()) - 3 > 0
    assert {row.state for row in assigned} == {"sent"}
