"""The lists of a brief beside its numbers: late, due soon, waiting for a decision, all tasks, cancelled ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import clock
from app.database import db
from app.models.briefing.words import STATE_WORDS, day_words, state_words
from app.models.event import Event
from app.models.task import Task, TaskState, TaskUnit
from app.models.task.difficulties import Standing
from app.models.task.records import Extension, Submission
from app.models.task.timing import Time, time_state

Row = dict[str, Any]
Stands = Mapping[int, Standing]


def tasks_of(commune_id: int) -> list[Task]:
    """Every task of the commune with its units, in the order of plans."""
    return list(
        db.session.scalars(
            select(Task)
            .where(Task.commune_id == commune_id)
            .options(selectinload(Task.lead_unit), selectinload(Task.units).selectinload(TaskUnit.unit))
            .order_by(Task.year, Task.plan_id, Task.position, Task.number)
        )
    )


def base(task: Task) -> Row:
    """What every list says of a task; the deadline as written, as a day, and as the day it runs to over days off."""
    return {"code": task.code, "text": task.text, "due_words": task.deadline_words, **deadline(task)}


def deadline(task: Task) -> Row:
    """The day due and the day that decides what is late, as a paper keeps them."""
    days = {"due_on": task.due_on, "effective_on": task.due_effective_on}
    return {name: day.isoformat() if day else None for name, day in days.items()}


def late(tasks: Sequence[Task], on: date, stated: Mapping[int, str]) -> dict[int | None, list[Row]]:
    """Late tasks by lead unit, the longest first; the reason is what was stated, the last note stands apart."""
    rows: dict[int | None, list[Row]] = {}
    for task in tasks:
        state = time_state(task, on)
        if state.kind == Time.LATE:
            said = {"reason": stated.get(task.id), "last_note": task.last_note}
            more = {"days_late": state.days, **said, "urged": task.urged, "extended": task.extended}
            rows.setdefault(task.lead_unit_id, []).append({**base(task), **more})
    return {unit: sorted(found, key=lambda row: -row["days_late"]) for unit, found in rows.items()}


def due_soon(tasks: Sequence[Task], on: date, days: int) -> list[Row]:
    """Open tasks whose effective day lies within `days` days, the nearest first."""
    rows = []
    for task in tasks:
        state = time_state(task, on)
        if state.kind in (Time.TODAY, Time.SOON, Time.IN_TIME) and (state.days or 0) <= days:
            more = {"unit": _unit(task), "days_left": state.days, "state": STATE_WORDS[task.state]}
            rows.append({**base(task), **more})
    return sorted(rows, key=lambda row: row["days_left"])


def waiting(commune_id: int, tasks: Sequence[Task], stands: Stands) -> list[Row]:
    """What waits for a decision: results to confirm, extensions, obstacles, proposals, tasks without a lead."""
    by_id = {task.id: task for task in tasks}
    rows = [
        _wait("reported", "Chờ xác nhận hoàn thành", by_id[one.task_id], one.on, one.result)
        for one in _undecided(commune_id, Submission)
    ]
    for asked in _undecided(commune_id, Extension):
        note = f"Xin gia hạn đến {day_words(asked.wanted_on)}: {asked.reason}"
        day = clock.local(asked.asked_at).date()
        rows.append(_wait("extension", "Đề nghị gia hạn", by_id[asked.task_id], day, note))
    rows += [_obstacle(task, stands.get(task.id)) for task in tasks if task.is_open and _in_the_way(task)]
    rows += [_proposal(task, stands[task.id]) for task in tasks if task.id in stands and not _in_the_way(task)]
    rows += [
        {**_wait("no_lead", "Chưa rõ đơn vị chủ trì", task, None, task.lead_words), "text": task.short_text}
        for task in tasks
        if task.is_open and (task.lead_unit is None or not task.lead_unit.has_board)
    ]
    return rows


def _in_the_way(task: Task) -> bool:
    return task.obstacle and task.last_note_at is not None


def _obstacle(task: Task, stands: Standing | None) -> Row:
    """The difficulty that stands and what the unit proposes; the last note where the obstacle was only ticked."""
    at = stands.at if stands and stands.difficulty else task.last_note_at
    said = (stands.difficulty if stands else None) or task.last_note
    proposed = f"Đề xuất, kiến nghị: {stands.proposal}" if stands and stands.proposal else None
    day = clock.local(at).date() if at else None
    note = f"{(said or '').rstrip('. ')}. {proposed}" if proposed else said
    return _wait("obstacle", "Vướng mắc cần xử lý", task, day, note)


def _proposal(task: Task, stands: Standing) -> Row:
    return _wait("proposal", "Đề xuất, kiến nghị", task, clock.local(stands.at).date(), stands.proposal)


def all_tasks(tasks: Sequence[Task], on: date) -> list[Row]:
    """The appendix: every task that counts, with its state on the day."""
    return [_full(task, on) for task in tasks if task.state != TaskState.CANCELLED]


def cancelled(commune_id: int, tasks: Sequence[Task]) -> list[Row]:
    """Cancelled tasks with the reason given."""
    gone = [task for task in tasks if task.state == TaskState.CANCELLED]
    reasons = {
        row.subject_id: row.note
        for row in db.session.execute(
            select(Event.subject_id, Event.note)
            .where(Event.commune_id == commune_id, Event.subject_kind == "task", Event.verb == "task.cancelled")
            .order_by(Event.sequence)
        )
    }
    return [{"code": task.code, "text": task.text, "reason": reasons.get(task.id)} for task in gone]


def _undecided(commune_id: int, model: type[Any]) -> Sequence[Any]:
    return db.session.scalars(
        select(model).where(model.commune_id == commune_id, model.decision.is_(None)).order_by(model.id)
    ).all()


def _wait(kind: str, label: str, task: Task, since: date | None, note: str | None) -> Row:
    return {
        "kind": kind,
        "label": label,
        "code": task.code,
        "text": task.text,
        "unit": _unit(task),
        "since": since.isoformat() if since else None,
        "note": note,
    }


def _full(task: Task, on: date) -> Row:
    done = task.submitted_on if task.state == TaskState.DONE else None
    note = f"Đã gia hạn {task.extended} lần" if task.extended else None
    return {
        **base(task),
        "unit": _unit(task),
        "coordinating": [row.unit.short_name for row in task.units],
        "product": task.product,
        "state_words": state_words(time_state(task, on)),
        "done_on": done.isoformat() if done else None,
        "note": note,
    }


def _unit(task: Task) -> str | None:
    return task.lead_unit.name if task.lead_unit else None
