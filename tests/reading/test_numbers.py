"""Values of targets in cells and sentences."""

from __future__ import annotations

from typing import Any

import pytest

from app.reading.numbers import Value, period_of, value_in_cell, value_in_text
from tests.reading.helpers import read_text, table_plan
from tests.reading.phrases.values import CELLS, COUNTS, SENTENCES


def _check(read: Value | None, cells: list[str]) -> None:
    if cells == ["none"]:
        assert read is None
        return
    comparator, value, unit, *more = cells
    assert read is not None
    printed = [str(read.value) if read.value is not None else "-", read.unit or "-"]
    assert [read.comparator or "-", *printed] == [comparator, value, unit]
    wanted: dict[str, Any] = dict(pair.split("=", 1) for pair in "; ".join(more).split("; ") if pair)
    assert (read.direction, read.baseline) == (wanted.get("direction"), wanted.get("baseline"))
    assert (str(read.most) if read.most is not None else None) == wanted.get("most")
    assert read.zero == ("zero" in wanted)
    assert [str(value) for _, value, _ in read.more] == wanted.get("more", "").split()
    assert read.text.strip().startswith(wanted.get("text", ""))


@pytest.mark.parametrize("line", CELLS.strip().splitlines())
def test_cells(line: str) -> None:
    words, *cells = line.split(" | ")
    _check(value_in_cell("" if words == "(blank)" else words), cells)


@pytest.mark.parametrize("line", (SENTENCES.strip() + COUNTS).splitlines())
def test_sentences(line: str) -> None:
    text, *cells = line.split(" | ")
    _check(value_in_text(text, 2026), cells)


def test_periods() -> None:
    assert period_of("50% (2025-2027)", 2026) == "2025-2027"
    assert period_of("50%", 2026) == "2026"
    assert period_of("50%", 2026, "Đến năm 2030, 50% hộ dân có nước sạch.") == "2030"
    assert period_of("50% hết năm 2027", 2026) == "2027"


def test_what_a_target_carries_on() -> None:
    body = (
        "I. CHỈ TIÊU\n- Đến năm 2030, tỷ lệ che phủ đạt 70-80%.\n"
        "- 100% ấp có đèn đường, 80% ấp có camera.\n"
        "- Không để xảy ra cháy rừng.\n- Giảm 10% số vụ tai nạn so với năm 2025."
    )
    span, several, never, fewer = read_text(body)["targets"]
    assert (span["period"], span["value"], span["value_max"]) == ("2030", 70, 80)
    assert several["more_values"] == [{"comparator": "=", "value": 80, "value_text": "80%"}]
    assert never["zero"] is True and never["value"] is None
    assert (fewer["direction"], fewer["baseline_text"]) == ("decrease", "so với năm 2025")


def test_a_column_of_last_years_results_is_the_baseline() -> None:
    rows = ["Stt | Tên chỉ tiêu | Kết quả năm 2025 | Năm 2026", "1 | Tỷ lệ che phủ | 65% | ≥ 70%"]
    (target,) = table_plan(rows)["targets"]
    assert (target["baseline_text"], target["value"], target["comparator"]) == ("65%", 70, ">=")


def test_last_years_results_are_no_targets() -> None:
    body = (
        "I. MỤC TIÊU\nNăm 2025 toàn xã trồng 2.400 cây, đạt 102% kế hoạch, tăng 4% so với năm 2024.\n"
        "- Kết quả năm 2025: 91% hộ có thùng rác.\n- Năm 2026 trồng 3.100 cây."
    )
    found = read_text(body)
    assert [(target["text"], target["value"]) for target in found["targets"]] == [("Năm 2026 trồng 3.100 cây.", 3100)]
    assert found["tasks"] == []


def test_clauses_with_a_figure_each_are_targets_each() -> None:
    body = "I. CHỈ TIÊU\nTuyển đủ 12 thanh niên; đảng viên đạt tối thiểu 30%; có ít nhất 02 trí thức trẻ.\n"
    found = read_text(body)["targets"]
    assert [(one["comparator"], one["value"]) for one in found] == [("=", 12), (">=", 30), (">=", 2)]
    assert [one["text"] for one in found][1] == "đảng viên đạt tối thiểu 30%"
    whole = read_text("I. CHỈ TIÊU\nTuyển đủ 12 thanh niên; không để xảy ra khiếu nại.\n")["targets"]
    assert len(whole) == 1


def test_columns_of_school_years() -> None:
    rows = ["TT | Chỉ tiêu | Năm học 2025 - 2026 | Năm học 2026 - 2027", "1 | Tỷ lệ trẻ đến lớp | 93% | ≥ 96%"]
    (target,) = table_plan(rows)["targets"]
    assert (target["baseline_text"], target["value"], target["comparator"]) == ("93%", 96, ">=")
    (alone,) = table_plan(["TT | Chỉ tiêu | Năm học 2025 - 2026", "1 | Tỷ lệ trẻ đến lớp | 95%"])["targets"]
    assert (alone["value"], alone["baseline_text"]) == (95, None)
    assert table_plan(["TT | Chỉ tiêu | Kết quả năm học 2024 - 2025", "1 | Tỷ lệ trẻ đến lớp | 95%"])["targets"] == []
