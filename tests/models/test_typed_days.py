"""Days as people type them, with a year and without."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app import clock, typed
from app.models.errors import Refused


@pytest.mark.parametrize(
    ("today", "words", "meant"),
    [
        ((2026, 12, 28), "15/1", date(2027, 1, 15)),
        ((2026, 12, 28), "15/1/2026", date(2026, 1, 15)),
        ((2026, 12, 28), "15.01.26", date(2026, 1, 15)),
        ((2026, 12, 28), "30/12", date(2026, 12, 30)),
        ((2026, 12, 28), "1/9", date(2026, 9, 1)),
        ((2026, 7, 15), "15/1", date(2026, 1, 15)),
        ((2026, 1, 5), "31/12", date(2026, 12, 31)),
        ((2027, 12, 28), "29/2", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_is_meant(
    today: tuple[int, int, int], words: str, meant: date
) -> None:
    with clock.stopped(datetime(*today, 2, tzinfo=UTC)):
        assert typed.day(words) == meant


@pytest.mark.parametrize("words", ["31/4", "0/5", "1/13", "29/2"])
def test_a_day_of_no_calendar_is_refused(words: str) -> None:
    with clock.stopped(datetime(2026, 10, 6, 2, tzinfo=UTC)), pytest.raises(Refused) as refused:
        typed.day(words)
    assert refused.value.code == "day_impossible"


@pytest.mark.parametrize("words", ["30/11/0202", "1/1/1999", "1/1/2101", "5/10/9999"])
def test_a_year_far_off_is_refused(words: str) -> None:
    with pytest.raises(Refused) as refused:
        typed.day(words)
    assert refused.value.code == "day_year_far"


@pytest.mark.parametrize("words", ["1/1/2000", "31/12/2100", "1/1/00"])
def test_years_of_this_century_are_read(words: str) -> None:
    assert typed.day(words) is not None
