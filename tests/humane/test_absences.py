"""Who is away: who is told instead, who may act meanwhile, and what stays forbidden."""

from __future__ import annotations

from datetime import date

import pytest

from app import clock
from app.database import db
from app.models import absences, accounts, appointments, audit, people, powers, seats, stand_ins, telling
from app.models.absence import Absence
from app.models.errors import NotAllowed, Refused
from app.models.event import Event, of
from app.models.notification import Message, Notification
from app.models.roles import Role
from app.models.task import commenting, extending, urging, workflow
from app.models.user import Appointment, User
from app.sentences import who
from tests.reminders.conftest import rows
from tests.statements import counted
from tests.world import LONG_AGO, Place

TODAY, FRIDAY = date(2026, 10, 6), date(2026, 10, 9)  # Tuesday to Friday


def away(place: Place, who: str, instead: str | None = None, start: date = TODAY, end: date = FRIDAY) -> Absence:
    """Somebody is away for the week."""
    person, stand_in = place.people[who], place.people[instead] if instead else None
    made = absences.begin(person, person, from_on=start, to_on=end, stand_in=stand_in, reason="Nghỉ phép")
    db.session.commit()
    return made


def instead_of(place: Place, *keys: str) -> list[str]:
    """Who is told of what these people should hear of, by their keys."""
    names = {person.id: key for key, person in place.people.items()}
    there = stand_ins.on(place.id).present([place.people[key] for key in keys], lambda: stand_ins.everybody(place.id))
    return [names[person.id] for person in there]


def another(place: Place, key: str, role: Role, unit: str | None = None) -> User:
    """One more person of the world."""
    made = User(commune_id=place.id, login=f"{key}.mau", name=key, position=key, email=f"{key}@mau.example")
    db.session.add(made)
    db.session.flush()
    unit_id = place.units[unit].id if unit else None
    held = Appointment(commune_id=place.id, user_id=made.id, role=role, unit_id=unit_id, from_on=LONG_AGO)
    made.appointments.append(held)
    place.people[key] = made
    db.session.commit()
    return made


@pytest.mark.parametrize(
    ("who", "instead", "told"),
    [
        ("culture_head", "officer", ["officer"]),
        ("chair", None, ["deputy"]),
        ("chair", "deputy", ["deputy"]),
        ("deputy", None, ["chair"]),
        ("officer", None, ["culture_head"]),
        ("secretary", None, ["secretary"]),  # nobody else sits there: told all the same
        ("secretary", "economy_head", ["economy_head"]),
    ],
)
def test_who_is_told_instead(place: Place, who: str, instead: str | None, told: list[str]) -> None:
    away(place, who, instead)
    assert instead_of(place, who) == told


def test_who_is_there_is_told_and_nobody_beside(place: Place) -> None:
    assert instead_of(place, "culture_head", "officer") == ["culture_head", "officer"]
    away(place, "officer")
    assert instead_of(place, "culture_head", "officer") == ["culture_head"]
    away(place, "deputy")
    assert instead_of(place, "chair", "deputy") == ["chair"]


def test_the_chain_is_followed_and_never_runs_in_a_circle(place: Place) -> None:
    another(place, "second", Role.SECRETARIAT, "office")
    away(place, "culture_head", "economy_head")
    away(place, "economy_head", "secretary")
    assert instead_of(place, "culture_head") == ["secretary"]
    away(place, "secretary", "culture_head")  # all three name each other
    assert instead_of(place, "culture_head") == ["officer"]  # the unit's other people
    assert instead_of(place, "secretary") == ["second"]
    away(place, "second")
    away(place, "officer")
    assert instead_of(place, "secretary") == ["secretary"]  # nobody is left
    assert instead_of(place, "culture_head") == ["culture_head"]


def test_a_closed_stand_in_hears_nothing(place: Place) -> None:
    away(place, "culture_head", "economy_head")
    accounts.close(place.people["economy_head"], place.people["admin"])
    assert instead_of(place, "culture_head") == ["officer"]


def test_only_on_the_days(place: Place, elsewhere: Place) -> None:
    away(place, "culture_head", "officer", date(2026, 10, 7), date(2026, 10, 8))
    for day, told in ((6, "culture_head"), (7, "officer"), (8, "officer"), (9, "culture_head")):
        with clock.stopped(clock.instant(date(2026, 10, day), 9)):
            assert instead_of(place, "culture_head") == [told]
    assert stand_ins.on(elsewhere.id, date(2026, 10, 7)).named == {}


