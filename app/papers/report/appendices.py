"""The phụ lục of a commune's report: targets, tasks, overdue tasks, counts by unit, lists the body could not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from app.papers.brief.state import identity, rate_line
from app.papers.brief.words import cause
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Appendix, Block, Cell, Column, Picture, Row, Table, Text
from app.papers.numbers import as_date, short_date, two_digits
from app.papers.report import lists, units
from app.papers.report.snapshot import ReportSnapshot, Target, Task
from app.papers.report.words import ASSESSED, NO_LEAD

SIZE = 11.0
NUMBER = Column("STT", 11, centred=True)
NOTED = 160  # letters of a note
DRAWN_MM = (26.0, 8.5)
TASK_COLUMNS = [
    NUMBER,
    Column("Nội dung nhiệm vụ", 84),
    Column("Cơ quan chủ trì", 30),
    Column("Cơ quan phối hợp", 26),
    Column("Thời gian hoàn thành", 25),
    Column("Sản phẩm/Kết quả", 20),
    Column("Tình trạng", 21),
    Column("Ngày hoàn thành", 21, centred=True),
    Column("Ghi chú", 14),
]
LATE_COLUMNS = [
    NUMBER,
    Column("Nhiệm vụ", 62),
    Column("Chủ trì", 28),
    Column("Hạn", 28),
    Column("Số ngày quá hạn", 17, centred=True),
    Column("Nguyên nhân", 40),
    Column("Đã gia hạn (lần)", 16, centred=True),
    Column("Đề xuất xử lý", 40),
    Column("Căn cứ/lý do đề xuất", 36, draft=True),
]
CANCELLED_COLUMNS = [NUMBER, Column("Nội dung nhiệm vụ", 141), Column("Lý do hủy", 100)]


def every(snapshot: ReportSnapshot) -> list[Appendix]:
    """In printed order; the body refers to them by it."""
    fixed = [
        Appendix("KẾT QUẢ THỰC HIỆN CHỈ TIÊU", list(_targets(snapshot))),
        Appendix("KẾT QUẢ THỰC HIỆN NHIỆM VỤ", list(_tasks(snapshot))),
        Appendix("NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH", list(_late(snapshot))),
        Appendix("TỔNG HỢP NHIỆM VỤ THEO ĐƠN VỊ", list(_units(snapshot))),
    ]
    return fixed + [Appendix(title, [table]) for title, table in lists.further(snapshot)]


def _targets(snapshot: ReportSnapshot) -> Iterator[Block]:
    found = snapshot["targets"]
    if not found:
        yield Text("Không có chỉ tiêu.")
        return
    year = as_date(snapshot["period"]["end"]).year
    columns = [
        NUMBER,
        Column("Tên chỉ tiêu", 66),
        Column("Đơn vị tính", 16, centred=True),
        Column(f"Kế hoạch năm {year}", 24),
        Column("Kết quả đến kỳ báo cáo", 28),
        Column("Tỷ lệ so với kế hoạch", 18, centred=True),
        Column("Đánh giá", 24),
        Column("Đơn vị chủ trì", 32),
        Column("Ghi chú", 32),
    ]
    yield Table("Chỉ tiêu", columns, list(_target_rows(found)), SIZE)


def _target_rows(found: Sequence[Target]) -> Iterator[Row]:
    """Under the name of their plan and, where it has them, of their group."""
    plan, group = "", ""
    for place, one in enumerate(found, 1):
        if one["plan"] != plan:
            plan, group = one["plan"], ""
            yield Row(band=plan)
        if (one["group"] or "") != group:
            group = one["group"] or ""
            yield Row(band=group or "Chỉ tiêu khác")
        yield Row(_target(place, one))


def _target(place: int, one: Target) -> list[Cell]:
    result = f"{one['value']} ({one['period']})" if one["value"] else ""
    drawn = one["drawn"]
    picture = Picture(drawn["svg"], *DRAWN_MM, drawn["words"]) if drawn else None
    plain = [number_cell(place), Cell(one["text"]), Cell(one["measure_unit"] or "")]
    plain += [Cell(one["goal"]), Cell(result)]
    judged = [Cell(one["ratio"] or ""), Cell(ASSESSED[one["word"]]), Cell(one["unit"] or NO_LEAD)]
    return [*plain, *judged, Cell(one["note"] or "", picture=picture)]


def _tasks(snapshot: ReportSnapshot) -> Iterator[Block]:
    rows = [_task(place, task) for place, task in enumerate(snapshot["tasks"], 1)]
    yield Table("Nhiệm vụ", TASK_COLUMNS, rows, SIZE) if rows else Text("Không có nhiệm vụ.")
    gone = snapshot["cancelled"]
    if gone:
        yield Text("Nhiệm vụ đã hủy (không tính trong tổng số):", bold=True)
        cancelled = [
            Row([number_cell(n), Cell(f"{one['text'].rstrip('.;')} ({one['code']})"), Cell(one["reason"] or "")])
            for n, one in enumerate(gone, 1)
        ]
        yield Table("Nhiệm vụ đã hủy", CANCELLED_COLUMNS, cancelled, SIZE)


def _task(place: int, task: Task) -> Row:
    coordinating, product = Cell(", ".join(task["coordinating"])), Cell(_product(task))
    said = [lists.task_cell(task), lists.lead_cell(task), coordinating, lists.due_cell(task), product]
    state = [Cell(task["state_words"]), day_cell(task["done_on"]), Cell(task["note"] or "")]
    return Row([number_cell(place), *said, *state])


def _product(task: Task) -> str:
    """What the plan asks for and what was handed in."""
    return "; ".join(filter(None, (task["product"], task["result"])))


def _late(snapshot: ReportSnapshot) -> Iterator[Block]:
    late = [task for task in lists.carried(snapshot) if task["term"] == "late"]
    if not late:
        yield Text("Không có nhiệm vụ quá hạn.")
        return
    rows: list[Row] = []
    place = count(1)
    for name in dict.fromkeys(task["unit"] or NO_LEAD for task in late):
        own = [task for task in late if (task["unit"] or NO_LEAD) == name]
        rows.append(Row(band=f"{name}: {two_digits(len(own))} nhiệm vụ"))
        rows += [_late_row(next(place), task) for task in own]
    yield Text(f"Số ngày quá hạn tính đến ngày {short_date(snapshot['period']['counted_on'])}.", note=True)
    yield Table("Nhiệm vụ quá hạn", LATE_COLUMNS, rows, SIZE)


def _late_row(place: int, task: Task) -> Row:
    days, extended = task["days_late"], task["extended"]
    counts = number_cell(days), number_cell(extended)
    reason = Cell(cause(task["reason"], task["noted"], NOTED))
    said = [number_cell(place), lists.task_cell(task), lists.lead_cell(task), lists.due_cell(task), counts[0]]
    return Row([*said, reason, counts[1], Cell(task["proposed"]), Cell(task["grounds"])])


def _units(snapshot: ReportSnapshot) -> Iterator[Block]:
    yield units.by_unit(snapshot)
    yield Text(identity(snapshot), note=True)  # type: ignore[arg-type]  # the same keys as a brief's
    yield Text(" ".join(map(rate_line, snapshot["rates"])), note=True)
