"""What the page of a recurring duty shows of its series: the occurrences that were given, the next, those left out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.plan import Plan
from app.models.task import occurrences, series
from app.models.task.occurrences import Occurrence
from app.models.task.records import Submission
from app.models.task.table import Series, Task, TaskState


@dataclass(frozen=True)
class Given:
    """An occurrence that was given, with the result that was accepted, where there is one."""

    task: Task
    result: str | None


@dataclass(frozen=True)
class SeriesShown:
    """A series beside one of its occurrences; `rest` are the other ones, the newest first, `skipped` never given."""

    series: Series
    rest: list[Given]
    newest: Task
    following: Occurrence | None
    skipped: list[Occurrence]
    done: int
    planned: int


def of_plan(plan: Plan) -> list[Task]:
    """The newest occurrence of each series of a plan, in the plan's order, with its series; one statement."""
    its = (Task.commune_id == plan.commune_id, Task.plan_id == plan.id, Task.series_id.is_not(None))
    newest = select(func.max(Task.id)).where(*its).group_by(Task.series_id)
    asked = select(Task).where(Task.id.in_(newest)).options(joinedload(Task.series), joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.position, Task.id)))


def of(task: Task) -> SeriesShown | None:
    """The series of a task; None where it belongs to none. Two statements."""
    if task.series is None:
        return None
    its = (Task.commune_id == task.commune_id, Task.series_id == task.series_id)
    given = list(db.session.scalars(select(Task).where(*its).order_by(Task.id.desc())))
    results = _results(task)
    found = occurrences.of(series.rule_of(task.series))
    newest = given[0]
    after = occurrences.following(found, newest.period_key or "", newest.due_read_on or clock.today())
    keys = {one.period_key for one in given}
    first = min((one.due_read_on for one in given if one.due_read_on), default=clock.today())
    left_out = [one for one in found if one.key not in keys and first < one.due_on < (newest.due_read_on or first)]
    return SeriesShown(
        task.series,
        [Given(one, results.get(one.id)) for one in given if one.id != task.id],
        newest,
        after if task.series.ended_on is None else None,
        left_out,
        sum(one.state == TaskState.DONE for one in given),
        len(found),
    )


def _results(task: Task) -> dict[int, str]:
    its = (Task.commune_id == task.commune_id, Task.series_id == task.series_id)
    asked = (
        select(Submission.task_id, Submission.result)
        .join(Task, (Task.commune_id == Submission.commune_id) & (Task.id == Submission.task_id))
        .where(*its, Submission.decision == "accepted")
        .order_by(Submission.id)
    )
    return {row[0]: row[1] for row in db.session.execute(asked)}
