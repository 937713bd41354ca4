"""What a meeting's agenda could hold beside what is on it.

What stood on the agenda of one that was called off, the last conclusions that are open, what waits for decision.

Only proposed: a press puts one or all of a group; what was dropped isn't proposed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import agenda_acts
from app.models.errors import Refused
from app.models.meeting import AgendaItem, Meeting
from app.models.minutes import following
from app.models.reporting import lists
from app.models.reporting.whole import periods
from app.models.task import Task, TaskState
from app.models.task.records import Extension
from app.models.task.table import OPEN
from app.models.text import clean
from app.models.user import User

MOST = 50  # tasks of a group
NAMES = agenda_acts.MOST - 60  # letters for names of units in a line
RETURNED, CONCLUSIONS, EXTENSIONS = "returned", "conclusions", "extensions"
REPORTED, OBSTACLES, REPORTS = "reported", "obstacles", "reports"
GROUPS = (RETURNED, CONCLUSIONS, EXTENSIONS, REPORTED, OBSTACLES, REPORTS)


@dataclass(frozen=True)
class Proposed:
    """A group of what could be put: tasks, and lines that are no task."""

    key: str
    tasks: list[Task] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things."""
        return len(self.tasks) + len(self.lines)


def of(meeting: Meeting) -> list[Proposed]:
    """The groups that have something; each task stands in the first group it belongs to."""
    which = (AgendaItem.commune_id == meeting.commune_id, AgendaItem.meeting_id == meeting.id)
    known = db.session.execute(select(AgendaItem.task_id, AgendaItem.text).where(*which)).all()
    there, said = {row.task_id for row in known if row.task_id}, {row.text for row in known if row.task_id is None}
    groups = []
    for key, (tasks, lines) in _found(meeting).items():
        new = [task for task in tasks if task.id not in there]
        there |= {task.id for task in new}
        group = Proposed(key, new, [line for line in lines if clean(line)[: agenda_acts.MOST] not in said])
        groups += [group] if group.count else []
    return groups


def put_all(meeting: Meeting, by: User, key: str | None = None) -> int:
    """Put everything of one group, or of all; how many. Raises NotAllowed, Refused `nothing_proposed`."""
    groups = [one for one in of(meeting) if key in (None, one.key)]
    if not groups:
        raise Refused("nothing_proposed")
    for group in groups:
        for task in group.tasks:
            agenda_acts.put(meeting, by, task)
        for line in group.lines:
            agenda_acts.put_words(meeting, by, line)
    return sum(group.count for group in groups)


def _found(meeting: Meeting) -> dict[str, tuple[Sequence[Task], list[str]]]:
    last, followed = following.of(meeting)
    returned = _returned(meeting, last)
    still = [one.conclusion for one in followed if one.is_open]
    asked = exists().where(
        Extension.commune_id == Task.commune_id, Extension.task_id == Task.id, Extension.decision.is_(None)
    )
    own = meeting.commune_id
    return {
        RETURNED: (
            [one.task for one in returned if one.task and one.task.state in OPEN],
            [one.text for one in returned if one.task is None],
        ),
        CONCLUSIONS: ([one.task for one in still if one.task], [one.text for one in still if one.task is None]),
        EXTENSIONS: (_tasks(own, asked, Task.state.in_(OPEN)), []),
        REPORTED: (_tasks(own, Task.state == TaskState.REPORTED), []),
        OBSTACLES: (_tasks(own, Task.obstacle.is_(True), Task.state.in_(OPEN)), []),
        REPORTS: ([], _reports(own)),
    }


def _returned(meeting: Meeting, last: Meeting | None) -> list[AgendaItem]:
    """What stood on the agendas of the committee's meetings called off since the last one, in order.

    What was called off before that had its turn at the last one.
    """
    off = (Meeting.committee_id == meeting.committee_id, Meeting.cancelled_at.is_not(None), Meeting.id != meeting.id)
    since = () if last is None else (Meeting.on >= last.on, Meeting.cancelled_at >= clock.instant(last.on))
    asked = select(AgendaItem).join(
        Meeting, (Meeting.commune_id == AgendaItem.commune_id) & (Meeting.id == AgendaItem.meeting_id)
    )
    own = asked.where(AgendaItem.commune_id == meeting.commune_id, AgendaItem.dropped_at.is_(None), *off, *since)
    with_tasks = own.options(joinedload(AgendaItem.task).joinedload(Task.lead_unit))
    return list(db.session.scalars(with_tasks.order_by(Meeting.on, AgendaItem.position, AgendaItem.id).limit(MOST)))


def _tasks(commune_id: int, *where: ColumnElement[bool]) -> list[Task]:
    asked = select(Task).where(Task.commune_id == commune_id, *where).options(joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on, Task.id).limit(MOST)))


def _reports(commune_id: int) -> list[str]:
    """One line that names the units whose report of the present period is missing, in full: papers print it."""
    window = lists.present(commune_id)
    if window is None:
        return []
    missing = [row.unit.name for row in lists.round_of(commune_id, window).missing if row.days_late]
    return [f"Báo cáo {periods.name_of(window.key)} còn thiếu: {_named(missing)}"] if missing else []


def _named(units: Sequence[str]) -> str:
    """The names as far as an item of an agenda holds them, then how many more."""
    lengths = accumulate(len(one) + 2 for one in units)
    shown = [one for one, length in zip(units, lengths, strict=True) if length <= NAMES]
    rest = len(units) - len(shown)
    return "; ".join(shown) + (f" và {rest:02} đơn vị khác" if rest else "")
