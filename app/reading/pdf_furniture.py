"""What is printed around the text of a PDF page: running heads and feet, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from app.reading.blocks import PAGE_NUMBER
from app.reading.folding import squeeze
from app.reading.frame import is_letterhead
from app.reading.pdf_rules import Rule
from app.reading.pdf_strips import RAISED, Row, row_text

EDGE = 0.1  # of a page's height: where running heads and feet stand
DIGITS = re.compile(r"\d+")
NUMBERED_FOOT = re.compile(r"\btrang\s+\d{1,3}(?:\s*/\s*\d{1,3})?\W*$", re.I)
FOOTNOTE = re.compile(rf"^(?:{RAISED}\d|\(?\d{{1,2}}[).\s]{{0,3}}[^\W\d]|\*)")


def running_texts(pages: list[tuple[float, list[Row]]]) -> set[tuple[bool, str]]:
    """Texts (digits masked, True for the foot) that many pages print at their edge. `pages`: heights and rows."""
    counts: Counter[tuple[bool, str]] = Counter()
    for height, rows in pages:
        counts.update({(foot, _masked(row)) for foot in (False, True) for row in _at_edge(rows, height, foot)})
    least = max(2, 0.3 * len(pages))
    return {key for key, count in counts.items() if count >= least}


def without_running(rows: list[Row], height: float, running: set[tuple[bool, str]]) -> list[Row]:
    """A page's rows without running heads and feet and page numbers; a letterhead stays."""
    dropped: list[int] = []
    for foot in (False, True):
        dropped += [id(row) for row in takewhile(partial(_runs, foot, running), _at_edge(rows, height, foot))]
    return [row for row in rows if id(row) not in dropped]


def _runs(foot: bool, running: set[tuple[bool, str]], row: Row) -> bool:
    text = row_text(row)
    if PAGE_NUMBER.match(text) or NUMBERED_FOOT.search(text[-40:]):
        return True
    return (foot, _masked(row)) in running and not any(is_letterhead(strip.text) for strip in row)


def _masked(row: Row) -> str:
    return squeeze(DIGITS.sub("#", row_text(row)))


def _at_edge(rows: list[Row], height: float, foot: bool) -> Iterator[Row]:
    """Rows at the head or foot of a page from the outside in."""
    for row in reversed(rows) if foot else rows:
        if (row[0].y < (1 - EDGE) * height) if foot else (row[0].y > EDGE * height):
            return
        yield row


def footnotes_from(rows: list[Row], rules: list[Rule], body_size: float) -> int:
    """Where a page's footnotes begin: small type at the end, under a short rule or with a raised number."""
    start = len(rows)
    while start and rows[start - 1][0].size <= min(body_size - 1, 0.9 * body_size):
        start -= 1
    for at in range(start, len(rows)):
        if FOOTNOTE.match(row_text(rows[at])) and (
            rows[at][0].text.startswith(RAISED) or (at == start and _under_rule(rows[at], rules))
        ):
            return at
    return len(rows)


def _under_rule(row: Row, rules: list[Rule]) -> bool:
    y, size = row[0].y, row[0].size
    return any(not r.upright and y - 3 * size < r.at < y and 20 < r.end - r.start < 260 for r in rules)
