"""What a công văn đôn đốc says, frozen as JSON; its shape is `app.papers.urging.snapshot.UrgingSnapshot`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app import clock
from app.database import db
from app.models import counting
from app.models.briefing.letterhead import issuer, letterhead, of_letters
from app.models.commune import Commune
from app.models.task.overdue import Group, Late, overdue
from app.models.user import User

TEMPLATE_VERSION = "urging-3"


def groups(person: User, task_ids: Iterable[int] | None = None, unit_id: int | None = None) -> list[Group]:
    """The overdue tasks of the commune by unit, as the overdue page lists them: all with a lead, a unit's, or chosen.

    Raises CountMismatch where the list isn't as long as the count says.
    """
    found = [group for group in overdue(person).groups if group.unit is not None]
    _check(person.commune_id, found)
    if unit_id is not None:
        return [group for group in found if group.unit is not None and group.unit.id == unit_id]
    if task_ids is None:
        return found
    chosen = set(task_ids)
    kept = [Group(one.unit, [row for row in one.rows if row.task.id in chosen]) for one in found]
    return [group for group in kept if group.rows]


def freeze(commune_id: int, found: Sequence[Group], on: date) -> dict[str, Any]:
    """The snapshot of one letter to the units of these groups."""
    commune = db.session.get_one(Commune, commune_id)
    head = of_letters(letterhead(commune, on, "CV"))
    return {
        "template_version": TEMPLATE_VERSION,
        "formula_version": counting.FORMULA_VERSION,
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "on": on.isoformat(),
        "letterhead": {**head, "issuer": issuer(head["issuer_lines"], commune.name_on(on).full)},
        "total": sum(len(group.rows) for group in found),
        "units": [
            {"unit": group.unit.name if group.unit else "", "tasks": [_task(row) for row in group.rows]}
            for group in found
        ],
    }


def _task(row: Late) -> dict[str, Any]:
    task = row.task
    first = task.first_due_on if task.extended else None
    return {
        "code": task.code,
        "text": task.text,
        "due_words": task.deadline_words,
        "first_on": _day(first),
        "due_on": _day(task.due_on),
        "effective_on": _day(task.due_effective_on),
        "extended": task.extended,
        "days_late": row.days,
        "urged": task.urged,
        "explain_by": _day(task.explain_by),
        "asks_until": _day(row.extension.wanted_on if row.extension else None),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _check(commune_id: int, found: Sequence[Group]) -> None:
    """The list and the count are separate queries; where they differ no paper is made (domain rules of §3.3)."""
    counts = counting.by_unit(commune_id)
    listed = {group.unit.id: len(group.rows) for group in found if group.unit}
    counted = {unit: one.late for unit, one in counts.items() if unit is not None and one.late}
    if listed != counted:
        total, n = sum(counted.values()), sum(listed.values())
        raise counting.CountMismatch("letter_counts_differ", expected=total, found=n)
