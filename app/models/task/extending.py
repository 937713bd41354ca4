"""Extensions: asked with a reason and a new day, decided by a leader; the first day stays and is shown."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.roles import Role
from app.models.task import dates
from app.models.task.records import Extension
from app.models.task.table import OPEN, Task
from app.models.text import clean
from app.models.user import User


def ask(task: Task, by: User, wanted_on: date, reason: str) -> Extension:
    """Ask for a later day. A request after the day is allowed, marked late, and doesn't erase the days late.

    Raises Refused without a reason, without a later day, or while another request waits.
    """
    if not powers.may_report(by, task):
        raise NotAllowed("only_lead_head")
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    if task.state not in OPEN or task.due_on is None:
        raise Refused("nothing_to_extend", code=task.code)
    if wanted_on <= task.due_on:
        raise Refused("extension_not_later", day=task.due_on.strftime("%d/%m/%Y"))
    if waiting(task) is not None:
        raise Refused("extension_waits")
    row = Extension(
        commune_id=task.commune_id,
        task_id=task.id,
        asked_by_id=by.id,
        reason=reason,
        from_on=task.due_on,
        wanted_on=wanted_on,
        late=bool(task.due_effective_on and clock.today() > task.due_effective_on),
    )
    db.session.add(row)
    task.touch()
    db.session.flush()
    record("task.extension_asked", task, by, before=task.due_on, after=wanted_on, note=reason)
    leaders = people.holding(task.commune_id, Role.CHAIRPERSON, Role.DEPUTY)
    telling.tell(task, "extension", f"ask-{row.id}", leaders, slot=f"task-{task.id}-extension-{row.id}")
    return row


def decide(task: Task, by: User, granted: bool, answer: str | None = None) -> None:
    """Grant or refuse the waiting request; a refusal needs a reason. Granting moves the day, never the read one."""
    if not powers.may_decide_extension(by, task):
        raise NotAllowed("only_leaders")
    row = waiting(task)
    if row is None or task.state not in OPEN:
        raise Refused("no_extension_waits")
    answer = clean(answer) or None
    if not granted and answer is None:
        raise Refused("reason_missing")
    row.decision, row.answer = ("granted" if granted else "refused"), answer
    row.decided_by_id, row.decided_at = by.id, clock.now()
    if granted:
        task.extended += 1
        dates.set_due(task, row.wanted_on)
        telling.hold_back(task, "moved", *telling.BY_DATE)
    record(f"task.extension_{row.decision}", task, by, before=row.from_on, after=row.wanted_on, note=answer)
    whom = people.answering_for(task.commune_id, task.lead_unit_id)
    telling.tell(task, "extension_decided", f"decide-{row.id}", whom, slot=f"task-{task.id}-decided-{row.id}")
    task.touch()


def lapse(task: Task, by: User | None) -> None:
    """A request that waits when the work is reported, cancelled or started anew has nothing left to decide."""
    row = waiting(task)
    if row is not None:
        row.decision, row.decided_at, row.decided_by_id = "lapsed", clock.now(), by.id if by else None
        record("task.extension_lapsed", task, by, before=row.from_on, after=row.wanted_on)


def lapse_if_met(task: Task, by: User | None) -> None:
    """After the day due was corrected: a request for a day that is no later than it would only bring it forward."""
    row = waiting(task)
    if row is not None and (task.due_on is None or row.wanted_on <= task.due_on):
        lapse(task, by)


def waiting(task: Task) -> Extension | None:
    """The request that waits for a decision, if any."""
    return db.session.scalar(
        select(Extension).where(
            Extension.commune_id == task.commune_id, Extension.task_id == task.id, Extension.decision.is_(None)
        )
    )
