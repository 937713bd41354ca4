"""What the rules look at, read from the tables as they are: each rule's work with the day it counts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, or_, select

from app.database import db
from app.models.commune import Setting
from app.models.reconciling.days import VIETNAM, Calendar
from app.models.reconciling.people import Concern
from app.models.reconciling.periods import lacks, last_period, rhythm
from app.models.task.records import Extension, PeriodUpdate, Wait
from app.models.task.table import Task, TaskUnit
from app.models.unit import Unit

OPEN = ("unaccepted", "in_progress")
OUTSIDE = ("external", "relative")  # deadlines that wait for an event
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Piece:
    """Work that a rule speaks of; `word` and `part` make the key of its occasions."""

    rule: str
    subject_id: int
    anchor: date
    word: str
    concern: Concern
    part: str = ""


class Work:
    """The work of a commune as of a day."""

    def __init__(self, commune_id: int, day: date, calendar: Calendar) -> None:
        self.commune_id, self.day, self.calendar = commune_id, day, calendar
        self.tasks = {row.id: row for row in db.session.execute(_tasks(commune_id))}

    def pieces(self) -> Iterator[Piece]:
        """Everything that a rule may speak of."""
        for row in self.tasks.values():
            yield from self._dated(row)
            yield from self._awaited(row)
        for part in (self._extensions, self._ongoing, self._rechecked, self._parts):
            yield from part()

    def _dated(self, row: Row) -> Iterator[Piece]:
        if not _is_open(row) or row.deadline_type == "ongoing" or row.due_on is None or row.due_effective_on is None:
            return
        if row.due_effective_on < self.day:
            for rule in ("overdue", "escalated_office", "escalated_chair", "agenda"):
                yield _piece(rule, row, row.due_effective_on, row.due_on)
        elif row.remind_by_on is not None:
            yield _piece(
                "reporting_due" if row.kind == "reporting" else "due_before", row, row.remind_by_on, row.due_on
            )

    def _awaited(self, row: Row) -> Iterator[Piece]:
        if row.state == "reported" and row.submitted_on is not None:
            yield _piece("confirm_waits", row, row.submitted_on)
        if row.explain_by is not None:
            yield _piece("explanation_late", row, row.explain_by)

    def _extensions(self) -> Iterator[Piece]:
        asked = select(Extension.task_id, Extension.asked_at)
        waiting = (Extension.commune_id == self.commune_id, Extension.decision.is_(None))
        for task, at in self._open(asked.where(*waiting)):
            yield _piece("extension_waits", task, _local(at.asked_at))

    def _ongoing(self) -> Iterator[Piece]:
        asked = select(Setting.value).where(Setting.commune_id == self.commune_id, Setting.key == "update_rhythm")
        usual = db.session.scalar(asked) or "monthly"
        written = select(PeriodUpdate.task_id, PeriodUpdate.period_key)
        rows = db.session.execute(written.where(PeriodUpdate.commune_id == self.commune_id))
        done = {(row.task_id, row.period_key) for row in rows}
        for row in self.tasks.values():
            undated = row.deadline_type == "recurring" and row.due_effective_on is None
            if _is_open(row) and (row.deadline_type == "ongoing" or undated):
                period = last_period(rhythm(row.recurrence, usual), self.day)
                if lacks(period, _local(row.created_at)) and (row.id, period.key) not in done:
                    yield _piece("update_missing", row, period.last, period.key)

    def _rechecked(self) -> Iterator[Piece]:
        columns = (Wait.task_id, Wait.recheck_on, Wait.ended_on)
        waits: dict[int, list[Row]] = {}
        for one in db.session.execute(select(*columns).where(Wait.commune_id == self.commune_id)):
            waits.setdefault(one.task_id, []).append(one)
        for row in filter(_is_open, self.tasks.values()):
            anchor = self._again_on(row, waits.get(row.id, []))
            if anchor is not None and anchor <= self.day:
                yield _piece("recheck", row, anchor)

    def _again_on(self, row: Row, waits: list[Row]) -> date | None:
        """When the task is to be asked about: as its standing wait says, else a month after anybody last cared."""
        standing = [one.recheck_on for one in waits if one.ended_on is None]
        if standing:
            return max(standing)
        if row.due_effective_on is not None or row.deadline_type not in OUTSIDE:
            return None
        return max([_local(row.created_at), *[one.ended_on for one in waits]]) + MONTH

    def _parts(self) -> Iterator[Piece]:
        columns = (TaskUnit.task_id, TaskUnit.unit_id, TaskUnit.due_on)
        its = (TaskUnit.commune_id == self.commune_id, TaskUnit.due_on.is_not(None), TaskUnit.answered_at.is_(None))
        for task, part in self._open(select(*columns).where(*its)):
            late_from, by = self.calendar.on_or_after(part.due_on), self.calendar.on_or_before(part.due_on)
            rule, anchor = ("part_overdue", late_from) if late_from < self.day else ("part_due", by)
            yield _piece(rule, task, anchor, part.due_on, part.unit_id)

    def _open(self, asked: Any) -> Iterator[tuple[Row, Row]]:
        """The rows that belong to open tasks, with those."""
        for row in db.session.execute(asked):
            task = self.tasks.get(row.task_id)
            if task is not None and _is_open(task):
                yield task, row


def _tasks(commune_id: int) -> Any:
    """All that is open, reported or asked to be explained, with the leader in charge."""
    its_unit = and_(Unit.commune_id == Task.commune_id, Unit.id == Task.lead_unit_id)
    columns = (
        Task.id, Task.state, Task.kind, Task.deadline_type, Task.recurrence, Task.created_at, Task.due_on,
        Task.due_effective_on, Task.remind_by_on, Task.submitted_on, Task.explain_by, Task.lead_unit_id,
        Task.assignee_id, Task.leader_id, Unit.leader_id.label("unit_leader_id"),
    )  # fmt: skip
    spoken_of = or_(Task.state.in_((*OPEN, "reported")), Task.explain_by.is_not(None))
    return select(*columns).outerjoin(Unit, its_unit).where(Task.commune_id == commune_id, spoken_of)


def _piece(rule: str, row: Row, anchor: date, word: object = None, part_unit_id: int | None = None) -> Piece:
    concern = Concern(row.lead_unit_id, row.assignee_id, row.leader_id or row.unit_leader_id, part_unit_id)
    return Piece(rule, row.id, anchor, str(word or anchor), concern, f".u{part_unit_id}" if part_unit_id else "")


def _is_open(row: Row) -> bool:
    return row.state in OPEN


def _local(instant: datetime) -> date:
    return instant.astimezone(VIETNAM).date()
