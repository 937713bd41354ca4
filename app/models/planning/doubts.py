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
DUE = ("due_suggested", "due_impossible", "due_past", "due_unsure", "due_differs")
SURE = "high"
DUPLICATE = "duplicate"
UNVALUED = "value_missing"
RHYTHM = "recurrence_unknown"
CHANGED = "changed"


def of_task(fields: dict[str, Any], book: Book) -> list[str]:
    """The doubts about a task's fields, worst first."""
    return [*_of_due(fields), *_of_lead(fields, book)]


def of_duty(fields: dict[str, Any], book: Book) -> list[str]:
    """A duty to report needs a rhythm, and one unit that reports."""
    stated = fields["deadline"].get("recurrence") not in (None, "", "periodic (interval not stated)")
    return [*([] if stated else [RHYTHM]), *of_task(fields, book)]


def of_target(fields: dict[str, Any]) -> list[str]:
    """A target needs a value in figures or words."""
    return [] if fields["value"] is not None or fields["value_words"] else [UNVALUED]


def is_unsure(deadline: dict[str, Any]) -> bool:
    """Was a deadline read of words that may mean another one?"""
    return deadline["type"] != "none" and deadline.get("confidence", SURE) != SURE


def is_past(deadline: dict[str, Any]) -> bool:
    """Does a deadline name a day that lies behind us?"""
    return bool(deadline.get("due")) and date.fromisoformat(deadline["due"]) < clock.today()


def _of_due(fields: dict[str, Any]) -> list[str]:
    deadline = fields["deadline"]
    differs = ["due_differs"] if fields.get("other_deadlines") else []
    if deadline.get("impossible"):
        return ["due_impossible", *differs]
    return [*(["due_past"] if is_past(deadline) else []), *_unsure(deadline), *differs]


def _unsure(deadline: dict[str, Any]) -> list[str]:
    """What the words only suggest, or say in a way that may mean another day."""
    if (deadline.get("due_suggested") or deadline.get("type_suggested")) and not deadline.get("due"):
        return ["due_suggested"]
    return ["due_unsure"] if is_unsure(deadline) else []


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
