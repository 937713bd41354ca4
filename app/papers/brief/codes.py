"""The column of codes: as wide as the longest, for a line breaks at a hyphen and half a code is found nowhere."""

from collections.abc import Iterable, Sequence

from app.papers.contents import Column
from app.papers.measure import CELL_MARGIN_MM, widest_word_mm

TITLE = "Mã số"
LARGEST = 13.0  # points, of the sizes that a house may choose for tables
ROOM_MM = 2 * CELL_MARGIN_MM + 0.8


def with_codes(columns: Sequence[Column], codes: Iterable[str], size: float | None = None) -> list[Column]:
    """The columns of a table with the codes' behind the second one, which holds the task."""
    return [*columns[:2], code_column(codes, size), *columns[2:]]


def code_column(codes: Iterable[str], size: float | None = None) -> Column:
    """The column of these codes at a size; without one it fits any size of the house's tables."""
    widest = max(widest_word_mm(one, size or LARGEST) for one in (*codes, TITLE))
    return Column(TITLE, widest + ROOM_MM, centred=True)
