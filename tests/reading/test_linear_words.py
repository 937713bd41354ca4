"""Patterns take time in proportion to the text, on hostile text too."""

from __future__ import annotations

import re
import time
from types import ModuleType
from typing import Any

import pytest

from app.reading import (
    attributes,
    deadline_bounds,
    deadline_points,
    deadline_rules,
    deadline_spans,
    deadline_words,
    number_words,
    reckoning,
    reckoning_ongoing,
    reckoning_recurring,
    reporting,
    reporting_days,
    reporting_times,
    suggestions,
    targets,
    topics,
    warnings_counts,
    warnings_dates,
    warnings_units,
)  # fmt: skip
from app.reading.deadline_spans import time_spans
from app.reading.deadlines import read_deadline
from app.reading.numbers import value_in_cell, value_in_text
from app.reading.reporting_times import times_of_reports

MODULES = (
    attributes, deadline_bounds, deadline_points, deadline_rules, deadline_spans, deadline_words, number_words,
    reckoning, reckoning_ongoing, reckoning_recurring, reporting, reporting_days, reporting_times, suggestions, targets,
    topics, warnings_counts, warnings_dates, warnings_units,
)  # fmt: skip
PIECES = (
    "quy 1, ", "quý I, ", "thang 3 - ", "tháng 3 - ", "truoc ngay 15 ", "trước ngày 15 ", "1/1/", "(((", "hang ",
    "hằng ", "tu den ", "từ ngày 1/1 đến ", "thường xuyên, báo cáo ", "1.", "0 ", "kết quả ", "sau khi ", "70% - ",
    "tăng ", "1.000.", "không ", "định kỳ, ", "báo cáo tháng, ", "so với ", "truoc a a a ", "ngay 1 va ", "Ngày hội ",
    "tối thiểu 1 a ", "định kỳ 6 tháng, ", "mỗi quý 1 lần ", "từ 1 a ", "(trước 1/1) năm ", "năm 2025 1% ",
)  # fmt: skip
WHOLE, PART = 4000, 1000


def patterns(module: ModuleType) -> list[re.Pattern[str]]:
    """Every compiled pattern of a module, in tables too."""
    found: list[re.Pattern[str]] = []

    def look(value: Any) -> None:
        if isinstance(value, re.Pattern):
            found.append(value)
        elif isinstance(value, dict):
            look(tuple(value.values()))
        elif isinstance(value, tuple | list):
            for one in value:
                look(one)
        elif isinstance(value, deadline_rules.Rule):
            look(value.pattern)

    look([value for name, value in vars(module).items() if not name.startswith("__")])
    return found


def spent(work: Any, text: str) -> float:
    """Processor time of work on a text, the least of three."""
    runs = []
    for _ in range(3):
        began = time.process_time()
        work(text)
        runs.append(time.process_time() - began)
    return min(runs)


def test_there_are_patterns_to_try() -> None:
    assert sum(len(patterns(module)) for module in MODULES) > 200


@pytest.mark.parametrize("piece", PIECES)
def test_no_pattern_is_worse_than_the_text_is_long(piece: str) -> None:
    """Four times the text takes far less than the sixteen times of a square, each pattern for itself."""
    whole = (piece * WHOLE)[:WHOLE]
    slow = []
    for pattern in {pattern for module in MODULES for pattern in patterns(module)}:
        work = lambda text, p=pattern: sum(1 for _ in p.finditer(text))  # noqa: E731
        if spent(work, whole) > 11 * spent(work, whole[:PART]) + 0.004:
            slow.append(pattern.pattern[:120])
    assert slow == []


@pytest.mark.parametrize("piece", PIECES)
def test_the_readers_themselves_end_soon(piece: str) -> None:
    whole = (piece * WHOLE)[:WHOLE]

    def work(text: str) -> None:
        read_deadline(text, 2026)
        time_spans(text, 2026)
        value_in_cell(text)
        value_in_text(text, 2026)
        times_of_reports(text, 2026)

    assert spent(work, whole) < 14 * spent(work, whole[:PART]) + 0.1
