"""The orders of the list; the same on both databases, and the same every time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from app.models.task.sieves_time import Day
from app.models.task.table import Task
from app.models.task.terms import terms
from app.models.unit import Unit

Order = tuple[ColumnElement[Any] | Any, ...]


def order_of(name: str, day: Day) -> Order:
    """The columns of an order of `query.ORDERS`; where it leaves two alike, as by day."""
    by_due = _by_due(day)
    return {
        "due": by_due,
        "name": (Task.sort_key, Task.id),
        "unit": (Task.lead_unit_id.is_(None), Unit.position, Unit.sort_key, Unit.id, *by_due),
        "updated": (Task.last_note_at.is_(None), Task.last_note_at.desc(), Task.id),
    }[name]


def _by_due(day: Day) -> Order:
    """Late first, the longest; then by the effective day; what has none last."""
    return (terms(day.today)["late"].desc(), Task.due_effective_on.is_(None), Task.due_effective_on, Task.id)
