"""The rounds of recurring duties in the demo: whoever leads one reports it by its day, the secretariat confirms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from app import clock
from app.database import db
from app.demo import order
from app.demo.script import Script
from app.models import people
from app.models.roles import Role
from app.models.task import Task, workflow
from app.models.task.table import OPEN, TaskState

SINCE, UNTIL = -112, -2  # days back
PUNCTUAL = (order.OFFICE, order.CULTURE)  # units that do their rounds


def tell(script: Script) -> None:
    """Each working day: what falls due is reported in the afternoon, what was reported before is confirmed."""
    for day in sorted({script.laid.day(distance) for distance in range(SINCE, UNTIL)}):
        distance = (day - script.laid.today).days
        script.at(distance, 10, lambda: confirm(script))
        script.at(distance, 16, lambda: report(script))


def report(script: Script, punctual: Iterable[str] = PUNCTUAL) -> None:
    """The punctual units report what is due tomorrow at the latest."""
    units = [script.place.units[key].id for key in punctual]
    due = Task.due_effective_on <= clock.today() + timedelta(days=1)
    for task in _rounds(script, Task.state.in_(OPEN), Task.lead_unit_id.in_(units), due):
        paper = f"{task.number + clock.today().month}/BC"
        for head in people.holding(task.commune_id, Role.DEPARTMENT_HEAD, unit_id=task.lead_unit_id)[:1]:
            workflow.report(task, head, "Đã thực hiện kỳ này, có báo cáo kèm theo.", document_number=paper)


def confirm(script: Script) -> None:
    """What was reported on days before is confirmed."""
    for task in _rounds(script, Task.state == TaskState.REPORTED, Task.submitted_on < clock.today()):
        workflow.confirm(task, script.confirmer(task))


def _rounds(script: Script, *where: ColumnElement[bool]) -> list[Task]:
    """The occurrences of recurring duties, but that of which the story tells more."""
    its_own = (Task.commune_id == script.place.commune.id, Task.period_key.is_not(None))
    asked = select(Task).where(*its_own, Task.id != script.tasks["classes"].id, *where)
    return list(db.session.scalars(asked.order_by(Task.id)))
