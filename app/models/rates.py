"""The rates of §3.3: each with its numerator, its denominator and its formula in words; of nothing there is no rate.

What waits for confirmation is in no numerator, and in no denominator but the total; its number stands beside. On time
is told twice: by the deadline as it stands, and by the first one, before extensions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.marking import N_
from app.models.counting import Count
from app.models.task.terms import DONE, TERMS

SETTING = "headline_rate"


@dataclass(frozen=True)
class Formula:
    """How a rate is made: the terms of its numerator and of its denominator, and both in words."""

    key: str
    label: str
    short: str
    words: str
    above: tuple[str, ...]
    below: tuple[str, ...] = TERMS


@dataclass(frozen=True)
class Rate:
    """A rate of a count."""

    formula: Formula
    numerator: int
    denominator: int

    @property
    def pair(self) -> tuple[int, int]:
        """Numerator and denominator, as a frozen paper keeps them."""
        return self.numerator, self.denominator


FORMULAS = (
    Formula(
        "completion", N_("Tỷ lệ hoàn thành"), N_("Tỷ lệ HT"),
        N_("Hoàn thành (đúng hạn + quá hạn + không hạn) / Tổng số nhiệm vụ"), DONE,
    ),
    Formula(
        "on_time", N_("Tỷ lệ hoàn thành đúng hạn"), N_("Tỷ lệ đúng hạn"),
        N_("Hoàn thành đúng hạn / Tổng số nhiệm vụ"), ("done_on_time",),
    ),
    Formula(
        "on_time_first", N_("Tỷ lệ hoàn thành đúng hạn đầu"), N_("Tỷ lệ đúng hạn đầu"),
        N_("Hoàn thành đúng hạn ban đầu, chưa kể gia hạn / Tổng số nhiệm vụ"), ("first_done_on_time",),
    ),
    Formula(
        "due", N_("Tỷ lệ hoàn thành nhiệm vụ đến hạn"), N_("Tỷ lệ HT đến hạn"),
        N_("Hoàn thành / (Hoàn thành + Quá hạn chưa hoàn thành)"), DONE, (*DONE, "late"),
    ),
    Formula(
        "overdue", N_("Tỷ lệ quá hạn"), N_("Tỷ lệ quá hạn"),
        N_("Quá hạn chưa hoàn thành / (Hoàn thành + Quá hạn chưa hoàn thành)"), ("late",), (*DONE, "late"),
    ),
)  # fmt: skip
BY_KEY = {one.key: one for one in FORMULAS}
KEYS = tuple(BY_KEY)


def of(count: Count, first: Count) -> dict[str, Rate]:
    """Every rate of a count and of the same tasks' count by first deadlines, in the order of FORMULAS."""
    known = {**count.terms, **first.terms}
    return {one.key: Rate(one, _sum(known, one.above), _sum(known, one.below)) for one in FORMULAS}


def shown(headline: str) -> tuple[str, ...]:
    """The rates that a table by unit has columns for: the commune's headline rate and on time, by both deadlines."""
    return tuple(dict.fromkeys((headline, "on_time", "on_time_first")))


def _sum(known: Mapping[str, int], keys: tuple[str, ...]) -> int:
    return sum(known[key] for key in keys)
