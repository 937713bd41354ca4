"""The table by unit: one row for a unit, one column for each term of the count, then the rates."""

from app.papers.brief.snapshot import BriefSnapshot, Rate, UnitCount
from app.papers.cells import number_cell, rate_cell
from app.papers.contents import Cell, Column, Row, Table
from app.papers.contents import words as said
from app.papers.measure import CELL_MARGIN_MM, LANDSCAPE_WIDTH_MM, widest_word_mm
from app.papers.numbers import whole

SIZE = 11
ROOM_MM = 2 * CELL_MARGIN_MM + 0.8
UNIT_MM = 30.0  # the least that a unit's name gets


def unit_columns(snapshot: BriefSnapshot) -> list[Column]:
    """As wide as their longest word or number; the unit's name takes what is left of the page."""
    total = whole(snapshot["five"]["total"])
    counts = [Column("Tổng số", _fit("Tổng", total), centred=True)]
    for term in snapshot["terms"]:
        title = term.get("short") or term["label"]
        counts.append(Column(title, _fit(title, total), centred=True, group=term.get("group", "")))
    for _place, rate in _rates(snapshot):
        title = rate.get("short") or rate["label"]
        counts.append(Column(title, _fit(title, "100,0%"), centred=True))
    left = LANDSCAPE_WIDTH_MM - 10 - sum(column.width for column in counts)
    return [Column("STT", 10, centred=True), Column("Đơn vị", max(left, UNIT_MM)), *counts]


def units_table(snapshot: BriefSnapshot) -> Table:
    """Units in the snapshot's order, "Tổng cộng" last."""
    rows = [Row([number_cell(place), *_unit(unit, snapshot)]) for place, unit in enumerate(snapshot["by_unit"], 1)]
    rows.append(Row([Cell(""), *_total(snapshot)], bold=True))
    return Table("Tổng hợp theo đơn vị", unit_columns(snapshot), rows, SIZE)


def _unit(unit: UnitCount, snapshot: BriefSnapshot) -> list[Cell]:
    terms = [number_cell(unit["terms"].get(term["key"], 0)) for term in snapshot["terms"]]
    rates = [rate_cell(*unit["rates"][place]) for place, _rate in _rates(snapshot)]
    return [said(unit["unit"]), number_cell(unit["total"]), *terms, *rates]


def _total(snapshot: BriefSnapshot) -> list[Cell]:
    terms = [number_cell(term["n"]) for term in snapshot["terms"]]
    rates = [rate_cell(rate["numerator"], rate["denominator"]) for _place, rate in _rates(snapshot)]
    return [said("Tổng cộng"), number_cell(snapshot["five"]["total"]), *terms, *rates]


def _rates(snapshot: BriefSnapshot) -> list[tuple[int, Rate]]:
    """Which rates are columns, with their places: those that say so, and only when every unit brings its own."""
    units = snapshot["by_unit"]
    by_all = bool(units) and all(len(unit.get("rates", [])) == len(snapshot["rates"]) for unit in units)
    return [(n, rate) for n, rate in enumerate(snapshot["rates"]) if rate.get("column", True)] if by_all else []


def _fit(title: str, content: str) -> float:
    return max(widest_word_mm(title, SIZE), widest_word_mm(content, SIZE)) + ROOM_MM
