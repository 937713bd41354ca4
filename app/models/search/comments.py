"""What people said of tasks, newest first."""

from __future__ import annotations

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.search.hits import Hit, snippet
from app.models.task.comments import Comment
from app.models.task.sieves import words_of
from app.models.task.table import Task
from app.models.user import User


def find(person: User, text: str, limit: int, skip: int = 0) -> tuple[list[Hit], int]:
    """The comments that hold all words, and how many there are; what was taken back isn't looked through."""
    words = words_of(text)
    where = [Comment.commune_id == person.commune_id, Comment.removed_at.is_(None)]
    where += [Comment.search_key.contains(word, autoescape=True) for word in words]
    total = db.session.scalar(select(func.count(Comment.id)).where(*where)) or 0
    its = (Task.commune_id == Comment.commune_id) & (Task.id == Comment.task_id)
    who = (User.commune_id == Comment.commune_id) & (User.id == Comment.by_id)
    rows = db.session.execute(
        select(Task.id, Task.short_text, User.name, Comment.text, Comment.at)
        .join(Comment, its)
        .join(User, who)
        .where(*where)
        .order_by(Comment.at.desc(), Comment.id.desc())
        .limit(limit)
        .offset(skip)
    )
    hits = [Hit(row[0], row[1], row[2], snippet(row[3], words), clock.local(row[4]).date()) for row in rows]
    return hits, total
