"""The exceptions of a commune to its rules of reminding: of which units, of which tasks that haven't ended."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.rules.book import COMMUNE, ruling_of
from app.models.rules.defaults import Ruling
from app.models.rules.rule import ReminderRule
from app.models.task import Task
from app.models.unit import Unit
from app.models.units import ENDED

MOST = 50  # tasks shown
OF_UNIT = and_(ReminderRule.commune_id == Unit.commune_id, ReminderRule.unit_id == Unit.id)
OF_TASK = and_(ReminderRule.commune_id == Task.commune_id, ReminderRule.task_id == Task.id)


@dataclass(frozen=True)
class Exceptions:
    """A rule's exceptions, units in the order of lists, tasks by number (at most MOST)."""

    units: list[tuple[Unit, Ruling]]
    tasks: list[tuple[Task, Ruling]]


def of(commune_id: int, key: str) -> Exceptions:
    """The exceptions to a rule; two statements."""
    which = (ReminderRule.commune_id == commune_id, ReminderRule.rule == key)
    units = select(Unit, ReminderRule).join(ReminderRule, OF_UNIT).where(*which)
    tasks = select(Task, ReminderRule).join(ReminderRule, OF_TASK).where(*which, Task.state.not_in(ENDED))
    by_unit = db.session.execute(units.order_by(Unit.position, Unit.sort_key))
    by_task = db.session.execute(tasks.options(joinedload(Task.lead_unit)).order_by(Task.year, Task.number).limit(MOST))
    return Exceptions([(one, ruling_of(row)) for one, row in by_unit], [(one, ruling_of(row)) for one, row in by_task])


def counts(commune_id: int) -> dict[str, int]:
    """How many units and tasks have an exception to each rule; one statement."""
    stands = or_(Task.id.is_(None), Task.state.not_in(ENDED))
    asked = select(ReminderRule.rule, func.count()).outerjoin(Task, OF_TASK)
    narrow = (ReminderRule.commune_id == commune_id, ReminderRule.scope != COMMUNE, stands)
    return {row[0]: row[1] for row in db.session.execute(asked.where(*narrow).group_by(ReminderRule.rule))}
