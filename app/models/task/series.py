"""A recurring duty: a series whose occurrences are tasks, one at a time, each with its own last day and result.

The next occurrence is made when the present one is done or cancelled, or when its own period begins; what should be
there follows from the state of the database alone, so a person's act and any number of clocks may ask for it at once.
After an outage only the occurrence whose time it is now is made: a unit can't be late with what nobody gave it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import structlog
from sqlalchemy import select

from app import clock
from app.database import db, savepoint
from app.models import powers, sweep_runs
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock_commune
from app.models.task import dates, next_occurrence, occurrences
from app.models.task.occurrences import Occurrence, Rule
from app.models.task.table import Series, Task, TaskState
from app.models.text import clean
from app.models.user import User
from app.models.working_days import WorkingDays

log = structlog.get_logger()
FAILED = "series failed"  # the name under which a sweep notes how many of its series failed
CLOSED = (TaskState.DONE, TaskState.CANCELLED)


def start(task: Task, rule: Rule, deadline_type: str, days: WorkingDays) -> bool:
    """Make a task the first occurrence of a series: the one whose last day hasn't passed.

    False, and nothing changes, where the year of the rule is over. A task that was one already begins its series anew.
    """
    found = _untaken(task, occurrences.of(rule))
    first = occurrences.first_open(found, clock.today(), _effective(task, days))
    if first is None:
        return False
    task.series = task.series or Series(commune_id=task.commune_id, plan_id=task.plan_id)
    keep_rule(task.series, rule, deadline_type)
    task.series.text, task.series.lead_unit_id = task.short_text, task.lead_unit_id
    task.series.ended_on = task.series.end_reason = None
    task.period_key, task.due_read_on = first.key, first.due_on
    dates.set_due(task, first.due_on, days)
    plan_next(task.series, first.key, first.due_on)
    return True


def adapt(task: Task, series: Series, rule: Rule, deadline_type: str, days: WorkingDays) -> date | None:
    """Give the series of its newest occurrence another rule; the last day that the occurrence has by it.

    It stays that of its period where the rule has the period too, else it becomes the first that hasn't passed; one
    that is done stays as it is.
    """
    lock_commune(series.commune_id)
    keep_rule(series, rule, deadline_type)
    series.ended_on = series.end_reason = None
    found = _untaken(task, occurrences.of(rule))
    same = next((one for one in found if one.key == task.period_key), None)
    wanted = same or occurrences.first_open(found, clock.today(), _effective(task, days))
    if wanted is None or task.state in CLOSED:
        plan_next(series, task.period_key or "", task.due_read_on or clock.today())
        return task.due_on
    task.period_key = wanted.key
    plan_next(series, wanted.key, wanted.due_on)
    return wanted.due_on


def advance(series_id: int | None, commune_id: int, by: User | None = None) -> Task | None:
    """Make the next occurrence of a series where it is time for it, and return it; safe with any number at once."""
    if series_id is None:
        return None
    db.session.flush()
    lock_commune(commune_id)
    series = db.session.get_one(Series, series_id, populate_existing=True)
    newest = present_of(series)
    wanted = _wanted(series, newest)
    if newest is None or wanted is None:
        return None
    made = next_occurrence.make(newest, series, wanted, by)
    plan_next(series, wanted.key, wanted.due_on)
    return made


def catch_up(commune_id: int) -> list[Task]:
    """The clock's part: the next occurrence of every series whose period has begun; one statement where none has.

    One that fails is undone by itself and logged; the others go on, and how many failed is noted for the watch.
    """
    which = (Series.commune_id == commune_id, Series.ended_on.is_(None), Series.next_on <= clock.today())
    ids = db.session.scalars(select(Series.id).where(*which).order_by(Series.id)).all()
    made: list[Task] = []
    failed = 0
    for series_id in ids:
        try:
            with savepoint():
                task = advance(series_id, commune_id)
        except Exception:
            log.exception("series failed", series=series_id, commune=commune_id)
            failed += 1
        else:
            made += [task] if task else []
    if failed:
        sweep_runs.note(commune_id, FAILED, failed)
    return made


def end(task: Task, by: User, reason: str) -> None:
    """The secretariat ends a series with a reason: nothing more falls due, the occurrence at hand stays as it is.

    Raises Refused without a reason, or for work that doesn't recur any more.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    if task.series is None or task.series.ended_on is not None:
        raise Refused("series_over", code=task.code)
    close(task.series, reason)
    task.touch()
    record("task.series_ended", task, by, note=reason)


def close(series: Series | None, reason: str) -> None:
    """Let nothing more fall due; a series that has ended stays as it ended.

    The commune is locked before the series, as the clock does that makes the next of it.
    """
    if series is not None and series.ended_on is None:
        lock_commune(series.commune_id)
        series.ended_on, series.end_reason = clock.today(), reason


def present(task: Task) -> Task:
    """The newest occurrence of the series that a task belongs to; a task of no series itself."""
    return (present_of(task.series) if task.series else None) or task


def present_of(series: Series) -> Task | None:
    """The newest occurrence of a series."""
    its = (Task.commune_id == series.commune_id, Task.series_id == series.id)
    newest = select(Task).where(*its).order_by(Task.id.desc()).limit(1)
    return db.session.scalar(newest.execution_options(populate_existing=True))


def rule_of(series: Series) -> Rule:
    """The rule of a series as `occurrences` reads it."""
    return Rule(
        series.rule,
        series.year,
        series.words or "",
        series.last_days,
        series.of_next,
        tuple(series.milestones or ()),
        series.starts_on,
    )


def keep_rule(series: Series, rule: Rule, deadline_type: str) -> None:
    """Store a rule."""
    series.rule, series.year, series.words = rule.recurrence, rule.year, rule.words or None
    series.last_days, series.of_next, series.starts_on = rule.last_days, rule.of_next, rule.starts_on
    series.milestones, series.deadline_type = list(rule.milestones) or None, deadline_type


def plan_next(series: Series, key: str, due_on: date) -> None:
    """Store from which day the occurrence after this one is the present one."""
    after = occurrences.following(occurrences.of(rule_of(series)), key, due_on)
    series.next_on = after.begins_on if after else None


def _wanted(series: Series, newest: Task | None) -> Occurrence | None:
    """Which occurrence should be there and isn't.

    While the newest rests paused, or nobody leads it yet, the duty rests: a tray filled with the same duty month after
    month says nothing more.
    """
    if newest is None or series.ended_on is not None or newest.state == TaskState.PAUSED or _unled(newest):
        return None
    found, today = occurrences.of(rule_of(series)), clock.today()
    after = occurrences.following(found, newest.period_key or "", newest.due_read_on or today)
    if after is None:
        return None
    if after.begins_on <= today:
        return occurrences.present(found, today)
    return after if newest.state in CLOSED else None


def _unled(newest: Task) -> bool:
    return newest.lead_unit_id is None and newest.state not in CLOSED


def _untaken(task: Task, found: list[Occurrence]) -> list[Occurrence]:
    """The occurrences that no other task of the series is."""
    if task.series_id is None:
        return found
    others = (Task.commune_id == task.commune_id, Task.series_id == task.series_id, Task.id != task.id)
    taken = set(db.session.scalars(select(Task.period_key).where(*others)))
    return [one for one in found if one.key not in taken]


def _effective(task: Task, days: WorkingDays) -> Callable[[date], date]:
    return (lambda day: day) if task.keeps_day else days.forward
