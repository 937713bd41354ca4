"""What a confirmer looks at before deciding: the report that waits, in its own words, and the products beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.task.records import Evidence, Submission
from app.models.task.table import Task


@dataclass
class Told:
    """The report that waits for its decision, and the evidence that stands, oldest first."""

    submission: Submission | None = None
    evidence: list[Evidence] = field(default_factory=list)


def of(tasks: Sequence[Task]) -> dict[int, Told]:
    """What is told of each task, by its id; two statements, none without tasks."""
    told = {task.id: Told() for task in tasks}
    if not told:
        return told
    here = tasks[0].commune_id
    waits = (Submission.commune_id == here, Submission.task_id.in_(told), Submission.decision.is_(None))
    for submission in db.session.scalars(select(Submission).where(*waits).order_by(Submission.id)):
        told[submission.task_id].submission = submission
    stands = (Evidence.commune_id == here, Evidence.task_id.in_(told), Evidence.removed_at.is_(None))
    asked = select(Evidence).where(*stands).order_by(Evidence.id).options(joinedload(Evidence.file))
    for row in db.session.scalars(asked):
        told[row.task_id].evidence.append(row)
    return told
