"""No word of a head, no code and no day breaks within its column, at any size of tables that a house may choose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.models.office import TABLE_SIZES
from app.papers.contents import Appendix, Table
from app.papers.kinds import COMPOSE
from app.papers.measure import CELL_MARGIN_MM, widest_word_mm
from app.papers.settled import settled
from tests.papers.kinds_samples import SAMPLES
from tests.papers.sample import letterhead, snapshot
from tests.papers.test_pdf import _concluded

pytestmark = pytest.mark.thorough
OTHERS = ("extension_request", "invitation", "minutes", "urging")


def tables(kind: str, taken: dict) -> Iterator[Table]:
    """Every table of a paper as it is printed."""
    paper = settled(COMPOSE[kind](taken), draft=True)
    for part in (paper, *paper.appendices):
        yield from (one for one in part.blocks if isinstance(one, Table))


def too_narrow(table: Table, words: Iterator[tuple[str, float]]) -> list[str]:
    """Words wider than the room of their column."""
    return [f"{table.name}: {said}" for said, width in words if widest_word_mm(said, table.size or 0) > width]


def heads(table: Table) -> Iterator[tuple[str, float]]:
    for column in table.columns:
        yield column.title, column.width - 2 * CELL_MARGIN_MM


def deadlines(table: Table) -> Iterator[tuple[str, float]]:
    for place, column in enumerate(table.columns):
        if column.title.startswith("Thời"):
            yield from ((row.cells[place].text, column.width - 2 * CELL_MARGIN_MM) for row in table.rows if row.cells)


def codes(table: Table) -> Iterator[tuple[str, float]]:
    for place, column in enumerate(table.columns):
        if column.title == "Mã số":
            yield from ((row.cells[place].text, column.width - 2 * CELL_MARGIN_MM) for row in table.rows if row.cells)


@pytest.mark.parametrize("size", TABLE_SIZES)
def test_heads_and_codes_of_a_brief_stay_whole(size: int) -> None:
    head = letterhead(house={"page_number": "top", "appendix_on_one_line": False, "table_size": size})
    last = {"title": "Phiên họp", "on": "2026-06-30", "rows": [_concluded(n) for n in range(9)]}
    for taken in (snapshot(300, letterhead=head), snapshot(300, letterhead=head, conclusions=last)):
        found = list(tables("brief", taken))
        assert [too_narrow(one, words(one)) for one in found for words in (heads, codes, deadlines)] == [[]] * 3 * len(
            found
        )
        assert sum(bool(list(codes(one))) for one in found) == (6 if "conclusions" in taken else 5)


@pytest.mark.parametrize("kind", OTHERS)
def test_heads_of_the_other_papers_stay_whole(kind: str) -> None:
    for one in tables(kind, SAMPLES[kind]()):
        assert too_narrow(one, heads(one)) == []


def test_a_code_stands_in_a_cell_of_its_own_as_it_is_searched_for() -> None:
    for part in COMPOSE["brief"](snapshot(300)).appendices:
        assert isinstance(part, Appendix)
        for table in (one for one in part.blocks if isinstance(one, Table) and len(one.columns) < 12):
            place = [column.title for column in table.columns].index("Mã số")
            assert all(row.cells[place].text.startswith("VX-2026-") for row in table.rows if row.cells)
            assert not any("VX-2026-" in row.cells[1].text for row in table.rows if row.cells)
