"""The công văn đôn đốc: a frozen snapshot → what the letter says; number and day stay open for the clerk.

Decree 30/2020/NĐ-CP, annex III, form 1.5: no title of its own, "V/v …" under the number, Kính gửi, the list as a
phụ lục across the page since it has seven columns.
"""

from typing import Any, cast

from app.papers.brief.words import task as task_words
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Appendix, Block, Cell, Column, Contents, Row, Signer, Table, Text
from app.papers.contents import words as said
from app.papers.numbers import as_date, as_moment, roman, two_digits
from app.papers.parts import attached
from app.papers.refusing import UnknownTemplate, check_template
from app.papers.text import shorten
from app.papers.urging import words
from app.papers.urging.snapshot import TEMPLATE_VERSION, OverdueTask, UrgingSnapshot

__all__ = ["TEMPLATE_VERSION", "UnknownTemplate", "compose"]

NAME_LIMIT = 60
COLUMNS = [
    Column("STT", 12, centred=True),
    Column("Nhiệm vụ", 76),
    Column("Đơn vị chủ trì", 40),
    Column("Hạn", 42),
    Column("Số ngày quá hạn", 20, centred=True),
    Column("Số lần đã đôn đốc", 20, centred=True),
    Column("Yêu cầu", 42),
]


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the letter says. Raises UnknownTemplate for another layout's snapshot."""
    check_template(snapshot, TEMPLATE_VERSION)
    frozen, head = cast(UrgingSnapshot, snapshot), snapshot["letterhead"]
    return Contents(
        title="",
        subject=f"Về việc {words.SUBJECT}",
        about=f"V/v {words.SUBJECT}",
        letterhead=head,
        on=as_date(frozen["on"]),
        open_day=True,
        made_at=as_moment(frozen["taken_at"]),
        addressees=[unit["unit"] for unit in frozen["units"]],
        blocks=_blocks(frozen),
        signer=Signer(head["signer_title_lines"], head["signer_name"]),
        recipients=head["recipients"],
        appendices=[Appendix(words.APPENDIX, [_table(frozen), Text(words.NOTE, note=True, italic=True)])],
        attached_to=attached("Công văn", head["symbol"], int(frozen["on"][:4]), head["issuer"]),
        file_name=_file_name(frozen),
        keywords=f"{TEMPLATE_VERSION}; {frozen['formula_version']}",
    )


def _blocks(snapshot: UrgingSnapshot) -> list[Block]:
    demands = [f"{number}. {demand}" for number, demand in enumerate(words.demands(snapshot), 1)]
    return [Text(one) for one in [words.opening(snapshot), *demands, words.closing(snapshot)]]


def _table(snapshot: UrgingSnapshot) -> Table:
    rows: list[Row] = []
    counter = 0
    for place, unit in enumerate(snapshot["units"], 1):
        rows.append(Row(band=f"{roman(place)}. {unit['unit']}: {two_digits(len(unit['tasks']))} nhiệm vụ"))
        for task in unit["tasks"]:
            counter += 1
            rows.append(Row([number_cell(counter), *_cells(task, unit["unit"])]))
    return Table("Nhiệm vụ quá hạn", COLUMNS, rows)


def _cells(task: OverdueTask, unit: str) -> list[Cell]:
    return [
        said(task_words(task["text"], task["code"])),
        said(unit),
        day_cell(task["due_on"], words.due_cell(task)),
        number_cell(task["days_late"]),
        number_cell(task["urged"]),
        said(words.demand_cell(task)),
    ]


def _file_name(snapshot: UrgingSnapshot) -> str:
    units = snapshot["units"]
    to = shorten(units[0]["unit"], NAME_LIMIT) if len(units) == 1 else f"{len(units)} đơn vị"
    return f"Công văn đôn đốc {to} {as_date(snapshot['on']):%d-%m-%Y}".replace("/", "-")
