"""Where things stand in a paper, found by looks and places, and how long words are by the font's own metrics."""

import math
import unicodedata
from functools import cache
from pathlib import Path

from PIL import ImageFont

from tests.papers.docx_xml import Docx, find, is_on, mm, size_of, text_of, value

Faults = list[str] | None
ABSENT: Faults = None
FONTS = Path(__file__).parents[3] / "app" / "papers" / "fonts"


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"Tinos-{'Bold' if bold else 'Regular'}.ttf", 1000)


def long(text: str, size: float, *, bold: bool = True) -> float:
    """Length in mm of a line, by the font."""
    return _face(bold).getlength(unicodedata.normalize("NFC", text)) / 1000 * size * 25.4 / 72


def judge(paragraph, what: str, *, size: tuple, bold: bool, italic: bool, align: str | None) -> list[str]:
    """Faults of a paragraph's look: size between two points, faces, alignment."""
    faults = []
    for run in [run for run in find(paragraph, "w:r") if text_of(run)]:
        if not size[0] <= size_of(run) <= size[1]:
            faults.append(f"{what}: cỡ {size_of(run)}")
        if (is_on(run, "b"), is_on(run, "i")) != (bold, italic):
            faults.append(f"{what}: kiểu chữ")
    if align and value(paragraph, "w:pPr/w:jc") != align:
        faults.append(f"{what}: canh {value(paragraph, 'w:pPr/w:jc')}")
    return faults


def head_cells(paper: Docx) -> list:
    """Names, nation, number, place: the four cells of the first table."""
    return find(paper.tables[0], "w:tr/w:tc")


def said(container) -> list:
    """Paragraphs in it that say something."""
    return [each for each in find(container, "w:p") if text_of(each).strip()]


def rule_length(container, room: float) -> float:
    """Length in mm of the line drawn in it; 0 where there is none."""
    drawn = find(container, "w:p[w:pPr/w:pBdr/w:top]")
    return room - side(drawn[0], "left") - side(drawn[0], "right") if drawn else 0.0


def side(paragraph, name: str) -> float:
    return mm(value(paragraph, "w:pPr/w:ind", name))


def cell_width(cell) -> float:
    return mm(value(cell, "w:tcPr/w:tcW", "w"))


def signature(paper: Docx):
    return next(table for table in paper.tables if "Nơi nhận:" in text_of(table))


def opening(paper: Docx) -> list:
    """Title and subject: bold centred lines between the head and the first rule; none in a công văn."""
    lines = []
    for each in find(paper.body, "w:p"):
        if find(each, "w:pPr/w:pBdr"):
            return lines
        if text_of(each).strip():
            lines.append(each)
    return []


def main_text(paper: Docx) -> list:
    """Paragraphs of the body between the addressees and the signature."""
    end = signature(paper)
    before = [each for each in end.itersiblings(preceding=True) if each.tag.endswith("}p")]
    found = [each for each in reversed(before) if text_of(each).strip()]
    skipped = opening(paper)
    return [each for each in found if each not in skipped and each not in addressed(paper)]


def addressed(paper: Docx) -> list:
    """Kính gửi and the names below it."""
    lines = paper.paragraphs
    start = next((n for n, each in enumerate(lines) if text_of(each).startswith("Kính gửi:")), None)
    if start is None:
        return []
    end = start + 1
    while end < len(lines) and text_of(lines[end]).startswith("- ") and side(lines[end], "left") > 0:
        end += 1
    return lines[start:end]


def appendices(paper: Docx) -> list[list]:
    """Paragraphs outside tables of each section after the first."""
    parts: list[list] = [[]]
    for each in find(paper.body, "w:p | w:tbl"):
        if each.tag.endswith("}p") and text_of(each).strip():
            parts[-1].append(each)
        if find(each, "w:pPr/w:sectPr"):
            parts.append([])
    return parts[1:]


def printed_lines(text: str, size: float, room: float) -> int:
    return math.ceil(long(text, size) / room)
