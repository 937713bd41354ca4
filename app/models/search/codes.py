"""A task's code as people type it: NV-2026-031, "nv 31", 2026-31, or the number alone."""

from __future__ import annotations

import re

from sqlalchemy import select

from app.database import db
from app.models.task.table import Task
from app.models.text import fold
from app.models.user import User

CODE = re.compile(r"(?:nv|#)?[ -]?(?:(20\d\d)[ -/])?0{0,4}(\d{1,6})")


def task_of(person: User, text: str) -> int | None:
    """The id of the task that a code means, in the newest year that has the number where none is said; or None."""
    found = CODE.fullmatch(fold(text[:40]))
    if found is None:
        return None
    where = [Task.commune_id == person.commune_id, Task.number == int(found[2])]
    if found[1]:
        where.append(Task.year == int(found[1]))
    return db.session.scalar(select(Task.id).where(*where).order_by(Task.year.desc()).limit(1))
