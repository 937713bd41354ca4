"""Ongoing duties are judged by the result of each period, never by a date (domain rules of §3.4 and §5.4).

A duty without the result of the last ended period lacks an update ("thiếu cập nhật kỳ"); it isn't late.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, literal, or_

from app import clock
from app.models.base import Instant
from app.models.commune import Setting
from app.models.task import period
from app.models.task.period import MONTHLY, QUARTERLY, RHYTHMS, Period
from app.models.task.records import PeriodUpdate
from app.models.task.table import Task
from app.models.task.terms import terms

SETTING = "update_rhythm"
QUIET = timedelta(days=30)
UNSTATED = "periodic"  # domain rules, row 45: until a person says how often, each quarter


@lru_cache(maxsize=16)
def missing_update(today: date) -> ColumnElement[bool]:
    """The condition for an open ongoing duty that lacks the update of the last period that ended before a day.

    A period is owed where the duty was there by the period's middle.
    """
    middles = {rhythm: literal(_by_middle(period.before(rhythm, today)), Instant()) for rhythm in RHYTHMS}
    owed = Task.created_at < case(middles, value=_rhythm())
    return and_(terms(today)["ongoing"], owed, ~is_written(ended_key(today)))


def is_owed(one: Period, created_at: datetime) -> bool:
    """Is a period owed by a duty that was made at an instant: by the period's middle? The same as the SQL above."""
    return created_at < _by_middle(one)


def is_written(key: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition for duties whose result of a period is written."""
    its = (PeriodUpdate.commune_id == Task.commune_id, PeriodUpdate.task_id == Task.id)
    return exists().where(*its, PeriodUpdate.period_key == key).correlate(Task)


@lru_cache(maxsize=16)
def ended_key(today: date) -> ColumnElement[str]:
    """The key of the last period that ended before a day, in each duty's own rhythm; as a column beside Task."""
    return case({rhythm: period.before(rhythm, today).key for rhythm in RHYTHMS}, value=_rhythm())


def present_key(today: date) -> ColumnElement[str]:
    """The key of the period that holds a day, in each duty's own rhythm; as a column beside Task."""
    return case({rhythm: period.of(rhythm, today).key for rhythm in RHYTHMS}, value=_rhythm())


def lacking(today: date) -> ColumnElement[str | None]:
    """The key of the period that an ongoing duty lacks, None where it lacks none; as a column beside Task."""
    return case((missing_update(today), ended_key(today)), else_=None)


def silent(today: date) -> ColumnElement[bool]:
    """The condition for open, accepted work that nobody wrote of for 30 days ("chưa cập nhật")."""
    last = func.coalesce(Task.last_note_at, Task.accepted_at)
    return and_(Task.state == "in_progress", last < clock.instant(today - QUIET))


def rhythm_of(task: Task, default: str = MONTHLY) -> str:
    """How often an ongoing duty is written of: as its words say, else as the commune does (`default`)."""
    return rhythm_in(task.recurrence) or default


def rhythm_in(recurrence: str | None) -> str | None:
    """The shortest rhythm that a recurrence names; None where it names none (daily, nothing)."""
    named = [part.partition(" ")[0] for part in (recurrence or "").split("; ")]
    found = next((rhythm for rhythm in RHYTHMS if rhythm in named), None)
    return found or (QUARTERLY if UNSTATED in named else None)


def _rhythm() -> ColumnElement[str]:
    """The rhythm that `rhythm_of` gives a task, the shortest that it names first."""
    named = [(_names(rhythm), rhythm) for rhythm in RHYTHMS]
    return case(*named, (_names(UNSTATED), QUARTERLY), (_quarterly_commune(), QUARTERLY), else_=MONTHLY)


def _names(rhythm: str) -> ColumnElement[bool]:
    """Does the recurrence name a rhythm? `half-yearly` isn't `yearly`."""
    padded = literal("; ") + func.coalesce(Task.recurrence, "") + literal(" ;")
    return or_(padded.like(f"%; {rhythm} %"), padded.like(f"%; {rhythm};%"))


def _quarterly_commune() -> ColumnElement[bool]:
    is_quarterly = (Setting.key == SETTING, cast(Setting.value, String) == '"quarterly"')
    return exists().where(Setting.commune_id == Task.commune_id, *is_quarterly).correlate(Task)


def _by_middle(one: Period) -> datetime:
    """The instant at which the period's middle day ends."""
    return clock.instant(one.middle + period.ONE)
