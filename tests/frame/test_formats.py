"""Days, instants and figures as offices write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app import formats


@pytest.mark.parametrize(
    ("day", "short", "full"),
    [
        (date(2026, 10, 6), "06/10", "06/10/2026"),
        (date(2026, 9, 30), "30/9", "30/9/2026"),
        (date(2026, 3, 1), "01/3", "01/3/2026"),
        (date(2026, 2, 9), "09/02", "09/02/2026"),
        (date(2026, 1, 30), "30/01", "30/01/2026"),
        ("15/13/2026", "15/13/2026", "15/13/2026"),
        (None, "", ""),
    ],
)
def test_days(day, short, full):
    assert (formats.day_short(day), formats.day(day)) == (short, full)


def test_days_of_the_week_and_months():
    assert [formats.weekday(date(2026, 10, day)) for day in (4, 5, 6)] == ["Chủ nhật", "Thứ Hai", "Thứ Ba"]
    assert [formats.month(date(2026, month, 1)) for month in (1, 9, 12)] == ["01/2026", "9/2026", "12/2026"]


def test_instants_are_shown_on_the_vietnamese_clock():
    late = datetime(2026, 9, 28, 17, 5, tzinfo=UTC)
    assert (formats.moment(late), formats.hour(late), formats.moment(None)) == ("29/9/2026 00:05", "00:05", "")


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (8282, None, "8.282"),
        (1234567.5, None, "1.234.567,5"),
        (Decimal("12.50"), None, "12,50"),
        (Decimal("0.125"), 2, "0,13"),
        (-3, None, "-3"),
        (None, None, ""),
    ],
)
def test_figures(value, places, words):
    assert formats.number(value, places) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (83.65, 100, "83,7%"),
        (8, 20, "40,0%"),
        (1, 3, "33,3%"),
        (0, 5, "0,0%"),
        (0, 0, "chưa đủ dữ liệu"),
        (3, None, "chưa đủ dữ liệu"),
        (None, 100, "chưa đủ dữ liệu"),
    ],
)
def test_shares(part, whole, words):
    assert formats.percent(part, whole) == words


def test_sizes():
    assert [formats.file_size(n) for n in (1, 812_400, 1_400_000)] == ["1 KB", "812 KB", "1,4 MB"]
