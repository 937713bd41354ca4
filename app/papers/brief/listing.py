"""A list of the brief: some rows in the body, all of them in a phụ lục when the body can't hold them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docx.document import Document as Paper

from app.papers import tables
from app.papers.body import text
from app.papers.brief.words import task
from app.papers.numbers import roman, two_digits
from app.papers.page import LANDSCAPE_WIDTH_MM
from app.papers.tables import Column
from app.papers.text import shorten

BODY_SIZE = 11.0  # points: what fits the brief on two pages, the appendix takes the usual size
SPARE_ROWS = 1  # no phụ lục is made for so few more
BODY_TEXT_LIMIT = 100  # letters of a task in the body; its full text stands in the appendix


@dataclass(frozen=True)
class Row:
    """A task, its printed code, and what the other columns say of it."""

    text: str
    code: str
    cells: list[str]


@dataclass(frozen=True)
class Group:
    """Rows under one name: a unit's late tasks, decisions of one kind."""

    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Listing:
    title: str  # of its section and of its appendix
    columns: list[Column]
    groups: list[Group]
    cap: int  # rows in the body of a long list
    none: str  # the sentence where there is nothing to list
    noun: str = "nhiệm vụ"
    bands: bool = True  # names of groups as rows of the table; else in a sentence above it

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


def write_in_body(paper: Paper, listing: Listing, appendix: str) -> None:
    """The first rows of each group, and where the others are found."""
    if not listing.size:
        text(paper, listing.none)
        return
    shares = fair_shares([len(group.rows) for group in listing.groups], listing.room)
    names = _names(listing)
    shown = [Group(name, _brief(group.rows[:n])) for name, group, n in zip(names, listing.groups, shares, strict=True)]
    _write_sentence(paper, listing, appendix if listing.overflows else "")
    _write_table(paper, listing.columns, shown, BODY_SIZE)
    if listing.overflows and listing.bands:
        rest = listing.size - sum(shares)
        text(paper, f"Và {two_digits(rest)} {listing.noun} khác, xem {appendix}.", 13, italic=True)


def write_in_full(paper: Paper, listing: Listing) -> None:
    """Every row, over the width of a landscape page."""
    groups = [Group(name, group.rows) for name, group in zip(_names(listing), listing.groups, strict=True)]
    _write_sentence(paper, listing)
    _write_table(paper, tables.scaled(listing.columns, LANDSCAPE_WIDTH_MM), groups, tables.SIZE)


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


def _brief(rows: list[Row]) -> list[Row]:
    """Rows for the body: the start of a long text, no code; the table of all tasks has both."""
    return [replace(row, text=shorten(row.text, BODY_TEXT_LIMIT), code="") for row in rows]


def _counted(group: Group, listing: Listing) -> str:
    return f"{group.name}: {two_digits(len(group.rows))} {listing.noun}"


def _write_sentence(paper: Paper, listing: Listing, appendix: str = "") -> None:
    if not listing.bands:
        see = f" (đầy đủ tại {appendix})" if appendix else ""
        text(paper, f"{'; '.join(_counted(group, listing) for group in listing.groups)}{see}.")


def _write_table(paper: Paper, columns: list[Column], groups: list[Group], size: float) -> None:
    table = tables.start(paper, columns, size)
    counter = 0
    for group in groups:
        if group.name and group.rows:
            tables.add_band(table, columns, group.name, size)
        for row in group.rows:
            counter += 1
            tables.add(table, columns, [str(counter), task(row.text, row.code), *row.cells], size)
