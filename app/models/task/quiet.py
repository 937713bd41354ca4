"""Work that nobody wrote of: duties without the update of their period, accepted tasks silent for 30 days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.task.periods import missing_update, silent
from app.models.task.table import Task
from app.models.unit import Unit
from app.models.user import User

SHOWN = 10


@dataclass(frozen=True)
class QuietUnit:
    """A unit (None: no lead yet) with the numbers of its duties without an update and of its silent tasks."""

    unit: Unit | None
    missing: int
    silent: int


@dataclass(frozen=True)
class Quiet:
    """The first tasks that nobody wrote of, the longest silent first: without their period's update, and the others.

    `both` holds the ids of those without an update that are silent besides.
    """

    missing: list[Task]
    silent: list[Task]
    both: frozenset[int]


def of_units(person: User, unit_ids: Iterable[int], today: date) -> Quiet:
    """What these units did not write of, each task once; three statements."""
    own = (Task.commune_id == person.commune_id, Task.lead_unit_id.in_(set(unit_ids)))
    lacks, quiet = missing_update(today), silent(today)
    missing = _first(*own, lacks)
    both = db.session.scalars(select(Task.id).where(*own, lacks, quiet))
    return Quiet(missing, _first(*own, quiet, ~lacks), frozenset(both))


def by_unit(person: User, today: date) -> list[QuietUnit]:
    """The units with work that nobody wrote of, most first; two statements."""
    lacks, quiet = missing_update(today), silent(today)
    missing_n, silent_n = (func.sum(case((condition, 1), else_=0)) for condition in (lacks, quiet))
    rows = db.session.execute(
        select(Task.lead_unit_id, missing_n, silent_n)
        .where(Task.commune_id == person.commune_id, or_(lacks, quiet))
        .group_by(Task.lead_unit_id)
    ).all()
    units = {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.commune_id == person.commune_id))}
    found = [QuietUnit(units.get(row[0] or 0), row[1], row[2]) for row in rows]
    return sorted(found, key=lambda row: (-row.missing - row.silent, row.unit.position if row.unit else 0))


def _first(*where: ColumnElement[bool]) -> list[Task]:
    asked = select(Task).where(*where).options(joinedload(Task.lead_unit))
    return list(
        db.session.scalars(asked.order_by(Task.last_note_at.is_not(None), Task.last_note_at, Task.id).limit(SHOWN))
    )
