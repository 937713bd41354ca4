"""The table of a year's targets as a file: the columns, groups and words that the page shows, with real numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from app.models.plan import Plan
from app.models.target import TargetReading
from app.models.targets.listing import Row, Year
from app.models.targets.span import SHOWN_PLACES, rounded
from app.papers.sheets import FONT, put, ruled, set_print
from app.period_words import bare_period
from app.target_words import assessed, period_name, reading_words, years_words

HEAD_ROW = 4
BEFORE = (("TT", 6), ("Chỉ tiêu", 46), ("Đơn vị chủ trì", 24), ("Thời gian", 11), ("Đơn vị tính", 11),
          ("Kết quả trước", 14), ("Kế hoạch", 16))  # fmt: skip
AFTER = (("So kế hoạch (%)", 12), ("Đánh giá", 22))
QUARTER_WIDTH = 13
WORDS, FIGURES = (
    Alignment(wrap_text=True, vertical="top"),
    Alignment(wrap_text=True, vertical="top", horizontal="right"),
)
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
BORDER, GREY, PALE = ruled("808080"), PatternFill("solid", fgColor="EEF1F4"), PatternFill("solid", fgColor="F7F8FA")


@dataclass(frozen=True)
class Figure:
    """A number of a cell with the format that shows it."""

    value: Decimal
    shown: str = "General"


Value = str | Figure | None


def write(year: Year, words: str) -> bytes:
    """The bytes of an .xlsx; `words` say of which day, for whom."""
    columns = [*BEFORE, *((_quarter(one.key), QUARTER_WIDTH) for one in year.quarters), *AFTER]
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Chỉ tiêu"
    _across(sheet, 1, f"CHỈ TIÊU NĂM {year.asked.year}", len(columns), Font(FONT, 14, bold=True))
    _across(sheet, 2, words, len(columns), Font(FONT, 12))
    for place, (heading, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        _cell(sheet, HEAD_ROW, place, heading, Font(FONT, 12, bold=True), CENTRED).fill = GREY
    for line, values in enumerate(_lines(year), HEAD_ROW + 1):
        _line(sheet, line, values, len(columns))
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    set_print(sheet, HEAD_ROW, HEAD_ROW)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plan_name(plan: Plan) -> str:
    """A plan as the page calls it."""
    return plan.title if plan.title[:8].lower() == "kế hoạch" else f"Kế hoạch {plan.title}"


def _lines(year: Year) -> Iterator[str | list[Value]]:
    """The lines below the heading: a plan, a group (one text), a target (its cells)."""
    for plan, rows in year.by_plan:
        yield plan_name(plan).upper()
        group = None
        for number, row in enumerate(rows, 1):
            if row.target.group and row.target.group != group:
                yield row.target.group
            group = row.target.group
            yield _target(year, row, number)


def _target(year: Year, row: Row, number: int) -> list[Value]:
    target, found = row.target, row.assessment
    word = assessed(found.word).words
    return [
        target.no or str(number),
        target.text,
        target.lead_unit.name if target.lead_unit else "Chưa rõ đơn vị chủ trì",
        years_words(target),
        target.measure_unit,
        target.baseline_words,
        target.value_words,
        *(_reading(row.in_period(one)) for one in year.quarters),
        None if found.ratio is None else Figure(rounded(found.ratio, 1), "0.0"),
        f"{word} (thiếu {bare_period(found.lacks)})" if found.lacks else word,
    ]


def _reading(found: TargetReading | None) -> Value:
    if found is None or found.value is None:
        return reading_words(found)
    exact = found.value.normalize() + 0
    return Figure(exact, "General" if exact == rounded(exact, SHOWN_PLACES) else "0.00")


def _quarter(key: str) -> str:
    return period_name(key).split("/")[0]


def _line(sheet: Any, line: int, values: str | list[Value], width: int) -> None:
    if isinstance(values, str):
        _across(sheet, line, values, width, Font(FONT, 12, bold=True)).fill = PALE
        return
    for place, value in enumerate(values, 1):
        right = place >= len(BEFORE) - 1 and place < width
        _cell(sheet, line, place, value, Font(FONT, 12), FIGURES if right else WORDS)


def _across(sheet: Any, line: int, words: str, width: int, font: Font) -> Any:
    sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=width)
    cell = sheet.cell(line, 1)
    put(cell, words)
    cell.font, cell.alignment = font, WORDS
    return cell


def _cell(sheet: Any, line: int, place: int, value: Value, font: Font, alignment: Alignment) -> Any:
    cell = sheet.cell(line, place)
    if isinstance(value, Figure):
        whole = value.value == value.value.to_integral()
        cell.value = int(value.value) if whole else float(value.value)
        cell.number_format = value.shown
    else:
        put(cell, value)
    cell.font, cell.border, cell.alignment = font, BORDER, alignment
    return cell
