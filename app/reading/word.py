"""Word files: paragraphs and tables in document order, automatic numbers written out, merged cells repeated."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from app.reading.errors import ReadingError
from app.reading.folding import LIMIT, plain, squeeze
from app.reading.legacy_fonts import legacy_font
from app.reading.lines import BOLD, Line
from app.reading.source import Source
from app.reading.table_headers import is_header
from app.reading.text import clean
from app.reading.word_numbering import Numbering

MALFORMED = (KeyError, ValueError, AttributeError, TypeError, IndexError, RecursionError, NotImplementedError)
MOST_BYTES = 150_000_000  # unpacked
MOST_COLUMNS = 63  # what Word itself allows
WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag"), qn("w:moveTo")}
HIDDEN = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
TEXT, TAB, BREAKS, HYPHEN = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr")}, qn("w:noBreakHyphen")
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|doc lap tu do|^noi nhan|\bnoi nhan\b")


def docx_lines(source: Source) -> list[Line]:
    """The paragraphs and table rows of a .docx. Raises ReadingError: broken_docx, too_large, tcvn3, vni."""
    document = _open(source)
    try:
        reader = _Reader(source.name, Numbering(document))
        reader.take(document.element.body)
    except MALFORMED as error:
        raise ReadingError("broken_docx", name=source.name) from error
    if font := legacy_font(" ".join(line.text for line in reader.lines[:400])):
        raise ReadingError(font, name=source.name)
    return reader.lines


def _open(source: Source) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise ReadingError("too_large", name=source.name)
        return docx.Document(io.BytesIO(source.data))
    except ReadingError:
        raise
    except (zipfile.BadZipFile, PackageNotFoundError, OSError, SyntaxError, zlib.error, *MALFORMED) as error:
        raise ReadingError("broken_docx", name=source.name) from error


class _Reader:
    """Walks a document's body and collects its lines."""

    def __init__(self, name: str, numbering: Numbering) -> None:
        self.name = name
        self.numbering = numbering
        self.lines: list[Line] = []
        self.paragraphs = 0
        self.tables = 0

    def take(self, parent: Any) -> None:
        for element in parent:
            if element.tag == PARAGRAPH:
                self._paragraph(element)
            elif element.tag == TABLE:
                self._table(element)
            elif element.tag in WRAPPERS:
                self.take(element)

    def _paragraph(self, element: Any) -> None:
        texts = paragraph_texts(element)
        if not any(texts):
            return
        self.paragraphs += 1
        number = self.numbering.label(element)
        heading = self.numbering.heading_level(element) or (BOLD if _all_bold(element) else 0)
        texts[0] = f"{number} {texts[0]}".strip()
        for text in texts:
            if text:
                self.lines.append(Line(self.name, f"{self.name}, đoạn {self.paragraphs}", text, heading=heading))

    def _table(self, element: Any) -> None:
        self.tables += 1
        grid = rows_of(element)
        if not grid or _is_layout(grid):
            for cell in element.iter(CELL):
                self.take(cell)
            return
        for at, cells in enumerate(grid, 1):
            if any(cells):
                place = f"{self.name}, bảng {self.tables} dòng {at}"
                text = squeeze(" ".join(dict.fromkeys(c for c in cells if c)))
                self.lines.append(Line(self.name, place, text, None, cells, self.tables))


def paragraph_texts(element: Any) -> list[str]:
    """A paragraph's visible text in NFC, one part for each manual line break before a bullet."""
    return _rejoined(paragraph_lines(element))


def paragraph_lines(element: Any) -> list[str]:
    """A paragraph's visible lines as its manual breaks set them apart; empty ones left out."""
    parts = [""]
    for node in _visible(element):
        if node.tag == TEXT:
            parts[-1] += node.text or ""
        elif node.tag == TAB:
            parts[-1] += " "
        elif node.tag == HYPHEN:
            parts[-1] += "-"
        elif node.tag in BREAKS:
            parts.append("")
    texts = [squeeze(clean(unicodedata.normalize("NFC", part))) for part in parts]
    return [text for text in texts if text]


def _all_bold(element: Any) -> bool:
    """Whether every run with text is set in bold."""
    runs = [run for run in element.iter(qn("w:r")) if any((t.text or "").strip() for t in run.iter(TEXT))]
    return bool(runs) and all(_bold(run.find(qn("w:rPr"))) for run in runs)


def _bold(properties: Any) -> bool:
    mark = properties.find(qn("w:b")) if properties is not None else None
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")


def _rejoined(texts: list[str]) -> list[str]:
    """Lines broken by hand are one paragraph, unless the next one opens with a bullet."""
    joined: list[str] = []
    for text in texts:
        if joined and not re.match(r"[-+•–]\s", text):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined or [""]


def _visible(element: Any) -> Iterator[Any]:
    """Descendants that print, without deleted runs, fallbacks and text boxes (those repeat their text)."""
    for child in element:
        if child.tag in HIDDEN or child.tag in (qn("w:pPr"), qn("w:rPr")):
            continue
        yield child
        yield from _visible(child)


def rows_of(table: Any) -> list[list[str]]:
    """A table's cells as text; a merged cell's text stands in every place it covers."""
    grid: list[list[str]] = []
    for row in _children(table, ROW):
        cells: list[str] = [""] * _span(row.find(qn("w:trPr")), "w:gridBefore", 0)
        for cell in _children(row, CELL):
            above = grid[-1][len(cells)] if grid and len(cells) < len(grid[-1]) else ""
            text = above if _merged_up(cell) else _cell_text(cell)
            cells += [text] * min(_span(cell.find(qn("w:tcPr")), "w:gridSpan", 1), MOST_COLUMNS)
        grid.append(cells[:MOST_COLUMNS])
    width = max((len(cells) for cells in grid), default=0)
    return [cells + [""] * (width - len(cells)) for cells in grid]


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)


def _span(properties: Any, name: str, default: int) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val")) if found is not None else None
    return int(value) if value and value.isdigit() else default


def _merged_up(cell: Any) -> bool:
    properties = cell.find(qn("w:tcPr"))
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(qn("w:val")) in (None, "continue")


def _cell_text(cell: Any) -> str:
    return "\n".join(text for paragraph in cell.iter(PARAGRAPH) for text in paragraph_lines(paragraph))[:LIMIT]


def _is_layout(grid: list[list[str]]) -> bool:
    """Letterhead and signature stand in tables without lines: they are read as paragraphs."""
    if len(grid[0]) > 3 or any(is_header([plain(c) for c in row]) for row in grid[:3]):
        return False
    return len(grid[0]) == 1 or any(LAYOUT.search(plain(cell)) for row in grid for cell in row)
