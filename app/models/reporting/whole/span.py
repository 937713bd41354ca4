"""Which tasks a report of a window is about, and the day from which their days are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from app import clock
from app.models.plan import Plan
from app.models.task.period import ONE
from app.models.task.table import Task


@dataclass(frozen=True)
class Span:
    """A data window as the counts see it; `next_on` ends the next one."""

    commune_id: int
    from_on: date
    to_on: date
    next_on: date

    @property
    def day(self) -> date:
        """The day after the window, today while it lasts: what was due before it and isn't done is late."""
        return min(clock.today(), self.to_on + ONE)

    @property
    def last(self) -> date:
        """The last day whose doings can be in the report."""
        return min(clock.today(), self.to_on)

    @property
    def is_closed(self) -> bool:
        """Has the window ended?"""
        return self.to_on < clock.today()

    def given(self) -> ColumnElement[bool]:
        """Tasks that were given by the window's end: entered by then, or of a plan that had been issued by then.

        So plans entered late count from their own day; an occurrence of a series, only if it was due by then.
        """
        issued = select(Plan.id).where(Plan.commune_id == self.commune_id, Plan.issued_on <= self.to_on)
        once = or_(Task.series_id.is_(None), Task.due_effective_on <= self.to_on)
        return or_(Task.created_at < clock.instant(self.to_on + ONE), and_(Task.plan_id.in_(issued), once))
