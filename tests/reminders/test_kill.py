"""Kill -9 of the real worker while reminders leave: none is lost, at most one repeated for each kill."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import kill_worker
from tests.conftest import Size


@pytest.mark.slow
def test_a_killed_worker_loses_nothing_and_repeats_at_most_the_mail_in_hand(
    tmp_path: Path, size: Size, capsys: pytest.CaptureFixture[str]
) -> None:
    reminders, kills = size(fast=40, default=100, full=500), size(fast=1, default=3, full=10)
    figures = kill_worker.run(reminders, kills, tmp_path)
    with capsys.disabled():
        print(f"\n{figures}")
    assert figures.delivered == reminders
    assert figures.repeats <= kills
    assert figures.unknown <= kills
