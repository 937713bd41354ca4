"""Lists that stand in the body while they are short, else in a phụ lục of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.papers.brief.words import due
from app.papers.brief.words import task as named
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Cell, Column, Row, Table
from app.papers.numbers import two_digits
from app.papers.parts import label as numbered
from app.papers.report.snapshot import Document, ReportSnapshot, Task
from app.papers.report.words import NO_LEAD

MOST = 15  # rows in the body
FIXED = 4  # phụ lục that every report has
COMING, DOCUMENTS = "NHIỆM VỤ TRỌNG TÂM KỲ TỚI", "VĂN BẢN BAN HÀNH TRONG KỲ"
ROUTINE = "Thường xuyên"
NUMBER = Column("STT", 11, centred=True)


def overflows(rows: Sequence[object]) -> bool:
    """Is a list too long for the body?"""
    return len(rows) > MOST


def further(snapshot: ReportSnapshot) -> list[tuple[str, Table]]:
    """The phụ lục after the fixed ones: title and table of each list that overflows."""
    near, issued = carried(snapshot), snapshot["documents"]
    found = [(COMING, coming(near))] if overflows(near) else []
    return found + ([(DOCUMENTS, documents(issued))] if overflows(issued) else [])


def label(snapshot: ReportSnapshot, title: str) -> str:
    """ "Phụ lục V" for the list of that title."""
    titles = [one for one, _table in further(snapshot)]
    return numbered(FIXED + 1 + titles.index(title), FIXED + len(titles))


def carried(snapshot: ReportSnapshot) -> list[Task]:
    """Overdue tasks carried over, the longest first, then what falls due by the end of the next window."""
    late = sorted((task for task in snapshot["tasks"] if task["term"] == "late"), key=lambda task: -task["days_late"])
    near = [task for task in snapshot["tasks"] if task["coming"]]
    return [*late, *sorted(near, key=lambda task: task["effective_on"] or "")]


def coming(tasks: Sequence[Task]) -> Table:
    """Tasks of the next period with owner and date; overdue ones first."""
    columns = [NUMBER, Column("Nội dung nhiệm vụ", 84), Column("Cơ quan chủ trì", 36), Column("Thời hạn", 34)]
    rows: list[Row] = []
    place = 0
    for is_late, group in groupby(tasks, key=lambda task: task["term"] == "late"):
        found = list(group)
        head = "Nhiệm vụ quá hạn chuyển sang" if is_late else "Nhiệm vụ đến hạn trong kỳ tới"
        rows.append(Row(band=f"{head}: {two_digits(len(found))}"))
        for task in found:
            place += 1
            rows.append(Row([number_cell(place), task_cell(task), lead_cell(task), due_cell(task)]))
    return Table("Nhiệm vụ kỳ tới", columns, rows)


def documents(found: Sequence[Document]) -> Table:
    """Papers issued: kind, number, day, what about."""
    columns = [
        NUMBER,
        Column("Loại văn bản", 26),
        Column("Số, ký hiệu", 30),
        Column("Ngày", 23, centred=True),
        Column("Trích yếu", 75),
    ]
    return Table("Văn bản trong kỳ", columns, [_document(place, one) for place, one in enumerate(found, 1)])


def task_cell(task: Task) -> Cell:
    """The task with its code."""
    return Cell(named(task["text"], task["code"]))


def lead_cell(task: Task) -> Cell:
    """Its lead unit."""
    return Cell(task["unit"] or NO_LEAD)


def due_cell(task: Task) -> Cell:
    """Its deadline as written, and as a day."""
    words = task["due_words"] or (ROUTINE if task["term"] == "ongoing" else None)
    return day_cell(task["due_on"], due(words, task["due_on"]))


def _document(place: int, one: Document) -> Row:
    said = [number_cell(place), Cell(one["kind"]), Cell(one["number"])]
    return Row([*said, day_cell(one["on"]), Cell(one["about"])])
