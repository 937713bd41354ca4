"""The phụ lục of the brief: counts by unit, all tasks, and each list that the body could not hold."""

from collections.abc import Callable
from dataclasses import dataclass

from docx.document import Document as Paper

from app.papers import appendix, tables
from app.papers.body import text
from app.papers.brief import words
from app.papers.brief.listing import Listing, write_in_full
from app.papers.brief.snapshot import BriefSnapshot, TaskRow
from app.papers.brief.state import NOTE_SIZE, identity, rate_line
from app.papers.brief.units import unit_columns, unit_rows
from app.papers.numbers import short_date
from app.papers.tables import Column

TASK_SIZE = 11
TASK_COLUMNS = [
    Column("STT", 10, centred=True),
    Column("Nội dung nhiệm vụ", 88),
    Column("Cơ quan chủ trì", 30),
    Column("Cơ quan phối hợp", 26),
    Column("Thời gian hoàn thành", 25),
    Column("Sản phẩm, kết quả", 18),
    Column("Tình trạng", 20),
    Column("Ngày hoàn thành", 21, centred=True),
    Column("Ghi chú", 14),
]
CANCELLED_COLUMNS = [Column("STT", 11, centred=True), Column("Nội dung nhiệm vụ", 141), Column("Lý do hủy", 100)]


@dataclass(frozen=True)
class Appendix:
    title: str
    write: Callable[[Paper], None]


def appendices(snapshot: BriefSnapshot, lists: list[Listing]) -> list[Appendix]:
    """In printed order; the body refers to them by this order."""
    fixed = [
        Appendix("TỔNG HỢP NHIỆM VỤ THEO ĐƠN VỊ", lambda paper: write_units(paper, snapshot)),
        Appendix("BẢNG THEO DÕI NHIỆM VỤ", lambda paper: write_tasks(paper, snapshot)),
    ]
    return fixed + [Appendix(each.title, _in_full(each)) for each in lists if each.overflows]


def label_of(title: str, all_of_them: list[Appendix]) -> str:
    """ "Phụ lục II" for the appendix of that title; of a list with none of its own, the table of all tasks."""
    titles = [each.title for each in all_of_them]
    return appendix.label(titles.index(title) + 1 if title in titles else 2, len(titles))


def write_appendices(paper: Paper, snapshot: BriefSnapshot, all_of_them: list[Appendix]) -> None:
    head, year = snapshot["letterhead"], int(snapshot["on"][:4])
    attached = appendix.attached("Báo cáo", head["symbol"], year, words.issuer(snapshot))
    for each in all_of_them:
        appendix.start_appendix(paper, label_of(each.title, all_of_them), each.title, attached)
        each.write(paper)


def write_units(paper: Paper, snapshot: BriefSnapshot) -> None:
    """Every term of the identity is a column, so each row and each column adds up; the formulas stand below."""
    columns = unit_columns(snapshot)
    table = tables.start(paper, columns, 11)
    *rows, total = unit_rows(snapshot)
    for row in rows:
        tables.add(table, columns, row, 11)
    tables.add(table, columns, total, 11, bold=True)
    text(paper, identity(snapshot), NOTE_SIZE)
    for rate in snapshot["rates"]:
        text(paper, rate_line(rate), NOTE_SIZE)


def write_tasks(paper: Paper, snapshot: BriefSnapshot) -> None:
    table = tables.start(paper, TASK_COLUMNS, TASK_SIZE)
    for place, task in enumerate(snapshot["tasks"], 1):
        tables.add(table, TASK_COLUMNS, [str(place), *_cells(task)], TASK_SIZE)
    if not snapshot["tasks"]:
        text(paper, "Không có nhiệm vụ.")
    if snapshot["cancelled"]:
        text(paper, "Nhiệm vụ đã hủy (không tính trong tổng số):", bold=True).paragraph_format.keep_with_next = True
        table = tables.start(paper, CANCELLED_COLUMNS)
        for place, gone in enumerate(snapshot["cancelled"], 1):
            cells = [str(place), words.task(gone["text"], gone["code"]), gone["reason"] or ""]
            tables.add(table, CANCELLED_COLUMNS, cells)


def _cells(task: TaskRow) -> list[str]:
    return [
        words.task(task["text"], task["code"]),
        task["unit"] or words.NO_LEAD,
        ", ".join(task["coordinating"]),
        words.due(task["due_words"], task["due_on"]),
        task["product"] or "",
        task["state_words"],
        short_date(task["done_on"]) if task["done_on"] else "",
        task["note"] or "",
    ]


def _in_full(listing: Listing) -> Callable[[Paper], None]:
    return lambda paper: write_in_full(paper, listing)
