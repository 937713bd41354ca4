"""Absences: a person is away from a day to a day, somebody stands in; ended early or called off, never forgotten.

Whoever is away says it, or the secretariat or an administrator for them. The stand-in hears of it, and the person too
where another wrote it.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import stand_ins, standing_in, telling
from app.models.absence import Absence
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock_commune
from app.models.roles import LEADERS, Role
from app.models.text import clean
from app.models.user import User

KEEPERS = (Role.ADMINISTRATOR, Role.SECRETARIAT)  # who may write of others' absences
SHOWN = 10
NOTED = {"absence": "absence_noted"}  # what the person is told where the stand-in hears of an absence


def begin(
    person: User,
    by: User,
    *,
    from_on: date | None,
    to_on: date | None,
    stand_in: User | None = None,
    reason: str = "",
) -> Absence:
    """Write down that a person is away, both days included, and give the stand-in what the person holds meanwhile.

    Raises NotAllowed `absence_not_yours`; Refused `day_missing`, `days_order`, `absence_over`, `absence_meets`, or what
    `_check_stand_in` refuses.
    """
    _allow(person, by)
    if from_on is None or to_on is None:
        raise Refused("day_missing", field="away_from" if from_on is None else "away_to")
    if to_on < from_on:
        raise Refused("days_order", field="away_to")
    if to_on < clock.today():
        raise Refused("absence_over", field="away_to")
    _check_stand_in(person, stand_in)
    lock_commune(person.commune_id)
    _check_free(person, from_on, to_on)
    made = Absence(commune_id=person.commune_id, user_id=person.id, from_on=from_on, to_on=to_on, made_by_id=by.id)
    made.user, made.made_by, made.stand_in, made.reason = person, by, stand_in, clean(reason)
    db.session.add(made)
    record("absence.begun", made, by, after=_line(made), note=made.reason or None)
    standing_in.settle(person.commune_id, by)
    _tell(made, "absence", by)
    return made


def end(absence: Absence, by: User) -> None:
    """The person is back: yesterday was the last day; one that has not lasted a day is called off.

    Safe to call twice. Raises NotAllowed `absence_not_yours`.
    """
    _allow(absence.user, by)
    lock_commune(absence.commune_id)
    db.session.refresh(absence)
    if not absence.holds:
        return
    yesterday = clock.today() - timedelta(days=1)
    if absence.from_on > yesterday:
        absence.cancelled_at = clock.now()
        record("absence.cancelled", absence, by, before=_line(absence))
    else:
        before, absence.to_on = absence.to_on, yesterday
        record("absence.ended", absence, by, before=before, after=absence.to_on)
    standing_in.settle(absence.commune_id, by)
    _tell(absence, "absence_ended", by)


def of(person: User) -> list[Absence]:
    """A person's absences, the newest first: those that hold or come, and the last ones of the past."""
    which = (Absence.commune_id == person.commune_id, Absence.user_id == person.id)
    asked = select(Absence).where(*which).options(joinedload(Absence.stand_in).lazyload(User.appointments))
    return list(db.session.scalars(asked.order_by(Absence.from_on.desc(), Absence.id.desc()).limit(SHOWN)))


def holding(commune_id: int) -> list[Absence]:
    """Who is away in a commune or will be, in the order of their days."""
    which = (Absence.commune_id == commune_id, Absence.cancelled_at.is_(None), Absence.to_on >= clock.today())
    people = [joinedload(one).lazyload(User.appointments) for one in (Absence.user, Absence.stand_in)]
    asked = select(Absence).where(*which).options(*people)
    return list(db.session.scalars(asked.order_by(Absence.from_on, Absence.id)))


def choices(person: User | None, commune_id: int) -> list[tuple[int, str]]:
    """Who may stand in for a person, or for anybody, as id and name with position, by name."""
    others = stand_ins.everybody(commune_id).values()
    able = [one for one in others if (may_stand_in(one, person) if person else one.roles - {Role.OBSERVER})]
    return [(one.id, f"{one.name} ({one.position})" if one.position else one.name) for one in able]


def must_name(person: User) -> bool:
    """Must somebody be named? Without its head a unit has nobody to accept and report."""
    return person.holds(Role.DEPARTMENT_HEAD)


def may_stand_in(other: User, person: User) -> bool:
    """May a person stand in for another? Who works here may, and for a leader another leader; observers only read."""
    if other.id == person.id or not other.active:
        return False
    if person.holds(*LEADERS):
        return other.holds(*LEADERS)
    return bool(other.roles - {Role.OBSERVER})


def may_write(by: User, person: User) -> bool:
    """May somebody write down the absences of a person?"""
    return by.id == person.id or by.holds(*KEEPERS)


def _allow(person: User, by: User) -> None:
    if not may_write(by, person):
        raise NotAllowed("absence_not_yours")


def _check_stand_in(person: User, stand_in: User | None) -> None:
    """Raises Refused `stand_in_missing`, `stand_in_self`, `stand_in_closed`, `stand_in_no_leader`,
    `stand_in_observes`.
    """
    if stand_in is None:
        if must_name(person):
            raise Refused("stand_in_missing", field="stand_in")
        return
    if stand_in.id == person.id:
        raise Refused("stand_in_self", field="stand_in")
    if not stand_in.active:
        raise Refused("stand_in_closed", field="stand_in", person=stand_in.name)
    if not may_stand_in(stand_in, person):
        code = "stand_in_no_leader" if person.holds(*LEADERS) else "stand_in_observes"
        raise Refused(code, field="stand_in", person=stand_in.name)


def _check_free(person: User, from_on: date, to_on: date) -> None:
    meets = (Absence.cancelled_at.is_(None), Absence.from_on <= to_on, Absence.to_on >= from_on)
    other = db.session.scalar(select(Absence).where(Absence.user_id == person.id, *meets).limit(1))
    if other is not None:
        raise Refused("absence_meets", field="away_from", start=other.from_on, end=other.to_on)


def _tell(absence: Absence, rule: str, by: User) -> None:
    """The stand-in, and the person where somebody else wrote it; to nobody instead of them."""
    for one, told_as in ((absence.stand_in, rule), (absence.user, NOTED.get(rule, rule))):
        if one is not None and one.id != by.id:
            slot = f"{told_as.replace('_', '-')}-{absence.id}"
            telling.tell(absence, told_as, f"{absence.from_on}", [one], slot=slot, personally=True)


def _line(absence: Absence) -> str:
    return f"{absence.user.login} · {absence.from_on} – {absence.to_on} · {absence.stand_in and absence.stand_in.login}"
