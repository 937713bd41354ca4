"""Strips → paragraphs: which printed line goes on with the one before it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from app.reading.blocks import CONNECTIVE, ENDED, NEVER_JOINED
from app.reading.folding import is_upper, lower_first
from app.reading.frame import SIGNER
from app.reading.markers import DASH, PARAGRAPH, read_mark
from app.reading.pdf_strips import CUT, Strip, join_texts

NEAR = 3.0  # points
PAUSE = 0.3  # widths of type: what a step between paragraphs has over one between lines
NUMBER_OF_DOCUMENT = re.compile(r"^\d{1,2}/\S")
MOTTO = re.compile(r"^CỘNG H[ÒO][ÀA]? XÃ HỘI(?!.*VIỆT NAM)", re.I)


@dataclass(slots=True)
class Placed:
    """A strip with the edges of its column; `flow` numbers the columns of a document (0: whole lines)."""

    strip: Strip
    left: float
    right: float
    flow: int = 0

    @property
    def indent(self) -> float:
        return self.strip.x0 - self.left

    @property
    def centred(self) -> bool:
        """Whether it is bold and stands in the middle, free on both sides: a title."""
        aside = abs(self.strip.x0 + self.strip.x1 - self.left - self.right)
        return self.strip.bold and aside <= 2 * NEAR and self.indent > NEAR

    def takes(self, following: Strip) -> bool:
        """Whether the first word of the next line would still have had room on this line."""
        free = self.right - self.strip.x1 + (self.indent if self.flow or self.centred else 0)
        return free > following.first + 0.2 * self.strip.size + 1


@dataclass
class Paragraph:
    """Lines of one paragraph."""

    lines: list[Placed]
    text: str = ""

    @property
    def bold(self) -> bool:
        return all(line.strip.bold for line in self.lines)

    def add(self, line: Placed) -> None:
        self.lines.append(line)
        self.text = join_texts(self.text, line.strip.text)


@dataclass
class Habits:
    """How a document sets its paragraphs: `leading` from line to line in widths of type, `indented` first lines,
    a wider step (`spaced`) before a new one; `starts` counts marks of a level at an indent (in steps of NEAR)."""

    leading: float = 1.4
    indented: bool = False
    spaced: bool = False
    starts: Counter[tuple[int, int]] = field(default_factory=Counter)

    def unusual(self, line: Placed) -> bool:
        """Whether paragraphs with the mark that opens a line begin elsewhere."""
        level, step = read_mark(line.strip.text).level, round(line.indent / NEAR)
        here = sum(self.starts[level, step + aside] for aside in (-1, 0, 1))
        return here <= 0.1 * sum(count for (other, _), count in self.starts.items() if other == level)


def habits_of(lines: list[Placed]) -> Habits:
    """Habits as the lines show them that surely begin (with a mark) or go on (with a small letter)."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.flow == b.flow == 0 and a.strip.page == b.strip.page]
    leading = median([_step(a, b) for a, b in pairs if lower_first(b.strip.text) and not _marked(b)] or [1.4])
    new = [_step(a, b) > leading + PAUSE for a, b in pairs if _marked(b) and a.takes(b.strip)]
    begun = [line.indent > 5 for line in lines if line.flow == 0 and _marked(line)]
    gone_on = [line.indent < NEAR for line in lines if line.flow == 0 and lower_first(line.strip.text)]
    both = bool(begun and gone_on)
    indented = both and sum(begun) >= 0.6 * len(begun) and sum(gone_on) >= 0.6 * len(gone_on)
    starts = Counter(
        (read_mark(n.strip.text).level, round(n.indent / NEAR)) for n in lines if not n.flow and _marked(n)
    )
    return Habits(leading, indented, len(new) >= 5 and sum(new) >= 0.9 * len(new), starts)


def _step(a: Placed, b: Placed) -> float:
    """From one line down to the next, in widths of type."""
    return (b.strip.y - a.strip.y) / b.strip.size


def paragraphs_of(lines: list[Placed], habits: Habits) -> list[Paragraph]:
    """The paragraphs of lines that follow one another, with no table between them."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and goes_on(paragraphs[-1], line, habits):
            paragraphs[-1].add(line)
        else:
            paragraphs.append(Paragraph([line], line.strip.text))
    return paragraphs


def goes_on(paragraph: Paragraph, line: Placed, habits: Habits) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last, text = paragraph.lines[-1], line.strip.text
    if CUT.search(paragraph.text) and line.flow == last.flow and (text[0].isupper() or not last.takes(line.strip)):
        return True
    if last.centred and line.centred and CONNECTIVE.search(last.strip.text[-40:]):
        return True
    if MOTTO.match(paragraph.text) and is_upper(text):
        return line.flow == last.flow
    if _apart(paragraph, last, line, habits) or last.takes(line.strip):
        return False
    if lower_first(text) and not _marked(line):
        return True
    if line.flow and not _marked(line):
        return not ENDED.search(last.strip.text) and (text[0].isdigit() or _marked(paragraph.lines[0]))
    placed = _by_place(paragraph, line, habits)
    return _by_words(paragraph, line, habits) if placed is None else placed


def _apart(paragraph: Paragraph, last: Placed, line: Placed, habits: Habits) -> bool:
    """What sets two lines apart whatever they say: column, type, a pause between them."""
    a, b = last.strip, line.strip
    if last.flow != line.flow or abs(a.size - b.size) > 1 or SIGNER.match(b.text):
        return True
    if NEVER_JOINED.match(b.text) and not lower_first(b.text):
        return True
    if NEVER_JOINED.match(paragraph.text) or is_upper(a.text) != is_upper(b.text) and len(b.text) > 12:
        return is_upper(a.text) or is_upper(b.text) or bool(NEVER_JOINED.match(paragraph.text))
    small = lower_first(b.text) and not _marked(line)
    if paragraph.bold != b.bold and not small and (paragraph.bold or _marked(line)):
        return True
    return a.page == b.page and _step(last, line) > habits.leading + (0.8 if small else PAUSE)


def _by_place(paragraph: Paragraph, line: Placed, habits: Habits) -> bool | None:
    """What steps and beginnings of the lines tell; None where they tell nothing."""
    first, last = paragraph.lines[0].indent, paragraph.lines[-1]
    if habits.spaced and not line.flow and last.strip.page == line.strip.page:
        return True
    if last.centred and line.centred:
        return not ENDED.search(last.strip.text)
    if len(paragraph.lines) > 1:
        other = paragraph.lines[1].indent
        if abs(other - first) > NEAR:
            return abs(line.indent - other) <= NEAR
    elif line.indent < first - NEAR:
        return True
    elif line.indent > first + NEAR:
        return bool(_marked(paragraph.lines[0])) and line.indent < first + 3 * line.strip.size and not _marked(line)
    return False if habits.indented and line.indent > NEAR and abs(line.indent - first) <= NEAR else None


def _by_words(paragraph: Paragraph, line: Placed, habits: Habits) -> bool:
    """What the words tell where all lines begin alike."""
    before, text = paragraph.text, line.strip.text
    mark = read_mark(text)
    if not _marked(line):
        return not before.endswith((";", ":", "./."))
    if not ENDED.search(before) and (habits.unusual(line) or (mark.level >= DASH and lower_first(mark.body))):
        return True
    return mark.level < DASH and bool(CONNECTIVE.search(before[-40:]))


def _marked(line: Placed) -> bool:
    """Whether a line opens with a mark; `06/CP` and `15/KH-UBND` are no marks."""
    return read_mark(line.strip.text).level != PARAGRAPH and not NUMBER_OF_DOCUMENT.match(line.strip.text)
