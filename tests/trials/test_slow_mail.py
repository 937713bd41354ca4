"""S5: mail servers that drip, hang, refuse or hang up free the worker in time and hold nobody else's mail."""

from __future__ import annotations

import os

import pytest

from tests.conftest import Size
from tests.trials.conftest import Trial

pytestmark = pytest.mark.slow
FAULTS = "later_451 full_552 hang_after_data hang_after_dot hang_up hang_up_once crowd"


def test_a_bad_server_holds_the_worker_no_longer_than_allowed_and_nobody_else(trial: Trial, size: Size) -> None:
    full, crowd = os.environ.get("TEST_SIZE") == "full", size(fast=4, default=5, full=40)
    found = trial(
        "slow_mail",
        others=size(fast=5, default=10, full=50),
        crowd=crowd,
        deadline=size(fast=2, default=4, full=30),
        faults=f"drip busy_421 {FAULTS}" if full else FAULTS,
    )
    held = {name: number for name, number in found.items() if name.endswith("_held_too_long")}
    assert held == dict.fromkeys(held, 0)
    assert found["crowd_talks_before_the_others_left"] < crowd
    if full:
        late = {name: number for name, number in found.items() if name.endswith("_others_too_late")}
        assert late == dict.fromkeys(late, 0)
    assert (found["lost"], found["twice_elsewhere"], found["left"]) == (0, 0, 0)
    assert found["most_copies_after_hanging_up"] == 2
    assert (found["failed"], found["unknown"]) == (1, 1)  # the full mailbox; the one that hangs up twice


def test_without_the_guard_a_drip_keeps_the_worker(trial: Trial) -> None:
    """Control: smtplib's own time-out is for each read."""
    assert trial("slow_mail", others=2, deadline=2, faults="drip", changes="guard")["drip_held_too_long"] > 0


def test_without_sparing_each_of_a_crowd_is_tried_before_the_others(trial: Trial) -> None:
    """Control."""
    found = trial("slow_mail", others=2, crowd=4, deadline=2, faults="crowd", changes="sparing")
    assert found["crowd_talks_before_the_others_left"] >= 4
