"""A list of the brief: some rows in the body, all of them in a phụ lục when the body can't hold them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.papers.brief.codes import with_codes
from app.papers.cells import number_cell
from app.papers.contents import Block, Cell, Column, Row, Table, Text
from app.papers.contents import words as said
from app.papers.numbers import roman, two_digits
from app.papers.text import shorten

BODY_SIZE = 11.0  # points: what fits the brief on two pages, the appendix takes the usual size
SPARE_ROWS = 1  # no phụ lục is made for so few more
BODY_TEXT_LIMIT = 100  # letters of a task in the body; its full text stands in the appendix


@dataclass(frozen=True)
class Line:
    """A task, its printed code, and what the other columns say of it."""

    text: str
    code: str
    cells: list[Cell]


@dataclass(frozen=True)
class Group:
    """Rows under one name: a unit's late tasks, decisions of one kind."""

    name: str
    rows: list[Line]


@dataclass(frozen=True)
class Listing:
    title: str  # of its section and of its appendix
    name: str  # of its tables, short enough for the tab of a sheet with a number behind
    columns: list[Column]
    groups: list[Group]
    cap: int  # rows in the body of a long list
    none: str  # the sentence where there is nothing to list
    noun: str = "nhiệm vụ"
    bands: bool = True  # names of groups as rows of the table; else in a sentence above it
    whole: bool = False  # texts stay whole in the body of a short list: no other table has them

    @property
    def size(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def overflows(self) -> bool:
        return self.size > self.cap + SPARE_ROWS

    @property
    def room(self) -> int:
        """Rows in the body."""
        return self.cap if self.overflows else self.size


def in_body(listing: Listing, appendix: str) -> list[Block]:
    """The first rows of each group, and where the others are found."""
    if not listing.size:
        return [Text(listing.none)]
    shares = fair_shares([len(group.rows) for group in listing.groups], listing.room)
    names = _names(listing)
    cut = _brief if listing.overflows or not listing.whole else list
    shown = [Group(name, cut(group.rows[:n])) for name, group, n in zip(names, listing.groups, shares, strict=True)]
    blocks = [*_sentence(listing, appendix if listing.overflows else ""), _table(listing, shown, BODY_SIZE)]
    if listing.overflows and listing.bands:
        rest = listing.size - sum(shares)
        blocks.append(Text(f"Và {two_digits(rest)} {listing.noun} khác, xem {appendix}.", note=True, italic=True))
    return blocks


def in_full(listing: Listing) -> list[Block]:
    """Every row with its code, over the width of a landscape page."""
    groups = [Group(name, group.rows) for name, group in zip(_names(listing), listing.groups, strict=True)]
    return [*_sentence(listing), _table(listing, groups, None, coded=any(row.code for row in _rows(groups)))]


def fair_shares(sizes: Sequence[int], cap: int) -> list[int]:
    """How many rows of each group fit into `cap` rows: first one of each, worst group first, then the next of each."""
    shares = [0] * len(sizes)
    while sum(shares) < min(cap, sum(sizes)):
        for place, size in enumerate(sizes):
            if shares[place] < size and sum(shares) < cap:
                shares[place] += 1
    return shares


def _names(listing: Listing) -> list[str]:
    """Groups with a Roman numeral and how many they hold, shown here or not."""
    return [
        f"{roman(place)}. {_counted(group, listing)}" if listing.bands and group.name else ""
        for place, group in enumerate(listing.groups, 1)
    ]


def _brief(rows: list[Line]) -> list[Line]:
    """Rows for the body: the start of a long text; the table of all tasks has it whole."""
    return [replace(row, text=shorten(row.text, BODY_TEXT_LIMIT)) for row in rows]


def _rows(groups: Sequence[Group]) -> list[Line]:
    return [row for group in groups for row in group.rows]


def _counted(group: Group, listing: Listing) -> str:
    return f"{group.name}: {two_digits(len(group.rows))} {listing.noun}"


def _sentence(listing: Listing, appendix: str = "") -> list[Block]:
    if listing.bands:
        return []
    see = f" (đầy đủ tại {appendix})" if appendix else ""
    return [Text(f"{'; '.join(_counted(group, listing) for group in listing.groups)}{see}.")]


def _table(listing: Listing, groups: list[Group], size: float | None, *, coded: bool = False) -> Table:
    """`coded`: with the column of codes, which the body has no room for."""
    rows: list[Row] = []
    counter = 0
    for group in groups:
        if group.name and group.rows:
            rows.append(Row(band=group.name))
        for line in group.rows:
            counter += 1
            code = [said(line.code)] if coded else []
            rows.append(Row([number_cell(counter), said(line.text), *code, *line.cells]))
    codes = [line.code for line in _rows(groups)]
    columns = with_codes(listing.columns, codes) if coded else listing.columns
    return Table(listing.name, columns, rows, size)
