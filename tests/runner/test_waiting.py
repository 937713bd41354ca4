"""Jobs that no worker takes: done by the clock in a process of their own, which can't keep the clock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from app import clock, database
from app.database import db
from app.jobs import timetable, waiting
from app.models import job_runs, meetings
from app.models.briefing import asking
from app.models.job_run import JobRun
from app.models.meeting import Meeting, Paper
from tests.world import Place

FOREVER = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[waiting.Child]:
    """A process's place of our own, empty at the end."""
    ours = waiting.Child()
    monkeypatch.setattr(waiting, "child", ours)
    yield ours
    if ours.process is not None:
        ours.process.kill()
        ours.process.wait()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Two jobs that wait and never end."""
    begun: list[tuple[str, int]] = []

    def command(kind: str, subject_id: int) -> list[str]:
        begun.append((kind, subject_id))
        return FOREVER

    monkeypatch.setattr(job_runs, "overdue", lambda: [("read_plan", 1), ("read_plan", 2)])
    monkeypatch.setattr(waiting, "command", command)
    monkeypatch.setattr(waiting, "OWN_SECONDS", 0.2)
    return begun


def test_a_job_without_end_does_not_keep_the_clock(child: waiting.Child, waits: list) -> None:
    for _tick in range(3):
        waiting.run_waiting()
    assert waits == [("read_plan", 1)]
    assert child.process is not None and child.process.poll() is None


def test_a_job_over_its_time_is_killed_and_the_next_begins(
    child: waiting.Child, waits: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting.run_waiting()
    first = child.process
    assert first is not None
    child.began -= waiting.LONGEST
    with capture_logs() as lines:
        assert child.is_free(until=0)
    assert first.returncode == -9
    assert [line["event"] for line in lines] == ["job took too long"]


def test_without_redis_the_clock_has_papers_made(
    place: Place, child: waiting.Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "OWN_SECONDS", 60.0)
    meeting = Meeting(
        commune_id=place.id, committee_id=meetings.first_committee(place.id).id, title="phiên quý III",
        on=clock.today(), place="Phòng họp 1", chair="Chủ tịch",
    )  # fmt: skip
    db.session.add(meeting)
    db.session.flush()
    paper_id = asking.new(meeting, clock.today(), None).id
    db.session.commit()
    db.session.remove()
    with clock.stopped(clock.now() + timedelta(seconds=20)), database.writing(False):
        assert timetable.tick() == []
    assert child.process is None
    run = db.session.query(JobRun).one()
    assert (run.state, run.error) == ("done", None)
    assert db.session.get_one(Paper, paper_id).state == "ready"
