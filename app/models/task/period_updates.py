"""The results of an ongoing duty, one for each period: written by the ordinary note, shown for the year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import powers, settings
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.task import period, periods
from app.models.task.period import WEEKLY, Period
from app.models.task.records import PeriodUpdate
from app.models.task.table import Task
from app.models.task.timing import is_ongoing
from app.models.text import clean
from app.models.user import User

WEEKS_SHOWN = 8


@dataclass(frozen=True)
class Slot:
    """A period of the year with what was written of it; `owed` where it has ended without a word."""

    period: Period
    update: PeriodUpdate | None
    owed: bool


def write(task: Task, by: User, text: str, key: str | None = None) -> PeriodUpdate:
    """Write the result of a period; a second one of the same period takes its place, both stay in the history.

    `key` None is the last ended period while it is owed, else the present one. Raises NotAllowed, Refused for no
    words, for work that isn't ongoing or a period that isn't open to be written of, Stale for closed work.
    """
    if not powers.may_update(by, task):
        raise NotAllowed("only_lead_unit")
    if not task.is_open:
        raise Stale("stale_move", code=task.code)
    text = clean(text)
    if not text:
        raise Refused("note_missing")
    keys = [one.key for one in to_write(task)]
    if not keys or (key and key not in keys):
        raise Refused("period_wrong", code=task.code)
    key = key or keys[0]
    row = _of(task, key)
    if row is None:
        row = PeriodUpdate(commune_id=task.commune_id, task_id=task.id, period_key=key)
        db.session.add(row)
    row.text, row.by_id, row.at = text, by.id, clock.now()
    task.touch()
    record("task.period_written", task, by, after=key, note=text)
    fill([task])
    return row


def answer(task: Task, by: User, author_id: int | None, text: str, day: date) -> PeriodUpdate:
    """The result of the period that holds a day, by a report of the unit that was accepted; what stands there stays.

    `by` accepted it, `author_id` sent it. Raises Stale for closed work. Safe to call twice.
    """
    if not task.is_open:
        raise Stale("stale_move", code=task.code)
    key = period.of(_rhythm(task), day).key
    row = _of(task, key)
    if row is None:
        row = PeriodUpdate(commune_id=task.commune_id, task_id=task.id, period_key=key, text="")
        db.session.add(row)
    if text not in row.text.splitlines():
        row.text, row.by_id, row.at = f"{row.text}\n{text}".strip(), author_id, clock.now()
        task.touch()
        record("task.period_reported", task, by, after=key, note=text)
        fill([task])
    return row


def unanswer(task: Task, by: User, text: str, day: date, reason: str) -> None:
    """Take back what `answer` wrote, as the report was returned; other words of the period stay."""
    key = period.of(_rhythm(task), day).key
    row = _of(task, key)
    if row is None or text not in row.text.splitlines():
        return
    row.text = "\n".join(line for line in row.text.splitlines() if line != text)
    if not row.text.strip():
        db.session.delete(row)
    task.touch()
    record("task.period_withdrawn", task, by, after=key, note=reason)
    fill([task])


def to_write(task: Task, today: date | None = None) -> list[Period]:
    """The periods that may be written of now: the last ended one first while it is owed, the present one."""
    if not is_ongoing(task):
        return []
    today = today or clock.today()
    rhythm = _rhythm(task)
    ended = period.before(rhythm, today)
    fill([task], today)
    return [*([ended] if task.lacks_period else []), period.of(rhythm, today)]


def year_of(task: Task, today: date | None = None) -> list[Slot]:
    """The periods of the year up to now, the newest first; of weeks the last ones. [] where nothing is ongoing."""
    if not is_ongoing(task):
        return []
    today = today or clock.today()
    rhythm, came = _rhythm(task), clock.local(task.created_at).date()
    asked = select(PeriodUpdate).where(PeriodUpdate.commune_id == task.commune_id, PeriodUpdate.task_id == task.id)
    written = {row.period_key: row for row in db.session.scalars(asked.options(joinedload(PeriodUpdate.by)))}
    since = max(min(date(today.year, 1, 1), period.before(rhythm, today).start), came)
    every = period.between(rhythm, since, today)
    shown = [one for one in every if one.middle >= came or one.key in written or one.end >= today]
    slots = [Slot(one, written.get(one.key), one.end < today and one.key not in written) for one in reversed(shown)]
    return slots[:WEEKS_SHOWN] if rhythm == WEEKLY else slots


def fill(tasks: Iterable[Task], today: date | None = None) -> None:
    """Say on each ongoing duty which period it lacks; one statement, none where nothing is ongoing."""
    ongoing = {task.id: task for task in tasks if task.is_open and is_ongoing(task)}
    if not ongoing:
        return
    today = today or clock.today()
    asked = select(Task.id, periods.lacking(today)).where(Task.id.in_(ongoing))
    lacking = {row[0]: row[1] for row in db.session.execute(asked)}
    for task_id, task in ongoing.items():
        task.lacks_period = lacking.get(task_id)


def _of(task: Task, key: str) -> PeriodUpdate | None:
    its = (PeriodUpdate.commune_id == task.commune_id, PeriodUpdate.task_id == task.id)
    return db.session.scalar(select(PeriodUpdate).where(*its, PeriodUpdate.period_key == key))


def _rhythm(task: Task) -> str:
    return periods.rhythm_of(task, str(settings.read(task.commune_id, periods.SETTING)))
