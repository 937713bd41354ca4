"""Three-column target tables that a converter wrote as one column, cell under cell, set apart by blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.reading.folding import lower_first, squeeze
from app.reading.lines import Line
from app.reading.markers import CAPITAL, NUMBER, PART, ROMAN, read_mark
from app.reading.table_words import FLAT_HEADER

TABLE = 1000  # numbers of such tables start here, past those of ordinary tables
VALUE_START = re.compile(r"^(?:phấn đấu|phân đấu|đạt|tối thiểu|ít nhất|trên|≥|\d+\s*%)|\b(?=\d{1,3}\s*%)", re.I)
GLUED = re.compile(r"[.;…”)](?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
ENDED = re.compile(r"[.;:…]$")


@dataclass
class Cell:
    text: str
    line: Line
    label: str = ""


def rebuild_flat_tables(lines: list[Line]) -> list[Line]:
    """The lines with every such table put back into rows of three cells; other lines as they were."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        header = FLAT_HEADER.match(lines[at].text) if lines[at].cells is None else None
        if not header:
            result.append(lines[at])
            at += 1
            continue
        end = _end(lines, at + 1)
        number = TABLE + at
        head = [header["group"], header["target"], header["content"]]
        result.append(_row(lines[at], head, number, []))
        result += _rows(lines[at + 1 : end], number)
        at = end
    return result


def _end(lines: list[Line], start: int) -> int:
    """Where the table ends: at the next numbered heading."""
    for at in range(start, len(lines)):
        mark = read_mark(lines[at].text)
        if lines[at].cells is not None or mark.level in (PART, CAPITAL, ROMAN) or NUMBER <= mark.level < NUMBER + 4:
            return at
    return len(lines)


def _rows(lines: list[Line], number: int) -> list[Line]:
    cells = [c for c in _cells(lines) if c.text]
    label = ""
    rows: list[tuple[str, Cell, Cell | None]] = []
    target: Cell | None = None
    for cell in cells:
        label = cell.label or label
        if _is_label(cell.text):
            label = cell.text
        elif target is None or (VALUE_START.match(cell.text) and not VALUE_START.match(target.text)):
            target = cell
        elif VALUE_START.match(cell.text) and target:
            rows.append((label, target, None))
            target = cell
        else:
            rows.append((label, target, cell))
            target = None
    if target:
        rows.append((label, target, None))
    first = next((name for name, _, _ in rows if name), "")
    return [_line(name or first, t, c, number) for name, t, c in rows]


def _line(label: str, target: Cell, content: Cell | None, number: int) -> Line:
    texts = [label, target.text, content.text if content else ""]
    lines = [target.line.line, target.line.line, content.line.line if content else None]
    return _row(target.line, texts, number, lines)


def _row(line: Line, cells: list[str], number: int, lines: list[int | None]) -> Line:
    text = " ".join(c for c in cells if c)
    return Line(line.source, line.place, text, line.line, cells, number, line.gap, 0, lines)


def _is_label(text: str) -> bool:
    return len(text.split()) <= 8 and not ENDED.search(text) and not re.search(r"\d", text)


def _cells(lines: list[Line]) -> list[Cell]:
    """Lines between blank lines are one cell; a row's label glued to a cell's end is cut off and kept apart."""
    cells: list[Cell] = []
    for line in lines:
        if FLAT_HEADER.match(line.text):
            continue
        if not cells or line.gap:
            cells.append(Cell(line.text, line))
        else:
            cells[-1].text = squeeze(f"{cells[-1].text} {line.text}")
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        _unglue(cell, after)
    return cells


def _unglue(cell: Cell, after: Cell | None) -> None:
    glued = list(GLUED.finditer(cell.text))
    if not glued or len(cell.text[glued[-1].end() :].split()) > 6:
        return
    cut = glued[-1].end()
    label, cell.text = cell.text[cut:], cell.text[:cut]
    if after and lower_first(after.text) and (start := VALUE_START.search(after.text)):
        label, after.text = f"{label} {after.text[: start.start()].strip()}", after.text[start.start() :]
    if after:
        after.label = squeeze(label)