def test_nobody_away_costs_one_statement(place: Place) -> None:
    head = place.people["culture_head"]
    with counted() as statements:
        stand_ins.on(place.id).present([head], lambda: stand_ins.everybody(place.id))
    assert len(statements) == 1


@pytest.mark.parametrize(
    ("who", "instead", "days", "code"),
    [
        ("culture_head", None, (TODAY, FRIDAY), "stand_in_missing"),
        ("culture_head", "culture_head", (TODAY, FRIDAY), "stand_in_self"),
        ("culture_head", "observer", (TODAY, FRIDAY), "stand_in_observes"),
        ("chair", "secretary", (TODAY, FRIDAY), "stand_in_no_leader"),
        ("officer", None, (FRIDAY, TODAY), "days_order"),
        ("officer", None, (date(2026, 10, 1), date(2026, 10, 5)), "absence_over"),
        ("officer", None, (None, FRIDAY), "day_missing"),
    ],
)
def test_what_is_refused(place: Place, who: str, instead: str | None, days: tuple, code: str) -> None:
    person, stand_in = place.people[who], place.people[instead] if instead else None
    with pytest.raises(Refused) as refused:
        absences.begin(person, person, from_on=days[0], to_on=days[1], stand_in=stand_in)
    assert refused.value.code == code


def test_two_absences_never_meet(place: Place) -> None:
    away(place, "officer")
    with pytest.raises(Refused) as refused:
        away(place, "officer", start=FRIDAY, end=date(2026, 10, 12))
    assert refused.value.code == "absence_meets"
    away(place, "officer", start=date(2026, 10, 12), end=date(2026, 10, 13))


def test_secretariat_and_administrator_write_for_others_and_nobody_else_does(place: Place) -> None:
    officer, days = place.people["officer"], {"from_on": TODAY, "to_on": FRIDAY}
    for key in ("culture_head", "chair", "observer"):
        with pytest.raises(NotAllowed):
            absences.begin(officer, place.people[key], **days)
    made = absences.begin(officer, place.people["secretary"], **days)
    with pytest.raises(NotAllowed):
        absences.end(made, place.people["culture_head"])
    absences.end(made, place.people["admin"])
    db.session.commit()
    told = [row.rule for row in rows(Notification, recipient_id=officer.id, channel="in_app")]
    assert told == ["absence_noted", "absence_ended"]


def test_an_absence_ends_early_or_is_called_off_and_stays_written(place: Place) -> None:
    begun, coming = away(place, "officer"), away(place, "officer", None, date(2026, 10, 20), date(2026, 10, 21))
    officer = place.people["officer"]
    with clock.stopped(clock.instant(date(2026, 10, 8), 9)):
        absences.end(begun, officer)
        absences.end(begun, officer)
        absences.end(coming, officer)
        assert begun.to_on == date(2026, 10, 7) and begun.cancelled_at is None
        assert coming.cancelled_at is not None
        assert instead_of(place, "officer") == ["officer"]
    assert [one.id for one in absences.of(officer)] == [coming.id, begun.id]
    verbs = [event.verb for absence in (begun, coming) for event in of(absence)]
    assert verbs == ["absence.ended", "absence.begun", "absence.cancelled", "absence.begun"]


def test_one_that_begins_today_is_called_off(place: Place) -> None:
    made = away(place, "officer")
    absences.end(made, place.people["officer"])
    assert made.cancelled_at is not None


def test_the_stand_in_acts_for_the_unit_meanwhile(place: Place) -> None:
    task, economy = place.task(due_on=date(2026, 10, 20)), place.people["economy_head"]
    assert not powers.may_report(economy, task)
    made = away(place, "culture_head", "economy_head")
    assert powers.may_report(economy, task) and powers.may_report(economy, place.task(unit="economy"))
    with clock.stopped(clock.instant(date(2026, 10, 10), 9)):
        assert not powers.may_report(economy, task)
    absences.end(made, place.people["culture_head"])
    assert not powers.may_report(economy, task)
    assert audit.verify(place.id).holds


