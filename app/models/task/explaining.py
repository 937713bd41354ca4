"""Yêu cầu giải trình: asked with an urge, answered by a day by the head of the lead unit, never by a coordinating one.

One request of a task waits at a time. Its day stands on the task too (`explain_by`), so that cards and lists need no
further look; only the verbs of this file set it.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import people, powers, settings, telling, working_days
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.roles import Role
from app.models.task import urging
from app.models.task.explanation import Explanation, awaits_explanation, end, is_awaited, of_urge, waiting
from app.models.task.records import Urge
from app.models.task.table import Task
from app.models.text import clean
from app.models.user import User

__all__ = ["Explanation", "awaits_explanation", "is_awaited", "waiting"]


def usual_day(commune_id: int) -> date:
    """The last day for an answer where none is named: three working days from now, or as the commune has set."""
    return working_days.of(commune_id).add(clock.today(), int(settings.read(commune_id, "explain_days")))


def can_be_asked(task: Task) -> bool:
    """Is there somebody who must explain, and no request waiting yet?"""
    return urging.can_be(task) and task.lead_unit is not None and task.lead_unit.has_board and not is_awaited(task)


def ask(task: Task, by: User, note: str | None = None, due_on: date | None = None) -> Explanation:
    """Urge the lead unit and ask its head for an explanation by a day; it leaves after 60 seconds as the urge does.

    Pressed twice within that time it is one request. Raises NotAllowed for others than leaders and the secretariat,
    Refused for a day that has passed, a unit without a board, while a request waits, or where `urging.urge` refuses.
    """
    due_on = due_on or usual_day(task.commune_id)
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    row = waiting(task)
    if row is not None and row.asked_by_id == by.id and of_urge(urging.may_take_back(task, by)) is row:
        return row
    if row is not None:
        raise Refused("explanation_waits", day=row.due_on)
    if task.lead_unit is not None and not task.lead_unit.has_board:
        raise Refused("unit_without_board", unit=task.lead_unit.name)
    if due_on < clock.today():
        raise Refused("explanation_day_passed", today=clock.today())
    return _make(task, by, urging.urge(task, by, note, explain_by=due_on), due_on)


def answer(task: Task, by: User, text: str) -> None:
    """The head of the unit that was asked explains; an answer after its day is taken and marked late.

    Raises NotAllowed for others, Refused without words or where nothing waits for an answer.
    """
    row = waiting(task)
    if row is None:
        raise Refused("no_explanation_waits", code=task.code)
    if not powers.acts_for(by, row.unit_id):
        raise NotAllowed("only_lead_head")
    text = clean(text)
    if not text:
        raise Refused("explanation_missing")
    row.answer, row.answered_by_id, row.late = text, by.id, clock.today() > row.due_on
    end(task, row, "answered")
    record("task.explained_late" if row.late else "task.explained", task, by, before=row.due_on, note=text)
    slot = f"task-{task.id}-explained-{row.id}"
    telling.tell(task, "explained", f"explain-{row.id}", _asker(row), slot=slot, by=by)


def withdraw(task: Task, by: User) -> None:
    """Who asked takes the request back; the urge stands, unless it hasn't left: then it is taken back as well."""
    row = waiting(task)
    if row is None:
        raise Refused("no_explanation_waits", code=task.code)
    if row.asked_by_id != by.id:
        raise NotAllowed("not_the_asker")
    urge = urging.may_take_back(task, by)
    if urge is not None and of_urge(urge) is row:
        urging.take_back(task, by, urge.number)
        return
    end(task, row, "withdrawn")
    record("task.explanation_withdrawn", task, by, before=row.due_on)
    heads = people.answering_for(task.commune_id, row.unit_id)
    slot = f"task-{task.id}-explanation-withdrawn-{row.id}"
    telling.tell(task, "explanation_withdrawn", f"explain-{row.id}", heads, slot=slot, by=by)


def lapse(task: Task, by: User | None) -> None:
    """A request that waits when the work goes to another unit or is cancelled has nobody left to answer it."""
    row = waiting(task)
    if row is not None:
        end(task, row, "lapsed")
        record("task.explanation_lapsed", task, by, before=row.due_on)


def waiting_for(person: User) -> list[tuple[Task, Explanation]]:
    """The requests that a head must answer, the nearest day first; one statement, none for who heads no unit."""
    units = list(person.unit_ids(Role.DEPARTMENT_HEAD))
    if not units:
        return []
    rows = db.session.execute(
        select(Task, Explanation)
        .join(Explanation, (Explanation.commune_id == Task.commune_id) & (Explanation.task_id == Task.id))
        .where(Task.commune_id == person.commune_id, Explanation.outcome.is_(None), Explanation.unit_id.in_(units))
        .options(joinedload(Task.lead_unit), joinedload(Explanation.asked_by).lazyload(User.appointments))
        .options(joinedload(Explanation.urge))
        .order_by(Explanation.due_on, Explanation.id)
    )
    return [(row[0], row[1]) for row in rows]


def _make(task: Task, by: User, urge: Urge, due_on: date) -> Explanation:
    db.session.flush()
    assert task.lead_unit_id is not None
    row = Explanation(
        commune_id=task.commune_id,
        task_id=task.id,
        urge_id=urge.id,
        unit_id=task.lead_unit_id,
        asked_by_id=by.id,
        due_on=due_on,
    )
    db.session.add(row)
    task.explain_by = due_on
    db.session.flush()
    record("task.explanation_asked", task, by, after=due_on)
    return row


def _asker(row: Explanation) -> list[User]:
    """Who asked; the secretariat where that account is closed meanwhile."""
    return [row.asked_by] if row.asked_by.active else people.seated(row.commune_id, Role.SECRETARIAT)
