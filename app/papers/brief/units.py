"""The table by unit: one row for a unit, one column for each term of the count, then the rates."""

from app.papers.brief.snapshot import BriefSnapshot, Rate, UnitCount
from app.papers.measure import widest_word_mm
from app.papers.numbers import percent, whole
from app.papers.page import LANDSCAPE_WIDTH_MM
from app.papers.tables import CELL_MARGIN_MM, Column

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


def unit_rows(snapshot: BriefSnapshot) -> list[list[str]]:
    """Units in the snapshot's order, "Tổng cộng" last."""
    keys = [term["key"] for term in snapshot["terms"]]
    rows = [[str(place), *_unit_row(unit, keys, snapshot)] for place, unit in enumerate(snapshot["by_unit"], 1)]
    terms = [whole(term["n"]) for term in snapshot["terms"]]
    rates = [percent(rate["numerator"], rate["denominator"]) for _place, rate in _rates(snapshot)]
    return [*rows, ["", "Tổng cộng", whole(snapshot["five"]["total"]), *terms, *rates]]


def _unit_row(unit: UnitCount, keys: list[str], snapshot: BriefSnapshot) -> list[str]:
    terms = [whole(unit["terms"].get(key, 0)) for key in keys]
    rates = [percent(*unit["rates"][place]) for place, _rate in _rates(snapshot)]
    return [unit["unit"], whole(unit["total"]), *terms, *rates]


def _rates(snapshot: BriefSnapshot) -> list[tuple[int, Rate]]:
    """Which rates are columns, with their places: those that say so, and only when every unit brings its own."""
    units = snapshot["by_unit"]
    by_all = bool(units) and all(len(unit.get("rates", [])) == len(snapshot["rates"]) for unit in units)
    return [(n, rate) for n, rate in enumerate(snapshot["rates"]) if rate.get("column", True)] if by_all else []


def _fit(title: str, content: str) -> float:
    return max(widest_word_mm(title, SIZE), widest_word_mm(content, SIZE)) + ROOM_MM
