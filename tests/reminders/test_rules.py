"""Each rule speaks on its day, to its people; a ruling for a unit or a task takes the place of what lies above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app import clock
from app.database import db
from app.models import agenda, meetings
from app.models.meeting import AgendaItem
from app.models.notification import Notification
from app.models.roles import Role
from app.models.rules import forecast
from app.models.rules.defaults import RULES, SCHEDULED
from app.models.rules.rule import ReminderRule
from app.models.tally import Tally
from app.models.task import TaskState, explaining, extending, parts, waits, workflow
from app.models.task.table import TaskUnit
from app.models.user import Appointment, User
from tests import world
from tests.reminders.conftest import Sink, fresh, mails, messages, rows

TODAY = date(2026, 10, 6)  # a Tuesday
SOON, LATE = date(2026, 10, 9), date(2026, 9, 30)
Make, Remind, Post = Callable[..., int], Callable[..., Tally], Callable[[], Tally]
Told = set[tuple[str, str, str]]


@pytest.fixture
def told_on(place: world.Place, remind: Remind) -> Callable[[date], Told]:
    """Sweep on a day; what that sweep told in the application: (person, rule, occasion)."""

    def run(day: date) -> Told:
        last = max((row.id for row in rows(Notification)), default=0)
        with clock.stopped(clock.instant(day, 9)):
            remind()
        names = {person.id: key for key, person in place.people.items()}
        new = [row for row in rows(Notification, channel="in_app") if row.id > last and row.rule in SCHEDULED]
        return {(names[row.recipient_id], row.rule, row.occasion) for row in new}

    return run


@pytest.fixture
def rule(place: world.Place) -> Callable[..., None]:
    """Set a ruling of a scope."""

    def run(key: str, scope: str = "commune", **fields: object) -> None:
        default = RULES[key].default
        values = {"is_on": True, "steps": list(default.steps), "every": default.every, "audience": default.audience}
        kind, _dash, of = scope.partition("-")
        where = {f"{kind}_id": int(of)} if of else {}
        values = {**values, **fields}
        values["audience"] = list(values["audience"])  # type: ignore[call-overload]
        db.session.add(ReminderRule(commune_id=place.id, rule=key, scope=scope, **where, **values))
        db.session.commit()

    return run


def lead_the_office(place: world.Place) -> None:
    """The officer heads the office, and the deputy is in charge of the culture unit."""
    office = Appointment(commune_id=place.id, user_id=place.people["officer"].id, role=Role.DEPARTMENT_HEAD)
    office.unit_id, office.from_on = place.units["office"].id, world.LONG_AGO
    db.session.add(office)
    place.units["culture"].leader_id = place.people["deputy"].id
    db.session.commit()


def test_long_overdue_work_goes_up_step_by_step(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    lead_the_office(place)
    task(LATE)
    told_on(TODAY)
    assert told_on(date(2026, 10, 7)) == {
        ("officer", "escalated_office", "2026-09-30+5"),
        ("deputy", "escalated_office", "2026-09-30+5"),
    }
    assert told_on(date(2026, 10, 8)) == set()
    assert told_on(date(2026, 10, 14)) == {
        ("culture_head", "overdue", "2026-09-30+10"),
        ("chair", "escalated_chair", "2026-09-30+10"),
        ("secretary", "agenda", "2026-09-30+10"),
    }


def test_work_ten_days_late_comes_onto_the_next_meeting_s_agenda_once(
    place: world.Place, task: Make, remind: Remind
) -> None:
    committee = meetings.first_committee(place.id)
    called = [
        meetings.call(place.people["secretary"], committee, on=on, title="", place="Phòng họp 1", chair="Chủ tịch")
        for on in (date(2026, 10, 1), date(2026, 10, 20), date(2026, 10, 30))
    ]
    made = task(date(2026, 9, 15)), task(date(2026, 9, 16))
    task(LATE)
    remind(), remind()
    assert [(row.meeting_id, row.task_id, row.position) for row in rows(AgendaItem)] == [
        (called[1].id, made[0], 1),
        (called[1].id, made[1], 2),
    ]
    rows(AgendaItem)
    item = db.session.query(AgendaItem).filter_by(task_id=made[0]).one()
    item.dropped_at = clock.now()
    db.session.commit()
    remind()
    assert [row.task_id for row in agenda.items(called[1])] == [made[1]]


def test_a_confirmer_who_waits_is_reminded_after_three_working_days(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    place.report(fresh(task(SOON)))
    db.session.commit()
    assert told_on(date(2026, 10, 9)) == set()
    assert told_on(date(2026, 10, 12)) == {("secretary", "confirm_waits", "2026-10-06+4")}
    assert told_on(date(2026, 10, 14)) == set()
    assert told_on(date(2026, 10, 15)) == {("secretary", "confirm_waits", "2026-10-06+7")}


def test_the_office_s_own_report_waits_for_a_leader(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    lead_the_office(place)
    work = fresh(task(SOON, unit="office"))
    head = db.session.get_one(User, place.people["officer"].id, populate_existing=True)
    workflow.report(work, head, "Xong", document_number=world.PRODUCT)
    db.session.commit()
    told = told_on(date(2026, 10, 12))
    assert {person for person, rule_, _key in told if rule_ == "confirm_waits"} == {"chair", "deputy"}


def test_an_undecided_request_is_asked_about_every_two_days(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    place.units["culture"].leader_id = place.people["deputy"].id
    work = fresh(task(date(2026, 12, 1)))
    extending.ask(work, place.people["culture_head"], date(2026, 12, 20), "Chờ vốn")
    db.session.commit()
    assert told_on(date(2026, 10, 7)) == set()
    both = {("chair", "extension_waits", "2026-10-06+2"), ("deputy", "extension_waits", "2026-10-06+2")}
    assert told_on(date(2026, 10, 8)) == both
    extending.decide(fresh(work.id), place.people["chair"], granted=True)
    db.session.commit()
    assert told_on(date(2026, 10, 12)) == set()


def test_an_explanation_past_its_day(place: world.Place, task: Make, told_on: Callable[[date], Told]) -> None:
    work = fresh(task(date(2026, 12, 1)))
    explaining.ask(work, place.people["chair"], "Vì sao?", date(2026, 10, 8))
    db.session.commit()
    assert told_on(date(2026, 10, 8)) == set()
    assert told_on(date(2026, 10, 9)) == {("culture_head", "explanation_late", "2026-10-08+1")}
    assert told_on(date(2026, 10, 14)) == {("culture_head", "explanation_late", "2026-10-08+4")}


def test_an_ongoing_duty_without_its_update(place: world.Place, task: Make, told_on: Callable[[date], Told]) -> None:
    with clock.stopped(clock.instant(date(2026, 8, 1))):
        place.task(deadline_type="ongoing", state=TaskState.IN_PROGRESS, accepted_at=clock.now())
        db.session.commit()
    assert ("culture_head", "update_missing", "2026-09+1") in told_on(date(2026, 10, 1))
    assert told_on(TODAY) == set()
    assert ("culture_head", "update_missing", "2026-09+6") in told_on(date(2026, 10, 8))


def test_a_wait_is_asked_about_on_its_day_and_a_forgotten_one_after_a_month(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    work = fresh(task(None, deadline_type="external"))  # type: ignore[arg-type]
    waits.begin(work, place.people["secretary"], "hướng dẫn của Sở Nội vụ", date(2026, 10, 15))
    db.session.commit()
    assert told_on(date(2026, 10, 14)) == set()
    assert told_on(date(2026, 10, 15)) == {("culture_head", "recheck", "2026-10-15+0")}
    waits.begin(fresh(work.id), place.people["secretary"], "hướng dẫn của Sở Nội vụ", date(2026, 10, 30))
    db.session.commit()
    assert told_on(date(2026, 10, 22)) == set()
    waits.end(fresh(work.id), place.people["secretary"], "Công văn 12")  # today is the 6th: a month from it
    db.session.commit()
    assert told_on(date(2026, 11, 4)) == set()
    assert told_on(date(2026, 11, 5)) == {("culture_head", "recheck", "2026-11-05+0")}


def test_a_coordinating_unit_s_part_has_reminders_of_its_own(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    work = fresh(task(date(2026, 12, 1)))
    unit = place.units["economy"]
    work.units.append(TaskUnit(commune_id=place.id, unit_id=unit.id))
    parts.ask(work, place.people["secretary"], unit, "Cung cấp số liệu", SOON)
    db.session.commit()
    key = f"2026-10-09-3.u{unit.id}"
    assert told_on(TODAY) == {("economy_head", "part_due", key)}
    late = told_on(date(2026, 10, 12))
    assert late == {("economy_head", "part_overdue", f"2026-10-09+1.u{unit.id}")}


def test_a_report_is_reminded_of_by_its_own_rule(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    task(SOON, kind="reporting")
    assert told_on(date(2026, 10, 1)) == set()
    assert told_on(TODAY) == {("culture_head", "reporting_due", "2026-10-09-3")}
    assert told_on(SOON) == {("culture_head", "reporting_today", "2026-10-09-0")}


def test_the_narrowest_ruling_holds(
    place: world.Place, task: Make, told_on: Callable[[date], Told], rule: Callable[..., None]
) -> None:
    first, second, third = task(LATE), task(LATE), task(LATE, unit="economy")
    rule("overdue", steps=[2], every=0)
    rule("overdue", f"unit-{place.units['culture'].id}", steps=[4], every=0)
    rule("overdue", f"task-{second}", is_on=False)
    told = {(row.subject_id, row.occasion) for row in rows(Notification)} if told_on(TODAY) else set()
    assert told == {(first, "2026-09-30+4"), (third, "2026-09-30+2")}


def test_an_earlier_step_of_one_unit_is_found_though_the_others_look_less_far(
    place: world.Place, task: Make, told_on: Callable[[date], Told], rule: Callable[..., None]
) -> None:
    far, key = date(2026, 11, 17), "2026-11-17-30"  # thirty working days from today
    task(far), task(far, unit="economy")
    rule("due_before", f"unit-{place.units['economy'].id}", steps=[-30, -1])
    assert told_on(TODAY) == {("economy_head", "due_before", key)}


def test_another_audience(
    place: world.Place, task: Make, told_on: Callable[[date], Told], rule: Callable[..., None]
) -> None:
    task(LATE)
    rule("overdue", audience=["chair", "lead"])
    assert {person for person, _rule, _key in told_on(TODAY)} == {"chair", "culture_head"}


def test_what_waits_is_dropped_where_its_rule_is_switched_off_meanwhile(
    sink: Sink, task: Make, remind: Remind, post: Post, rule: Callable[..., None]
) -> None:
    task(LATE)
    remind()
    rule("overdue", is_on=False)
    post()
    assert sink.mails == []
    assert [(row.state, row.reason) for row in mails()] == [("skipped", "superseded")]
    assert [row.state for row in messages()] == ["skipped"]


def test_a_forecast_names_what_the_sweep_will_make(
    place: world.Place, task: Make, told_on: Callable[[date], Told]
) -> None:
    made = task(SOON)
    told_on(TODAY)
    line = {one.rule.key: one for one in forecast.of(fresh(made))}
    assert [row.occasion for row in line["due_before"].told] == ["2026-10-09-3", "2026-10-09-3"]
    for key in ("due_before", "overdue", "escalated_office", "escalated_chair"):
        coming = line[key].coming
        assert coming is not None and line[key].silent is None
        names = {person.id: name for name, person in place.people.items()}
        assert {(names[one.id], coming.rule, coming.key) for one in line[key].people} <= told_on(coming.on)


def test_a_forecast_says_why_a_rule_is_silent(place: world.Place, task: Make, rule: Callable[..., None]) -> None:
    made = task(LATE, state=TaskState.IN_PROGRESS)
    rule("overdue", f"task-{made}", is_on=False)
    why = {one.rule.key: one.silent for one in forecast.of(fresh(made))}
    assert why == {
        "due_before": "passed", "reporting_due": "not_reporting", "overdue": "off",
        "escalated_office": None, "escalated_chair": None, "agenda": None,
        "confirm_waits": "no_report", "extension_waits": "no_request", "explanation_late": "no_explanation",
        "update_missing": "not_ongoing", "recheck": "no_wait", "part_due": "no_part", "part_overdue": "no_part",
    }  # fmt: skip
    place.report(fresh(made))
    db.session.commit()
    why = {one.rule.key: one.silent for one in forecast.of(fresh(made))}
    assert (why["escalated_office"], why["confirm_waits"], why["recheck"]) == ("not_open", None, "not_open")


def test_the_next_times_of_a_rule(place: world.Place, task: Make) -> None:
    first, second = task(date(2026, 10, 20)), task(SOON)
    task(None, deadline_type="ongoing")  # type: ignore[arg-type]
    found = forecast.coming(place.id, "due_before", 5)
    assert [(one.task.id, one.occasion.key) for one in found] == [(second, "2026-10-09-1"), (first, "2026-10-20-7")]
