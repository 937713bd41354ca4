"""What each rule looks at: tasks and units it may speak of, the day it counts from; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import Row, and_

from app import clock
from app.database import db
from app.models.rules import owing
from app.models.rules.defaults import (
    CONFIRM_WAITS,
    DATED,
    DUE_BEFORE,
    EXPLANATION_LATE,
    EXTENSION_WAITS,
    LATE,
    PART_DUE,
    PART_OVERDUE,
    READING_MISSING,
    RECHECK,
    REPORT_ESCALATED,
    REPORT_LATE,
    REPORT_OWED,
    REPORTING_DUE,
    RULES,
    UPDATE_MISSING,
)  # fmt: skip
from app.models.rules.looking import Candidate, Look
from app.models.rules.occasions import Anchor
from app.models.task import Task, TaskState, waits
from app.models.task.period import RHYTHMS, after, before, of
from app.models.task.periods import ended_key, is_owed, is_written, missing_update, present_key
from app.models.task.records import Extension
from app.models.task.table import OPEN, TaskUnit
from app.models.task.terms import terms

BEFORE = (DUE_BEFORE, REPORTING_DUE)
REPORTING = "reporting"


def candidates(look: Look, *rules: str) -> Iterator[Candidate]:
    """Everything that one of the rules (none named: any) may speak of; a statement for each kind of thing looked at."""
    for part, speak in _PARTS.items():
        if not rules or set(rules) & set(speak):
            yield from part(look)


def _dated(look: Look) -> Iterator[Candidate]:
    """Open tasks with a day due: before it, or late. Both bounds hold, since the first has an index."""
    last = look.days.add(look.reach(*BEFORE), 1)
    near = [] if look.ahead else [Task.due_effective_on <= last, look.within(Task.remind_by_on, *BEFORE)]
    where = [Task.state.in_(OPEN), Task.deadline_type != "ongoing", Task.due_on.is_not(None)]
    where += [Task.due_effective_on.is_not(None), Task.remind_by_on.is_not(None), *near]
    columns = (Task.kind, Task.due_on, Task.due_effective_on, Task.remind_by_on)
    for row in db.session.execute(look.tasks(*columns).where(*where)):
        word = row.due_on.isoformat()
        if row.due_effective_on >= look.day:
            key = REPORTING_DUE if row.kind == REPORTING else DUE_BEFORE
            yield _candidate(key, row, Anchor(row.remind_by_on, word), until=row.due_effective_on)
        if row.due_effective_on < look.day or look.ahead:
            for key in LATE:
                yield _candidate(key, row, Anchor(row.due_effective_on, word))


def _reported(look: Look) -> Iterator[Candidate]:
    where = (Task.state == TaskState.REPORTED, look.within(Task.submitted_on, CONFIRM_WAITS))
    for row in db.session.execute(look.tasks(Task.submitted_on).where(*where)):
        yield _candidate(CONFIRM_WAITS, row, _day(row.submitted_on))


def _extensions(look: Look) -> Iterator[Candidate]:
    its = and_(Extension.commune_id == Task.commune_id, Extension.task_id == Task.id, Extension.decision.is_(None))
    asked = look.tasks(Extension.asked_at).join(Extension, its).where(Task.state.in_(OPEN))
    for row in db.session.execute(asked):
        yield _candidate(EXTENSION_WAITS, row, _day(clock.local(row.asked_at).date()))


def _explanations(look: Look) -> Iterator[Candidate]:
    for row in db.session.execute(look.tasks(Task.explain_by).where(look.within(Task.explain_by, EXPLANATION_LATE))):
        yield _candidate(EXPLANATION_LATE, row, _day(row.explain_by))


def _ongoing(look: Look) -> Iterator[Candidate]:
    """Duties without the update of their last period, counted from its last day; ahead: of the next one owed, too."""
    ended = {before(rhythm, look.day).key: rhythm for rhythm in RHYTHMS}
    lacks, key = missing_update(look.day), ended_key(look.day).label("period_key")
    columns = (key, lacks.label("lacks"), is_written(present_key(look.day)).label("is_written"), Task.created_at)
    where = terms(look.day)["ongoing"] if look.ahead else lacks
    for row in db.session.execute(look.tasks(*columns).where(where)):
        rhythm = ended[row.period_key]
        last, present = before(rhythm, look.day), of(rhythm, look.day)
        if row.lacks:
            yield _candidate(UPDATE_MISSING, row, Anchor(last.end, last.key), until=present.end)
        if look.ahead:
            due = present if is_owed(present, row.created_at) and not row.is_written else after(rhythm, present)
            yield _candidate(UPDATE_MISSING, row, Anchor(due.end, due.key))


def _rechecked(look: Look) -> Iterator[Candidate]:
    """Work whose day to ask again has come: the standing wait's, else a month after anybody last asked."""
    again_on = waits.recheck_day()
    where = again_on.is_not(None) if look.ahead else waits.to_recheck(look.day)
    for row in db.session.execute(look.tasks(again_on.label("again_on")).where(where)):
        yield _candidate(RECHECK, row, _day(row.again_on))


def _parts(look: Look) -> Iterator[Candidate]:
    """Parts of coordinating units with a day of their own, not answered yet."""
    its = and_(TaskUnit.commune_id == Task.commune_id, TaskUnit.task_id == Task.id, TaskUnit.answered_at.is_(None))
    columns = (TaskUnit.unit_id.label("part_unit_id"), TaskUnit.due_on.label("part_due_on"))
    asked = look.tasks(*columns).join(TaskUnit, its)
    near = TaskUnit.due_on.is_not(None) if look.ahead else TaskUnit.due_on <= look.days.add(look.reach(PART_DUE), 1)
    for row in db.session.execute(asked.where(Task.state.in_(OPEN), near)):
        late_from, word, suffix = (
            look.days.forward(row.part_due_on),
            row.part_due_on.isoformat(),
            f".u{row.part_unit_id}",
        )
        if late_from >= look.day:
            anchor = Anchor(look.days.back(row.part_due_on), word, suffix)
            yield _candidate(PART_DUE, row, anchor, row.part_unit_id, late_from)
        if late_from < look.day or look.ahead:
            yield _candidate(PART_OVERDUE, row, Anchor(late_from, word, suffix), row.part_unit_id)


_PARTS: dict[Callable[[Look], Iterator[Candidate]], tuple[str, ...]] = {
    _dated: DATED,
    _reported: (CONFIRM_WAITS,),
    _extensions: (EXTENSION_WAITS,),
    _explanations: (EXPLANATION_LATE,),
    _ongoing: (UPDATE_MISSING,),
    _rechecked: (RECHECK,),
    _parts: (PART_DUE, PART_OVERDUE),
    owing.reports: (REPORT_OWED, REPORT_LATE, REPORT_ESCALATED),
    owing.readings: (READING_MISSING,),
}


def _day(on: date) -> Anchor:
    return Anchor(on, on.isoformat())


def _candidate(
    key: str, row: Row, anchor: Anchor, part_unit_id: int | None = None, until: date | None = None
) -> Candidate:
    people = (row.lead_unit_id, row.assignee_id, row.in_charge_id, part_unit_id)
    return Candidate(RULES[key], row.id, anchor, *people, until)
