"""What a task's page shows beside the task itself; a fixed number of statements, whatever its history."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import event, reach
from app.models.event import Event
from app.models.people import holding
from app.models.plan import Clause, PlanVersion
from app.models.powers import Facts
from app.models.roles import Role
from app.models.target import Target
from app.models.targets import linking
from app.models.task import (
    comments,
    evidence,
    period_updates,
    products,
    progress,
    series_page,
    urge_log,
    waits,
    workflow,
)
from app.models.task.allowed import acts
from app.models.task.board_rows import fill_units
from app.models.task.period_updates import Slot
from app.models.task.records import Evidence, Extension, ProgressUpdate, Submission, Urge, Wait
from app.models.task.series_page import SeriesShown
from app.models.task.table import Task, TaskClause, TaskState
from app.models.task.urge_log import UrgeLog
from app.models.task.urging import may_take_back
from app.models.unit import Unit
from app.models.user import Appointment, User


@dataclass(frozen=True)
class Place:
    """Where a task stands: a clause, the number of its version, and whether that is the newest it stands in."""

    clause: Clause
    version: int
    newest: bool

    @property
    def place(self) -> str:
        """The place in the file."""
        return self.clause.place


@dataclass(frozen=True)
class TaskPage:
    """A task with its clauses in the plan, its events, the report and the request that wait, what may be done."""

    task: Task
    clauses: list[Place]
    events: list[Event]
    submission: Submission | None
    extension: Extension | None
    urge: Urge | None
    wait: Wait | None
    evidence: list[Evidence]
    removable: frozenset[int]
    accepted: Submission | None
    acts: frozenset[str]
    facts: Facts
    log: UrgeLog
    series: SeriesShown | None = None
    slots: list[Slot] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    @property
    def writes(self) -> list[Slot]:
        """The periods that a note may count for: the last ended one while it is owed, the present one."""
        owed = [slot for slot in self.slots[1:2] if slot.period.key == self.task.lacks_period]
        return [*owed, *self.slots[:1]] if self.task.is_open else []

    @property
    def presses(self) -> frozenset[str]:
        """The acts that stand among the buttons; what is written, evidence and a decision have their own places."""
        own = {"note", "contribute", "comment", "decide_extension", "withdraw_explanation", "withdraw_extension"}
        return self.acts - own - {"evidence"}

    @cached_property
    def updates(self) -> list[ProgressUpdate]:
        """The updates of lead and coordinating units, newest first; one statement."""
        return progress.updates(self.task)

    @cached_property
    def comments(self) -> list[comments.Said]:
        """The comments, newest first; two statements."""
        return comments.of(self.task)

    @property
    def product(self) -> bool:
        """Is there a product that a confirmer can look at? The same as `products.stands`."""
        return bool(self.evidence or (self.submission and self.submission.document_number))

    @property
    def files(self) -> int:
        """How many files stand as evidence."""
        return sum(row.file_id is not None for row in self.evidence)

    @property
    def asks_again(self) -> bool:
        """Has the day come to ask again what the work waits for?"""
        return self.wait is not None and self.wait.recheck_on <= clock.today()

    @property
    def returned(self) -> Event | None:
        """The last return, while the work lies with the unit again."""
        if not (self.task.is_open and self.task.returned):
            return None
        return next((one for one in self.events if one.verb == "task.returned"), None)

    @property
    def handed_back(self) -> Event | None:
        """The act that handed the work back, while it waits for another lead."""
        if self.task.lead_unit_id is not None:
            return None
        leads = ("task.handed_back", "task.lead_given", "task.lead_taken", "task.published", "task.revived")
        last = next((one for one in self.events if one.verb in leads), None)
        return last if last is not None and last.verb == "task.handed_back" else None

    @property
    def paused(self) -> Event | None:
        """The act that paused the task, while it rests."""
        if self.task.state != TaskState.PAUSED:
            return None
        return next((one for one in self.events if one.verb == "task.paused"), None)


def load(person: User, task_id: int) -> TaskPage:
    """The page of a task of the person's commune. Raises NotFound."""
    eager = [joinedload(Task.plan), joinedload(Task.lead_unit).joinedload(Unit.leader).lazyload(User.appointments)]
    people = [joinedload(column).lazyload(User.appointments) for column in (Task.assignee, Task.leader)]
    return of(person, reach.find(person, Task, task_id, *eager, *people))


def of(person: User, task: Task) -> TaskPage:
    """The page of a task that is loaded already."""
    db.session.flush()
    fill_units([task])
    period_updates.fill([task])
    facts = Facts(person.commune_id)
    log = urge_log.of(task, person)
    submission = workflow.standing(task) if task.state == TaskState.REPORTED else None
    proofs = evidence.of(task)
    return TaskPage(
        task,
        clauses_of(task),
        event.of(task),
        submission,
        log.extension,
        may_take_back(task, person),
        waits.standing(task) if task.is_open else None,
        proofs,
        frozenset(row.id for row in proofs if evidence.may_remove(person, task, row, submission)),
        products.accepted(task),
        acts(task, person, submission.by_id if submission else None, facts) | log.acts(task, person),
        facts,
        log,
        series_page.of(task),
        period_updates.year_of(task),
        linking.targets_of(task),
    )


def clauses_of(task: Task) -> list[Place]:
    """Where the task stands in its plan, the newest version first, in the plan's order."""
    asked = (
        select(Clause, PlanVersion.number)
        .join(PlanVersion, PlanVersion.id == Clause.version_id)
        .join(TaskClause, (TaskClause.commune_id == Clause.commune_id) & (TaskClause.clause_id == Clause.id))
        .where(TaskClause.commune_id == task.commune_id, TaskClause.task_id == task.id)
        .order_by(PlanVersion.number.desc(), Clause.position)
    )
    rows = [(clause, number) for clause, number in db.session.execute(asked)]
    return [Place(clause, number, number == rows[0][1]) for clause, number in rows]


def leaders(task: Task) -> list[User]:
    """Those who may be put in charge of the task."""
    return holding(task.commune_id, Role.CHAIRPERSON, Role.DEPUTY)


def colleagues(task: Task) -> list[User]:
    """Those who may be named to do the task: the people of its lead unit, by name."""
    asked = select(User).join(Appointment, Appointment.user_id == User.id)
    where = (User.commune_id == task.commune_id, User.active, Appointment.unit_id == task.lead_unit_id)
    people = db.session.scalars(asked.where(*where).order_by(User.name, User.id)).unique()
    return [person for person in people if task.lead_unit_id in person.unit_ids()]
