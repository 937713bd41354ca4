"""Letters → strips: pieces of printed lines, each with its words, place, size and boldness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.reading.folding import ascii_lower, squeeze
from app.reading.pdf_sheet import Glyph

RAISED = "\x01"  # before a small raised figure: a reference to a footnote, or the 2 of m²
DOUBTFUL = "\x02"  # a gap that is narrow for a space, in a line that prints its spaces
SYLLABLE = re.compile(r"\W{0,9}(?:[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?)\W{0,9}")
RAISED_FIGURE = re.compile(f"{RAISED}.")
CUT = re.compile(r"[^\W_][-/]$")
WIDE_GAP = 2.0  # in widths of an m: what sets two columns apart
SIGNED_GAP = 1.0  # the same beside the recipients, where nothing is justified and the signature stands near
RECIPIENTS = re.compile(r"nơi nhận\b", re.I)


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
    return list(_in_columns(rows, page))


def _in_columns(rows: list[list[list[Glyph]]], page: int) -> Iterator[Row]:
    wide = WIDE_GAP
    for row in rows:
        strips = _strips(row, page, wide)
        if any(RECIPIENTS.match(strip.text) for strip in strips):
            wide = SIGNED_GAP
        if strips:
            yield strips


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


def _strips(runs: list[list[Glyph]], page: int, wide: float) -> Row:
    """A printed line's strips: cut where the gap, spaces included, is wide."""
    line = _in_order(runs)
    parts: list[list[Glyph]] = []
    end = -1e9
    for glyph in line:
        if glyph.text == " ":
            if parts:
                parts[-1].append(glyph)
            continue
        if glyph.x0 - end > wide * glyph.size:
            parts.append([])
        parts[-1].append(glyph)
        end = max(end, glyph.x1) if len(parts[-1]) > 1 else glyph.x1
    return [_strip(part, max(part, key=lambda glyph: glyph.size), page) for part in parts]


def _in_order(runs: list[list[Glyph]]) -> list[Glyph]:
    return [glyph for run in sorted(runs, key=lambda run: run[0].x0) for glyph in run]


def _gaps(part: list[Glyph]) -> tuple[float, float]:
    """From which gap on two letters may be, and surely are, two words: the same unless the strip prints its spaces."""
    spaces = sum(glyph.text == " " for glyph in part)
    gaps = [b.x0 - a.x1 for a, b in pairwise(part) if a.text != " " != b.text]
    spread = max(median(gaps), 0.0) if len(gaps) > 3 else 0.0
    em = part[0].size
    least = 0.13 * em + (spread if spread > 0.05 * em else 0)
    return least, least + (0.22 * em if spaces > 0.1 * len(part) else 0)


def _strip(part: list[Glyph], base: Glyph, page: int) -> Strip:
    solid = [glyph for glyph in part if glyph.text != " "]
    text = _words("".join(_pieces(part, base)))
    bold = all(glyph.bold for glyph in solid if glyph.text.isalnum())
    x0, x1 = solid[0].x0, max(glyph.x1 for glyph in solid)
    return Strip(text, x0, x1, base.y, base.size, bold, _first_width(part, x1), page)


def _pieces(part: list[Glyph], base: Glyph) -> Iterator[str]:
    """The letters with spaces between words, raised figures and doubtful gaps marked."""
    least, sure = _gaps(part)
    end: float | None = None
    for glyph in part:
        if glyph.text == " ":
            yield " "
            end = None
            continue
        gap = glyph.x0 - end if end is not None else 0.0
        if gap > least:
            yield " " if gap > sure else DOUBTFUL
        yield _raised(glyph, base) + glyph.text
        end = glyph.x1 if end is None or gap > least else max(end, glyph.x1)


def _words(text: str) -> str:
    """The text in NFC; a doubtful gap closes where a syllable comes of it."""
    words = unicodedata.normalize("NFC", text).split()
    return squeeze(" ".join(_whole_word(word) for word in words))


def _whole_word(word: str) -> str:
    if DOUBTFUL not in word:
        return word
    whole = word.replace(DOUBTFUL, "")
    return whole if SYLLABLE.fullmatch(ascii_lower(whole)) else word.replace(DOUBTFUL, " ")


def _first_width(part: list[Glyph], end: float) -> float:
    """The width of the first word, up to a hyphen inside it; a mark before it counts in."""
    _, sure = _gaps(part)
    begun = False
    for before, glyph in pairwise(part):
        begun = begun or before.text.isalnum()
        if begun and (glyph.text == " " or glyph.x0 - before.x1 > sure):
            return before.x1 - part[0].x0
        if begun and glyph.text == "-":
            return glyph.x1 - part[0].x0
    return end - part[0].x0


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
