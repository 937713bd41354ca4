"""Chờ hướng dẫn: for whom a task waits, since when, when to ask again; beside the state, never a state (rulings §3).

A conditional deadline has no date until its trigger is recorded: it never becomes overdue by itself, and is asked
about every month (domain rules of §5.3, rule 7). A dated task stays overdue with the wait beside it.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.day_sql import days_after, local_day
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.task import dates
from app.models.task.records import Wait
from app.models.task.table import OPEN, Task
from app.models.task.terms import terms
from app.models.text import clean
from app.models.user import User

ASK_AGAIN = timedelta(days=30)


def may_handle(person: User, task: Task) -> bool:
    """The lead unit's people and the secretariat know whether the guidance came."""
    return powers.may_update(person, task) or powers.may_lead_plans(person)


def standing(task: Task) -> Wait | None:
    """The wait that hasn't ended."""
    where = (Wait.commune_id == task.commune_id, Wait.task_id == task.id, Wait.ended_on.is_(None))
    return db.session.scalar(select(Wait).where(*where).order_by(Wait.id.desc()).limit(1))


def recheck_day() -> ColumnElement[date | None]:
    """The day from which an open task is to be asked about: the standing wait's, else a month after the last care.

    Work without a date that waits for an event counts its month from the day when its last wait ended, else from the
    day when it was made; NULL where nobody is to ask.
    """
    its = (Wait.commune_id == Task.commune_id, Wait.task_id == Task.id)
    newest = select(Wait.recheck_on).where(*its, Wait.ended_on.is_(None)).order_by(Wait.id.desc()).limit(1)
    ended = select(func.max(Wait.ended_on)).where(*its)
    cared = func.coalesce(ended.correlate(Task).scalar_subquery(), local_day(Task.created_at))
    month = case((terms(clock.today())["waiting"], days_after(cared, ASK_AGAIN.days)))
    return case((Task.state.in_(OPEN), func.coalesce(newest.correlate(Task).scalar_subquery(), month)))


def to_recheck(today: date) -> ColumnElement[bool]:
    """The condition for open work whose day to be asked about has come (see `recheck_day`).

    Work that waits for an event is asked about each month, whoever ended the wait before (domain rules of §5.3). Most
    work waits for nothing: it is left out before anybody asks for its day.
    """
    due = select(Wait.task_id).where(Wait.ended_on.is_(None), Wait.recheck_on <= today)
    return and_(or_(terms(clock.today())["waiting"], Task.id.in_(due)), recheck_day() <= today)


def begin(task: Task, by: User, for_whom: str, recheck_on: date | None = None) -> Wait:
    """Say for whom the task waits and when to ask again (default: in a month); a standing wait is brought up to date.

    Raises Refused without a body that is waited for, or for a day to ask again that has passed.
    """
    _check(task, by)
    for_whom = clean(for_whom)
    recheck_on = recheck_on or clock.today() + ASK_AGAIN
    if not for_whom:
        raise Refused("wait_whom_missing")
    if recheck_on < clock.today():
        raise Refused("recheck_passed", today=clock.today().strftime("%d/%m/%Y"))
    row = standing(task)
    if row is not None and row.for_whom == for_whom:
        return _prolong(task, by, row, recheck_on)
    if row is not None:
        row.ended_on = clock.today()
    row = Wait(
        commune_id=task.commune_id, task_id=task.id, for_whom=for_whom, asked_on=clock.today(), recheck_on=recheck_on
    )
    db.session.add(row)
    task.touch()
    record("task.wait_begun", task, by, after=for_whom)
    return row


def end(task: Task, by: User, words: str, due_on: date | None = None) -> None:
    """Record the trigger: what came, and the day due that follows from it, for a task that had none.

    `due_on` None leaves the task without a date. Raises Refused without words, for a dated task's second date
    (that is an extension), or where nothing is waited for.
    """
    _check(task, by)
    words = clean(words)
    if not words:
        raise Refused("trigger_missing")
    row = standing(task)
    if row is None:
        raise Refused("nothing_waited_for", code=task.code)
    if due_on is not None and task.due_on is not None:
        raise Refused("dated_already", day=task.due_on.strftime("%d/%m/%Y"))
    row.ended_on = clock.today()
    if due_on is not None:
        task.deadline_type = "date"
        dates.set_due(task, due_on)
    task.touch()
    record("task.wait_ended", task, by, before=row.for_whom, after=due_on, note=words)
    whom = [one for one in people.answering_for(task.commune_id, task.lead_unit_id) if one.id != by.id]
    telling.tell(task, "wait_ended", f"wait-{row.id}", whom, slot=f"task-{task.id}-wait-{row.id}", by=by)


def _prolong(task: Task, by: User, row: Wait, recheck_on: date) -> Wait:
    if row.recheck_on != recheck_on:
        before, row.recheck_on = row.recheck_on, recheck_on
        task.touch()
        record("task.wait_prolonged", task, by, before=before, after=recheck_on)
    return row


def _check(task: Task, by: User) -> None:
    if not may_handle(by, task):
        raise NotAllowed("only_lead_unit")
    if not task.is_open:
        raise Stale("stale_move", code=task.code)
