"""A conclusion becomes a task on the spot, by the verb that adds tasks by hand: all its rules, events, notices hold."""

from __future__ import annotations

from datetime import date

from app.database import db
from app.models import working_days
from app.models.errors import Refused
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Conclusion, Meeting
from app.models.minutes import due, lines, powers
from app.models.minutes.lines import FRESH, Seen
from app.models.planning import series_rules
from app.models.task import Task, TaskState, leading, series, workflow, writing
from app.models.user import User

KIND = "conclusion"
WITHDRAWN = "Rút lại việc giao từ kết luận cuộc họp"


def assign(conclusion: Conclusion, by: User, seen: Seen = FRESH) -> Task:
    """Give the conclusion to its lead unit as a task; asked twice it is the same task.

    Raises NotAllowed, Stale, Refused `lead_missing`, and what `writing.add` does.
    """
    powers.check(by)
    lock(conclusion)
    if conclusion.task_id is not None:
        return db.session.get_one(Task, conclusion.task_id)
    lines.begin(conclusion, by, seen)
    if conclusion.removed_at is not None:
        raise Refused("conclusion_removed", field="text")
    if conclusion.lead_unit is None:
        raise Refused("lead_missing", field="lead")
    meeting = lines.meeting_of(conclusion)
    task = _task(conclusion, meeting, by)
    conclusion.task = task
    record("meeting.conclusion_assigned", meeting, by, after=task.code, note=conclusion.text)
    db.session.flush()
    return task


def withdraw(conclusion: Conclusion, by: User) -> None:
    """Undo `assign` while the unit hasn't taken the task on: the task is cancelled, the line can be corrected.

    Raises NotAllowed, Refused `conclusion_taken_on`.
    """
    powers.check(by)
    lock(conclusion)
    if conclusion.task_id is None:
        return
    task = db.session.get_one(Task, conclusion.task_id)
    lock(task)
    if task.state == TaskState.UNACCEPTED:
        series.close(task.series, WITHDRAWN)
        workflow.cancel(task, by, WITHDRAWN)
    elif task.state != TaskState.CANCELLED:
        raise Refused("conclusion_taken_on", code=task.code)
    conclusion.task = None
    record("meeting.conclusion_withdrawn", lines.meeting_of(conclusion), by, before=task.code, note=conclusion.text)
    db.session.flush()


def source(meeting: Meeting) -> str:
    """Where a task of the meeting comes from, as its page says it; the number of the thông báo once there is one."""
    day = meeting.on.strftime("%d/%m/%Y")
    if meeting.notice_number:
        return f"Thông báo kết luận số {meeting.notice_number}, {meeting.title}, ngày họp {day}"
    return f"Kết luận {meeting.title}, ngày họp {day}"


def _task(conclusion: Conclusion, meeting: Meeting, by: User) -> Task:
    read = due.read(conclusion.due_words, meeting.on)
    task = writing.add(
        by,
        text=conclusion.text,
        unit=conclusion.lead_unit,
        due_on=read.on,
        product=conclusion.product,
        kind=KIND,
        section=source(meeting),
        deadline_type=read.type,
        deadline_words=read.words or None,
        depends_on=read.reading.get("depends_on"),
        recurrence=series_rules.recurrence(_fields(read)),
    )
    leading.coordinate(task, [row.unit for row in conclusion.units])
    _repeat(task, read, meeting.on)
    return task


def _repeat(task: Task, read: due.Due, on: date) -> None:
    """Words that name days which come again (`hằng quý`, `02 lần/năm`) make a series, as in a plan."""
    rule = series_rules.of(_fields(read), on.year)
    if rule is not None and series.start(task, rule, read.type, working_days.of(task.commune_id)):
        writing.index(task)


def _fields(read: due.Due) -> dict[str, object]:
    return {"deadline": read.reading, "deadline_words": read.words}
