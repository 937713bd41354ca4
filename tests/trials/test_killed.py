"""S1: kill -9 of workers, clocks and Redis while reminders leave: none is lost, at most the mail in hand repeated."""

from __future__ import annotations

import pytest

from tests.conftest import Size
from tests.trials.conftest import Trial

pytestmark = pytest.mark.slow
NEVER = ("lost", "silently_lost", "notices_missing", "notices_twice", "left", "left_notifications", "failed")


def sizes(size: Size) -> dict[str, int]:
    """The size asked for."""
    return {
        "reminders": size(fast=60, default=120, full=5000),
        "kills": size(fast=2, default=3, full=50),
        "clocks": size(fast=1, default=1, full=7),
        "redis": size(fast=1, default=1, full=5),
        "flushes": size(fast=1, default=1, full=5),
        "tick": size(fast=1, default=1, full=5),
    }


def test_whatever_is_killed_each_reminder_comes(trial: Trial, size: Size) -> None:
    found = trial("killed", **sizes(size))
    while_sending = found["worker_kills_while_sending"] + found["clock_kills"]
    assert {name: found[name] for name in NEVER} == dict.fromkeys(NEVER, 0)
    assert found["worker_kills_while_sending"] > 0
    assert found["extra_copies"] <= while_sending
    assert found["most_copies"] <= 2
    assert found["unknown"] <= while_sending


def test_where_the_jobs_are_the_truth_reminders_are_lost(trial: Trial) -> None:
    """Control: without the outbox, a queue that is killed or wiped takes reminders along."""
    found = trial("killed", reminders=150, kills=3, clocks=0, redis=1, flushes=1, tick=1, changes="outbox")
    assert found["lost"] > 0
