"""Evidence of a task's result: added by those who work on it, taken away by who added it, until it is accepted."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import door, files_room, powers, storage
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.file import File
from app.models.locking import lock_commune
from app.models.task import evidence_look, parts
from app.models.task.handed import Handed, checked
from app.models.task.records import Evidence, Submission
from app.models.task.table import Task, TaskState
from app.models.user import User

ENDED = (TaskState.DONE, TaskState.CANCELLED)


def of(task: Task) -> list[Evidence]:
    """What stands for a task, oldest first, with files and people; one statement."""
    asked = select(Evidence).where(*_standing(task)).order_by(Evidence.id)
    people = joinedload(Evidence.by).lazyload(User.appointments)
    return list(db.session.scalars(asked.options(joinedload(Evidence.file), people)))


def may_add(person: User, task: Task) -> bool:
    """Heads and officers of the lead unit, heads of coordinating units, the secretariat; until the task has ended."""
    if task.state in ENDED:
        return False
    return powers.may_update(person, task) or powers.may_lead_plans(person) or bool(parts.own(task, person))


def add(task: Task, by: User, handed: Handed) -> list[Evidence]:
    """Add what was handed in; the same file, link or document twice is one.

    Raises NotAllowed, Refused (nothing handed in, what may not come in, `quota_full`), Noted for a secret file.
    """
    if task.state in ENDED:
        raise Refused("evidence_closed", code=task.code)
    if not may_add(by, task):
        raise NotAllowed("only_workers")
    handed = checked(task.commune_id, by, handed)
    if handed.is_empty:
        raise Refused("evidence_missing")
    rows = attach(task, by, handed)
    task.touch()
    return rows


def attach(task: Task, by: User, handed: Handed, submission: Submission | None = None) -> list[Evidence]:
    """Write down what `checked` let through, as part of a report if one is given.

    A report's document is told by the report itself; everything else is an event of its own.
    """
    there = {_key(row): row for row in of(task)}
    rows = []
    for new in _rows(task, by, handed):
        row = there.setdefault(_key(new), new)
        row.document_on = new.document_on or row.document_on
        row.submission_id = submission.id if submission else row.submission_id
        if row is new:
            db.session.add(new)
            if not (submission and new.document_number):
                record("task.evidence_added", task, by, after=new.label)
        rows.append(row)
    db.session.flush()
    return rows


def may_remove(person: User, task: Task, row: Evidence, submission: Submission | None) -> bool:
    """May the person take a piece of evidence away? `submission` is the report that waits."""
    return _why_not(person, task, row, submission) is None


def remove(task: Task, by: User, row: Evidence, submission: Submission | None) -> None:
    """Take one's own evidence away; its bytes go unless something else needs them. Safe to call twice.

    Raises NotAllowed for others' evidence, Refused while it belongs to what is reported, and when the task has ended.
    """
    if row.removed_at is not None:
        return
    refusal = _why_not(by, task, row, submission)
    if refusal:
        raise refusal
    lock_commune(task.commune_id)
    row.removed_at = clock.now()
    task.touch()
    record("task.evidence_removed", task, by, before=row.label)
    db.session.flush()
    if row.file and row.file.state in storage.HERE and not files_room.used(row.file):
        storage.wipe(row.file, "evidence removed", state="removed")
        record("file.removed", row.file, by)


def _why_not(person: User, task: Task, row: Evidence, submission: Submission | None) -> Refused | None:
    if row.by_id != person.id:
        return NotAllowed("evidence_of_others")
    if task.state in ENDED:
        return Refused("evidence_closed", code=task.code)
    reported = task.state == TaskState.REPORTED and submission is not None
    if reported and (row.submission_id is not None or row.at < submission.at):  # type: ignore[union-attr]
        return Refused("evidence_submitted")
    return None


def _rows(task: Task, by: User, handed: Handed) -> Iterator[Evidence]:
    def row(**given: object) -> Evidence:
        return Evidence(commune_id=task.commune_id, task_id=task.id, by_id=by.id, by=by, **given)

    for upload in handed.files:
        file = _keep(task.commune_id, upload, by)
        yield row(file_id=file.id, file=file, name=storage.shown_name(upload[0]))
    if handed.link:
        yield row(link=handed.link)
    if handed.document_number:
        yield row(document_number=handed.document_number, document_on=handed.document_on)


def _keep(commune_id: int, upload: Upload, by: User) -> File:
    file = door.take_in(commune_id, upload, by)
    evidence_look.ask(file, upload[0])
    return file


def _key(row: Evidence) -> tuple:
    return (row.file_id, row.link, row.document_number)


def _standing(task: Task) -> tuple:
    return (Evidence.commune_id == task.commune_id, Evidence.task_id == task.id, Evidence.removed_at.is_(None))
