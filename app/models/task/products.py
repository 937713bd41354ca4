"""Has a task a product to show: the rule that completion asks for (domain rules of §3.1, "Rõ sản phẩm").

A product stands when the report that waits names a document, or a piece of evidence stands for the task.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.task.records import Evidence, Submission
from app.models.task.table import Task, TaskState
from app.models.user import User


def stands(task: Task) -> bool:
    """Is there a product that a confirmer can look at?"""
    asked = select(product()).where(Task.commune_id == task.commune_id, Task.id == task.id)
    return bool(db.session.scalar(asked))


def product() -> ColumnElement[bool]:
    """The same as a column beside Task."""
    waits = (Submission.commune_id == Task.commune_id, Submission.task_id == Task.id, Submission.decision.is_(None))
    named = exists().where(*waits, Submission.document_number.is_not(None)).correlate(Task)
    return or_(named, exists().where(*_standing()).correlate(Task))


def files() -> ColumnElement[int]:
    """How many files stand as evidence; as a column beside Task."""
    counted = select(func.count(Evidence.id)).where(*_standing(), Evidence.file_id.is_not(None))
    return counted.correlate(Task).scalar_subquery()


def accepted(task: Task) -> Submission | None:
    """The report by which a task is done."""
    if task.state != TaskState.DONE:
        return None
    return db.session.scalar(
        select(Submission)
        .where(Submission.commune_id == task.commune_id, Submission.task_id == task.id)
        .where(Submission.decision == "accepted")
        .options(joinedload(Submission.decided_by).lazyload(User.appointments))
        .order_by(Submission.id.desc())
        .limit(1)
    )


def _standing() -> tuple[ColumnElement[bool], ...]:
    return (Evidence.commune_id == Task.commune_id, Evidence.task_id == Task.id, Evidence.removed_at.is_(None))
