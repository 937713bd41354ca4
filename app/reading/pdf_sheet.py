"""One page of a PDF as pdfium gives it: its letters with their places, its ruled lines, its pictures."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from app.reading.pdf_rules import Rule, rules_of

MOST_GLYPHS = 60_000  # on one page; a full page of small type holds 6,000
BOLD_FONT = re.compile(r"bold|black|heavy|demi|\bbd\b", re.I)
DROPPED = dict.fromkeys([0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFD])
HYPHENS = dict.fromkeys([0x02, 0xFFFE, 0x2010, 0x2011], "-")  # pdfium's own signs for a hyphen at a line's end
CLEAN = {**DROPPED, **HYPHENS, **dict.fromkeys(range(0xF020, 0xF100), "•")}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter: `x0`, `x1` its advance, `y` its baseline from the page's top, in points; `turned` is not upright."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    turned: bool


@dataclass
class Sheet:
    """A page; `number` from 1, `unmapped` counts letters whose font doesn't tell what they are."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] | None = None
    pictures: int = 0
    drawn: int = 0
    unmapped: int = 0


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    bold: bool
    quarter: int


class TooManyGlyphs(Exception):
    """A page with more letters than any real page holds."""


def read_sheet(document: Any, index: int) -> Sheet:
    """Letters and rules of a page, turned so that most of its text is upright. Raises TooManyGlyphs, PdfiumError."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MOST_GLYPHS:
            raise TooManyGlyphs
        raw, unmapped = _raw_glyphs(text_page)
        quarter = Counter(g.quarter for g in raw).most_common(1)[0][0] if raw else page.get_rotation() // 90
        return _upright(page, raw, quarter, Sheet(index + 1, 0, 0, unmapped=unmapped))
    finally:
        text_page.close()
        page.close()


def _upright(page: Any, raw: list[_Raw], quarter: int, sheet: Sheet) -> Sheet:
    left, bottom, right, top = page.get_mediabox()
    turn = _Turn(quarter, left, bottom, right, top)
    sheet.width, sheet.height = turn.size
    for glyph in raw:
        (xa, _), (xb, _) = turn(glyph.box[0], glyph.box[1]), turn(glyph.box[2], glyph.box[3])
        y = turn(*glyph.origin)[1]
        if -5 <= min(xa, xb) <= sheet.width + 5 and -5 <= y <= sheet.height + 5:
            turned = glyph.quarter != quarter
            sheet.glyphs.append(Glyph(glyph.text, min(xa, xb), max(xa, xb), y, glyph.size, glyph.bold, turned))
    sheet.rules, sheet.pictures, sheet.drawn = rules_of(page, turn)
    return sheet


class _Turn:
    """Points of a page → points from its top left corner, after turning it by quarters."""

    def __init__(self, quarter: int, left: float, bottom: float, right: float, top: float) -> None:
        self.quarter = quarter
        self.corner = (left, bottom)
        self.width, self.height = right - left, top - bottom

    @property
    def size(self) -> tuple[float, float]:
        return (self.height, self.width) if self.quarter % 2 else (self.width, self.height)

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.corner[0], y - self.corner[1]
        return (
            (x, self.height - y),
            (y, x),
            (self.width - x, y),
            (self.height - y, self.width - x),
        )[self.quarter]


def _raw_glyphs(text_page: Any) -> tuple[list[_Raw], int]:
    """The letters in the order in which the file prints them, and how many have no known meaning."""
    glyphs: list[_Raw] = []
    unmapped = 0
    for at, owner in _owned(text_page):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        if not code or code == 0xFFFD or pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1:
            unmapped += 1
        if text := _letter(code):
            box, origin = _place(text_page, at)
            glyphs.append(_Raw(text, box, origin, *owner))
    return glyphs, unmapped


def _owned(text_page: Any) -> Iterator[tuple[int, tuple[float, bool, int]]]:
    """Places of real letters (not those pdfium adds), each with size, boldness and quarter of its text object."""
    looks: dict[int | None, tuple[float, bool, int]] = {}
    for at in range(text_page.count_chars()):
        owner = pdfium.FPDFText_GetTextObject(text_page, at)
        if not owner:
            continue
        key = ctypes.cast(owner, ctypes.c_void_p).value
        if key not in looks:
            looks[key] = _look(text_page, at, owner)
        yield at, looks[key]


def _look(text_page: Any, at: int, owner: Any) -> tuple[float, bool, int]:
    matrix, name = pdfium.FS_MATRIX(), ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetMatrix(text_page, at, matrix)
    pdfium.FPDFText_GetFontInfo(text_page, at, name, 256, None)
    size = pdfium.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
    stroked = pdfium.FPDFTextObj_GetTextRenderMode(owner) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    bold = stroked or bool(BOLD_FONT.search(name.value.decode("latin-1")))
    angle = pdfium.FPDFText_GetCharAngle(text_page, at)
    return max(size, 1.0), bold, round(angle / (math.pi / 2)) % 4


def _letter(code: int) -> str:
    """A letter as text: ligatures apart, spaces plain, signs without width gone."""
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", chr(code))
    text = chr(code) if code < 0x110000 else ""
    return " " if text.isspace() else text.translate(CLEAN)


def _place(text_page: Any, at: int) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(text_page, at, box)
    pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
    return (box.left, box.bottom, box.right, box.top), (x.value, y.value)
