"""The plan's duties to report (tasks of their own kind) that a unit's report of a period answers.

One with a day of its own is done by the report; an ongoing one gets the result of a period and stays (domain rules of
§3.4, "Routine task").
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.database import db
from app.models.locking import lock
from app.models.reporting import windows
from app.models.reporting.windows import Window
from app.models.task import period_updates, workflow
from app.models.task.table import OPEN, Task, TaskState
from app.models.task.timing import is_ongoing
from app.models.unit import Unit
from app.models.unit_report import UnitReport
from app.models.user import User

REPORTING = "reporting"


def open_of(unit: Unit) -> list[Task]:
    """The open duties to report that a unit leads, the first due first; one statement."""
    led = (Task.commune_id == unit.commune_id, Task.lead_unit_id == unit.id, Task.kind == REPORTING)
    asked = select(Task).where(*led, Task.state.in_(OPEN))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on.is_(None), Task.due_effective_on, Task.id)))


def suggested(tasks: list[Task], window: Window) -> int | None:
    """The one duty that falls due around the window's end: from its cut-off to the commune's own day, else None."""
    found = [one.id for one in tasks if one.due_on and window.to_on <= one.due_on <= window.due_on]
    return found[0] if len(found) == 1 else None


def report(report_: UnitReport, by: User) -> None:
    """Report the duty done by the report that was sent; one that was accepted as a new task begins at once.

    Of an ongoing one nothing is done yet: its result is the report that was accepted.
    """
    task = _task(report_)
    if task is None:
        return
    if task.state == TaskState.UNACCEPTED:
        workflow.accept(task, by)
    if task.state == TaskState.IN_PROGRESS and not is_ongoing(task):
        workflow.report(task, by, _result(report_))


def confirm(report_: UnitReport, by: User) -> None:
    """Confirm the duty with the report that was accepted: the report itself is its product, or a period's result."""
    task = _task(report_)
    if task is None:
        return
    if is_ongoing(task) and task.state != TaskState.REPORTED and task.is_open:
        period_updates.answer(task, by, report_.sent_by_id, _result(report_), _end(report_))
    elif task.state == TaskState.REPORTED:
        workflow.confirm(task, by, without_product=True)


def send_back(report_: UnitReport, by: User, reason: str) -> None:
    """Return the duty with its report; one that was confirmed is opened again."""
    task = _task(report_)
    if task is None:
        return
    if is_ongoing(task):  # its own life goes on, whatever became of it since
        period_updates.unanswer(task, by, _result(report_), _end(report_), reason)
    elif task.state == TaskState.REPORTED:
        workflow.send_back(task, by, reason)
    elif task.state == TaskState.DONE:
        workflow.reopen(task, by, reason)


def _task(report_: UnitReport) -> Task | None:
    task = db.session.get(Task, report_.task_id) if report_.task_id else None
    if task is not None:
        lock(task)
    return task


def _result(report_: UnitReport) -> str:
    data = f"số liệu {report_.from_on:%d/%m/%Y} đến {report_.to_on:%d/%m/%Y}"
    return f"Đã gửi báo cáo {windows.name_of(report_.period_key)} trên hệ thống ({data})."


def _end(report_: UnitReport) -> date:
    """The last day of the period that the report is of, by the calendar."""
    window = windows.of_key(report_.period_key, windows.DEFAULTS)
    return window.end if window else report_.to_on
