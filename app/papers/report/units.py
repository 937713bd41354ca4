"""Tables of counts: by unit, by group of tasks, beside the report before; each adds up by row and by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import starmap
from typing import cast

from app.papers.brief.snapshot import Rate
from app.papers.cells import change_cell, number_cell, rate_cell
from app.papers.contents import Cell, Column, Row, Table
from app.papers.measure import LANDSCAPE_WIDTH_MM, widest_word_mm, width_mm
from app.papers.numbers import short_date, whole
from app.papers.report.snapshot import Pillar, ReportSnapshot, Task
from app.papers.tables import CELL_MARGIN_MM

SIZE = 11.0
ROOM_MM = 2 * CELL_MARGIN_MM + 0.8
UNIT_MM = 30.0  # the least that a unit's name gets
GROUPS = {
    "Hoàn thành": ("done_on_time", "done_late", "done_undated"),
    "Chờ xác nhận": ("reported_on_time", "reported_late", "reported_undated"),
    "Đang thực hiện trong hạn": ("in_time",),
    "Quá hạn chưa hoàn thành": ("late",),
    "Thường xuyên, chờ hướng dẫn, chưa có thời hạn, tạm dừng": ("undated", "ongoing", "waiting", "paused"),
}
NO_SECTION, NO_PLAN = "Chưa xếp nhóm", "Nhiệm vụ giao ngoài kế hoạch"
LAST = (NO_SECTION, NO_PLAN)
OTHERS = "Các nhóm nhiệm vụ khác"
MOST_SECTIONS = 15


def by_unit(snapshot: ReportSnapshot) -> Table:
    """Phụ lục IV: every term of the count a column, then the rates; "Tổng cộng" last."""
    rates = [(n, rate) for n, rate in enumerate(snapshot["rates"]) if rate.get("column", True)]
    columns = _columns(snapshot, [rate for _n, rate in rates])
    keys = [term["key"] for term in snapshot["terms"]]
    rows = [
        _row(str(place), unit["unit"], [unit["total"], *(unit["terms"][key] for key in keys)],
             [unit["rates"][n] for n, _rate in rates])
        for place, unit in enumerate(snapshot["by_unit"], 1)
    ]  # fmt: skip
    totals = [snapshot["five"]["total"], *(term["n"] for term in snapshot["terms"])]
    whole_rates = [(rate["numerator"], rate["denominator"]) for _n, rate in rates]
    rows.append(_row("", "Tổng cộng", totals, whole_rates, bold=True))
    return Table("Tổng hợp theo đơn vị", columns, rows, SIZE)


def by_section(snapshot: ReportSnapshot) -> Table | None:
    """The tasks by pillar in a fixed order, then by the plan's other headings; each task in one row.

    Too many other headings are one row; None where there is nothing to tell apart, or too many rows without a pillar.
    """
    tasks = snapshot["tasks"]
    first = {_pillar(task)["name"]: _pillar(task)["place"] for task in tasks if task.get("pillar")}
    others = sorted(dict.fromkeys(_section(task) for task in tasks if not task.get("pillar")), key=LAST.__contains__)
    rest = {name: OTHERS if first and len(first) + len(others) > MOST_SECTIONS else name for name in others}
    names = [*sorted(first, key=lambda name: (first[name], name)), *dict.fromkeys(rest.values())]
    if not 1 < len(names) <= MOST_SECTIONS:
        return None
    found = Counter((_group(task, rest), task["term"]) for task in tasks)
    columns = [Column("STT", 10, centred=True), Column("Nhóm nhiệm vụ", 44), Column("Tổng số", 14, centred=True)]
    columns += [Column(title, _wide(title), centred=True) for title in GROUPS]
    rows = [_row(str(place), name, _grouped(found, [name])) for place, name in enumerate(names, 1)]
    rows.append(_row("", "Tổng cộng", _grouped(found, names), bold=True))
    return Table("Theo nhóm nhiệm vụ", columns, rows, SIZE)


def beside_previous(snapshot: ReportSnapshot) -> Table | None:
    """Each count beside the last frozen report's of the same kind; None where there is none."""
    before = snapshot["previous"]
    if before is None:
        return None
    then, now = (f"Đến {short_date(one['as_of'])}" for one in (before, snapshot["period"]))
    if then == now:
        then, now = "Báo cáo trước", "Báo cáo này"
    columns = [
        Column("Nội dung", 75),
        Column(then, 30, centred=True),
        Column(now, 30, centred=True),
        Column("Tăng, giảm", 30, centred=True),
    ]
    five = snapshot["five"]
    rows = [_beside("Tổng số nhiệm vụ", five["total"], before["five"]["total"], bold=True)]
    rows += [_beside(term["label"], term["n"], before["terms"].get(term["key"], 0)) for term in snapshot["terms"]]
    return Table("So với báo cáo trước", columns, rows)


def _beside(label: str, now: int, then: int, *, bold: bool = False) -> Row:
    return Row([Cell(label), number_cell(then), number_cell(now), change_cell(now - then)], bold=bold)


def _row(
    place: str, name: str, counts: Sequence[int], rates: Sequence[tuple[int, int]] = (), *, bold: bool = False
) -> Row:
    return Row([Cell(place), Cell(name), *map(number_cell, counts), *starmap(rate_cell, rates)], bold=bold)


def _columns(snapshot: ReportSnapshot, rates: Sequence[Rate]) -> list[Column]:
    """As wide as their longest word or number; the unit's name takes what is left of the page."""
    total = whole(snapshot["five"]["total"])
    counts = [Column("Tổng số", _fit("Tổng", total), centred=True)]
    for term in snapshot["terms"]:
        title = term.get("short") or term["label"]
        counts.append(Column(title, _fit(title, total), centred=True, group=term.get("group", "")))
    titles = [rate.get("short") or rate["label"] for rate in rates]
    counts += [Column(title, _fit(title, "100,0%"), centred=True) for title in titles]
    left = LANDSCAPE_WIDTH_MM - 10 - sum(column.width for column in counts)
    return [Column("STT", 10, centred=True), Column("Đơn vị", max(left, UNIT_MM)), *counts]


def _grouped(found: Counter[tuple[str, str]], names: Sequence[str]) -> list[int]:
    counts = [sum(found[name, key] for name in names for key in keys) for keys in GROUPS.values()]
    return [sum(counts), *counts]


def _group(task: Task, rest: Mapping[str, str]) -> str:
    return _pillar(task)["name"] if task.get("pillar") else rest[_section(task)]


def _pillar(task: Task) -> Pillar:
    return cast(Pillar, task.get("pillar"))


def _section(task: Task) -> str:
    return (task["section"] or "").strip() or NO_SECTION if task["planned"] else NO_PLAN


def _wide(title: str) -> float:
    """Its longest word; more for a long title, so that it takes few lines."""
    return max(16.0, widest_word_mm(title, SIZE) + ROOM_MM, width_mm(title, SIZE) / 3)


def _fit(title: str, content: str) -> float:
    return max(widest_word_mm(title, SIZE), widest_word_mm(content, SIZE)) + ROOM_MM
