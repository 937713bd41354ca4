"""The rows of a filled form of readings, by the names of its columns (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.models.targets.sheet import COLUMNS
from app.models.text import fold

BY_HEADING = {fold(one.heading): one.name for one in COLUMNS}
NEEDED = ("code", "period", "value")
Cells = dict[str, str]
Sheet = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A row of the form: its number, its texts by column names, the letters of the columns, those that hold a date."""

    number: int
    cells: Cells
    letters: dict[str, str]
    days: frozenset[str] = frozenset()

    def place(self, name: str) -> str:
        """The name of a cell: H7."""
        return f"{self.letters.get(name, 'A')}{self.number}"


def lines_of(sheet: Sheet) -> tuple[list[Line], list[str]]:
    """The rows under the heading; beside them the formulas without a value, whose rows are left out."""
    head = next(((n, found) for n, cells in sheet["rows"] if (found := _heading(cells))), None)
    if head is None:
        return [], []
    letters = {name: letter for letter, name in head[1].items()}
    open_ = {place for place in sheet["uncomputed"] if int("".join(filter(str.isdigit, place))) > head[0]}
    left_out = {int("".join(filter(str.isdigit, place))) for place in open_}
    rows = [(n, cells) for n, cells in sheet["rows"] if n > head[0] and n not in left_out]
    days = frozenset(sheet["days"])
    named = [(n, {head[1][at]: text for at, text in cells.items() if at in head[1]}) for n, cells in rows]
    return [_line(n, cells, letters, days) for n, cells in named], sorted(open_)


def _line(number: int, cells: Cells, letters: dict[str, str], days: frozenset[str]) -> Line:
    return Line(number, cells, letters, frozenset(name for name in cells if f"{letters[name]}{number}" in days))


def _heading(cells: Cells) -> dict[str, str] | None:
    """Column names by letter, where a row is the heading."""
    found = {letter: BY_HEADING[fold(text)] for letter, text in cells.items() if fold(text) in BY_HEADING}
    return found if set(NEEDED) <= set(found.values()) else None
