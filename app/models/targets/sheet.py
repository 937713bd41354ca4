"""The form of readings as a table file: what is given out, filled with what stands, comes back by `importing`."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from app.models.reporting.windows import name_of
from app.models.target import Target, TargetReading
from app.models.targets.assessing import EXCEEDED, MET, MISSED
from app.models.targets.listing import Row
from app.models.targets.span import periods
from app.models.task.period import Period
from app.papers.sheets import FONT, put, ruled, set_print

TITLE = "SỐ LIỆU CHỈ TIÊU"
HINT = (
    "Ghi vào các cột có nền vàng, giữ nguyên cột Mã và cột Kỳ. Chỉ tiêu ghi bằng lời thì ghi kết quả bằng lời và chọn "
    "Đánh giá. Kỳ không phát sinh thì để trống Kết quả, ghi x vào cột Không phát sinh. Dòng để trống được bỏ qua."
)
NIL = "x"
JUDGED = {MET: "Đạt", EXCEEDED: "Vượt", MISSED: "Chưa đạt"}
HEAD_ROW = 4


@dataclass(frozen=True)
class Column:
    """A column: its name, its heading, its width in signs, whether it is to be filled."""

    name: str
    heading: str
    width: int
    typed: bool = False


COLUMNS = (
    Column("code", "Mã", 9),
    Column("no", "TT", 5),
    Column("text", "Chỉ tiêu", 46),
    Column("unit", "Đơn vị tính", 10),
    Column("goal", "Kế hoạch", 14),
    Column("lead", "Đơn vị chủ trì", 20),
    Column("period", "Kỳ", 18),
    Column("value", "Kết quả", 14, typed=True),
    Column("is_nil", "Không phát sinh", 11, typed=True),
    Column("judged", "Đánh giá", 12, typed=True),
    Column("source", "Nguồn số liệu", 26, typed=True),
    Column("note", "Ghi chú", 26, typed=True),
    Column("link", "Liên kết minh chứng", 24, typed=True),
)


def lines(rows: Iterable[Row], first: date, last: date) -> list[tuple[Row, str]]:
    """The lines of a form: each target with each of its periods that ends within a span of days."""
    return [(row, one.key) for row in rows for one in _periods(row, last) if first <= one.end <= last]


def write(rows: Iterable[tuple[Row, str]], words: str) -> bytes:
    """The form as the bytes of an .xlsx; `words` say of which period, for whom."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Số liệu"
    sheet.append([TITLE])
    sheet.append([words])
    sheet.append([HINT])
    sheet.append([one.heading for one in COLUMNS])
    for number, (row, key) in enumerate(rows, HEAD_ROW + 1):
        _line(sheet, number, row, key)
    _dress(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _periods(row: Row, last: date) -> list[Period]:
    return periods(row.rhythm, row.target.from_year, row.target.to_year, last)


def _line(sheet: Any, number: int, row: Row, key: str) -> None:
    found = next((one for one in row.readings if one.period == key), None)
    said = {**_of_target(row.target), "period": name_of(key), **(_of_reading(found) if found else {})}
    for place, column in enumerate(COLUMNS, 1):
        put(sheet.cell(number, place), said.get(column.name))


def _of_target(target: Target) -> dict[str, Any]:
    return {
        "code": target.code,
        "no": target.no,
        "text": target.text,
        "unit": target.measure_unit,
        "goal": target.value_words,
        "lead": target.lead_unit.short_name if target.lead_unit else None,
    }


def _of_reading(found: TargetReading) -> dict[str, Any]:
    value: Any = found.value_words or None
    if found.value is not None:
        exact = found.value.normalize() + 0
        value = int(exact) if exact == exact.to_integral() else float(exact)
    return {
        "value": value,
        "is_nil": NIL if found.is_nil else None,
        "judged": JUDGED.get(found.judged or ""),
        "source": found.source,
        "note": found.note,
        "link": found.link,
    }


def _dress(sheet: Any) -> None:
    border, yellow = ruled("808080"), PatternFill("solid", fgColor="FFF6D6")
    for place, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[sheet.cell(HEAD_ROW, place).column_letter].width = column.width
        for line in range(HEAD_ROW, sheet.max_row + 1):
            cell = sheet.cell(line, place)
            cell.font = Font(FONT, 12, bold=line == HEAD_ROW)
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), border
            if column.typed and line > HEAD_ROW:
                cell.fill = yellow
    for line in (1, 2, 3):
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=len(COLUMNS))
        sheet.cell(line, 1).font = Font(FONT, 14 if line == 1 else 12, bold=line == 1)
        sheet.cell(line, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[3].height = 34
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 4)
    set_print(sheet, HEAD_ROW, HEAD_ROW)
    _choices(sheet)


def _choices(sheet: Any) -> None:
    letters = {one.name: sheet.cell(HEAD_ROW, place).column_letter for place, one in enumerate(COLUMNS, 1)}
    for name, said in (("judged", ",".join(JUDGED.values())), ("is_nil", NIL)):
        choice = DataValidation(type="list", formula1=f'"{said}"', allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(f"{letters[name]}{HEAD_ROW + 1}:{letters[name]}{max(sheet.max_row, HEAD_ROW + 1)}")
