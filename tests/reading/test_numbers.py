"""Values of targets in cells and sentences."""

from __future__ import annotations

import pytest

from app.reading.numbers import period_of, value_in_cell, value_in_text


@pytest.mark.parametrize(
    ("cell", "comparator", "value"),
    [
        ("100%", "=", 100),
        ("≥ 80%", ">=", 80),
        (">= 80 %", ">=", 80),
        ("Tối thiểu 95%", ">=", 95),
        ("từ 80% trở lên", ">=", 80),
        ("trên 70%", ">", 70),
        ("dưới 5%", "<", 5),
        ("không quá 02%", "<=", 2),
        ("Đạt 100%", "=", 100),
        ("≥ 0,8", ">=", 0.8),
        ("≥ 2% GRDP", ">=", 2),
        ("50% (2025-2027)", "=", 50),
        ("94,11%", "=", 94.11),
        ("1.250 cây", "=", 1250),
        ("03 lớp", "=", 3),
        ("", None, None),
        ("Hoàn thành", None, None),
    ],
)
def test_cells(cell: str, comparator: str | None, value: float | None) -> None:
    read = value_in_cell(cell)
    assert (read.comparator, read.value) == (comparator, value)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "words"),
    [
        ("Tối thiểu 95% hộ dân có nước sạch.", ">=", 95, "%", "Tối thiểu 95%"),
        ("Phấn đấu đạt từ 80% trở lên hộ dân.", ">=", 80, "%", "Phấn đấu đạt từ 80% trở lên"),
        ("100% hộ dân tham gia tối thiểu 02 lần/năm.", "=", 100, "%", "100%"),
        ("Tối thiểu 01 - 02 lớp/năm;", ">=", 1, "lớp/năm", "Tối thiểu 01 - 02 lớp/năm"),
        ("12/12 khu phố có tổ tự quản.", "=", 12, None, "12/12"),
        ("Không để xảy ra cháy lớn.", None, None, None, "Không để xảy ra"),
    ],
)
def test_sentences(text: str, comparator: str | None, value: float | None, unit: str | None, words: str) -> None:
    read = value_in_text(text)
    assert read is not None
    assert (read.comparator, read.value, read.unit) == (comparator, value, unit)
    assert read.text.strip().startswith(words)


def test_a_sentence_without_value() -> None:
    assert value_in_text("Giữ gìn đường phố sạch đẹp trong năm 2026.") is None


def test_periods() -> None:
    assert period_of("50% (2025-2027)", 2026) == "2025-2027"
    assert period_of("50%", 2026) == "2026"
