"""What keeps a proposal from being clear: codes, put into words by the review page.

A task that states no lead is clear all the same: it waits in the secretariat's tray, never on a guessed board.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app import clock
from app.models.planning.matching import Book, kind_of
from app.models.unit import BOARDLESS, UnitKind

LEAD = ("several_leads", "lead_unknown", "lead_collective", "lead_outside")
DUE = ("due_suggested", "due_impossible", "due_past")
DUPLICATE = "duplicate"
UNVALUED = "value_missing"
RHYTHM = "recurrence_unknown"
CHANGED = "changed"


def of_task(fields: dict[str, Any], book: Book) -> list[str]:
    """The doubts about a task's fields, worst first."""
    return [*_of_due(fields["deadline"]), *_of_lead(fields, book)]


def of_duty(fields: dict[str, Any], book: Book) -> list[str]:
    """A duty to report needs a rhythm, and one unit that reports."""
    stated = fields["deadline"].get("recurrence") not in (None, "", "periodic (interval not stated)")
    return [*([] if stated else [RHYTHM]), *of_task(fields, book)]


def of_target(fields: dict[str, Any]) -> list[str]:
    """A target needs a value in figures or words."""
    return [] if fields["value"] is not None or fields["value_words"] else [UNVALUED]


def _of_due(deadline: dict[str, Any]) -> list[str]:
    if deadline.get("impossible"):
        return ["due_impossible"]
    if deadline.get("due") and date.fromisoformat(deadline["due"]) < clock.today():
        return ["due_past"]
    unsaid = deadline.get("due_suggested") or deadline.get("type_suggested")
    return ["due_suggested"] if unsaid and not deadline.get("due") else []


def _of_lead(fields: dict[str, Any], book: Book) -> list[str]:
    doubts = ["several_leads"] if fields["other_leads"] else []
    if not fields["lead_words"]:
        return doubts
    unit = book.units.get(fields["lead_unit_id"] or 0)
    kind = UnitKind(unit.kind) if unit else kind_of(fields["lead_words"])
    if kind == UnitKind.GROUP:
        return ["lead_collective", *doubts]
    if kind in BOARDLESS:
        return ["lead_outside", *doubts]
    return doubts if unit else ["lead_unknown", *doubts]
