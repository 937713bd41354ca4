"""Pairs of tasks that are likely the same work, for a person to decide."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from app.reading.folding import plain
from app.reading.likeness import content_words, jaccard, shared, weights
from app.reading.units import fold_unit

SAME, ALIKE, BY_UNIT = 0.8, 0.6, 0.295
FEW = 6
COMPARED = 600  # tasks that are compared with one another; of more only the same words are found
Task = dict[str, Any]
Words = frozenset[str]


def possible_duplicates(tasks: list[Task]) -> list[dict[str, Any]]:
    """`first`, `second` (ids of tasks), `likeness` 0…1, `why`, each task with a unit's task in one pair at most.

    The same sentence under two units is no duplicate. Work stated by theme and again under a unit is one pair.
    """
    if len(tasks) > COMPARED:
        return _identical(tasks)
    prepared = [(task, content_words(" ".join([task["text"], *task["subitems"]]))) for task in tasks]
    found = [pair for one, other in combinations(prepared, 2) if (pair := _alike(one, other))]
    paired = {frozenset((pair["first"], pair["second"])) for pair in found}
    found += [pair for pair in _by_unit(prepared) if frozenset((pair["first"], pair["second"])) not in paired]
    return found


def _identical(tasks: list[Task]) -> list[dict[str, Any]]:
    seen: dict[str, Task] = {}
    found = []
    for task in tasks:
        first = seen.setdefault(plain(task["text"]), task)
        if first is not task and _may_be_one(first, task):
            found.append(_pair(first, task, 1.0))
    return found


def _alike(one: tuple[Task, Words], other: tuple[Task, Words]) -> dict[str, Any] | None:
    """Two tasks of nearly the same words."""
    a, b = one[1], other[1]
    if min(len(a), len(b)) < 0.5 * max(len(a), len(b)) or min(len(a), len(b)) < 4:
        return None
    likeness = jaccard(a, b)
    least = SAME if one[0]["kind"] == other[0]["kind"] else ALIKE
    return _pair(one[0], other[0], likeness) if likeness >= least and _may_be_one(one[0], other[0]) else None


def _by_unit(prepared: list[tuple[Task, Words]]) -> list[dict[str, Any]]:
    """Work of a theme with the unit's task most like it, each of them once, the likest pairs first."""
    weight = weights(words for _, words in prepared)
    themes = [entry for entry in prepared if entry[0]["kind"] != "responsibility" and len(entry[1]) >= FEW]
    units = [entry for entry in prepared if entry[0]["kind"] == "responsibility" and len(entry[1]) >= FEW]
    scored = [(shared(a, b, weight), one, other) for one, a in themes for other, b in units if _may_be_one(one, other)]
    found, taken = [], set()
    for score, one, other in sorted((s for s in scored if s[0] >= BY_UNIT), key=lambda s: -s[0]):
        if one["id"] not in taken and other["id"] not in taken:
            taken |= {one["id"], other["id"]}
            found.append(_pair(one, other, score))
    return found


def _may_be_one(one: Task, other: Task) -> bool:
    """Not where each states leads of its own, and none of them is the other's."""
    leads = [{fold_unit(name) for name in task["lead_units"]} for task in (one, other)]
    return not all(leads) or bool(leads[0] & leads[1])


def _pair(one: Task, other: Task, likeness: float) -> dict[str, Any]:
    ids = f"{one['id']} và {other['id']}"
    if plain(one["text"]) == plain(other["text"]):
        why = f"{ids} có nội dung giống hệt nhau"
    elif other["kind"] == "responsibility" != one["kind"]:
        unit = f" ({other['lead_units'][0]})" if other["lead_units"] else ""
        why = f"{ids} có thể là một việc: nêu theo nội dung và nêu lại ở phần của đơn vị{unit}"
    else:
        why = f"{ids} có nội dung gần giống nhau"
    return {"first": one["id"], "second": other["id"], "likeness": round(likeness, 2), "why": why}