def test_an_act_says_on_whose_behalf(place: Place) -> None:
    task = place.task(due_on=date(2026, 10, 20))
    away(place, "culture_head", "officer")
    away(place, "chair", "deputy")
    officer, deputy = place.people["officer"], place.people["deputy"]
    workflow.accept(task, officer)
    commenting.comment(task, officer, "Đã nhận việc")
    workflow.report(task, officer, "Đã xong", document_number="12/BC-UBND")
    workflow.confirm(task, deputy)
    db.session.commit()
    said = {event.verb: who(event) for event in of(task)}
    assert said["task.accepted"] == said["task.reported"] == "Chuyên viên VH-XH, thay Trưởng phòng VH-XH"
    assert said["task.commented"] == "Chuyên viên VH-XH"
    assert said["task.confirmed"] == "Phó Chủ tịch UBND, thay Chủ tịch UBND"
    assert audit.verify(place.id).holds
    event = db.session.scalars(db.select(Event).where(Event.verb == "task.confirmed")).one()
    event.on_behalf_of_id = None
    db.session.flush()
    assert not audit.verify(place.id).holds


def test_what_the_person_may_do_anyway_is_done_in_their_own_name(place: Place) -> None:
    own, other = place.task(unit="economy", due_on=FRIDAY), place.task(due_on=FRIDAY)
    away(place, "culture_head", "economy_head")
    away(place, "secretary", "officer")
    workflow.accept(own, place.people["economy_head"])
    workflow.accept(other, place.people["economy_head"])
    urging.urge(own, place.people["deputy"])
    urging.urge(other, place.people["officer"])
    behalf = {(e.verb, e.subject_id): e.on_behalf_of_id for task in (own, other) for e in of(task)}
    assert behalf["task.accepted", own.id] is behalf["task.urged", own.id] is None
    assert behalf["task.accepted", other.id] == place.people["culture_head"].id
    assert behalf["task.urged", other.id] == place.people["secretary"].id


def test_nobody_confirms_their_own_units_work_or_their_own_report_through_an_absence(place: Place) -> None:
    reported = place.task()
    place.report(reported)  # the head reports and goes away
    away(place, "culture_head", "secretary")
    assert not powers.may_confirm(place.people["secretary"], reported, place.people["culture_head"].id)
    assert powers.may_confirm(place.people["chair"], reported, place.people["culture_head"].id)
    assert place.people["secretary"].id not in {one.user_id for one in _confirmers(place)}
    by_stand_in = place.task(text="Việc thứ hai")
    workflow.report(by_stand_in, place.people["secretary"], "Đã xong", document_number="1/BC")
    after = clock.stopped(clock.instant(date(2026, 10, 12), 9))  # the absence is over, who reported stays who reported
    with after, pytest.raises(Refused) as refused:
        workflow.confirm(by_stand_in, place.people["secretary"])
    assert refused.value.code == "doer_never_confirms"


def _confirmers(place: Place) -> tuple:
    return seats.of(place.id).confirmers(place.units["culture"].id)


def test_who_stands_in_for_the_secretariat_confirms_but_not_their_own_units_work(place: Place) -> None:
    away(place, "secretary", "culture_head")
    own, other = place.task(), place.task(unit="economy")
    assert not powers.may_confirm(place.people["culture_head"], own)
    assert powers.may_confirm(place.people["culture_head"], other)
    told = people.confirmers(own, place.people["culture_head"])
    assert [person.login for person in told] == ["chair.mau"]  # somebody who is there and may


def test_reports_go_to_who_is_there_and_may(place: Place) -> None:
    away(place, "secretary")
    task = place.task()
    assert [person.login for person in people.confirmers(task, place.people["culture_head"])] == ["chair.mau"]
    away(place, "chair")
    told = people.confirmers(task, place.people["culture_head"])
    assert [person.login for person in told] == ["secretary.mau"]  # none may who is there: nothing is lost


def test_who_stands_in_for_the_deputy_in_charge_decides_on_later_days(place: Place) -> None:
    second = another(place, "second", Role.DEPUTY)
    task = place.task(due_on=date(2026, 10, 20), leader_id=place.people["deputy"].id)
    assert not powers.may_decide_extension(second, task)
    made = away(place, "deputy", "second")
    assert powers.may_decide_extension(second, task)
    extenders = {one.user_id for one in seats.of(place.id).extenders(place.people["deputy"].id)}
    assert extenders == {place.people[key].id for key in ("chair", "deputy", "second")}
    extending.ask(task, place.people["culture_head"], date(2026, 10, 27), "Chờ thẩm định")
    extending.decide(task, second, granted=True)
    assert next(e for e in of(task) if e.verb == "task.extension_granted").on_behalf_of_id == place.people["deputy"].id
    absences.end(made, place.people["deputy"])
    assert not powers.may_decide_extension(second, task)


