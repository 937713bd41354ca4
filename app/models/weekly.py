"""The weekly digest: one notification for a person and week, made on the week's first working day.

It leaves in the day's own message, beside the reminders. After an outage it comes on the first day that can; a person
who has nothing to hear of on that day hears nothing that week.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import or_, select

from app import clock
from app.database import db
from app.models import office_hours, sweep_runs
from app.models.commune import Commune
from app.models.digest import OVERSEERS
from app.models.office_hours import Slot
from app.models.roles import Role
from app.models.roster import Roster
from app.models.scheduled import News
from app.models.task import Task, period
from app.models.task.period import WEEKLY, Period
from app.models.task.periods import missing_update
from app.models.task.terms import counted, terms
from app.models.user import User
from app.models.working_days import WorkingDays

RULE = "weekly"


def wanted(roster: Roster, day: date, days: WorkingDays, slot: Slot) -> list[tuple[News, User]]:
    """Who is to get the digest of a working day's week that nobody got yet; then the week's are made."""
    if not _is_due(roster.commune_id, day, days, slot):
        return []
    people = [one for one in roster.people.values() if one in roster.present([one])]
    whom = _wanted_by(roster.commune_id, people, day)
    sweep_runs.of(roster.commune_id, RULE).finished_at = clock.now()
    return [(News(User.__tablename__, one.id, RULE, key(day)), one) for one in whom]


def key(day: date) -> str:
    """The occasion of a day's week: `2026-W41`."""
    return period.of(WEEKLY, day).key


def _is_due(commune_id: int, day: date, days: WorkingDays, slot: Slot) -> bool:
    """Has the week of a working day begun to work, and nobody was told of it yet?

    Not where the message would leave in another week: it tells of its own.
    """
    week = period.of(WEEKLY, day)
    first = days.forward(week.start)
    if not first <= day <= slot.day <= week.end:
        return False
    done_at = sweep_runs.of(commune_id, RULE, since=_founded(commune_id)).finished_at
    return done_at is None or done_at < clock.instant(first, office_hours.OPENS)


def _wanted_by(commune_id: int, people: Iterable[User], day: date) -> list[User]:
    """Who of them gets the digest: who wants it and has something to hear of; two statements."""
    units, assignees = _told_of(commune_id, period.of(WEEKLY, day), day)
    there = db.session.scalar(select(Task.id).where(Task.commune_id == commune_id, counted()).limit(1)) is not None
    return [one for one in people if one.wants_weekly and _has_something(one, units, assignees, there)]


def _has_something(person: User, units: set[int], assignees: set[int], there: bool) -> bool:
    heads = person.unit_ids(Role.DEPARTMENT_HEAD)
    mine = bool(heads & units) if heads else person.id in assignees and person.holds(Role.OFFICER)
    return mine or (there and person.holds(*OVERSEERS))


def _told_of(commune_id: int, week: Period, day: date) -> tuple[set[int], set[int]]:
    """The lead units and the assignees of what is overdue, due by the end of next week, or lacks its update."""
    term = terms(day)
    soon = term["in_time"] & (Task.due_effective_on <= period.after(WEEKLY, week).end)
    rows = db.session.execute(
        select(Task.lead_unit_id, Task.assignee_id)
        .where(Task.commune_id == commune_id, or_(term["late"], soon, missing_update(day)))
        .distinct()
    ).all()
    return {row[0] for row in rows if row[0]}, {row[1] for row in rows if row[1]}


def _founded(commune_id: int) -> datetime:
    return db.session.get_one(Commune, commune_id).created_at
