"""Ruled lines → grids: the tables of a page with their cells, merged ones included."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from app.reading.pdf_rules import Rule
from app.reading.pdf_sheet import Glyph

SNAP = 3.0
NARROW = 6.0
MOST_CROSSINGS = 2_000_000


@dataclass
class Grid:
    """A table's ruled cells: edges `xs` and `ys`; `cells[r][c]` is the same number all over a merged cell."""

    xs: list[float]
    ys: list[float]
    cells: list[list[int]]
    glyphs: dict[int, list[Glyph]] = field(default_factory=lambda: defaultdict(list))

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell in which a point lies; None outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return self.cells[row][column] if inside else None

    def right_edge(self, cell: int) -> float:
        """Where a cell ends on the right."""
        return max(self.xs[c + 1] for row in self.cells for c, number in enumerate(row) if number == cell)


def grids_of(rules: list[Rule] | None) -> list[Grid]:
    """The tables that a page's rules make, from top to bottom; frames of one column are none."""
    merged = _merged(rules or [])
    level = [rule for rule in merged if not rule.upright]
    upright = [rule for rule in merged if rule.upright]
    if len(level) * len(upright) > MOST_CROSSINGS:
        return []
    grids = [grid for group in _connected(level, upright) if (grid := _grid(group))]
    return sorted(grids, key=lambda grid: grid.ys[0])


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules that lie on one another or follow one another as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.upright, round(r.at / SNAP), r.start)):
        last = merged[-1] if merged else None
        if last and last.upright == rule.upright and abs(last.at - rule.at) < SNAP and rule.start <= last.end + SNAP:
            merged[-1] = Rule(last.upright, last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _connected(level: list[Rule], upright: list[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch each other."""
    leader = list(range(len(level) + len(upright)))
    for i, a in enumerate(level):
        for j, b in enumerate(upright, len(level)):
            if a.start - SNAP <= b.at <= a.end + SNAP and b.start - SNAP <= a.at <= b.end + SNAP:
                leader[_lead(leader, i)] = _lead(leader, j)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for at, rule in enumerate([*level, *upright]):
        groups[_lead(leader, at)].append(rule)
    return list(groups.values())


def _lead(leader: list[int], at: int) -> int:
    while leader[at] != at:
        leader[at] = leader[leader[at]]
        at = leader[at]
    return at


def _grid(rules: list[Rule]) -> Grid | None:
    upright, level = [r for r in rules if r.upright], [r for r in rules if not r.upright]
    xs = _edges([r.at for r in upright] + [x for r in level for x in (r.start, r.end)])
    ys = _edges([r.at for r in level] + [y for r in upright for y in (r.start, r.end)])
    if len(xs) < 3 or len(ys) < 2 or not upright or not level or len(xs) * len(ys) > 40_000:
        return None
    return Grid(xs, ys, _cells(xs, ys, upright, level))


def _edges(places: list[float]) -> list[float]:
    """Distinct places; those close together count as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NARROW:
            edges.append(place)
    return edges


def _cells(xs: list[float], ys: list[float], upright: list[Rule], level: list[Rule]) -> list[list[int]]:
    """Numbers of cells; neighbours without a rule between them have the same."""
    columns = len(xs) - 1
    leader = list(range(columns * (len(ys) - 1)))
    walls, floors = _by_edge(upright, xs), _by_edge(level, ys)
    for at in range(len(leader)):
        row, column = divmod(at, columns)
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 1 < columns and not _covered(walls[column + 1], y):
            leader[_lead(leader, at + 1)] = _lead(leader, at)
        if row + 2 < len(ys) and not _covered(floors[row + 1], x):
            leader[_lead(leader, at + columns)] = _lead(leader, at)
    return [[_lead(leader, row * columns + column) for column in range(columns)] for row in range(len(ys) - 1)]


def _by_edge(rules: list[Rule], edges: list[float]) -> dict[int, list[Rule]]:
    found: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[min(range(len(edges)), key=lambda at: abs(edges[at] - rule.at))].append(rule)
    return found


def _covered(rules: list[Rule], place: float) -> bool:
    return any(rule.start <= place <= rule.end for rule in rules)
