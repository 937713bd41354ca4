"""How a file's paragraphs are cut into lines: at which width, and whether to the very letter."""

from __future__ import annotations

from dataclasses import dataclass

from app.reading.folding import lower_first
from app.reading.lines import Line
from app.reading.markers import PARAGRAPH, read_mark

ENOUGH = 20  # lines, below which no width shows
NARROWEST, WIDEST = 40, 132
PAIRS = 2
EXACT = 0.95
EDGE = 0.8


@dataclass(frozen=True)
class Wrap:
    """`width` is 0 where each line is a whole paragraph; `edge` is the longest line's length where every line was
    cut only because the next word didn't fit (fixed pitch), else 0."""

    width: int = 0
    edge: int = 0

    def fits(self, last: str, text: str) -> bool:
        """Whether the first word of a text would have stood on the line before."""
        return len(last) + 1 + len(text.split(" ", 1)[0]) <= self.edge


def wrap_of(lines: list[Line]) -> Wrap:
    """How a file's lines were cut."""
    texts = [line for line in lines if line.cells is None and not line.whole]
    lengths = sorted(len(line.text) for line in texts)
    if len(lengths) < ENOUGH:
        return Wrap()
    edge = lengths[-1] if NARROWEST <= lengths[-1] <= WIDEST else 0
    exact = Wrap(edge, edge) if edge and _is_exact(texts, edge) else None
    return exact or Wrap(_width(lengths))


def _width(lengths: list[int]) -> int:
    """The width of lines of about one length, as in a proportional font; 0 where they are of all lengths."""
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(0.7 * width <= length for length in lengths)
    return width if 40 <= width <= 130 and lengths[-1] <= 1.4 * width and full > 0.35 * len(lengths) else 0


def _is_exact(lines: list[Line], edge: int) -> bool:
    """Whether lines that go on in small letters were all cut where the next word didn't fit."""
    wrap = Wrap(edge, edge)
    pairs = [
        (a.text, b.text)
        for a, b in zip(lines, lines[1:], strict=False)
        if not b.gap and lower_first(b.text) and read_mark(b.text).level == PARAGRAPH
    ]
    return len(pairs) >= PAIRS and sum(not wrap.fits(*pair) for pair in pairs) >= EXACT * len(pairs)
