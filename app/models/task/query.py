"""What is asked of the list of tasks: one value for each thing that an address can say."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from app.models.task.board import GROUPS
from app.models.task.table import TaskState
from app.models.task.terms import FIRST_TERMS, TERMS

PAGE = 50
TEXT = 200
NO_UNIT = -1
TIMES = (*GROUPS, "open")
STATES = tuple(TaskState)
AGES: dict[str, tuple[int, int | None]] = {"1-7": (1, 7), "8-30": (8, 30), "31": (31, None)}
LACKS = ("person", "work", "time", "responsibility", "authority", "product")
UPDATES = ("missing", "silent")
WAITS = ("guidance", "part", "confirmation")
EXTENSIONS = ("waits", "extended")
DUES = ("week", "30")
ORDERS = ("due", "name", "unit", "updated")


@dataclass(frozen=True)
class Query:
    """What is looked for; what is empty asks nothing, several values of one field are joined by "or".

    `unit_id` NO_UNIT means tasks without a lead; `times` are of TIMES, `terms` of TERMS and FIRST_TERMS, `ages` (days
    late) of AGES, and so on; `from_on` and `to_on` bound the effective day; `field` is a section of a plan.
    """

    text: str = ""
    unit_id: int | None = None
    plan_id: int | None = None
    field: str = ""
    times: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    due: str = ""
    from_on: date | None = None
    to_on: date | None = None
    assignee_id: int | None = None
    leader_id: int | None = None
    lacks: str = ""
    update: str = ""
    waits: str = ""
    extension: str = ""
    explanation: bool = False
    obstacle: bool = False
    returned: bool = False
    order: str = ORDERS[0]
    page: int = 1

    @property
    def sieves(self) -> list[str]:
        """The names of the fields that leave tasks out."""
        return [one.name for one in fields(self) if one.name not in ("order", "page") and getattr(self, one.name)]

    def without(self, name: str) -> Query:
        """The same question without one of its sieves, from its first page."""
        changed: dict[str, Any] = {name: getattr(Query(), name), "page": 1}
        return replace(self, **changed)


ALLOWED: dict[str, tuple[str, ...]] = {
    "times": TIMES,
    "terms": (*TERMS, *FIRST_TERMS),
    "ages": tuple(AGES),
    "states": STATES,
    "lacks": LACKS,
    "update": UPDATES,
    "waits": WAITS,
    "extension": EXTENSIONS,
    "due": DUES,
    "order": ORDERS,
}
