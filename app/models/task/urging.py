"""Đôn đốc: counted, recorded, told; it leaves after 60 seconds, so taking it back is real."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.task import explanation
from app.models.task.records import Urge
from app.models.task.table import OPEN, Task
from app.models.text import clean
from app.models.user import User

HELD_BACK = timedelta(seconds=60)
TOLD_BY = ("urge", "explanation")  # rules of the notices that an urge makes


def can_be(task: Task) -> bool:
    """Is the work with a unit that can be urged?"""
    return task.state in OPEN and task.lead_unit_id is not None


def urge(task: Task, by: User, note: str | None = None, *, explain_by: date | None = None) -> Urge:
    """Urge the lead unit; pressed twice within 60 seconds it is one urge.

    `explain_by` is for `explaining.ask` alone: such an urge is told as a request for explanation. Raises Refused when
    the work isn't with the unit, or has no unit yet.
    """
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    if task.state not in OPEN:
        raise Refused("nothing_to_urge", code=task.code)
    if task.lead_unit_id is None:
        raise Refused("no_lead")
    under_way = may_take_back(task, by)
    if under_way is not None and explain_by is None:
        return under_way
    task.urged += 1
    row = Urge(
        commune_id=task.commune_id,
        task_id=task.id,
        number=_next_number(task),
        by_id=by.id,
        send_after=clock.now() + HELD_BACK,
        note=clean(note) or None,
    )
    db.session.add(row)
    record("task.urged", task, by, after=task.urged, note=row.note)
    telling.tell(
        task,
        "explanation" if explain_by else "urge",
        f"urge-{row.number}",
        people.answering_for(task.commune_id, task.lead_unit_id),
        slot=f"task-{task.id}-urge-{row.number}",
        leaves_at=row.send_after,
    )
    return row


def take_back(task: Task, by: User, number: int) -> None:
    """Take an urge back before it leaves. Raises Refused when it has left."""
    row = db.session.scalar(
        select(Urge).where(Urge.commune_id == task.commune_id, Urge.task_id == task.id, Urge.number == number)
    )
    if row is None or row.by_id != by.id:
        raise NotAllowed("not_yours")
    if row.withdrawn_at is not None:
        return
    if row.send_after <= clock.now():
        raise Refused("urge_has_left")
    row.withdrawn_at = clock.now()
    task.urged -= 1
    record("task.urge_withdrawn", task, by, after=task.urged)
    explanation.drop(task, row)
    for rule in TOLD_BY:
        telling.withdraw(task, rule, f"urge-{number}")


def may_take_back(task: Task, person: User) -> Urge | None:
    """The person's own last urge of the task while it can still be taken back."""
    return db.session.scalar(
        select(Urge)
        .where(
            Urge.commune_id == task.commune_id,
            Urge.task_id == task.id,
            Urge.by_id == person.id,
            Urge.withdrawn_at.is_(None),
            Urge.send_after > clock.now(),
        )
        .order_by(Urge.number.desc())
        .limit(1)
    )


def urged_today(tasks: Iterable[Task]) -> set[int]:
    """The ids of those tasks that somebody has urged today: a press for many doesn't urge them a second time.

    Every urge is counted and logged (domain rules of §3.4), so one that nobody meant would be a wrong number. One
    statement.
    """
    by_id = {task.id: task.commune_id for task in tasks}
    which = (Urge.commune_id.in_(set(by_id.values())), Urge.task_id.in_(by_id), Urge.withdrawn_at.is_(None))
    return set(db.session.scalars(select(Urge.task_id).where(*which, Urge.at >= clock.instant(clock.today()))))


def _next_number(task: Task) -> int:
    numbers = db.session.scalars(
        select(Urge.number).where(Urge.commune_id == task.commune_id, Urge.task_id == task.id)
    ).all()
    return max(numbers, default=0) + 1
