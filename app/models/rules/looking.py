"""What a rule may speak of, and how a look at a commune finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from app.models.reporting import rules as report_rules
from app.models.reporting.windows import Rule as Settled
from app.models.rules.book import Book
from app.models.rules.defaults import TASK, Rule
from app.models.rules.occasions import Anchor
from app.models.task import Task
from app.models.unit import Unit
from app.models.working_days import WorkingDays


@dataclass(frozen=True)
class Candidate:
    """A task or a unit that a rule may speak of, the day it counts from, and what decides who hears of it.

    `until` is the last day on which it is looked at, None where only an act of somebody ends that.
    """

    rule: Rule
    subject_id: int
    anchor: Anchor
    lead_unit_id: int | None
    assignee_id: int | None
    in_charge_id: int | None
    part_unit_id: int | None = None
    until: date | None = None

    @property
    def task_id(self) -> int | None:
        """The task whose own ruling holds; None for what a unit owes as such."""
        return self.subject_id if self.rule.of == TASK else None

    @property
    def unit_id(self) -> int | None:
        """The unit whose exceptions hold: the one that has to act."""
        return self.lead_unit_id if self.part_unit_id is None else self.part_unit_id


@dataclass(frozen=True)
class Look:
    """A look at a commune on a working day: at all of its tasks, or at some; `ahead` also at what is yet to come."""

    commune_id: int
    day: date
    days: WorkingDays
    book: Book
    task_ids: Sequence[int] | None = None
    ahead: bool = False

    @cached_property
    def settled(self) -> dict[str, Settled]:
        """What the commune has settled of its reports."""
        return report_rules.of(self.commune_id)

    def tasks(self, *columns: Any) -> Select:
        """A select over the commune's tasks with the columns that every candidate needs, and some more."""
        in_charge = func.coalesce(Task.leader_id, Unit.leader_id).label("in_charge_id")
        unit = and_(Unit.commune_id == Task.commune_id, Unit.id == Task.lead_unit_id)
        asked = select(Task.id, Task.lead_unit_id, Task.assignee_id, in_charge, *columns).outerjoin(Unit, unit)
        asked = asked.where(Task.commune_id == self.commune_id)
        return asked if self.task_ids is None else asked.where(Task.id.in_(self.task_ids))

    def reach(self, *rules: str) -> date:
        """The last anchor that can have an occasion by the day."""
        first = self.book.earliest(*rules)
        return self.days.add(self.day, -first) if first < 0 else self.day

    def within(self, column: Any, *rules: str) -> ColumnElement[bool]:
        """The condition for anchors that can have an occasion by the day; no condition where one looks ahead."""
        return column.is_not(None) if self.ahead else column <= self.reach(*rules)
