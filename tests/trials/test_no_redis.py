"""S2: a Redis that forgets, is away or goes for good: nothing is lost, and the clock's next tick sends."""

from __future__ import annotations

import os

import pytest

from tests.conftest import Size
from tests.trials.conftest import Trial

pytestmark = pytest.mark.slow


def test_without_redis_nothing_is_lost_or_late(trial: Trial, size: Size) -> None:
    found = trial(
        "no_redis",
        reminders=size(fast=40, default=60, full=1000),
        morning=size(fast=20, default=30, full=500),
        acts=size(fast=4, default=6, full=60),
        kills=size(fast=1, default=1, full=5),
        flushes=size(fast=1, default=1, full=5),
        tick=size(fast=1, default=2, full=20),
    )
    names = ("lost", "silently_lost", "extra_copies", "notices_twice", "left", "absent_lost", "gone_lost")
    assert {name: found[name] for name in names} == dict.fromkeys(names, 0)
    if os.environ.get("TEST_SIZE") == "full":  # the product's own tick: nothing waits for 120 s
        assert found["absent_later_than_six_ticks"] == found["gone_later_than_six_ticks"] == 0
    else:
        assert max(found["absent_most_ticks_waited"], found["gone_most_ticks_waited"]) <= 2


def test_where_mail_leaves_through_redis_only_it_is_lost(trial: Trial) -> None:
    """Control: without the clock's own sending, what Redis forgot never leaves."""
    assert trial("no_redis", reminders=200, kills=1, flushes=1, changes="outbox")["lost"] > 0
