"""Tasks that hold all words, those that are meant most likely first; the same order on both databases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.task.finding import Found, conditions, count, day_for
from app.models.task.query import Query
from app.models.task.sieves import words_of
from app.models.task.table import Task
from app.models.text import fold
from app.models.user import User


def find(person: User, text: str, limit: int) -> Found:
    """The first tasks that hold the words, and how many do: the number of the list of the same words."""
    query = Query(text)
    where = conditions(query, day_for(person))
    asked = select(Task).where(*where).options(joinedload(Task.lead_unit)).order_by(*likeliest_first(text))
    return Found(list(db.session.scalars(asked.limit(limit))), count(where), 1)


def likeliest_first(text: str) -> tuple[ColumnElement[Any] | Any, ...]:
    """The code, then texts that begin with the words, then words in the short text, then others; open ones first.

    The key begins with code and short text (`writing.index`), so a part of it is looked at without a column more.
    """
    folded, words = fold(text), words_of(text)
    begins = 10 + case((Task.number < 1000, 3), (Task.number < 10_000, 4), (Task.number < 100_000, 5), else_=6)
    after_code = func.substr(Task.search_key, begins)
    short = func.substr(after_code, 1, func.length(Task.short_text))
    rank = case(
        (Task.search_key.startswith(folded, autoescape=True), 0),
        (after_code.startswith(folded, autoescape=True), 1),
        (and_(*(short.contains(word, autoescape=True) for word in words)), 2),
        else_=3,
    )
    return (rank, Task.closed_at.is_not(None), Task.due_effective_on.is_(None), Task.due_effective_on, Task.id)
