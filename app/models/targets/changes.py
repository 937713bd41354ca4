"""What a correction of a target replaced: each changed field before and after, as its event keeps them."""

from __future__ import annotations

import json
from decimal import Decimal

from app.models.target import Target

Kept = dict[str, str | None]
GOAL = ("comparator", "value", "measure_unit")  # said together: `≥ 6 lớp`
NAMES = ("text", *GOAL, "value_words", "baseline_words", "period", "rhythm")
LEAD = "lead_unit_id"


def kept(target: Target) -> Kept:
    """The fields of a target as texts; the lead unit by its name."""
    found: Kept = {name: _text(getattr(target, name)) for name in NAMES}
    return found | {LEAD: target.lead_unit.name if target.lead_unit else None}


def told(before: Kept, after: Kept, changed: list[str]) -> tuple[str, str]:
    """Both sides of the changed fields as texts for an event."""
    return _written(some(before, changed)), _written(some(after, changed))


def some(side: Kept, changed: list[str]) -> Kept:
    """The changed fields of one side, in order; of a goal all its parts, where one has changed."""
    names = [name for name in (*NAMES, LEAD) if name in changed or (name in GOAL and set(GOAL) & set(changed))]
    return {name: side[name] for name in names}


def read(stored: str | None) -> Kept | None:
    """One side of an event; None for an event of the time when it held no fields."""
    try:
        found = json.loads(stored or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _written(side: Kept) -> str:
    return json.dumps(side, ensure_ascii=False)


def _text(value: object) -> str | None:
    if isinstance(value, Decimal):
        return f"{value.normalize() + 0:f}"
    return None if value is None else str(value)
