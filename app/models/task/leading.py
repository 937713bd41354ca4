"""Who works on a task: exactly one lead unit, any number of coordinating ones, one assignee."""

from __future__ import annotations

from collections.abc import Iterable

from app import clock
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.roles import Role
from app.models.rules.defaults import SCHEDULED
from app.models.task import explaining, extending, parts
from app.models.task.table import OPEN, Task, TaskState, TaskUnit
from app.models.text import clean
from app.models.unit import Unit
from app.models.user import User


def give_lead(task: Task, by: User | None, unit: Unit) -> None:
    """The secretariat gives a task its lead; it lands on that unit's board, to be accepted anew."""
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if unit.commune_id != task.commune_id or not unit.has_board:
        raise Refused("unit_without_board", unit=unit.name)
    check_movable(task)
    if task.lead_unit_id == unit.id:
        return
    _lapse(task, by)
    before = _move(task, unit)
    task.units = [row for row in task.units if row.unit_id != unit.id]
    record("task.lead_given", task, by, before=before, after=unit.name)
    tell_assigned(task)


def take_lead(task: Task, by: User | None, note: str) -> None:
    """Take a task from its lead, since the plan names none any more; it waits in the secretariat's tray."""
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    check_movable(task)
    if task.lead_unit_id is None:
        return
    _lapse(task, by)
    record("task.lead_taken", task, by, before=_move(task, None), note=note)


def hand_back(task: Task, by: User, reason: str) -> None:
    """The head hands work back that isn't theirs, before taking it on: it waits in the secretariat's tray with why.

    Raises NotAllowed for others, Refused without a reason, Stale where it was taken on meanwhile.
    """
    if task.state != TaskState.UNACCEPTED:
        raise Stale("stale_move", code=task.code)
    if not powers.acts_for(by, task.lead_unit_id):
        raise NotAllowed("only_lead_head")
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    _lapse(task, by)
    record("task.handed_back", task, by, before=_move(task, None), note=reason)
    occasion = f"hand-back-{task.version}"
    whom = [one for one in people.seated(task.commune_id, Role.SECRETARIAT) if one.id != by.id]
    telling.tell(task, "handed_back", occasion, whom, slot=f"task-{task.id}-{occasion}", by=by)


def check_movable(task: Task) -> None:
    """Refuse to change the lead of work that was reported or has ended."""
    if task.state not in OPEN:
        raise Refused("lead_too_late", code=task.code)


def _lapse(task: Task, by: User | None) -> None:
    """What the former unit was asked, or asked for, has nobody to answer for it any more."""
    explaining.lapse(task, by)
    extending.lapse(task, by)


def _move(task: Task, unit: Unit | None) -> str | None:
    """Lay a task before a unit, or before nobody; returns the name of the lead it had."""
    before = task.lead_unit.name if task.lead_unit else None
    task.lead_unit_id, task.lead_unit, task.assignee_id = unit.id if unit else None, unit, None
    task.state, task.accepted_at = TaskState.UNACCEPTED, None
    telling.hold_back(task, "moved", "assigned", "urge", *SCHEDULED)
    return before


def assign(task: Task, by: User, person: User | None) -> None:
    """The lead unit's head names who of the unit does the task, or nobody. Raises Refused for somebody else's."""
    if not powers.acts_for(by, task.lead_unit_id):
        raise NotAllowed("only_lead_head")
    if person is not None and not _works_in(person, task.lead_unit_id):
        raise Refused("assignee_elsewhere", person=person.name)
    if task.assignee_id == (person.id if person else None):
        return
    before = task.assignee.name if task.assignee else None
    task.assignee_id, task.assignee = (person.id if person else None), person
    record("task.assigned", task, by, before=before, after=person.name if person else None)


def put_in_charge(task: Task, by: User, leader: User | None) -> None:
    """Name the leader in charge, or nobody: that deputy decides on the task's extensions beside the chairperson.

    Raises NotAllowed for others than secretariat and chairperson, Refused for somebody who leads nothing.
    """
    if not by.holds(Role.SECRETARIAT, Role.CHAIRPERSON):
        raise NotAllowed("only_secretariat")
    if leader is not None and not (leader.active and leader.holds(Role.CHAIRPERSON, Role.DEPUTY)):
        raise Refused("not_a_leader", person=leader.name)
    if task.leader_id == (leader.id if leader else None):
        return
    before = task.leader.title_line if task.leader else None
    task.leader_id, task.leader = (leader.id if leader else None), leader
    record("task.leader_set", task, by, before=before, after=leader.title_line if leader else None)


def answer(task: Task, by: User, unit: Unit, text: str) -> None:
    """The head of a coordinating unit answers for its part, in a sentence; the task's own progress isn't touched."""
    if not powers.acts_for(by, unit.id):
        raise NotAllowed("only_own_unit")
    text = clean(text)
    if not text:
        raise Refused("answer_missing")
    part = parts.of(task, unit)
    part.acknowledged_at = part.acknowledged_at or clock.now()
    part.answered_at = clock.now()
    task.touch()
    record("task.answered", task, by, after=unit.short_name, note=text)
    whom = people.answering_for(task.commune_id, task.lead_unit_id)
    occasion = f"answer-{part.id}-{part.answered_at:%Y%m%dT%H%M%S}"
    telling.tell(task, "answered", occasion, whom, slot=f"task-{task.id}-{occasion}", by=by)


def coordinate(task: Task, units: Iterable[Unit], *, flagged: Iterable[Unit] = ()) -> None:
    """Make these the coordinating units, the lead left out; `flagged` ones were stated as further leads."""
    known = {row.unit_id: row for row in task.units}
    marked = {unit.id for unit in flagged}
    wanted = {unit.id: unit for unit in [*flagged, *units] if unit.id != task.lead_unit_id}
    task.units = [
        known.get(unit.id)
        or TaskUnit(commune_id=task.commune_id, unit_id=unit.id, unit=unit, flagged=unit.id in marked)
        for unit in wanted.values()
    ]


def _works_in(person: User, unit_id: int | None) -> bool:
    return person.active and unit_id in person.unit_ids(Role.DEPARTMENT_HEAD, Role.OFFICER)


def tell_assigned(task: Task, slot: str | None = None) -> None:
    """Tell the lead unit of new work; a plan's tasks go in one message (`slot`)."""
    whom = people.answering_for(task.commune_id, task.lead_unit_id)
    occasion = f"lead-{task.lead_unit_id or 0}-{task.version}"
    telling.tell(task, "assigned", occasion, whom, slot=slot or f"task-{task.id}-{occasion}")
