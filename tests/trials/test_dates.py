"""F11: days, occasions and office hours agree with a slow second reckoning, whatever zone the server is in."""

from __future__ import annotations

import pytest

from benchmarks.trials import dates
from tests.conftest import Size


@pytest.mark.parametrize("zone", dates.ZONES)
def test_no_day_is_wrong_in_any_zone(zone: str, size: Size) -> None:
    cases, days = size(fast=60, default=1000, full=10000), size(fast=10, default=60, full=180)
    found = dates.in_zone(zone, cases, days)
    print(*(f"FIGURE F11 {zone} {name}={value}" for name, value in found.items()), sep="\n")
    assert (found["first"], found["wrong"]) == ([], 0)
    assert (found["first_looked"], found["looked_wrong"]) == ([], 0)
    assert found["cases"] >= cases and found["another_day"] > cases / 3
    assert found["looks"] > 50 * days


@pytest.mark.thorough
@pytest.mark.parametrize("without", dates.CONTROLS)
def test_without_it_days_are_wrong(without: str) -> None:
    """Control: a last day off that isn't moved, a day that is the server's own."""
    assert dates.in_zone("America/New_York", 60, 0, without=without)["wrong"] > 0
