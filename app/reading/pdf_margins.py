"""Where the lines of a page's text begin and end."""

from __future__ import annotations

from collections import defaultdict

from app.reading.pdf_columns import Flow
from app.reading.pdf_strips import Strip

NEAR = 2.0  # points
FEW = 8

Edges = tuple[float, float]


def extent(strips: list[Strip]) -> Edges:
    """From the first letter on the left to the last on the right."""
    return min(strip.x0 for strip in strips), max(strip.x1 for strip in strips)


def margins_of(flows: list[tuple[int, float, Flow]]) -> dict[int, Edges]:
    """Edges of the text for each page. `flows`: page, its width, whole lines on it.

    A page with few lines takes the edges of all pages of its width.
    """
    of_page: dict[int, list[Strip]] = defaultdict(list)
    of_width: dict[int, list[Strip]] = defaultdict(list)
    widths = {}
    for page, width, flow in flows:
        of_page[page] += flow.strips
        of_width[round(width)] += flow.strips
        widths[page] = round(width)
    common = {width: _edges(strips) for width, strips in of_width.items()}
    return {page: _of_page(strips, common[widths[page]]) for page, strips in of_page.items()}


def _of_page(strips: list[Strip], common: Edges) -> Edges:
    """The edges of all pages, moved aside where a page's lines are set flush to another right edge."""
    own = _flush([strip.x1 for strip in strips]) if len(strips) >= FEW else None
    aside = own - common[1] if own is not None else 0.0
    return common[0] + aside, common[1] + aside


def _edges(strips: list[Strip]) -> Edges:
    ends = [strip.x1 for strip in strips]
    flush = _flush(ends)
    return _common([strip.x0 for strip in strips]), flush if flush is not None else max(ends)


def _flush(ends: list[float]) -> float | None:
    """The place where at least a quarter of the lines end; None where they end raggedly."""
    best = max(ends, key=lambda end: sum(abs(other - end) <= NEAR for other in ends))
    near = [other for other in ends if abs(other - best) <= NEAR]
    return max(near) if len(near) >= max(3, 0.25 * len(ends)) else None


def _common(starts: list[float]) -> float:
    """The leftmost place where at least a tenth of the lines begin."""
    often = [s for s in starts if sum(abs(other - s) <= NEAR for other in starts) >= 0.1 * len(starts)]
    return min(often or starts)
