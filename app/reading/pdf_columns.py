"""The order of reading: letterhead and signature stand in two columns, each is read from top to bottom."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from app.reading.folding import plain
from app.reading.markers import DASH, read_mark
from app.reading.pdf_strips import Row, Strip, row_text

LONGEST_PAUSE = 9.0  # lines of type left free for a signature
LETTERHEAD_ROW = re.compile(r"^so\b.{0,30}\bngay\b.{0,30}\bnam\b|^noi nhan\b")

Region = tuple[list[Strip], list[Strip]]


class Flow(NamedTuple):
    """Strips to be read one after another: whole lines, or one of two columns."""

    column: bool
    strips: list[Strip]


def flows_of(rows: list[Row]) -> list[Flow]:
    """Rows in the order of reading."""
    flows = [Flow(False, [])]
    at = 0
    while at < len(rows):
        end, gutter = _region(rows, at)
        if end == at:
            flows[-1].strips.append(_whole(rows[at]))
            at += 1
            continue
        early = _taken_back(flows[-1].strips, gutter[1])
        left, right = _sides(rows[at:end], gutter)
        flows += [Flow(True, left), Flow(True, early + right), Flow(False, [])]
        at = end
    return [flow for flow in flows if flow.strips]


def _whole(row: Row) -> Strip:
    """A line's strips as one."""
    first, last = row[0], row[-1]
    bold = all(strip.bold for strip in row)
    return Strip(row_text(row), first.x0, last.x1, first.y, first.size, bold, first.first, first.page)


def _taken_back(flow: list[Strip], edge: float) -> list[Strip]:
    """Lines just above a region that stand wholly on its right side belong to that side."""
    taken: list[Strip] = []
    while flow and flow[-1].x0 >= edge - 1:
        taken.insert(0, flow.pop())
    return taken


def _region(rows: list[Row], start: int) -> tuple[int, tuple[float, float]]:
    """Where the two columns that begin at a row end, and the gutter between them; `start` where there are none."""
    none = start, (0.0, 0.0)
    if len(rows[start]) < 2:
        return none
    left, right = max(pairwise(rows[start]), key=lambda pair: pair[1].x0 - pair[0].x1)
    gutter = (left.x1, right.x0)
    end = start + 1
    while end < len(rows) and (narrower := _beside(rows[end - 1], rows[end], gutter)):
        gutter, end = narrower, end + 1
    end = _without_body(rows, start, end, gutter)
    return (end, gutter) if _are_columns(rows[start:end], gutter) else none


def _are_columns(rows: list[Row], gutter: tuple[float, float]) -> bool:
    """Two lines at least on each side; one on the right (a signer's name) is enough beside a list."""
    if LETTERHEAD_ROW.search(plain(row_text(rows[0]))):
        return True
    left, right = _sides(rows, gutter)
    listed = all(read_mark(strip.text).level == DASH for strip in left)
    return len(left) >= 2 and len(right) >= (1 if listed else 2)


def _beside(above: Row, row: Row, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """The gutter, narrowed by a further row; None where the row crosses it or stands far below."""
    if row[0].y - above[0].y > LONGEST_PAUSE * row[0].size:
        return None
    left, right = gutter
    for strip in row:
        if strip.middle < (left + right) / 2:
            left = max(left, strip.x1)
        else:
            right = min(right, strip.x0)
    return (left, right) if right - left >= 0.7 * row[0].size else None


def _without_body(rows: list[Row], start: int, end: int, gutter: tuple[float, float]) -> int:
    """The end without rows below both columns that are lines of the text again."""
    last = max(at for at in range(start, end) if any(_on(s, gutter) for s in rows[at]))
    column = [s for row in rows[start : last + 1] for s in row if not _on(s, gutter)]
    left, right, size = min(s.x0 for s in column), max(s.x1 for s in column), column[-1].size
    stop = last + 1
    while stop < end:
        strip, above = rows[stop][0], rows[stop - 1][0]
        near = strip.y - above.y <= 2 * size and abs(strip.size - size) < 1
        listed = read_mark(strip.text).level == DASH
        if not near or strip.x0 < left - 2 or (strip.x1 > right + 2 and not listed):
            break
        stop += 1
    return stop


def _on(strip: Strip, gutter: tuple[float, float]) -> int:
    """0 for the left column, 1 for the right."""
    return int(strip.middle > (gutter[0] + gutter[1]) / 2)


def _sides(rows: list[Row], gutter: tuple[float, float]) -> Region:
    sides: Region = ([], [])
    for row in rows:
        for side in (0, 1):
            if part := [strip for strip in row if _on(strip, gutter) == side]:
                sides[side].append(_whole(part))
    return sides
