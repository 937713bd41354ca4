"""Figures of a page: each is the number of tasks of a list that an address opens, all counted in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select

from app.database import db
from app.models.task.finding import day_for
from app.models.task.query import Query
from app.models.task.sieves import conditions
from app.models.task.table import OPEN, Task
from app.models.user import User

WITH_UNITS = frozenset(str(state) for state in OPEN)  # what the work of a unit's desk is in


@dataclass(frozen=True)
class Figure:
    """A number, and the question whose list holds exactly so many tasks."""

    n: int
    query: Query


def figures(person: User, asked: Mapping[str, Query], today: date | None = None) -> dict[str, Figure]:
    """How many tasks of the person's commune answer each question, by name; one statement, whatever their number."""
    day = day_for(person, today)
    columns: list[ColumnElement[Any]] = [_number(and_(*conditions(query, day))) for name, query in asked.items()]
    if not columns:
        return {}
    row = db.session.execute(select(*columns).select_from(Task).where(Task.commune_id == person.commune_id)).one()
    return {name: Figure(n or 0, query) for (name, query), n in zip(asked.items(), row, strict=True)}


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
