"""The clock and its steps."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from app import create_app, database
from app.jobs import timetable
from app.runner import clock


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list:
    """An empty timetable to fill."""
    monkeypatch.setattr(timetable, "STEPS", [])
    return timetable.STEPS


def test_a_step_that_fails_fails_alone(steps: list) -> None:
    done: list[str] = []
    steps += [("one", lambda: done.append("one")), ("two", lambda: 1 / 0), ("three", lambda: done.append("three"))]
    with create_app().app_context(), capture_logs() as logs:
        assert timetable.tick() == ["two"]
    assert done == ["one", "three"]
    assert [(line["event"], line["step"]) for line in logs] == [("step failed", "two")]


def test_a_failed_step_leaves_no_transaction_open(steps: list) -> None:
    def half() -> None:
        with database.writing():
            database.db.session.execute(text("CREATE TABLE half (id INTEGER)"))
            raise ValueError

    seen: list[int] = []
    count = text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")
    steps += [("half", half), ("look", lambda: seen.append(database.db.session.scalar(count)))]
    with create_app().app_context():
        assert timetable.tick() == ["half"]
    assert seen == [0]


def test_a_clock_that_is_asked_to_stop_takes_no_further_step(steps: list) -> None:
    stopping, done = threading.Event(), []
    steps += [("stop", stopping.set), ("never", lambda: done.append(1))]
    clock.go_on(create_app(), stopping, pause=3600)
    assert done == []


def test_the_clock_goes_on_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    stopping, ticks = threading.Event(), []

    def tick(_is_stopping: object) -> None:
        ticks.append(1)
        if len(ticks) == 3:
            stopping.set()
        raise OSError("broken")

    monkeypatch.setattr(timetable, "tick", tick)
    clock.go_on(create_app(), stopping, pause=0.001)
    assert len(ticks) == 3


@pytest.mark.parametrize(("given", "seconds"), [("5", 5), ("0.5", 0.5), ("", 20), ("x", 20), ("-1", 20), ("0", 20)])
def test_the_pause_comes_from_the_environment(given: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_SECONDS", given)
    assert clock.seconds() == seconds
