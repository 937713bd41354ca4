"""The last reconciliation's differences with the people and tasks they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import lazyload

from app.database import db
from app.models.reconciliation import Reconciliation
from app.models.task import Task
from app.models.unit import Unit
from app.models.user import User


@dataclass(frozen=True)
class Difference:
    """One difference as it was kept (`kind`, `rule`, `occasion`), its person and task or unit while they are there."""

    kept: dict[str, Any]
    person: User | None
    task: Task | None
    unit: Unit | None = None


def differences(row: Reconciliation | None) -> list[Difference]:
    """What a reconciliation kept of its differences; three statements."""
    if row is None or not row.details:
        return []
    people = _by_id(User, row, "person_id", lazyload(User.appointments))
    tasks = _by_id(Task, row, "task_id")
    units = _by_id(Unit, row, "unit_id")
    return [
        Difference(
            kept, people.get(kept.get("person_id")), tasks.get(kept.get("task_id")), units.get(kept.get("unit_id"))
        )
        for kept in row.details
    ]


def _by_id(model: type[Any], row: Reconciliation, key: str, *options: Any) -> dict[Any, Any]:
    ids = {kept[key] for kept in row.details if kept.get(key)}
    which = (model.commune_id == row.commune_id, model.id.in_(ids))
    return {found.id: found for found in db.session.scalars(select(model).where(*which).options(*options))}
