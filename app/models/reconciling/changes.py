"""What happened after the last sweep and explains a difference: the event of the task, or of people and rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import func, or_, select

from app.database import db
from app.models.event import Event

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
OF_ALL = ("appointment", "unit", "calendar_day", "setting", "reminder_rule", "absence")  # what moves everybody's work
OF_PEOPLE = ("user.closed", "user.reopened")
IDLE = tuple(
    f"task.{verb}"
    for verb in (
        "noted", "contributed", "commented", "comment_removed", "evidence_added", "evidence_removed", "pinned",
        "unpinned", "urged", "urge_withdrawn", "part_acknowledged", "product_waived",
    )
)  # fmt: skip
"""What happens to a task and moves no reminder."""
PART = 500


class Changes:
    """The last instants at which the tasks asked about, what units owe, and the commune as a whole, changed."""

    def __init__(self, commune_id: int, task_ids: Iterable[int]) -> None:
        wide = or_(Event.subject_kind.in_(OF_ALL), Event.verb.in_(OF_PEOPLE))
        newest = select(func.max(Event.at)).where(Event.commune_id == commune_id, wide)
        self.of_all = db.session.scalar(newest) or LONG_AGO
        self.of_task: dict[int, datetime] = {}
        ids = sorted(set(task_ids))
        for start in range(0, len(ids), PART):
            self.of_task |= _of_tasks(commune_id, ids[start : start + PART])

        anything = select(func.max(Event.at)).where(Event.commune_id == commune_id, Event.verb.not_in(IDLE))
        self.of_units = db.session.scalar(anything) or LONG_AGO  # a first task or target makes a unit owe reports

    def since(self, instant: datetime, task_id: int | None, unit_id: int | None = None) -> bool:
        """Did anything change since that may move a reminder of the task, or of what the unit owes?"""
        own = self.of_units if unit_id else self.of_task.get(task_id or 0, LONG_AGO)
        return max(self.of_all, own) >= instant


def _of_tasks(commune_id: int, ids: list[int]) -> dict[int, datetime]:
    its = (Event.commune_id == commune_id, Event.subject_kind == "task", Event.subject_id.in_(ids))
    asked = select(Event.subject_id, func.max(Event.at)).where(*its, Event.verb.not_in(IDLE))
    return {row[0]: row[1] for row in db.session.execute(asked.group_by(Event.subject_id))}
