"""The ruled lines of a PDF page: strokes, edges of frames, thin filled boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

Point = tuple[float, float]
Turn = Callable[[float, float], Point]
Matrix = tuple[float, float, float, float, float, float]

MOST_RULES = 20_000  # a page with more is a drawing
THIN = 3.0
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along an axis: `at` its place across, `start` to `end` along, in points from the top left."""

    upright: bool
    at: float
    start: float
    end: float


def rules_of(page: Any, turn: Turn) -> tuple[list[Rule] | None, int, int]:
    """The rules of a page (None where it is a drawing of very many lines), its pictures and its drawn paths."""
    rules: list[Rule] = []
    pictures = drawn = 0
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        pictures += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        drawn += 1
        rules += _of_path(item, matrix, turn)
        if len(rules) > MOST_RULES or drawn > MOST_RULES:
            return None, pictures, drawn
    return rules, pictures, drawn


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """A page's objects, those inside forms with the form's matrix."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page), 10 * MOST_RULES)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, at), (1, 0, 0, 1, 0, 0), 0)


def _inside(item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
        return
    if depth == DEEPEST:
        return
    inner = _times(_matrix(item), matrix)
    for at in range(min(pdfium.FPDFFormObj_CountObjects(item), 10 * MOST_RULES)):
        yield from _inside(pdfium.FPDFFormObj_GetObject(item, at), inner, depth + 1)


def _matrix(item: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, raw)
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _of_path(item: Any, outer: Matrix, turn: Turn) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    matrix = _times(_matrix(item), outer)
    for points in _strands(item, matrix, turn):
        if box := _thin_box(points):
            yield box
        elif stroke.value:
            yield from (rule for a, b in pairwise(points) if (rule := _thin_box([a, b])))


def _strands(item: Any, m: Matrix, turn: Turn) -> Iterator[list[Point]]:
    """The parts of a path, each as its points."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(item), MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        px, py = x.value, y.value
        points.append(turn(m[0] * px + m[2] * py + m[4], m[1] * px + m[3] * py + m[5]))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _thin_box(points: list[Point]) -> Rule | None:
    """The rule that some points make together; None where they spread both ways or are a mere dot."""
    if len(points) < 2:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if high <= THIN < wide:
        return Rule(False, (min(ys) + max(ys)) / 2, min(xs), max(xs))
    if wide <= THIN < high:
        return Rule(True, (min(xs) + max(xs)) / 2, min(ys), max(ys))
    return None
