"""The công văn đôn đốc: a frozen snapshot in, the bytes of a DOCX out; number and day stay open for the clerk.

Layout by Decree 30/2020/NĐ-CP, annex III, form 1.5: no title of its own, "V/v …" under the number, Kính gửi, the list
as a phụ lục across the page since it has seven columns.
"""

from typing import Any, cast

from docx.document import Document as Paper

from app.papers import tables
from app.papers.appendix import attached, start_appendix
from app.papers.body import text
from app.papers.brief.words import task as task_words
from app.papers.letterhead import write_addressees, write_letterhead
from app.papers.numbers import as_moment, roman, two_digits
from app.papers.page import LANDSCAPE_WIDTH_MM, new_paper, saved
from app.papers.signature import write_signature
from app.papers.tables import Column
from app.papers.urging import words
from app.papers.urging.snapshot import TEMPLATE_VERSION, UrgingSnapshot

__all__ = ["TEMPLATE_VERSION", "UnknownTemplate", "write"]

COLUMNS = [
    Column("STT", 12, centred=True),
    Column("Nhiệm vụ", 76),
    Column("Đơn vị chủ trì", 40),
    Column("Hạn", 42),
    Column("Số ngày quá hạn", 20, centred=True),
    Column("Số lần đã đôn đốc", 20, centred=True),
    Column("Yêu cầu", 42),
]


class UnknownTemplate(ValueError):
    """The snapshot was taken for another layout."""


def write(snapshot: dict[str, Any]) -> bytes:
    """The letter as DOCX; the same snapshot gives the same bytes. Raises UnknownTemplate for another layout's."""
    frozen = cast(UrgingSnapshot, snapshot)
    if frozen["template_version"] != TEMPLATE_VERSION:
        raise UnknownTemplate(frozen["template_version"])
    made_at = as_moment(frozen["taken_at"])
    paper = new_paper(f"Về việc {words.SUBJECT}", made_at, f"{TEMPLATE_VERSION}; {frozen['formula_version']}")
    _write_letter(paper, frozen)
    _write_appendix(paper, frozen)
    return saved(paper, made_at)


def _write_letter(paper: Paper, snapshot: UrgingSnapshot) -> None:
    head = cast(dict[str, Any], snapshot["letterhead"])
    write_letterhead(paper, head, snapshot["on"], about=f"V/v {words.SUBJECT}", open_day=True)
    write_addressees(paper, [unit["unit"] for unit in snapshot["units"]])
    text(paper, words.opening(snapshot))
    for number, demand in enumerate(words.demands(snapshot), 1):
        text(paper, f"{number}. {demand}")
    text(
        paper,
        "Đề nghị các đơn vị quan tâm, thực hiện./."
        if len(snapshot["units"]) > 1
        else "Đề nghị đơn vị quan tâm, thực hiện./.",
    )
    write_signature(paper, head["signer_title_lines"], head["signer_name"], head["recipients"])


def _write_appendix(paper: Paper, snapshot: UrgingSnapshot) -> None:
    head, year = snapshot["letterhead"], int(snapshot["on"][:4])
    start_appendix(paper, "Phụ lục", words.APPENDIX, attached("Công văn", head["symbol"], year, head["issuer"]))
    columns = tables.scaled(COLUMNS, LANDSCAPE_WIDTH_MM)
    table = tables.start(paper, columns)
    counter = 0
    for place, unit in enumerate(snapshot["units"], 1):
        tables.add_band(table, columns, f"{roman(place)}. {unit['unit']}: {two_digits(len(unit['tasks']))} nhiệm vụ")
        for task in unit["tasks"]:
            counter += 1
            cells = [str(counter), task_words(task["text"], task["code"]), unit["unit"], words.due_cell(task)]
            cells += [str(task["days_late"]), str(task["urged"]), words.demand_cell(task)]
            tables.add(table, columns, cells)
    text(paper, words.NOTE, 13, italic=True)
