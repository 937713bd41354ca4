"""The rulings of a commune, read once: which of them holds for a task."""

from __future__ import annotations

from sqlalchemy import select

from app.database import db
from app.models.rules.defaults import RULES, Ruling
from app.models.rules.rule import ReminderRule

COMMUNE = "commune"


class Book:
    """The rules of one commune with its exceptions; one statement."""

    def __init__(self, commune_id: int) -> None:
        rows = db.session.scalars(select(ReminderRule).where(ReminderRule.commune_id == commune_id))
        self._own = {(row.rule, row.scope): ruling_of(row) for row in rows if row.rule in RULES}

    def of(self, rule: str, unit_id: int | None = None, task_id: int | None = None) -> Ruling:
        """The ruling for a task and its lead unit (or for the commune): the narrowest that there is."""
        for scope in scopes(unit_id, task_id):
            if (rule, scope) in self._own:
                return self._own[rule, scope]
        return RULES[rule].default

    def own(self, rule: str, scope: str) -> Ruling | None:
        """What stands in one scope itself."""
        return self._own.get((rule, scope))

    def earliest(self, *rules: str) -> int:
        """The smallest step of any ruling on these rules: how far ahead of a day one must look."""
        own = [ruling.earliest for (rule, _scope), ruling in self._own.items() if rule in rules]
        return min([RULES[rule].default.earliest for rule in rules] + own)


def scopes(unit_id: int | None = None, task_id: int | None = None) -> list[str]:
    """The scopes that may hold a ruling for a task, the narrowest first."""
    narrow = [f"task-{task_id}"] if task_id is not None else []
    return [*narrow, *([f"unit-{unit_id}"] if unit_id is not None else []), COMMUNE]


def ruling_of(row: ReminderRule) -> Ruling:
    """The ruling that a row keeps."""
    return Ruling(row.is_on, tuple(sorted(row.steps)), row.every, tuple(row.audience), row.scope)
