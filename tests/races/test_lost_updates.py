"""Processes with sessions of their own press at once on a real server: no act is lost, none overwrites another.

The control lets stale pages through, and the same look at the database names what they overwrote.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import lost_updates
from tests.conftest import Size

pytestmark = pytest.mark.slow


def check(figures: lost_updates.Figures, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong, and enough was done at once that something could have been."""
    with capsys.disabled():
        print(f"\n{figures}")
    assert figures.faults == {}
    assert figures.failed == 0 and figures.statuses[0] == 0
    assert figures.acts.total() > figures.statuses.total() // 5
    assert figures.statuses[409] > 0  # some did meet a page that had grown old


def test_no_update_is_lost_on_sqlite(tmp_path: Path, size: Size, capsys: pytest.CaptureFixture[str]) -> None:
    check(lost_updates.run(tmp_path, None, 8, size(fast=5, default=20, full=150), 4), capsys)


@pytest.mark.postgres
def test_no_update_is_lost_on_postgres(
    tmp_path: Path, server: str, size: Size, capsys: pytest.CaptureFixture[str]
) -> None:
    check(lost_updates.run(tmp_path, server, 8, size(fast=5, default=20, full=150), 4), capsys)


def test_stale_pages_let_through_are_seen(tmp_path: Path) -> None:
    figures = lost_updates.run(tmp_path, None, 8, 20, 2, guarded=False)
    assert figures.faults["overwritten"]
