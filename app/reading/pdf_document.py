"""Pages → lines: the text of all pages in one order, paragraphs and tables whole over page breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import cast

from app.reading.folding import LIMIT, squeeze
from app.reading.lines import BOLD, Line
from app.reading.pdf_columns import Flow, flows_of
from app.reading.pdf_furniture import footnotes_from, running_texts, without_running
from app.reading.pdf_margins import extent, margins_of
from app.reading.pdf_page import Page
from app.reading.pdf_paragraphs import Paragraph, Placed, habits_of, paragraphs_of
from app.reading.pdf_strips import settle_raised
from app.reading.pdf_tables import Table, joined

Element = Placed | Table


def lines_of_pages(pages: list[Page], name: str) -> list[Line]:
    """The lines of a document: `place` names file, page, and table row."""
    footnotes = _clear_edges(pages)
    elements = _elements(pages)
    habits = habits_of([element for element in elements if isinstance(element, Placed)])
    lines: list[Line] = []
    tables = 0
    for is_table, group in groupby(elements, lambda element: isinstance(element, Table)):
        part = list(group)
        for table in part if is_table else []:
            tables += 1
            lines += _table_lines(cast(Table, table), name, tables)
        if not is_table:
            lines += [_line(p, name, footnotes) for p in paragraphs_of(cast(list[Placed], part), habits)]
    return [line for line in lines if line.text]


def _clear_edges(pages: list[Page]) -> set[int]:
    """Take running heads, feet, page numbers and footnotes off the pages; the numbers of pages with footnotes."""
    running = running_texts([(page.height, page.rows) for page in pages])
    sizes: Counter[float] = Counter()
    for page in pages:
        page.rows = without_running(page.rows, page.height, running)
        for row in page.rows:
            sizes.update({round(strip.size, 1): len(strip.text) for strip in row})
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    noted = set()
    for page in pages:
        start = footnotes_from(page.rows, page.rules, body)
        if start < len(page.rows):
            noted.add(page.number)
            page.rows = page.rows[:start]
    return noted


def _elements(pages: list[Page]) -> list[Element]:
    """Strips and tables of all pages in the order of reading; tables cut by page breaks are one."""
    elements: list[Element] = []
    columns = 0
    parts = [(page, part) for page in pages for part in _parts(page)]
    margins = margins_of([(p.number, p.width, flow) for p, flow in parts if isinstance(flow, Flow) and not flow.column])
    for page, part in parts:
        if isinstance(part, Flow):
            columns += part.column
            left, right = extent(part.strips) if part.column else margins[page.number]
            elements += [Placed(strip, left, right, columns if part.column else 0) for strip in part.strips]
        elif not (elements and isinstance(elements[-1], Table) and joined(elements[-1], part)):
            elements.append(part)
    return elements


def _parts(page: Page) -> Iterator[Flow | Table]:
    """A page's flows and tables from top to bottom."""
    rows = page.rows
    for table in page.tables:
        above = [row for row in rows if row[0].y < table.bottom]
        rows = rows[len(above) :]
        yield from flows_of(above)
        yield table
    yield from flows_of(rows)


def _line(paragraph: Paragraph, name: str, footnotes: set[int]) -> Line:
    strip = paragraph.lines[0].strip
    text = settle_raised(paragraph.text, strip.page not in footnotes)[:LIMIT]
    heading = BOLD if paragraph.bold else 0
    return Line(name, f"{name}, trang {strip.page}", text, gap=True, heading=heading, whole=True)


def _table_lines(table: Table, name: str, number: int) -> Iterator[Line]:
    for at, row in enumerate(table.rows, 1):
        texts = row.texts
        place = f"{name}, trang {row.page} bảng {number} dòng {at}"
        text = squeeze(" ".join(dict.fromkeys(text for text in texts if text)))
        yield Line(name, place, text, None, texts, number)
