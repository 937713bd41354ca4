"""A year of a plan played by the verbs beside a plain model: every count agrees; planted faults are seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from flask import Flask

from app.models import counting, daily_counts
from app.models.task import Task, workflow
from app.models.task.terms import terms
from app.models.working_days import ONE, WorkingDays
from benchmarks import year
from tests.conftest import Size

PLAN = Path(__file__).resolve().parents[1] / "reading" / "set" / "18_ktxh_xa.txt"
Plant = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.thorough
def test_a_year_counts_as_the_plain_model_does(app: Flask, size: Size, capsys: pytest.CaptureFixture[str]) -> None:
    played = year.play(PLAN, seed=1, a_day=size(fast=1, default=3, full=12))
    with capsys.disabled():
        print(f"\nFIGURE a year of {PLAN.name}: {played}")
    assert played.seen.differ == 0, "\n".join(played.seen.said)
    assert played.days == 351
    assert played.seen.made > 351 * 30
    assert played.done.keys() >= {"accept", "note", "report", "confirm", "return", "grant", "pause", "cancel", "urge"}
    assert played.refused > 10


def one_day_later(patch: pytest.MonkeyPatch) -> None:
    """Effective days roll a day too far where they roll."""
    forward = WorkingDays.forward
    patch.setattr(WorkingDays, "forward", lambda days, day: forward(days, day) + ONE * (not days.works(day)))


def late_on_its_day(patch: pytest.MonkeyPatch) -> None:
    """A term counts the last day as late: `<=` where `<` belongs; the sum still adds up."""

    def wrong(today: date) -> dict:
        right = terms(today)
        due = Task.due_effective_on == today
        return {**right, "late": right["late"] | (right["in_time"] & due), "in_time": right["in_time"] & ~due}

    for name in ("count", "by_unit"):
        patch.setattr(counting, name, partial(getattr(counting, name), known=wrong))


def judged_by_the_confirmation(patch: pytest.MonkeyPatch) -> None:
    """On time is judged by the day of the confirmer's press."""
    confirm = workflow.confirm

    def wrong(task: Task, by: object) -> None:
        confirm(task, by)
        task.submitted_on = task.closed_at.date() + timedelta(days=30)

    patch.setattr(workflow, "confirm", wrong)


def kept_a_day_late(patch: pytest.MonkeyPatch) -> None:
    """The count of a day is kept under the next one."""
    patch.setattr(daily_counts, "ONE", timedelta(0))


def a_return_forgets_its_count(patch: pytest.MonkeyPatch) -> None:
    """A returned report isn't counted."""
    send_back = workflow.send_back

    def wrong(task: Task, by: object, reason: str) -> None:
        before = task.returned
        send_back(task, by, reason)
        task.returned = before

    patch.setattr(workflow, "send_back", wrong)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "plant",
    [one_day_later, late_on_its_day, judged_by_the_confirmation, kept_a_day_late, a_return_forgets_its_count],
)
def test_a_planted_fault_is_seen(app: Flask, monkeypatch: pytest.MonkeyPatch, plant: Plant) -> None:
    plant(monkeypatch)
    played = year.play(PLAN, seed=1, a_day=8, until=date(2026, 2, 20), by_hand=30)
    assert played.seen.differ > 0, played
