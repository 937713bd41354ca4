"""F6: the outbox and a plain model of it go through random lives together and never part; planted faults part them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.trials import outbox_lives
from tests.conftest import Size
from tests.trials.conftest import ROOT, Trial


def test_random_lives_never_part_from_the_plain_model(trial: Trial, size: Size) -> None:
    lives, steps = size(fast=4, default=30, full=200), size(fast=30, default=50, full=50)
    found = trial("outbox_lives", lives=lives, steps=steps)
    assert found["divergences"] == 0
    assert found["lives"] >= lives and found["steps"] > lives * steps / 3
    assert found["sweep"] and found["deliver"] and found["died_at_yes"] and found["died_at_claim"]


@pytest.mark.parametrize("plant", outbox_lives.PLANTS)
def test_a_planted_fault_parts_them(plant: str) -> None:
    """Control: exit code 0 says that the fault was seen."""
    command = [sys.executable, "-m", "benchmarks.trials.outbox_lives", "--plant", plant]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
