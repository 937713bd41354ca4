"""The six words of an assessment, in both directions, in words, over years and at each threshold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.models.target import Target, TargetReading
from app.models.targets.assessing import Rules, assess
from app.models.task import period

END = date(2027, 1, 5)  # all periods of 2026 have closed
AUTUMN = date(2026, 10, 6)  # the third quarter closed on 14/9


def _target(comparator: str | None, value: str | None, words: str = "", **said: object) -> Target:
    years = {"from_year": 2026, "to_year": 2026}
    return Target(
        comparator=comparator, value=Decimal(value) if value else None, value_words=words, **{**years, **said}
    )


def _read(value: str | None, key: str = "2026-Q4", **said: object) -> TargetReading:
    return TargetReading(period=key, value=Decimal(value) if value else None, value_words=value or "", **said)


@pytest.mark.parametrize(
    ("comparator", "goal", "value", "word"),
    [
        (">=", "80", "80", "met"), (">=", "80", "79.99", "missed"), (">=", "80", "80.79", "met"),
        (">=", "80", "80.8", "exceeded"), ("=", "100", "100", "met"), ("=", "6", "7", "exceeded"),
        ("=", "6", "5", "missed"), (">", "95", "95", "missed"), (">", "95", "95.1", "met"),
        ("<=", "10", "10", "met"), ("<=", "10", "9.9", "exceeded"), ("<=", "10", "10.1", "missed"),
        ("<", "1", "1", "missed"), ("<", "1", "0.999", "met"), ("<", "1", "0.5", "exceeded"),
        ("=", "0", "0", "met"), ("=", "0", "1", "missed"), ("<=", "0", "0", "met"),
    ],
)  # fmt: skip
def test_a_figure_is_compared_in_its_own_direction(comparator: str, goal: str, value: str, word: str) -> None:
    found = assess(_target(comparator, goal), [_read(value)], END, Rules())
    assert found.word == word
    assert found.ratio == (Decimal(value) * 100 / Decimal(goal) if Decimal(goal) else None)


def test_what_must_not_happen_at_all_is_nought() -> None:
    never = _target(None, None, "Không để xảy ra")
    assert assess(never, [_read("0")], END, Rules()).word == "met"
    assert assess(never, [_read("1")], END, Rules()).word == "missed"


@pytest.mark.parametrize("word", ["met", "exceeded", "missed"])
def test_words_are_judged_by_their_author(word: str) -> None:
    said = _target(None, None, "Tất cả các khu phố")
    assert assess(said, [_read(None, judged=word)], END, Rules()).word == word


def test_what_falls_short_is_not_due_before_the_target_ends() -> None:
    target = _target(">=", "80")
    short = [_read("60", "2026-Q3")]
    assert assess(target, short, AUTUMN, Rules()).word == "not_due"
    assert assess(target, short, AUTUMN, Rules(each_period=True)).word == "missed"
    assert assess(target, [_read("80", "2026-Q3")], AUTUMN, Rules()).word == "met"
    assert assess(target, [*short, _read("60")], date(2026, 12, 14), Rules()).word == "not_due"
    assert assess(target, [*short, _read("60")], date(2026, 12, 15), Rules()).word == "missed"


def test_a_period_without_a_reading_has_no_data() -> None:
    target = _target(">=", "80")
    found = assess(target, [_read("90", "2026-Q2")], AUTUMN, Rules())
    assert (found.word, found.lacks, found.reading is not None) == ("no_data", "2026-Q3", True)
    assert assess(target, [], date(2026, 2, 1), Rules()).word == "not_due"
    assert assess(target, [_read("90", "2026-Q4")], AUTUMN, Rules()).word == "exceeded"  # a newer one stands for it


def test_nothing_arose() -> None:
    assert assess(_target(">=", "80"), [_read(None, is_nil=True)], END, Rules()).word == "nothing"


def test_a_target_of_several_years_ends_with_the_last() -> None:
    target = _target(">=", "50", to_year=2027)
    assert assess(target, [_read("23")], END, Rules()).word == "not_due"
    assert assess(target, [_read("23", "2027-Q4")], date(2027, 12, 31), Rules()).word == "missed"
    assert assess(target, [_read("23", "2027-Q4")], date(2028, 6, 1), Rules()).lacks is None


def test_the_cut_off_decides_when_a_period_has_ended() -> None:
    target, late = _target(">=", "80"), Rules(cutoffs={period.QUARTERLY: 31})
    assert assess(target, [], date(2026, 3, 31), late).word == "not_due"
    assert assess(target, [], date(2026, 4, 1), late).lacks == "2026-Q1"
    assert assess(target, [], date(2026, 3, 15), Rules()).lacks == "2026-Q1"


def test_the_threshold_of_exceeded_is_a_setting() -> None:
    target = _target(">=", "80")
    assert assess(target, [_read("83")], END, Rules(over=105)).word == "met"
    assert assess(target, [_read("84")], END, Rules(over=105)).word == "exceeded"
