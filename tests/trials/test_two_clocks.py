"""S4: two processes with two clocks each: every reminder is made once and leaves once, on both databases."""

from __future__ import annotations

import pytest

from tests.conftest import Size
from tests.trials.conftest import Trial

SLOW, POSTGRES = pytest.param("sqlite", marks=pytest.mark.slow), pytest.param("postgresql", marks=pytest.mark.postgres)
NEVER = ("missing_keys", "duplicate_rows", "without_message", "lost", "duplicate_sends")


@pytest.mark.parametrize("on", [SLOW, POSTGRES])
def test_clocks_at_once_tell_each_reminder_once(trial: Trial, size: Size, on: str) -> None:
    people = size(fast=20, default=100, full=1000)
    found = trial("two_clocks", people=people, tasks=size(fast=2, default=2, full=5), on=on)
    assert {name: found[name] for name in NEVER} == dict.fromkeys(NEVER, 0)
    assert (found["messages"], found["left"]) == (people, 0)


@pytest.mark.postgres
def test_the_unique_key_alone_decides(trial: Trial) -> None:
    """Also where none of them looks first what is there."""
    found = trial("two_clocks", people=10, tasks=2, on="postgresql", changes="look")
    assert {name: found[name] for name in NEVER} == dict.fromkeys(NEVER, 0)


@pytest.mark.parametrize("on", [SLOW, POSTGRES])
def test_without_key_and_look_they_make_it_again(trial: Trial, on: str) -> None:
    """Control."""
    assert trial("two_clocks", people=10, tasks=1, on=on, changes="key,look")["duplicate_rows"] > 0


@pytest.mark.slow
def test_without_the_claim_they_send_it_again(trial: Trial) -> None:
    """Control."""
    assert trial("two_clocks", people=30, tasks=1, on="sqlite", changes="claim")["duplicate_sends"] > 0
