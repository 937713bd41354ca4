"""Small charts as inline SVG: geometry in attributes, every value said in words."""

from __future__ import annotations

from flask_babel import gettext as _

from app.formats import day_short
from app.models.trend import Point, Trend

LEFT, RIGHT, TOP, BOTTOM = 2.0, 105.0, 4.0, 31.0


def trend_words(trend: Trend) -> str:
    """Every point in words: the day and its count, or that none was kept."""
    return "; ".join(_said(point) for point in trend.points)


def trend_pieces(trend: Trend) -> list[list[str]]:
    """The points as `x,y`, in pieces: a week without a count breaks the line."""
    pieces: list[list[str]] = [[]]
    for place, point in enumerate(trend.points):
        if point.n is None:
            pieces.append([])
        else:
            pieces[-1].append(_at(trend, place, point.n))
    return [piece for piece in pieces if piece]


def trend_end(trend: Trend) -> list[str]:
    """Where the last point lies."""
    last = trend.points[-1]
    return _at(trend, len(trend.points) - 1, last.n or 0).split(",")


def _at(trend: Trend, place: int, n: int) -> str:
    most = max((point.n or 0 for point in trend.points), default=0) or 1
    x = LEFT + (RIGHT - LEFT) * place / (len(trend.points) - 1)
    y = BOTTOM - (BOTTOM - TOP) * n / most
    return f"{x:.1f},{y:.1f}"


def _said(point: Point) -> str:
    day = day_short(point.day)
    if point.n is None:
        return _("tuần đến %(day)s không có số liệu", day=day)
    return _("%(day)s: %(n)s", day=day, n=point.n)
