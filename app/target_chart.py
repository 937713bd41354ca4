"""The drawing of a target: its readings as a line of ink, the plan dashed; one SVG for pages and papers.

Geometry and colour in attributes alone, no style, no class, no script: the page's policy takes it, and so does a writer
of PDF. `currentColor` is the colour of the text around it; shapes, not colours, tell: a full dot is met, a hollow one
isn't.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _
from markupsafe import Markup, escape

from app.models.targets import assessing
from app.models.targets.listing import Row
from app.models.task.period import Period
from app.target_words import goal_words, period_name, period_short, plain, reading_words

INK = "currentColor"
FROM_ZERO = Decimal("0.4")  # of the largest figure: below it the axis begins at nought


@dataclass(frozen=True)
class Drawing:
    """What is drawn: names of periods with a figure or none, the plan's figure, whether the last one is met."""

    names: Sequence[str]
    values: Sequence[Decimal | None]
    goal: Decimal | None
    goal_words: str
    met: bool
    words: str

    @property
    def is_empty(self) -> bool:
        """Is there no figure to draw?"""
        return all(value is None for value in self.values)

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The figures at the foot and at the top."""
        known = [value for value in self.values if value is not None]
        known += [self.goal] if self.goal is not None else []
        low, high = min(known), max(known)
        low = min(low, Decimal(0)) if low < FROM_ZERO * high or high <= 0 else low
        return (low, high) if low < high else (low - 1, high + 1)

    @property
    def from_zero(self) -> bool:
        """Does the axis begin at nought?"""
        return self.is_empty or self.bounds[0] <= 0


@dataclass(frozen=True)
class Frame:
    """The room of a drawing: its size, the margins of its plot, whether figures stand in it."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    labelled: bool


SMALL = Frame(104, 34, 6, 98, 6, 29, labelled=False)
LARGE = Frame(420, 150, 24, 396, 30, 122, labelled=True)


def drawing_of(row: Row, periods: Sequence[Period]) -> Drawing:
    """The drawing of a target over some periods."""
    found = {one.period: one for one in row.readings}
    values = [found[one.key].value if one.key in found else None for one in periods]
    said = [f"{period_name(one.key)}: {reading_words(found.get(one.key))}" for one in periods]
    words = "; ".join(said) + ". " + _("Kế hoạch: %(goal)s", goal=goal_words(row.target))
    met = row.assessment.word in (assessing.MET, assessing.EXCEEDED)
    names = [period_short(one.key) for one in periods]
    return Drawing(names, values, assessing.goal_of(row.target), goal_words(row.target), met, words)


def draw(drawing: Drawing, frame: Frame = SMALL) -> Markup:
    """The SVG; empty where there is no figure."""
    if drawing.is_empty:
        return Markup("")
    parts = [_axis(frame), *_goal(drawing, frame), *_lines(drawing, frame), *_dots(drawing, frame)]
    parts += _names(drawing, frame) if frame.labelled else []
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}"')
    opened = (head + Markup(' role="img" aria-label="{2}">')).format(frame.width, frame.height, drawing.words)
    return opened + Markup("").join(parts) + Markup("</svg>")


def draw_large(drawing: Drawing) -> Markup:
    """The SVG with its figures and the names of its periods."""
    return draw(drawing, LARGE)


def _axis(frame: Frame) -> Markup:
    return _line(frame.left - 4, frame.bottom + 3, frame.right + 4, frame.bottom + 3, width="1", opacity="0.5")


def _goal(drawing: Drawing, frame: Frame) -> list[Markup]:
    if drawing.goal is None:
        return []
    y = _y(drawing, frame, drawing.goal)
    line = _line(frame.left - 4, y, frame.right + 4, y, width="1.5", dash="4 3")
    words = _("KH %(goal)s", goal=drawing.goal_words)
    x, anchor = (frame.right + 4, "end") if _is_free_at_end(drawing) else (frame.left - 4, "start")
    return [line, _text(x, y - 4, words, anchor)] if frame.labelled else [line]


def _is_free_at_end(drawing: Drawing) -> bool:
    """Do the plan's words stand better at the right, since the last figure is farther from the plan than the first?"""
    goal, first, last = drawing.goal or Decimal(0), drawing.values[0], drawing.values[-1]
    if last is None or first is None:
        return last is None
    return abs(last - goal) > abs(first - goal)


def _lines(drawing: Drawing, frame: Frame) -> list[Markup]:
    """The figures in pieces: a period without one breaks the line."""
    pieces: list[list[str]] = [[]]
    for place, value in enumerate(drawing.values):
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{_x(drawing, frame, place)},{_y(drawing, frame, value)}")
    line = Markup('<polyline fill="none" stroke="{}" stroke-width="1.6" stroke-linejoin="round" points="{}"/>')
    return [line.format(INK, " ".join(piece)) for piece in pieces if len(piece) > 1]


def _dots(drawing: Drawing, frame: Frame) -> list[Markup]:
    known = [place for place, value in enumerate(drawing.values) if value is not None]
    dots = []
    for place in known:
        value = drawing.values[place] or Decimal(0)
        x, y = _x(drawing, frame, place), _y(drawing, frame, value)
        dots.append(_dot(x, y, last=place == known[-1], met=drawing.met))
        if frame.labelled:
            above = drawing.goal is None or value >= drawing.goal or frame.bottom - y < 16
            dots.append(_text(x, y - 7 if above else y + 16, plain(value), "middle", bold=True))
    return dots


def _dot(x: float, y: float, *, last: bool, met: bool) -> Markup:
    if last and not met:
        hollow = Markup('<circle cx="{}" cy="{}" r="3.4" fill="none" stroke="{}" stroke-width="1.8"/>')
        return hollow.format(x, y, INK)
    return Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(x, y, "3.6" if last else "2", INK)


def _names(drawing: Drawing, frame: Frame) -> list[Markup]:
    every = max(1, -(-len(drawing.names) // 12))
    places = range(0, len(drawing.names), every)
    return [_text(_x(drawing, frame, n), frame.height - 8, drawing.names[n], "middle") for n in places]


def _x(drawing: Drawing, frame: Frame, place: int) -> float:
    steps = max(len(drawing.values) - 1, 1)
    return round(frame.left + (frame.right - frame.left) * place / steps, 1)


def _y(drawing: Drawing, frame: Frame, value: Decimal) -> float:
    low, high = drawing.bounds
    return round(frame.bottom - (frame.bottom - frame.top) * float((value - low) / (high - low)), 1)


def _line(x1: float, y1: float, x2: float, y2: float, *, width: str, dash: str = "", opacity: str = "") -> Markup:
    more = Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup("")
    more += Markup(' stroke-opacity="{}"').format(opacity) if opacity else Markup("")
    line = Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>')
    return line.format(x1, y1, x2, y2, INK, width, more)


def _text(x: float, y: float, words: str, anchor: str, *, bold: bool = False) -> Markup:
    weight = Markup(' font-weight="600"') if bold else Markup("")
    text = Markup('<text x="{}" y="{}" font-size="12" fill="{}" text-anchor="{}"{}>{}</text>')
    return text.format(x, y, INK, anchor, weight, escape(words))
