"""The six clear things of a task (Conclusion 226-KL/TW of 11/12/2025; domain rules §3.1): what it lacks.

`person`: exactly one lead unit, with a board. Plans give units only, and the head of the lead unit is the one who
does the work until they name another; so nobody named is no lack, or every card of an office of three would cry.
`work`: words. `time`: a day, a rhythm or a trigger; an open task lacks it exactly where the count says `undated`.
`responsibility`: a leader in charge (the task's own, else the lead unit's) who holds that office today;
coordinators may be none. `authority`: somebody seated today who may confirm, and somebody who may grant a later day.
`product`: what shall come of it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, func, not_, or_, select

from app.database import db
from app.models import seats as seating
from app.models.roles import Role
from app.models.seats import Seats
from app.models.task.table import OPEN, Task
from app.models.task.timing import WAITING_TYPES
from app.models.unit import BOARDLESS, Unit

SIX = ("person", "work", "time", "responsibility", "authority", "product")
CLEAR_TYPES = frozenset({"ongoing", "recurring", *WAITING_TYPES})


def missing(task: Task, seats: Seats | None = None) -> list[str]:
    """Which of the six a task lacks, in their order. Give the commune's `seats` where several tasks are asked."""
    seats = seats or seating.of(task.commune_id)
    lacking = {
        "person": task.lead_unit is None or not task.lead_unit.has_board,
        "work": _blank(task.text),
        "time": task.due_effective_on is None and task.deadline_type not in CLEAR_TYPES,
        "responsibility": task.in_charge_id not in seats.leaders,
        "authority": not (seats.confirmers(task.lead_unit_id) and seats.extenders(task.in_charge_id)),
        "product": _blank(task.product),
    }
    return [name for name in SIX if lacking[name]]


def lacks(name: str, commune_id: int, seats: Seats | None = None) -> ColumnElement[bool]:
    """The same as a condition over a commune's tasks, of whatever state. Raises KeyError for an unknown name."""
    if name == "responsibility":
        return not_(_seated((seats or seating.of(commune_id)).leaders))
    if name == "authority":
        return _powerless(seats or seating.of(commune_id))
    return {
        "person": _leaderless(),
        "work": _empty(Task.text),
        "time": and_(Task.due_effective_on.is_(None), not_(Task.deadline_type.in_(CLEAR_TYPES))),
        "product": _empty(Task.product),
    }[name]


def wanting(name: str, commune_id: int, seats: Seats | None = None) -> ColumnElement[bool]:
    """The open tasks that lack one of the six: what the numbers count and the lists show."""
    return and_(Task.state.in_(OPEN), lacks(name, commune_id, seats))


def counts(commune_id: int, *where: ColumnElement[bool]) -> dict[str, int]:
    """How many open tasks lack each of the six, of those that meet `where`; what none lacks is left out."""
    seats = seating.of(commune_id)
    sums = [func.sum(case((wanting(name, commune_id, seats), 1), else_=0)) for name in SIX]
    row = db.session.execute(select(*sums).where(Task.commune_id == commune_id, *where)).one()
    return {name: n for name, n in zip(SIX, row, strict=True) if n}


def _blank(words: str | None) -> bool:
    return not (words or "").strip(" ")


def _empty(column: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    return func.trim(func.coalesce(column, "")) == ""


def _leaderless() -> ColumnElement[bool]:
    """No lead unit, or one that is a collective name, an outside body, or closed."""
    has_board = (Unit.commune_id == Task.commune_id, Unit.kind.not_in(BOARDLESS), Unit.closed_on.is_(None))
    boards = select(Unit.id).where(*has_board).correlate(Task)
    return or_(Task.lead_unit_id.is_(None), Task.lead_unit_id.not_in(boards))


def in_charge() -> ColumnElement[int]:
    """`Task.in_charge_id` as a column beside Task: the task's own leader, else its lead unit's; 0 for nobody."""
    own = (Unit.commune_id == Task.commune_id, Unit.id == Task.lead_unit_id)
    of_unit = select(Unit.leader_id).where(*own).correlate(Task).scalar_subquery()
    return func.coalesce(Task.leader_id, of_unit, 0)


def _seated(leaders: frozenset[int]) -> ColumnElement[bool]:
    return in_charge().in_(leaders)


def _powerless(seats: Seats) -> ColumnElement[bool]:
    """Nobody is seated who may confirm, or nobody who may extend: told from the few seats, unit by unit."""
    known = seats.known_units
    unit = func.coalesce(Task.lead_unit_id, 0)
    others = [] if seats.confirmers(None) else [unit.not_in(known)]
    nobody_confirms = or_(unit.in_({one for one in known if not seats.confirmers(one)}), *others)
    if seats.holding(Role.CHAIRPERSON):
        return nobody_confirms
    deputies = seats.holding(Role.DEPUTY)
    return or_(nobody_confirms, not_(in_charge().in_({0, *deputies} if deputies else ())))
