"""Write tasks: publish from a plan, add by hand, correct what was misread."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import powers, telling
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock_commune
from app.models.roles import Role
from app.models.rules.defaults import BY_DATE
from app.models.task import dates, extending, leading
from app.models.task.table import Task, TaskState
from app.models.text import clean, fold, shorten, sort_key
from app.models.unit import Unit
from app.models.user import User
from app.models.working_days import WorkingDays


def next_number(commune_id: int, year: int) -> int:
    """The next number in the commune's year; the commune's row is locked, so two writers never get the same."""
    lock_commune(commune_id)
    newest = db.session.scalar(select(func.max(Task.number)).where(Task.commune_id == commune_id, Task.year == year))
    return (newest or 0) + 1


def new(
    by: User | None,
    commune_id: int,
    *,
    text: str,
    year: int,
    number: int | None = None,
    due_on: date | None = None,
    days: WorkingDays | None = None,
    **fields: object,
) -> Task:
    """Make a task with its dates and search key, in this transaction; the caller records and tells."""
    text = clean(text)
    if not text:
        raise Refused("text_missing")
    task = Task(commune_id=commune_id, year=year, number=number or next_number(commune_id, year), text=text, **fields)
    task.created_by_id = by.id if by else None
    task.short_text = clean(task.short_text) or shorten(text)
    task.due_read_on = due_on
    dates.set_due(task, due_on, days)
    index(task)
    db.session.add(task)
    return task


def add(
    by: User,
    *,
    text: str,
    unit: Unit | None,
    due_on: date | None = None,
    product: str | None = None,
    kind: str = "manual",
    **given: object,
) -> Task:
    """Add a task by hand: the secretariat or a leader for any unit, a head for the own one.

    `given` are further fields as `new` takes them: where it comes from, its deadline's type and words.
    """
    own = unit is not None and powers.acts_for(by, unit.id)
    if not own and not by.holds(Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY):
        raise NotAllowed("only_own_unit")
    if unit is not None and (unit.commune_id != by.commune_id or not unit.has_board):
        raise Refused("unit_without_board", unit=unit.name)
    fields: dict[str, Any] = {"deadline_type": "date" if due_on else "none", **given}
    task = new(
        by,
        by.commune_id,
        text=text,
        year=clock.today().year,
        due_on=due_on,
        kind=kind,
        product=clean(product) or None,
        lead_unit_id=unit.id if unit else None,
        **fields,
    )
    db.session.flush()
    record("task.added", task, by, after=unit.name if unit else None)
    leading.tell_assigned(task)
    return task


def edit(task: Task, by: User | None, *, text: str, short_text: str, product: str | None) -> None:
    """The secretariat changes the words of a task; the words of the plan stay in its clauses."""
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    text = clean(text)
    if not text:
        raise Refused("text_missing")
    task.text, task.product = text, clean(product) or None
    task.short_text = clean(short_text) or shorten(text)
    index(task)
    record("task.edited", task, by, after=task.short_text)


def correct_due(
    task: Task, by: User | None, due_on: date | None, words: str | None, reason: str, **kind: str | bool | None
) -> None:
    """Correct a misread date, with a reason; it isn't an extension, and the date as read stays on record.

    `kind` sets what goes with it where a plan's later version says so: deadline_type, recurrence, depends_on,
    keeps_day. `by` None is the command line. Raises NotAllowed for others than the secretariat, Stale for cancelled
    work, Refused without a reason.
    """
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if task.state == TaskState.CANCELLED:
        raise Stale("stale_move", code=task.code)
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    before = task.due_on
    for name, value in {"deadline_type": "date" if due_on else "none", **kind}.items():
        setattr(task, name, value)
    dates.set_due(task, due_on)
    if due_on != before:
        telling.hold_back(task, "moved", *BY_DATE)
        extending.lapse_if_met(task, by)
    task.deadline_words = clean(words) or task.deadline_words
    index(task)
    record("task.due_corrected", task, by, before=before, after=due_on, note=reason)


def index(task: Task) -> None:
    """Store what a search looks through (code first, then the short text, without marks) and the Vietnamese order."""
    parts = [task.code, task.short_text, task.text, task.product, task.deadline_words]
    task.search_key = fold(" ".join(part for part in parts if part))
    task.sort_key = sort_key(task.short_text)
