"""The order inside a lane is computed: pinned, late (longest first), soon, in time, periodic, waiting, undated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app import clock
from app.models import powers
from app.models.errors import NotAllowed
from app.models.event import record
from app.models.task.table import Task, TaskState
from app.models.task.timing import Time, time_state
from app.models.user import User

RANK = {Time.LATE: 0, Time.TODAY: 1, Time.SOON: 1, Time.IN_TIME: 1, Time.ONGOING: 2, Time.WAITING: 3, Time.UNDATED: 4}


def in_lane(tasks: Iterable[Task], today: date | None = None) -> list[Task]:
    """The tasks of a lane in their order; done ones newest first."""
    today = today or clock.today()
    return sorted(tasks, key=lambda task: _key(task, today))


def pin(task: Task, by: User) -> None:
    """Lay a card at the top of its lane, or let it go again."""
    if not (powers.acts_for(by, task.lead_unit_id) or powers.may_lead_plans(by)):
        raise NotAllowed("only_lead_head")
    task.pinned_at = None if task.pinned_at else clock.now()
    record("task.pinned" if task.pinned_at else "task.unpinned", task, by)


def _key(task: Task, today: date) -> tuple[int, int, int, int]:
    pinned = 0 if task.pinned_at else 1
    if task.state == TaskState.DONE:
        closed = -int(task.closed_at.timestamp()) if task.closed_at else 0
        return (pinned, 0, closed, -task.id)
    rank = RANK.get(time_state(task, today).kind, 5)
    day = (task.due_effective_on or date.max).toordinal()
    return (pinned, rank, day, task.id)
