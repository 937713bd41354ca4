"""What a unit did in a data window: the tasks done, those overdue at its end, the readings of its targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from app import clock
from app.database import db
from app.models.reporting.windows import Window
from app.models.target import Target, TargetReading
from app.models.targets import listing, readings
from app.models.targets.listing import Row
from app.models.task import difficulties
from app.models.task.explanation import Explanation
from app.models.task.period import ONE
from app.models.task.records import ProgressUpdate
from app.models.task.table import OPEN, Task, TaskState
from app.models.task.terms import counted
from app.models.unit import Unit


@dataclass(frozen=True)
class Prefill:
    """The unit's tasks done in the window, overdue by its end, due in the next one; targets; difficulties written."""

    done: list[Task]
    late: list[Task]
    coming: list[Task]
    targets: list[Row]
    difficulties: list[ProgressUpdate] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    """Why tasks are late, by their ids, where the unit has said so."""

    def kept(self) -> dict[str, Any]:
        """As a sent report keeps it: what was so then, whatever happens to the tasks later."""
        return {
            "done": [_task(task) for task in self.done],
            "late": [_task(task) for task in self.late],
            "coming": [_task(task) for task in self.coming],
            "targets": [_target(row) for row in self.targets],
        }


def of(unit: Unit, window: Window) -> Prefill:
    """What a unit's report of a window is written from; statements don't grow with its tasks."""
    led = (Task.commune_id == unit.commune_id, Task.lead_unit_id == unit.id, counted())
    last = min(window.to_on, clock.today() - ONE)
    coming = (Task.state.in_(OPEN), Task.due_effective_on > window.to_on, Task.due_effective_on <= _next(window))
    late, hard = _tasks(*led, _late_at(last)), _difficulties(unit, window)
    return Prefill(
        done=_tasks(*led, _done_within(window)),
        late=late,
        coming=_tasks(*led, *coming),
        targets=_targets(unit, window),
        difficulties=hard,
        reasons=_reasons(unit, [task.id for task in late], hard),
    )


def _done_within(window: Window) -> ColumnElement[bool]:
    """Reported within the window and accepted since: the day of the submission counts."""
    day = Task.submitted_on
    return and_(Task.state == TaskState.DONE, day >= window.from_on, day <= window.to_on)


def _late_at(last: date) -> ColumnElement[bool]:
    """Due by a day that has ended, and not reported by then: open still, or reported later."""
    reported = and_(Task.state.in_((TaskState.REPORTED, TaskState.DONE)), Task.submitted_on > last)
    return and_(Task.due_effective_on <= last, or_(Task.state.in_(OPEN), reported))


def _next(window: Window) -> date:
    """The end of a window as long as this one, after it."""
    return window.to_on + (window.to_on - window.from_on) + ONE


def _tasks(*where: Any) -> list[Task]:
    return list(db.session.scalars(select(Task).where(*where).order_by(Task.due_effective_on, Task.id)))


def _targets(unit: Unit, window: Window) -> list[Row]:
    """The unit's targets of the window's year as of its end."""
    rules = listing.rules_of(unit.commune_id)
    year = window.end.year
    asked = select(Target).where(
        Target.commune_id == unit.commune_id, Target.lead_unit_id == unit.id, Target.withdrawn_at.is_(None),
        Target.from_year <= year, Target.to_year >= year,
    )  # fmt: skip
    targets = list(db.session.scalars(asked.order_by(Target.plan_id, Target.position)))
    written = readings.of_many(unit.commune_id, [one.id for one in targets])
    day = min(clock.today(), window.to_on + ONE)
    return [listing.row_of(one, listing.until(written[one.id], window.end), day, rules) for one in targets]


def _difficulties(unit: Unit, window: Window) -> list[ProgressUpdate]:
    """What the unit wrote of difficulties within the window, newest first."""
    first, last = clock.instant(window.from_on), clock.instant(window.to_on + ONE)
    asked = (
        select(ProgressUpdate)
        .join(Task, and_(Task.commune_id == ProgressUpdate.commune_id, Task.id == ProgressUpdate.task_id))
        .where(Task.commune_id == unit.commune_id, Task.lead_unit_id == unit.id, ProgressUpdate.difficulty.is_not(None))
        .where(ProgressUpdate.difficulty != "", ProgressUpdate.at >= first, ProgressUpdate.at < last)
        .order_by(ProgressUpdate.at.desc())
    )
    return list(db.session.scalars(asked))


def _reasons(unit: Unit, task_ids: list[int], hard: list[ProgressUpdate]) -> dict[int, str]:
    """The last explanation given of a late task, else the difficulty that stands, else the last of the window."""
    written = {row.task_id: row.difficulty for row in reversed(hard) if row.difficulty}
    stands = {
        key: one.difficulty for key, one in difficulties.standing(unit.commune_id, unit.id).items() if one.difficulty
    }
    found = {**written, **stands, **_explained(unit, task_ids)}
    return {key: found[key] for key in task_ids if key in found}


def _explained(unit: Unit, task_ids: list[int]) -> dict[int, str]:
    """What the unit answered to requests for explanation, the newest of each task."""
    which = (Explanation.commune_id == unit.commune_id, Explanation.unit_id == unit.id)
    asked = select(Explanation.task_id, Explanation.answer).where(*which, Explanation.task_id.in_(task_ids))
    answered = asked.where(Explanation.outcome == "answered", Explanation.answer.is_not(None))
    return {key: said for key, said in db.session.execute(answered.order_by(Explanation.id)) if said}


def _task(task: Task) -> dict[str, Any]:
    due = task.due_on.isoformat() if task.due_on else None
    done = task.submitted_on.isoformat() if task.submitted_on else None
    return {"id": task.id, "code": task.code, "text": task.short_text, "due_on": due, "done_on": done}


def _target(row: Row) -> dict[str, Any]:
    found: TargetReading | None = row.assessment.reading
    return {
        "id": row.target.id,
        "code": row.target.code,
        "text": row.target.text,
        "goal": row.target.value_words,
        "period": found.period if found else None,
        "value": (found.value_words or None) if found else None,
        "is_nil": bool(found and found.is_nil),
        "word": row.assessment.word,
        "lacks": row.assessment.lacks,
    }
