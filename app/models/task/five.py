"""The five numbers of an overview (rulings §3): total, done, to be confirmed, overdue, due within 30 days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.models.counting import Count
from app.models.task.figures import Figure
from app.models.task.query import Query

DUE = "30"


def asked(whose: Query | None = None) -> dict[str, Query]:
    """The questions of the five numbers, of all tasks or of those that `whose` asks for."""
    whose = whose or Query()
    return {
        "total": whose,
        "done": replace(whose, times=frozenset({"done"})),
        "reported": replace(whose, times=frozenset({"wait"})),
        "late": replace(whose, times=frozenset({"late"})),
        "due": replace(whose, due=DUE),
    }


def of_count(count: Count, found: Mapping[str, Figure]) -> dict[str, Figure]:
    """The five numbers by the terms of a count whose identity holds; `found` are the lists' own."""
    numbers = {"total": count.total, "done": count.done, "reported": count.reported, "late": count.late}
    return {name: Figure(numbers.get(name, one.n), one.query) for name, one in found.items()}
