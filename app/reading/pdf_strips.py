"""Letters → strips: pieces of printed lines, each with its words, place, size and boldness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from app.reading.folding import squeeze
from app.reading.pdf_sheet import Glyph

RAISED = "\x01"  # before a small raised figure: a reference to a footnote, or the 2 of m²
RAISED_FIGURE = re.compile(f"{RAISED}.")
CUT = re.compile(r"[^\W_][-/]$")
WIDE_GAP = 2.0  # in widths of an m: what sets two columns apart


@dataclass(slots=True)
class Strip:
    """Part of a printed line without a wide gap; `first` is the width of its first word, sizes in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    first: float
    page: int = 0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


Row = list[Strip]


def rows_of(glyphs: Iterable[Glyph], page: int = 0) -> list[Row]:
    """The printed lines from top to bottom, each as its strips from left to right."""
    rows: list[list[list[Glyph]]] = []
    top = size = 0.0
    for run in sorted(_runs(glyphs), key=lambda run: run[0].y):
        height = max(size, run[0].size)
        if rows and run[0].y - top <= 0.5 * height:
            rows[-1].append(run)
            size = height
        else:
            rows.append([run])
            top, size = run[0].y, run[0].size
    return [strips for row in rows if (strips := _strips(row, page))]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters that the file prints one after another along a line."""
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before and _follows(before, glyph):
            runs[-1].append(glyph)
        elif glyph.text == " ":
            continue
        else:
            runs.append([glyph])
        before = glyph
    return runs


def _follows(before: Glyph, glyph: Glyph) -> bool:
    if unicodedata.combining(glyph.text[0]):
        return True
    em = max(before.size, 1.0)
    level = abs(glyph.y - before.y) <= 0.1 * em and abs(glyph.size - before.size) <= 0.1 * em
    return level and -0.5 * em <= glyph.x0 - before.x1 <= em


def _strips(runs: list[list[Glyph]], page: int) -> Row:
    """A printed line's strips: cut where the gap, spaces included, is wide."""
    line = _in_order(runs)
    parts: list[list[Glyph]] = []
    end = -1e9
    for glyph in line:
        if glyph.text == " ":
            if parts:
                parts[-1].append(glyph)
            continue
        if glyph.x0 - end > WIDE_GAP * glyph.size:
            parts.append([])
        parts[-1].append(glyph)
        end = max(end, glyph.x1) if len(parts[-1]) > 1 else glyph.x1
    return [_strip(part, max(part, key=lambda glyph: glyph.size), page) for part in parts]


def _in_order(runs: list[list[Glyph]]) -> list[Glyph]:
    return [glyph for run in sorted(runs, key=lambda run: run[0].x0) for glyph in run]


def _space_width(line: list[Glyph]) -> float:
    """The gap between two letters from which on it is a space: wider where the file prints spaces or spreads letters."""
    spaces = sum(glyph.text == " " for glyph in line)
    gaps = [b.x0 - a.x1 for a, b in zip(line, line[1:], strict=False) if a.text != " " != b.text]
    spread = max(median(gaps), 0.0) if len(gaps) > 3 else 0.0
    em = line[0].size
    return (0.35 if spaces > 0.1 * len(line) else 0.13) * em + (spread if spread > 0.05 * em else 0)


def _strip(part: list[Glyph], base: Glyph, page: int) -> Strip:
    limit = _space_width(part)
    pieces: list[str] = []
    end: float | None = None
    first = 0.0
    for glyph in part:
        gap = end is not None and glyph.x0 - end > limit
        if glyph.text != " ":
            end = glyph.x1 if end is None or gap else max(end, glyph.x1)
        pieces.append((" " if gap and glyph.text != " " else "") + _raised(glyph, base) + glyph.text)
        if not first and (pieces[-1][0] == " " or glyph.text in " -") and any(p.isalnum() for p in pieces[:-1]):
            first = glyph.x0 - part[0].x0 + (glyph.x1 - glyph.x0) * (glyph.text == "-")
    solid = [glyph for glyph in part if glyph.text != " "]
    text = squeeze(unicodedata.normalize("NFC", "".join(pieces)))
    bold = all(glyph.bold for glyph in solid if glyph.text.isalnum())
    x1 = max(glyph.x1 for glyph in solid)
    return Strip(text, solid[0].x0, x1, base.y, base.size, bold, first or x1 - solid[0].x0, page)


def _raised(glyph: Glyph, base: Glyph) -> str:
    small = glyph.size <= 0.8 * base.size and glyph.y < base.y - 0.15 * base.size
    return RAISED if small and glyph.text.isdigit() else ""


def join_texts(text: str, more: str) -> str:
    """Two parts of a text as one; a word or number cut at its hyphen or slash closes up again."""
    return squeeze(text + ("" if CUT.search(text) else " ") + more) if text else more


def row_text(row: Row) -> str:
    return " ".join(strip.text for strip in row)


def settle_raised(text: str, keep: bool) -> str:
    """The text without marks of raised figures, or without the figures themselves (but for those of units)."""
    if keep or RAISED not in text:
        return text.replace(RAISED, "")
    text = re.sub(rf"(?<=\b[kcd]m){RAISED}(?=[23])|(?<=\bm){RAISED}(?=[23])", "", text)
    return squeeze(RAISED_FIGURE.sub("", text))
