"""Extensions: asked with a reason and a new day, decided by a leader; the first day stays and is shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import people, powers, settings, telling, working_days
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.rules.defaults import BY_DATE
from app.models.task import dates
from app.models.task.records import Extension
from app.models.task.table import OPEN, Task
from app.models.text import clean
from app.models.user import User


def ask(task: Task, by: User, wanted_on: date, reason: str) -> Extension:
    """Ask for a later day; allowed at any time, but marked near where few working days are left, late after the day.

    A late request doesn't erase the days late: they are noted on it (domain rules of §3.4). Raises Refused without a
    reason, without a later day, or while another request waits.
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
        **_marks(task),
    )
    db.session.add(row)
    task.touch()
    db.session.flush()
    record("task.extension_asked", task, by, before=task.due_on, after=wanted_on, note=reason)
    leaders = [one for one in people.deciders(task) if one.id != by.id]
    telling.tell(task, "extension", f"ask-{row.id}", leaders, slot=f"task-{task.id}-extension-{row.id}", by=by)
    return row


def decide(task: Task, by: User, granted: bool, answer: str | None = None, granted_on: date | None = None) -> None:
    """Grant the waiting request, or refuse it with a reason; `granted_on` grants another day than the wanted one.

    Granting moves the day, never the read one nor the first. Raises Refused for a day that isn't later than now.
    """
    if not powers.may_decide_extension(by, task):
        raise NotAllowed("only_leaders")
    row = waiting(task)
    if row is None or task.state not in OPEN:
        raise Refused("no_extension_waits")
    answer = clean(answer) or None
    if not granted and answer is None:
        raise Refused("reason_missing")
    if granted:
        _grant(task, row, granted_on or row.wanted_on)
    row.decision, row.answer = ("granted" if granted else "refused"), answer
    row.decided_by_id, row.decided_at = by.id, clock.now()
    day = row.granted_on or row.wanted_on
    record(f"task.extension_{row.decision}", task, by, before=row.from_on, after=day, note=answer)
    telling.hold_back(task, "answered", "extension")
    whom = people.answering_for(task.commune_id, task.lead_unit_id)
    telling.tell(task, "extension_decided", f"decide-{row.id}", whom, slot=f"task-{task.id}-decided-{row.id}", by=by)
    task.touch()


def withdraw(task: Task, by: User) -> None:
    """The unit takes its request back before it is decided. Raises Refused where none waits."""
    if not powers.may_report(by, task):
        raise NotAllowed("only_lead_head")
    row = waiting(task)
    if row is None:
        raise Refused("no_extension_waits")
    row.decision, row.decided_at, row.decided_by_id = "withdrawn", clock.now(), by.id
    task.touch()
    record("task.extension_withdrawn", task, by, before=row.from_on, after=row.wanted_on)
    telling.withdraw(task, "extension", f"ask-{row.id}")


def lapse(task: Task, by: User | None) -> None:
    """A request that waits when the work is reported, cancelled or started anew has nothing left to decide."""
    row = waiting(task)
    if row is not None:
        row.decision, row.decided_at, row.decided_by_id = "lapsed", clock.now(), by.id if by else None
        record("task.extension_lapsed", task, by, before=row.from_on, after=row.wanted_on)
        telling.withdraw(task, "extension", f"ask-{row.id}")


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


def of(task: Task) -> list[Extension]:
    """Every request of a task with who asked and who decided, the newest first."""
    people_of = [joinedload(one).lazyload(User.appointments) for one in (Extension.asked_by, Extension.decided_by)]
    where = (Extension.commune_id == task.commune_id, Extension.task_id == task.id)
    return list(db.session.scalars(select(Extension).where(*where).options(*people_of).order_by(Extension.id.desc())))


def _marks(task: Task) -> dict[str, Any]:
    """How a request of today stands to the task's day: late by so many days, or near to it."""
    last, today = task.due_effective_on, clock.today()
    if last is None or today > last:
        return {"late": last is not None, "days_late": (today - last).days if last else 0, "near": False}
    ahead = working_days.of(task.commune_id).between(today, last)
    return {"late": False, "days_late": 0, "near": ahead < int(settings.read(task.commune_id, "extension_days_ahead"))}


def _grant(task: Task, row: Extension, day: date) -> None:
    now = task.due_on or row.from_on  # a correction may have moved it since the request
    if day <= now:
        raise Refused("extension_not_later", day=now.strftime("%d/%m/%Y"))
    row.granted_on = day
    task.extended += 1
    dates.extend(task, day)
    telling.hold_back(task, "moved", *BY_DATE)
