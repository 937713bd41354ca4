"""S3: with Redis gone or stopped nobody at the web meets an error, and nobody waits for it longer than a moment.

Seconds are the script's to measure; here only a bound that the control, with the library's own client, goes beyond.
"""

from __future__ import annotations

import pytest

from benchmarks.trials import redis_down
from tests.conftest import Size

pytestmark = pytest.mark.slow
GENEROUS = 3.0  # seconds


def added(seen: list[redis_down.Seen]) -> list[float]:
    """By how many seconds the 95th of 100 presses came later than with Redis well, in each state."""
    return [one.p95("POST") - seen[0].p95("POST") for one in seen[1:]]


def test_nobody_meets_an_error_or_waits(size: Size) -> None:
    seen = redis_down.run(
        size(fast=1, default=1, full=3), size(fast=1, default=1, full=3), size(fast=1, default=2, full=4)
    )
    print(*(f"FIGURE S3 {name}={value}" for name, value in redis_down.told(seen).items()), sep="\n")
    assert [(one.state, one.failed) for one in seen] == [(state, []) for state in redis_down.STATES]
    assert seen[0].handed_over == seen[1].left == seen[2].left > 5
    assert seen[0].left == 0
    assert max(added(seen)) < GENEROUS


def test_with_the_library_s_own_client_they_wait() -> None:
    factory = "benchmarks.trials.redis_down:with_default_client()"
    assert max(added(redis_down.run(1, 1, 1, ("well", "stopped"), factory))) > GENEROUS
