"""Pairs of tasks that are likely the same work, for a person to decide."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from app.reading.folding import plain
from app.reading.likeness import content_words, jaccard
from app.reading.units import fold_unit

SAME, ALIKE = 0.8, 0.6


def possible_duplicates(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`first`, `second` (ids of tasks), `likeness` 0…1, `why`. The same sentence under two units is no duplicate."""
    prepared = [(task, content_words(" ".join([task["text"], *task["subitems"]]))) for task in tasks]
    found = []
    for (one, a), (other, b) in combinations(prepared, 2):
        if min(len(a), len(b)) < 0.5 * max(len(a), len(b)) or min(len(a), len(b)) < 4:
            continue
        likeness = jaccard(a, b)
        if likeness >= ALIKE and likeness >= _least(one, other):
            found.append(_pair(one, other, likeness))
    return found


def _least(one: dict[str, Any], other: dict[str, Any]) -> float:
    leads = [{fold_unit(name) for name in task["lead_units"]} for task in (one, other)]
    if all(leads) and not leads[0] & leads[1]:
        return 2.0
    return SAME if one["kind"] == other["kind"] else ALIKE


def _pair(one: dict[str, Any], other: dict[str, Any], likeness: float) -> dict[str, Any]:
    same = plain(one["text"]) == plain(other["text"])
    why = "Hai mục có nội dung giống hệt nhau" if same else "Hai mục có nội dung gần giống nhau"
    return {"first": one["id"], "second": other["id"], "likeness": round(likeness, 2), "why": why}
