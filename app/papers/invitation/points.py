"""The agenda in an invitation or minutes: a few tasks by name, many by their number with a list behind."""

from __future__ import annotations

from app.papers.brief.words import NO_LEAD, due
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Appendix, Cell, Column, Row, Table
from app.papers.invitation.snapshot import MeetingSnapshot, Point
from app.papers.numbers import two_digits

MOST_TASKS = 5  # by name in the body, so that the invitation stays one page and minutes are read for what was said
COLUMNS = [
    Column("STT", 12, centred=True),
    Column("Nội dung nhiệm vụ", 75),
    Column("Đơn vị chủ trì", 43),
    Column("Thời hạn", 35),
]


def said(frozen: MeetingSnapshot, appendix: str) -> list[str]:
    """The points of the body; more than a few tasks are one of them, at the place of the first."""
    if not _is_long(frozen):
        return frozen["agenda"]
    together = f"Kiểm điểm tiến độ {two_digits(len(_tasks(frozen)))} nhiệm vụ (danh sách tại {appendix})"
    lines = [together if one["is_task"] else one["text"] for one in frozen["points"]]
    return list(dict.fromkeys(lines))


def appendix(frozen: MeetingSnapshot) -> list[Appendix]:
    """The tasks that the meeting looks at, where the body only counts them."""
    if not _is_long(frozen):
        return []
    rows = [_row(place, one) for place, one in enumerate(_tasks(frozen), 1)]
    return [
        Appendix("DANH SÁCH NHIỆM VỤ KIỂM ĐIỂM", [Table("Nhiệm vụ kiểm điểm", COLUMNS, rows, 13.0)], landscape=False)
    ]


def _is_long(frozen: MeetingSnapshot) -> bool:
    """Are there too many tasks for the body?"""
    return len(_tasks(frozen)) > MOST_TASKS


def _tasks(frozen: MeetingSnapshot) -> list[Point]:
    return [one for one in frozen.get("points", []) if one["is_task"]]


def _row(place: int, task: Point) -> Row:
    deadline = day_cell(task["due_on"], due(task["due_words"], task["due_on"]))
    return Row([number_cell(place), Cell(task["text"]), Cell(task["unit"] or NO_LEAD), deadline])
