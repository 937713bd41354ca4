"""Tables in HTML amid a text, as converters of scans write them → rows between pipes."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from app.reading.folding import squeeze

OPENS = re.compile(r"<table\b", re.I)
CLOSES = re.compile(r"</table\s*>", re.I)
MOST_LINES, MOST_SIGNS = 2000, 400_000
MOST_COLUMNS, MOST_ROWS = 63, 500
ROW_END = "\f"  # rows of one line are apart like pages


def with_pipes(raws: list[str]) -> list[str]:
    """The lines of a text; those of an HTML table become one line of rows, the rest of them empty."""
    lines = list(raws)
    at = 0
    while at < len(lines):
        end = _end(lines, at) if OPENS.search(lines[at][:MOST_SIGNS]) else None
        if end is not None:
            whole = "\n".join(lines[at : end + 1])
            rows = _rows(whole) if len(whole) <= MOST_SIGNS else None
            if rows:
                lines[at : end + 1] = [ROW_END.join(rows), *[""] * (end - at)]
            at = end
        at += 1
    return lines


def _end(lines: list[str], start: int) -> int | None:
    """The line on which a table closes; None where it doesn't within reason."""
    return next((n for n in range(start, min(start + MOST_LINES, len(lines))) if CLOSES.search(lines[n])), None)


def _rows(markup: str) -> list[str] | None:
    """The rows between pipes, with the words before and after the table in lines of their own."""
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True)
        whole = html.fragment_fromstring(markup, create_parent="div", parser=parser)
    except (etree.ParserError, ValueError):
        return None
    rows = [_between_pipes(row) for table in whole.iter("table") for row in _grid(table)]
    before = whole.text or ""
    after = " ".join(table.tail or "" for table in whole.iter("table"))
    return [line for line in (squeeze(before), *rows, squeeze(after)) if line]


def _grid(table: Any) -> list[list[str]]:
    """A table's texts; a merged cell's text stands in every place that it covers."""
    places: dict[tuple[int, int], str] = {}
    trs = list(table.iter("tr"))[:MOST_ROWS]
    for at, row in enumerate(trs):
        column = 0
        for cell in row.iter("td", "th"):
            while (at, column) in places:
                column += 1
            wide, high = _span(cell, "colspan", MOST_COLUMNS), _span(cell, "rowspan", MOST_ROWS)
            if column + wide > MOST_COLUMNS:
                break
            text = _text(cell)
            places |= {(at + down, column + right): text for down in range(high) for right in range(wide)}
    width = max((column for _, column in places), default=-1) + 1
    return [[places.get((at, column), "") for column in range(width)] for at in range(len(trs))]


def _span(cell: Any, name: str, most: int) -> int:
    written = cell.get(name, "1")
    return max(1, min(int(written), most)) if written.isascii() and written.isdigit() and len(written) < 5 else 1


def _text(cell: Any) -> str:
    """A cell's text in which a break, a paragraph, a list's item begin anew."""
    for mark in cell.iter("br", "p", "li", "div"):
        mark.text = f"\n{mark.text or ''}" if mark.tag != "br" else mark.text
        mark.tail = f"\n{mark.tail or ''}"
    lines = [squeeze(line) for line in "".join(cell.itertext()).split("\n")]
    return "<br>".join(line.replace("|", "\\|") for line in lines if line)


def _between_pipes(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |" if any(cells) else ""
