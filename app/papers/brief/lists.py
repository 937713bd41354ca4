"""The three lists of the brief: what is late, what falls due, what waits for a decision."""

from app.papers.brief.listing import Group, Line, Listing
from app.papers.brief.snapshot import BriefSnapshot, DueTask, LateTask, Waiting
from app.papers.brief.words import NO_LEAD, late_remark, runs_to
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Cell, Column
from app.papers.contents import words as said
from app.papers.numbers import short_date

ROOMY, BESIDE, TIGHT = (4, 4, 4), (3, 3, 3), (2, 2, 2)
"""Rows of each list in the body; the second beside numbers of an earlier brief, the last where conclusions open it."""
NUMBER = Column("STT", 10.8, centred=True)


def every(snapshot: BriefSnapshot) -> list[Listing]:
    """The three, with so few rows in the body that it stays on two pages."""
    concluded = snapshot.get("conclusions") or snapshot.get("carried")
    caps = TIGHT if concluded else BESIDE if snapshot.get("previous") else ROOMY
    return [make(snapshot, cap) for make, cap in zip((late, due_soon, waiting), caps, strict=True)]


def late(snapshot: BriefSnapshot, cap: int) -> Listing:
    """Overdue tasks under their unit, in the snapshot's order: worst first."""
    columns = [
        NUMBER,
        Column("Nội dung nhiệm vụ", 57.2),
        Column("Thời hạn", 24),
        Column("Số ngày quá hạn", 16, centred=True),
        Column("Nguyên nhân; gia hạn, đôn đốc", 57),
    ]
    groups = [Group(unit["unit"], [_late_row(task) for task in unit["late_tasks"]]) for unit in snapshot["by_unit"]]
    none = "Không có nhiệm vụ quá hạn."
    return Listing("NHIỆM VỤ QUÁ HẠN THEO ĐƠN VỊ", "Nhiệm vụ quá hạn", columns, _filled(groups), cap, none)


def due_soon(snapshot: BriefSnapshot, cap: int) -> Listing:
    columns = [
        NUMBER,
        Column("Nội dung nhiệm vụ", 57.2),
        Column("Đơn vị chủ trì", 33),
        Column("Thời hạn", 25),
        Column("Còn (ngày)", 16, centred=True),
        Column("Tình trạng", 23),
    ]
    group = Group("", [_due_row(task) for task in snapshot["due_soon"]])
    none = "Không có nhiệm vụ đến hạn trong 30 ngày tới."
    return Listing("NHIỆM VỤ ĐẾN HẠN TRONG 30 NGÀY", "Nhiệm vụ sắp đến hạn", columns, _filled([group]), cap, none)


def waiting(snapshot: BriefSnapshot, cap: int) -> Listing:
    """What waits for a decision, kind by kind in the order of the snapshot."""
    columns = [
        NUMBER,
        Column("Nội dung nhiệm vụ", 66.2),
        Column("Đơn vị chủ trì", 35),
        Column("Nội dung chờ quyết định", 53),
    ]
    groups = [Group(label, [_waiting_row(item) for item in items]) for label, items in by_label(snapshot).items()]
    none = "Không có nội dung chờ quyết định."
    title, name = "NỘI DUNG CHỜ QUYẾT ĐỊNH", "Nội dung chờ quyết định"
    return Listing(title, name, columns, groups, cap, none, "nội dung", bands=False)


def _late_row(task: LateTask) -> Line:
    cells = [_due(task), number_cell(task["days_late"]), said(late_remark(task))]
    return Line(task["text"], task["code"], cells)


def _due_row(task: DueTask) -> Line:
    cells = [said(task["unit"] or NO_LEAD), _due(task), number_cell(task["days_left"]), said(task["state"])]
    return Line(task["text"], task["code"], cells)


def _due(task: LateTask | DueTask) -> Cell:
    return day_cell(task["due_on"], runs_to(task["due_words"], task["due_on"], task["effective_on"]))


def _waiting_row(item: Waiting) -> Line:
    since = f" từ {short_date(item['since'])}" if item["since"] else ""
    note = f". {item['note']}" if item["note"] else ""
    cells = [said(item["unit"] or NO_LEAD), said(f"{item['label']}{since}{note}")]
    return Line(item["text"], item["code"], cells)


def by_label(snapshot: BriefSnapshot) -> dict[str, list[Waiting]]:
    """What waits, by what it waits for, in the order of the snapshot."""
    labels = dict.fromkeys(item["label"] for item in snapshot["waiting"])
    return {label: [item for item in snapshot["waiting"] if item["label"] == label] for label in labels}


def _filled(groups: list[Group]) -> list[Group]:
    return [group for group in groups if group.rows]