def test_the_chain_of_stand_ins_may_act_too(place: Place) -> None:
    task = place.task()
    first = away(place, "culture_head", "economy_head")
    assert not powers.may_report(place.people["secretary"], task)
    away(place, "economy_head", "secretary", date(2026, 10, 6), date(2026, 10, 7))
    assert powers.may_report(place.people["secretary"], task)
    lent = [one for one in place.people["secretary"].held() if one.on_behalf_of_id]
    assert {(one.unit.short_name, one.on_behalf_of.login) for one in lent if one.unit and one.on_behalf_of} == {
        ("Phòng VH-XH", "culture_head.mau"), ("Phòng KT-HT&ĐT", "economy_head.mau"),
    }  # fmt: skip
    absences.end(first, place.people["culture_head"])
    assert not powers.may_report(place.people["secretary"], task)
    assert powers.may_report(place.people["secretary"], place.task(unit="economy"))


def test_appointments_made_and_ended_meanwhile_are_followed(place: Place) -> None:
    admin, head, economy = (place.people[key] for key in ("admin", "culture_head", "economy_head"))
    away(place, "culture_head", "economy_head")
    made = appointments.appoint(head, admin, Role.DEPARTMENT_HEAD, place.units["centre"])
    assert place.units["centre"].id in economy.unit_ids()
    appointments.end(made, admin, date(2026, 10, 5))
    assert place.units["centre"].id not in economy.unit_ids()
    lent = next(one for one in economy.held() if one.on_behalf_of_id)
    with pytest.raises(Refused) as refused:
        appointments.end(lent, admin)
    assert refused.value.code == "appointed_on_behalf"
    accounts.close(head, admin)
    assert place.units["culture"].id not in economy.unit_ids()


def test_who_holds_the_place_already_is_given_no_second_one(place: Place) -> None:
    another(place, "second", Role.SECRETARIAT, "office")
    away(place, "secretary", "second")
    assert [one.on_behalf_of_id for one in place.people["second"].held()] == [None]


def test_administration_is_never_lent(place: Place) -> None:
    away(place, "admin", "secretary")
    assert Role.ADMINISTRATOR not in place.people["secretary"].roles
    assert instead_of(place, "admin") == ["secretary"]


def test_notices_of_acts_go_to_the_stand_in_and_wait_in_the_application(place: Place) -> None:
    task = place.task(due_on=FRIDAY)
    away(place, "culture_head", "officer")
    urging.urge(task, place.people["chair"])
    db.session.commit()
    found = {(row.recipient_id, row.channel) for row in rows(Notification, subject_kind="task")}
    head, officer = place.people["culture_head"].id, place.people["officer"].id
    assert found == {(head, "in_app"), (officer, "in_app"), (officer, "email")}
    assert {row.recipient_id for row in rows(Message) if row.slot.startswith("task")} == {officer}


def test_a_stand_in_isnt_told_of_their_own_act(place: Place) -> None:
    task, head, chair = place.task(), place.people["culture_head"], place.people["chair"]
    away(place, "officer", "culture_head")
    commenting.comment(task, head, "Nhờ xem giúp", [place.people["officer"].id])
    commenting.comment(task, chair, "Nhờ xem giúp", [place.people["officer"].id])
    db.session.commit()
    mentions = [row for row in rows(Notification, rule="mentioned") if row.recipient_id == head.id]
    assert {row.occasion for row in mentions} == {"comment-2"}
    assert len(rows(Notification, rule="mentioned", recipient_id=place.people["officer"].id, channel="in_app")) == 2


def test_what_concerns_the_person_alone_goes_to_nobody_else(place: Place) -> None:
    made = away(place, "culture_head", "officer")
    telling.tell(made, "absence", "again", [place.people["culture_head"]], slot="absence-x", personally=True)
    db.session.commit()
    assert {row.recipient_id for row in rows(Notification, occasion="again")} == {place.people["culture_head"].id}
