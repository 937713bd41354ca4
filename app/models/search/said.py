"""What people said of tasks, comments and updates of their progress, newest first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from app import clock
from app.database import db
from app.models.search.hits import Hit, snippet
from app.models.task.comments import Comment
from app.models.task.records import ProgressUpdate
from app.models.task.sieves import words_of
from app.models.task.table import Task
from app.models.user import User

Said = type[Comment] | type[ProgressUpdate]
KINDS: dict[str, tuple[Said, tuple[Any, ...]]] = {
    "comments": (Comment, (Comment.text,)),
    "updates": (ProgressUpdate, (ProgressUpdate.text, ProgressUpdate.difficulty, ProgressUpdate.proposal)),
}


def find(person: User, text: str, kind: str, limit: int, skip: int = 0) -> tuple[list[Hit], int]:
    """What of a kind holds all words, and how much there is; comments that were taken back aren't looked through."""
    (said, columns), words = KINDS[kind], words_of(text)
    where = _holding(person, said, words)
    total = db.session.scalar(select(func.count(said.id)).where(*where)) or 0
    its = (Task.commune_id == said.commune_id) & (Task.id == said.task_id)
    who = (User.commune_id == said.commune_id) & (User.id == said.by_id)
    rows = db.session.execute(
        select(Task.id, Task.short_text, User.name, said.at, *columns)
        .join(said, its)
        .outerjoin(User, who)
        .where(*where)
        .order_by(said.at.desc(), said.id.desc())
        .limit(limit)
        .offset(skip)
    )
    hits = [
        Hit(row[0], row[1], row[2] or "", snippet(" – ".join(filter(None, row[4:])), words), clock.local(row[3]).date())
        for row in rows
    ]
    return hits, total


def _holding(person: User, said: Said, words: list[str]) -> list[ColumnElement[bool]]:
    where = [said.commune_id == person.commune_id]
    where += [said.search_key.contains(word, autoescape=True) for word in words]
    return where + ([said.removed_at.is_(None)] if issubclass(said, Comment) else [])
