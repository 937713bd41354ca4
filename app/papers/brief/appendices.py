"""The phụ lục of the brief: counts by unit, all tasks, and each list that the body could not hold."""

from collections.abc import Sequence

from app.papers import parts
from app.papers.brief import words
from app.papers.brief.codes import with_codes
from app.papers.brief.listing import Listing, in_full
from app.papers.brief.snapshot import BriefSnapshot, TaskRow
from app.papers.brief.state import identity, rate_line
from app.papers.brief.units import units_table
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Appendix, Block, Cell, Column, Row, Table, Text
from app.papers.contents import words as said

TASKS = "BẢNG THEO DÕI NHIỆM VỤ"
SIZE = 11.0  # points, of the table with the most columns
TASK_COLUMNS = [
    Column("STT", 10, centred=True),
    Column("Nội dung nhiệm vụ", 63),
    Column("Cơ quan chủ trì", 30),
    Column("Cơ quan phối hợp", 26),
    Column("Thời gian hoàn thành", 25),
    Column("Sản phẩm, kết quả", 18),
    Column("Tình trạng", 20),
    Column("Ngày hoàn thành", 21, centred=True),
    Column("Ghi chú", 14),
]
CANCELLED_COLUMNS = [Column("STT", 11, centred=True), Column("Nội dung nhiệm vụ", 115), Column("Lý do hủy", 100)]


def appendices(snapshot: BriefSnapshot, lists: list[Listing]) -> list[Appendix]:
    """In printed order; the body refers to them by this order."""
    fixed = [
        Appendix("TỔNG HỢP NHIỆM VỤ THEO ĐƠN VỊ", _units(snapshot)),
        Appendix(TASKS, _tasks(snapshot)),
    ]
    return fixed + [Appendix(each.title, in_full(each)) for each in lists if each.overflows]


def label_of(title: str, all_of_them: Sequence[Appendix]) -> str:
    """ "Phụ lục II" for the appendix of that title; of a list with none of its own, the table of all tasks."""
    titles = [each.title for each in all_of_them]
    return parts.label(titles.index(title) + 1 if title in titles else 2, len(titles))


def _units(snapshot: BriefSnapshot) -> list[Block]:
    """Every term of the identity is a column, so each row and each column adds up; the formulas stand below."""
    notes = [identity(snapshot), " ".join(map(rate_line, snapshot["rates"]))]
    return [units_table(snapshot), *(Text(note, note=True) for note in notes)]


def _tasks(snapshot: BriefSnapshot) -> list[Block]:
    rows = [Row([number_cell(place), *_cells(task)]) for place, task in enumerate(snapshot["tasks"], 1)]
    columns = with_codes(TASK_COLUMNS, [task["code"] for task in snapshot["tasks"]], SIZE)
    blocks: list[Block] = [Table("Bảng theo dõi nhiệm vụ", columns, rows, SIZE)]
    if not rows:
        blocks.append(Text("Không có nhiệm vụ."))
    if snapshot["cancelled"]:
        blocks += [Text("Nhiệm vụ đã hủy (không tính trong tổng số):", bold=True), _cancelled(snapshot)]
    return blocks


def _cancelled(snapshot: BriefSnapshot) -> Table:
    rows = [
        Row([number_cell(place), said(gone["text"]), said(gone["code"]), said(gone["reason"])])
        for place, gone in enumerate(snapshot["cancelled"], 1)
    ]
    return Table(
        "Nhiệm vụ đã hủy", with_codes(CANCELLED_COLUMNS, [gone["code"] for gone in snapshot["cancelled"]]), rows
    )


def _cells(task: TaskRow) -> list[Cell]:
    return [
        said(task["text"]),
        said(task["code"]),
        said(task["unit"] or words.NO_LEAD),
        said(", ".join(task["coordinating"])),
        day_cell(task["due_on"], words.runs_to(task["due_words"], task["due_on"], task["effective_on"])),
        said(task["product"]),
        said(task["state_words"]),
        day_cell(task["done_on"]),
        said(task["note"]),
    ]
