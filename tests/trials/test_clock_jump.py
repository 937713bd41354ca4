"""S14: whatever the wall clock does, nothing is lost or told twice, and a person gets one message of a day.

The control makes up for every occasion that was missed, as a queue of scheduled jobs would: a storm of lines.
"""

from __future__ import annotations

import pytest

from benchmarks.trials import clock_jump
from tests.conftest import Size

pytestmark = pytest.mark.slow


def check(cases: list[clock_jump.Case]) -> None:
    """Every life is well, and something was to be told in it."""
    print(*(f"FIGURE S14 {name}={value}" for name, value in clock_jump.told(cases).items()), sep="\n")
    assert [case for case in cases if not case.well] == []
    assert min(case.judged["expected"] for case in cases) > 20


def test_jumps_lose_nothing_and_repeat_nothing(size: Size) -> None:
    only = () if size(fast=0, default=1, full=1) else ("forty days on and back", "a day back")
    check(clock_jump.run("sqlite", size(fast=0, default=6, full=40), only=only))


@pytest.mark.postgres
def test_nor_on_postgres(size: Size) -> None:
    only = () if size(fast=0, default=0, full=1) else ("an hour back", "forty days on and back")
    check(clock_jump.run("postgresql", size(fast=0, default=0, full=40), only=only))


def test_a_sweep_that_makes_up_for_everything_is_a_storm() -> None:
    (case,) = clock_jump.run("sqlite", 0, "latest", ("forty days on",))
    assert case.judged["of_a_task_in_a_day"] > 3
