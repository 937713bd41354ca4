"""A recurring row of a plan: publishing gives one occurrence, a later version changes it and the series alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.plan import Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import following, publishing, withdrawing
from app.models.planning.versions import newest
from app.models.task import Task, TaskState, series, workflow
from app.models.task.table import Series, TaskClause
from tests.plans.sample import TEXT
from tests.world import Place

Later = Callable[..., PlanVersion]
WORDS = "Chấm điểm thi đua"
BY_DAY = TEXT.replace("Thời gian hoàn thành: Hằng tháng.", "Thời gian hoàn thành: trước ngày 20 hằng tháng.")
WITHOUT = TEXT[: TEXT.index("- Chấm điểm")]
AS_A_DAY = TEXT.replace("Thời gian hoàn thành: Hằng tháng.", "Thời gian hoàn thành: Tháng 12/2026.")


def occurrences() -> list[Task]:
    """The tasks of the recurring row, the oldest first."""
    db.session.flush()
    return list(db.session.scalars(select(Task).where(Task.text.contains(WORDS)).order_by(Task.id)))


def days() -> list[date | None]:
    return [task.due_on for task in occurrences()]


def finish(place: Place, task: Task) -> None:
    """The office's own: its head is nobody here, the chairperson confirms."""
    task.state, task.submitted_on = TaskState.REPORTED, clock.today()
    workflow.confirm(task, place.people["chair"], without_product=True)


def decide(place: Place, plan: Plan, action: str = "accept") -> None:
    changes = [one for one in following.changes(newest(plan)) if following.is_open(one)]
    ids = [one.id for one in changes if WORDS in ((one.later or one.earlier).fields["text"])]  # type: ignore[union-attr]
    following.decide(plan, place.people["secretary"], action, ids)


@pytest.fixture
def published(plan: Plan) -> Plan:
    """The sample plan, published on 06/10/2026."""
    publishing.publish_all(plan)
    db.session.commit()
    return plan


def test_publishing_gives_one_occurrence_and_nothing_twice(published: Plan) -> None:
    before = db.session.scalar(select(func.count(Task.id)))
    assert [(one.period_key, one.due_on, one.recurrence) for one in occurrences()] == [
        ("2026-10", date(2026, 10, 31), "monthly")
    ]
    publishing.publish_all(published)
    assert (db.session.scalar(select(func.count(Task.id))), len(occurrences())) == (before, 1)
    assert db.session.scalar(select(func.count(Series.id))) == 1


def test_the_next_stands_where_the_first_stands(place: Place, published: Plan) -> None:
    finish(place, occurrences()[0])
    first, second = occurrences()
    asked = [select(TaskClause.clause_id).where(TaskClause.task_id == one.id) for one in (first, second)]
    places = [set(db.session.scalars(one)) for one in asked]
    assert places[0] == places[1] and places[0]
    assert (second.plan_id, second.position, second.period_key) == (published.id, first.position, "2026-11")


def test_a_version_that_names_a_day_changes_series_and_open_occurrence(
    place: Place, published: Plan, later: Later
) -> None:
    finish(place, occurrences()[0])
    db.session.commit()
    later(BY_DAY)
    assert days() == [date(2026, 10, 31), date(2026, 11, 30)]
    decide(place, published)
    assert days() == [date(2026, 10, 31), date(2026, 11, 19)]
    finish(place, occurrences()[1])
    assert days()[2] == date(2026, 12, 19)


def test_a_version_that_is_kept_out_changes_nothing(place: Place, published: Plan, later: Later) -> None:
    later(BY_DAY)
    decide(place, published, "keep")
    finish(place, occurrences()[0])
    assert days() == [date(2026, 10, 31), date(2026, 11, 30)]


def test_a_version_without_the_row_ends_series_and_open_occurrence(place: Place, published: Plan, later: Later) -> None:
    finish(place, occurrences()[0])
    db.session.commit()
    later(WITHOUT)
    decide(place, published)
    assert [one.state for one in occurrences()] == ["done", "cancelled"]
    assert occurrences()[0].series.ended_on == clock.today()  # type: ignore[union-attr]
    clock.stop(clock.instant(date(2026, 12, 2)))
    assert series.catch_up(place.id) == []


def test_a_version_that_gives_one_day_ends_the_series(place: Place, published: Plan, later: Later) -> None:
    later(AS_A_DAY)
    decide(place, published)
    one = occurrences()[0]
    assert (one.due_on, one.deadline_type, one.series.ended_on) == (  # type: ignore[union-attr]
        date(2026, 12, 31),
        "month",
        clock.today(),
    )
    finish(place, one)
    assert len(occurrences()) == 1


def test_a_plan_withdrawn_ends_the_series_and_published_again_begins_it(place: Place, published: Plan) -> None:
    workflow.cancel(occurrences()[0], place.people["chair"], "Tháng này không chấm")
    assert len(occurrences()) == 2
    withdrawing.withdraw(published, place.people["secretary"], "Công bố nhầm")
    assert [one.state for one in occurrences()] == ["cancelled", "cancelled"]
    assert series.catch_up(place.id) == []
    row = db.session.scalars(select(Proposal).where(Proposal.task_id == occurrences()[0].id)).one()
    assert row.state == ProposalState.CLEAR
    publishing.publish(published, place.people["secretary"])
    assert [(one.period_key, one.state) for one in occurrences()] == [
        ("2026-10", "cancelled"),
        ("2026-11", "unaccepted"),
    ]
    assert occurrences()[1].series.ended_on is None  # type: ignore[union-attr]
