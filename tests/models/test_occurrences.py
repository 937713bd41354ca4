"""When recurring duties fall due, by the reading table of the domain (rows 9–16, 28, 30–32, 40–49, 71)."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.planning import series_rules
from app.models.task import occurrences
from app.models.task.occurrences import Rule
from app.reading.deadlines import read_deadline


def days(words: str) -> list[str]:
    """The days of a phrase as it is read, `31/3`, and of which occurrences."""
    rule = series_rules.of({"deadline": read_deadline(words, 2026), "deadline_words": words}, 2026)
    return [] if rule is None else [f"{one.due_on.day}/{one.due_on.month}" for one in occurrences.of(rule)]


QUARTERS = ["31/3", "30/6", "30/9", "31/12"]
MONTHS = ["31/1", "28/2", "31/3", "30/4", "31/5", "30/6", "31/7", "31/8", "30/9", "31/10", "30/11", "31/12"]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Quý II, IV", ["30/6", "31/12"]),
        ("Hằng quý", QUARTERS),
        ("01 lần/quý", QUARTERS),
        ("Tháng 3, 6, 9, 12", QUARTERS),
        ("Hằng tháng", MONTHS),
        ("trước ngày 15 hằng tháng", [f"14/{month}" for month in range(1, 13)]),
        ("chậm nhất ngày 25 hằng tháng", [f"25/{month}" for month in range(1, 13)]),
        ("ngày 31 hằng tháng", MONTHS),
        ("ngày 15 và 30 hằng tháng", [f"{d}/{m}" for m in range(1, 13) for d in (15, 28 if m == 2 else 30)]),
        ("trước ngày 10 tháng 12 hằng năm", ["9/12"]),
        ("Trước 15/6 và 15/12 hằng năm", ["14/6", "14/12"]),
        ("chậm nhất ngày 25 của tháng cuối quý", ["25/3", "25/6", "25/9", "25/12"]),
        ("trước ngày 20 của tháng cuối quý", ["19/3", "19/6", "19/9", "19/12"]),
        ("chậm nhất 25/6 và 25/12", ["25/6", "25/12"]),
        ("ngày 05 tháng sau", [f"5/{month}" for month in (*range(2, 13), 1)]),
        ("Hằng năm", ["31/12"]),
        ("Hàng tháng, quý", MONTHS),
        ("Hàng tháng, 3 tháng, 6 tháng, năm", MONTHS),
        ("6 tháng, năm", ["30/6", "31/12"]),
        ("Hằng tháng từ tháng 9/2026", MONTHS[8:]),
        ("02 lần/năm", ["30/6", "31/12"]),
        ("03 lần/năm", ["30/4", "31/8", "31/12"]),
        ("mỗi quý ít nhất 01 cuộc", QUARTERS),
        ("ít nhất 02 lớp tập huấn/năm", ["31/12", "31/12"]),
        ("Tháng 4-6, tháng 9-10", ["30/6", "31/10"]),
        ("Năm 2025, 2026", ["31/12", "31/12"]),
    ],
)
def test_the_days_of_the_table(words: str, due: list[str]) -> None:
    assert days(words) == due


@pytest.mark.parametrize(
    "words",
    [
        "Hằng tuần",
        "hằng ngày",
        "Định kỳ",
        "định kỳ, đột xuất",
        "tuần đầu hằng tháng",
        "trước ngày 05 hằng quý",
        "Thường xuyên",
        "Quý III/2026",
        "60 lần/năm",
    ],
)
def test_words_that_give_no_days_make_no_series(words: str) -> None:
    assert days(words) == []


def keys(rule: Rule) -> list[str]:
    return [one.key for one in occurrences.of(rule)]


def test_what_falls_on_one_day_is_called_by_its_longest_period() -> None:
    found = keys(Rule("monthly; quarterly; half-yearly; yearly", 2026))
    assert found[:6] == ["2026-01", "2026-02", "2026-Q1", "2026-04", "2026-05", "2026-H1"]
    assert (len(found), found[-1]) == (12, "2026")
    assert keys(Rule("2 per year", 2026, "02 lớp/năm")) == ["2026-N1", "2026-N2"]


def test_one_is_the_present_one_until_the_next_period_begins() -> None:
    found = occurrences.of(Rule("monthly by day 15", 2026, last_days="14"))
    by_day = {day: occurrences.present(found, date(2026, 9, day)).key for day in (1, 14, 30)}  # type: ignore[union-attr]
    assert by_day == {1: "2026-09", 14: "2026-09", 30: "2026-09"}
    next_month = occurrences.of(Rule("monthly by day 5", 2026, last_days="5", of_next=True))
    assert occurrences.present(next_month, date(2026, 10, 5)).key == "2026-09"  # type: ignore[union-attr]
    assert occurrences.present(next_month, date(2026, 10, 6)).key == "2026-10"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "last"),
    [("Trước ngày 15 hằng tháng", ["14/9"]), ("Chậm nhất ngày 15 hằng tháng", ["15/9"]), ("", [])],
)
def test_an_old_reading_without_its_side_is_judged_by_its_words(words: str, last: list[str]) -> None:
    found = occurrences.of(Rule("monthly by day 15", 2026, words))[8:9]
    assert [f"{one.due_on.day}/{one.due_on.month}" for one in found] == last


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("Thường xuyên", None),
        ("Thường xuyên, báo cáo hằng quý", "quarterly"),
        ("Thường xuyên trong năm", "quarterly"),
        ("Hằng tháng", "monthly"),
    ],
)
def test_ongoing_duties_are_written_of_as_their_words_say(words: str, rhythm: str | None) -> None:
    assert series_rules.recurrence({"deadline": read_deadline(words, 2026), "deadline_words": words}) == rhythm


@pytest.mark.parametrize("recurrence", ["nine-monthly by day 20", "2 per year by day 10", "half-yearly by day 5"])
def test_a_day_that_a_rhythm_cannot_place_is_not_passed_over(recurrence: str) -> None:
    assert occurrences.of(Rule(recurrence, 2026, "chậm nhất ngày ghi trong văn bản")) == []
