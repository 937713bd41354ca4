"""Pause a task and take it up again: a leader's act, with its reason and the document that allows it (§3.2)."""

from __future__ import annotations

from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.task import extending
from app.models.task.table import OPEN, Task, TaskState
from app.models.text import clean
from app.models.user import User


def pause(task: Task, by: User, reason: str, document: str | None = None) -> None:
    """Lay open work aside: it stays in the total, in its own term, and no reminder speaks of it.

    `document` is the number of what allows it. Safe to call twice. Raises NotAllowed for others than leaders and
    secretariat, Refused without a reason, Stale for work that is reported or closed.
    """
    if task.state == TaskState.PAUSED:
        return
    _check(task, by, *OPEN)
    reason = grounds(reason, document)
    before, task.state = task.state, TaskState.PAUSED
    extending.lapse(task, by)
    telling.hold_back(task, "closed")
    record("task.paused", task, by, before=before, after=task.state, note=reason)
    _tell(task, "paused", by)


def resume(task: Task, by: User) -> None:
    """Take paused work up where it was: with the unit that accepted it, else waiting to be accepted.

    The due date stands; where it has passed meanwhile the work is late at once, and an extension may be asked.
    """
    if task.state in OPEN:
        return
    _check(task, by, TaskState.PAUSED)
    task.state = TaskState.IN_PROGRESS if task.accepted_at else TaskState.UNACCEPTED
    telling.revive(task)
    record("task.resumed", task, by, before=TaskState.PAUSED, after=task.state)
    _tell(task, "resumed", by)


def grounds(reason: str, document: str | None = None) -> str:
    """A reason with the document that stands behind it, as the history shows it. Raises Refused without a reason."""
    reason, document = clean(reason), clean(document)
    if not reason:
        raise Refused("reason_missing")
    return f"{reason} ({document})" if document else reason


def _check(task: Task, by: User, *states: str) -> None:
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    if task.state not in states:
        raise Stale("stale_move", code=task.code)


def _tell(task: Task, rule: str, by: User) -> None:
    whom = [one for one in people.answering_for(task.commune_id, task.lead_unit_id) if one.id != by.id]
    occasion = f"{rule}-{task.version}"
    telling.tell(task, rule, occasion, whom, slot=f"task-{task.id}-{occasion}", by=by)
