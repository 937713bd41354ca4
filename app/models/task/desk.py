"""What lies on a person's desk today, by the roles they hold: the lists of the home page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import working_days
from app.models.plan import Plan, PlanState, PlanVersion, Proposal, ProposalState
from app.models.powers import Facts, may_confirm
from app.models.task import period_updates
from app.models.task.board import GROUPS, Card
from app.models.task.board_rows import asks_extension, submitter
from app.models.task.order import in_lane
from app.models.task.products import product
from app.models.task.records import Submission
from app.models.task.six import in_charge
from app.models.task.stuck import Report
from app.models.task.table import OPEN, Task, TaskState, TaskUnit
from app.models.task.terms import terms
from app.models.task.timing import time_state
from app.models.user import User


@dataclass
class UnitDesk:
    """The open tasks of a person's units: returned, late, due soon, new, and the parts that wait for their answer."""

    cards: list[Card]
    answers: list[tuple[Task, TaskUnit]] = field(default_factory=list)
    reasons: dict[int, Submission] = field(default_factory=dict)

    def assigned_to(self, person_id: int) -> list[Card]:
        """What a person of the unit was given to do."""
        return self._ordered([card for card in self.cards if card.task.assignee_id == person_id])

    def group(self, name: str) -> list[Card]:
        """The accepted or unaccepted cards of a group of `board.GROUPS`, in the order of lanes."""
        return self._ordered([card for card in self.cards if card.time.kind in GROUPS[name]])

    @property
    def returned(self) -> list[Card]:
        """Returned and with the unit again."""
        return self._ordered([card for card in self.cards if card.task.returned and card.task.is_open])

    @property
    def new(self) -> list[Card]:
        """To be accepted."""
        return self._ordered([card for card in self.cards if card.task.state == TaskState.UNACCEPTED])

    @property
    def first(self) -> list[Card]:
        """What comes first: returned, late, due soon; each once."""
        picked = {card.task.id: card for card in [*self.returned, *self.group("late"), *self.group("soon")]}
        return list(picked.values())

    def _ordered(self, cards: list[Card]) -> list[Card]:
        by_id = {card.task.id: card for card in cards}
        return [by_id[task.id] for task in in_lane(card.task for card in cards)]


def unit_desk(person: User, unit_ids: frozenset[int], facts: Facts, today: date | None = None) -> UnitDesk:
    """The desk of a unit's head or officer; three statements."""
    today = today or clock.today()
    soon = int(str(facts.settled["soon_days"]))
    asked = (
        select(Task, asks_extension(), submitter())
        .where(Task.commune_id == person.commune_id, Task.lead_unit_id.in_(unit_ids), Task.state.in_(OPEN))
        .options(joinedload(Task.lead_unit))
    )
    rows = db.session.execute(asked).all()
    cards = [Card(task, time_state(task, today, soon), None, asks, by) for task, asks, by in rows]
    period_updates.fill((card.task for card in cards), today)
    desk = UnitDesk(cards, _awaited(person, unit_ids))
    desk.reasons = _reasons([card.task for card in desk.returned])
    return desk


def to_confirm(person: User, facts: Facts) -> list[Report]:
    """What is reported done and waits for this person, the oldest first, with the working days it has waited."""
    asked = (
        select(Task, submitter(), product())
        .where(Task.commune_id == person.commune_id, Task.state == TaskState.REPORTED)
        .options(joinedload(Task.lead_unit))
        .order_by(Task.submitted_on, Task.id)
    )
    days, today = working_days.of(person.commune_id), clock.today()
    return [
        Report(task, days.between(task.submitted_on or today, today), bool(shown))
        for task, by, shown in db.session.execute(asked)
        if may_confirm(person, task, by, facts)
    ]


def late_of_leader(person: User, limit: int = 10) -> list[Task]:
    """The first overdue tasks that a leader is in charge of, the worst first."""
    where = (Task.commune_id == person.commune_id, in_charge() == person.id, terms(clock.today())["late"])
    asked = select(Task).where(*where).options(joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on, Task.id).limit(limit)))


def tray(person: User, limit: int) -> tuple[list[Task], int]:
    """The open tasks that nobody leads ("Chưa rõ chủ trì"): the first ones, and how many they are."""
    where = (Task.commune_id == person.commune_id, Task.lead_unit_id.is_(None), Task.state.in_(OPEN))
    rows = db.session.execute(
        select(Task, func.count().over())
        .where(*where)
        .order_by(Task.due_effective_on.is_(None), Task.due_effective_on, Task.id)
        .limit(limit)
    ).all()
    return [row[0] for row in rows], (rows[0][1] if rows else 0)


def in_review(person: User) -> list[tuple[Plan, int]]:
    """The plans with proposals that a person must still look at or publish, and how many."""
    waiting = Proposal.state.in_((ProposalState.UNCLEAR, ProposalState.CLEAR))
    rows = db.session.execute(
        select(Plan, func.count(Proposal.id))
        .join(PlanVersion, (PlanVersion.commune_id == Plan.commune_id) & (PlanVersion.plan_id == Plan.id))
        .join(Proposal, (Proposal.commune_id == Plan.commune_id) & (Proposal.version_id == PlanVersion.id))
        .where(Plan.commune_id == person.commune_id, Plan.state != PlanState.WITHDRAWN, waiting)
        .group_by(Plan.id)
        .order_by(Plan.id.desc())
    )
    return [(row[0], row[1]) for row in rows]


def _awaited(person: User, unit_ids: frozenset[int]) -> list[tuple[Task, TaskUnit]]:
    """The parts that a unit was asked for (a duty or a day of its own) and has not answered."""
    rows = db.session.execute(
        select(Task, TaskUnit)
        .join(TaskUnit, (TaskUnit.commune_id == Task.commune_id) & (TaskUnit.task_id == Task.id))
        .where(Task.commune_id == person.commune_id, TaskUnit.unit_id.in_(unit_ids), Task.state.in_(OPEN))
        .where(TaskUnit.answered_at.is_(None), or_(TaskUnit.duty.is_not(None), TaskUnit.due_on.is_not(None)))
        .options(joinedload(Task.lead_unit))
        .order_by(TaskUnit.due_on.is_(None), TaskUnit.due_on, Task.id)
    )
    return [(row[0], row[1]) for row in rows]


def _reasons(tasks: list[Task]) -> dict[int, Submission]:
    """Why each was returned last."""
    if not tasks:
        return {}
    returned = db.session.scalars(
        select(Submission)
        .where(Submission.commune_id == tasks[0].commune_id, Submission.task_id.in_([task.id for task in tasks]))
        .where(Submission.decision == "returned")
        .order_by(Submission.id)
    )
    return {row.task_id: row for row in returned}
