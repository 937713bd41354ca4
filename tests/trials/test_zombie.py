"""S6: a sender that is stopped past its lease and wakes late sends nothing that another has taken over."""

from __future__ import annotations

import pytest

from tests.conftest import Size
from tests.trials.conftest import Trial

pytestmark = pytest.mark.slow


def test_a_sender_that_wakes_late_does_not_send(trial: Trial, size: Size) -> None:
    found = trial(
        "zombie",
        rounds=size(fast=1, default=1, full=4),
        stops=size(fast=0, default=1, full=10),
        crowd=size(fast=10, default=10, full=20),
        steps="content dot" if size(fast=0, default=0, full=1) == 0 else "greeting sender recipient content dot",
    )
    assert (found["late"], found["lost"], found["left"], found["notices_twice"]) == (0, 0, 0, 0)
    assert found["extra_copies"] <= found["allowed_copies"]
    assert found["most_copies"] <= 2


def test_without_the_check_before_the_dot_it_sends(trial: Trial) -> None:
    """Control."""
    assert trial("zombie", rounds=1, stops=0, steps="content", changes="check")["late"] == 1
