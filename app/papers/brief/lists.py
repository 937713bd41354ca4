"""The three lists of the brief: what is late, what falls due, what waits for a decision."""

from app.papers.brief.listing import Group, Listing, Row
from app.papers.brief.snapshot import BriefSnapshot, DueTask, LateTask, Waiting
from app.papers.brief.words import NO_LEAD, due, late_remark
from app.papers.numbers import short_date, whole
from app.papers.tables import Column

LATE_CAP, DUE_CAP, WAITING_CAP = 6, 5, 4
NUMBER = Column("STT", 10.8, centred=True)


def late(snapshot: BriefSnapshot) -> Listing:
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
    return Listing("NHIỆM VỤ QUÁ HẠN THEO ĐƠN VỊ", columns, _filled(groups), LATE_CAP, none)


def due_soon(snapshot: BriefSnapshot) -> Listing:
    columns = [
        NUMBER,
        Column("Nội dung nhiệm vụ", 60.2),
        Column("Đơn vị chủ trì", 33),
        Column("Thời hạn", 25),
        Column("Còn (ngày)", 13, centred=True),
        Column("Tình trạng", 23),
    ]
    group = Group("", [_due_row(task) for task in snapshot["due_soon"]])
    none = "Không có nhiệm vụ đến hạn trong 30 ngày tới."
    return Listing("NHIỆM VỤ ĐẾN HẠN TRONG 30 NGÀY", columns, _filled([group]), DUE_CAP, none)


def waiting(snapshot: BriefSnapshot) -> Listing:
    """What waits for a decision, kind by kind in the order of the snapshot."""
    columns = [
        NUMBER,
        Column("Nội dung nhiệm vụ", 66.2),
        Column("Đơn vị chủ trì", 35),
        Column("Nội dung chờ quyết định", 53),
    ]
    groups = [Group(label, [_waiting_row(item) for item in items]) for label, items in by_label(snapshot).items()]
    none = "Không có nội dung chờ quyết định."
    return Listing("NỘI DUNG CHỜ QUYẾT ĐỊNH", columns, groups, WAITING_CAP, none, "nội dung", bands=False)


def _late_row(task: LateTask) -> Row:
    cells = [due(task["due_words"], task["due_on"]), whole(task["days_late"]), late_remark(task)]
    return Row(task["text"], task["code"], cells)


def _due_row(task: DueTask) -> Row:
    deadline = due(task["due_words"], task["due_on"])
    return Row(task["text"], task["code"], [task["unit"] or NO_LEAD, deadline, whole(task["days_left"]), task["state"]])


def _waiting_row(item: Waiting) -> Row:
    since = f" từ {short_date(item['since'])}" if item["since"] else ""
    note = f". {item['note']}" if item["note"] else ""
    return Row(item["text"], item["code"], [item["unit"] or NO_LEAD, f"{item['label']}{since}{note}"])


def by_label(snapshot: BriefSnapshot) -> dict[str, list[Waiting]]:
    """What waits, by what it waits for, in the order of the snapshot."""
    labels = dict.fromkeys(item["label"] for item in snapshot["waiting"])
    return {label: [item for item in snapshot["waiting"] if item["label"] == label] for label in labels}


def _filled(groups: list[Group]) -> list[Group]:
    return [group for group in groups if group.rows]
