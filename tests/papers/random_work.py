"""The work of a random commune: tasks of every type and unit, lived from day to day by the product's own verbs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from app import clock
from app.database import db
from app.models.errors import Refused
from app.models.task import Task, TaskState, explaining, extending, leading, pausing, progress, urging, workflow
from app.models.user import Appointment, User
from tests.papers.full_sample import HOSTILE
from tests.papers.sample import WORK
from tests.world import LONG_AGO, Place

NOW = datetime(2026, 9, 28, 2, 0, tzinfo=UTC)  # Monday, 09:00 in Vietnam; data of the third quarter closed on 14/9
OPENING = date(2026, 3, 2)
UNITS = ("office", "culture", "economy", "centre", None)
HEADS = {"culture": "culture_head", "economy": "economy_head", "office": "economy_head", "centre": "culture_head"}
TYPES = ("date", "date", "milestones", "none", "ongoing", "recurring", "external", "relative")
SECTIONS = (None, "Thể chế số", "Hạ tầng số", "Dữ liệu số")
Verb = Callable[["Work", Task], None]
Verbs = tuple[Verb, ...]
MOST_STEPS, LONGEST_STEP = 6, 40  # of a task's life; days between two of them


class Work:
    """The tasks of one commune and who acts on them; `mark` stands in every text; `done` counts the verbs."""

    def __init__(self, place: Place, dice: random.Random, mark: str) -> None:
        self.place, self.dice, self.mark = place, dice, mark
        self.chair, self.secretary = place.people["chair"], place.people["secretary"]
        self.heads = {place.units[unit].id: place.people[who] for unit, who in HEADS.items()}
        self.tasks: list[Task] = []
        self.done: Counter[str] = Counter()

    def text(self, words: str = "") -> str:
        """Words as plans have them, now and then some that would be markup or a formula elsewhere."""
        said = words or self.dice.choice((*WORK, *WORK, *HOSTILE))
        return f"{said} {self.mark}-{len(self.tasks) + 1}"

    def day(self, first: date, days: int) -> date:
        """A day within so many days from the first."""
        return first + timedelta(days=self.dice.randrange(days))

    def lead(self) -> None:
        """Let the two heads lead the units that have none (kiêm nhiệm)."""
        for unit in ("office", "centre"):
            seat = {"role": "department_head", "unit_id": self.place.units[unit].id, "from_on": LONG_AGO}
            self.place.people[HEADS[unit]].appointments.append(Appointment(commune_id=self.place.id, **seat))
        db.session.flush()

    def give(self, plan_id: int | None = None, unit: str | None = "", due_on: date | None = None) -> Task:
        """A task of any kind on any day; of a unit and due on a day where these are named."""
        kind = "date" if due_on else self.dice.choice(TYPES)
        given = self.day(OPENING, 200)
        dated = kind in ("date", "milestones") or self.dice.random() < 0.2
        with clock.stopped(clock.instant(given, 8)):
            task = self.place.task(
                self.text(),
                self.dice.choice(UNITS) if unit == "" else unit,
                deadline_type=kind,
                due_on=due_on or (self.day(given, 200) if dated else None),
                section=self.dice.choice(SECTIONS),
                product=self.dice.choice((None, "Báo cáo", "Quy chế")),
                plan_id=plan_id if self.dice.random() < 0.4 else None,
            )
            leading.coordinate(task, self.dice.sample([*self.place.units.values()][:4], self.dice.randrange(3)))
        self.tasks.append(task)
        return task

    def live(self, task: Task) -> None:
        """A few steps at days between the task's beginning and now."""
        at = clock.local(task.created_at).date()
        for _step in range(self.dice.randrange(MOST_STEPS + 1)):
            at = self.day(at, LONGEST_STEP)
            if at >= clock.local(NOW).date():
                break
            with clock.stopped(clock.instant(at, 10)):
                self.step(task)

    def step(self, task: Task) -> None:
        """One verb that the task's state lets somebody do; what is refused changes nothing."""
        open_to = STEPS[TaskState(task.state)] if task.lead_unit_id else UNLED[TaskState(task.state)]
        if open_to:
            verb = self.dice.choice(open_to)
            try:
                verb(self, task)
            except Refused as refused:
                self.done[f"refused: {refused.code}"] += 1
            else:
                self.done[verb.__name__] += 1
            db.session.flush()

    def step_by(self, verb: Verb, task: Task) -> None:
        """The verb that is named, on the day after the task's."""
        with clock.stopped(task.created_at + timedelta(days=1)):
            verb(self, task)
        db.session.flush()

    def head(self, task: Task) -> User:
        """Who heads the task's lead unit."""
        return self.heads[task.lead_unit_id or 0]


def accept(work: Work, task: Task) -> None:
    workflow.accept(task, work.head(task))


def note(work: Work, task: Task) -> None:
    said = {
        "difficulty": work.dice.choice((None, "Chờ bố trí kinh phí")),
        "proposal": work.dice.choice((None, "Gia hạn")),
    }
    progress.note(task, work.head(task), work.text("Đang làm"), percent=work.dice.choice((None, 30, 60)), **said)


def report(work: Work, task: Task) -> None:
    number = work.dice.choice((None, f"{work.dice.randrange(1, 400)}/BC-UBND"))
    workflow.report(task, work.head(task), work.text("Đã xong"), document_number=number)


def ask(work: Work, task: Task) -> None:
    last = max(task.due_on or clock.today(), clock.today())
    extending.ask(task, work.head(task), work.day(last + timedelta(days=1), 60), work.text("Chờ thẩm định giá"))


def decide(work: Work, task: Task) -> None:
    extending.decide(task, work.chair, granted=work.dice.random() < 0.7, answer="Đã xem xét")


def urge(work: Work, task: Task) -> None:
    urging.urge(task, work.chair, "Đề nghị khẩn trương")


def explain(work: Work, task: Task) -> None:
    explaining.ask(task, work.chair)


def confirm(work: Work, task: Task) -> None:
    workflow.confirm(task, work.chair, without_product=True)


def send_back(work: Work, task: Task) -> None:
    workflow.send_back(task, work.chair, "Thiếu biên bản nghiệm thu")


def reopen(work: Work, task: Task) -> None:
    workflow.reopen(task, work.chair, "Số liệu chưa khớp")


def pause(work: Work, task: Task) -> None:
    pausing.pause(task, work.chair, "Chờ chủ trương", "35/TB-UBND")


def resume(work: Work, task: Task) -> None:
    pausing.resume(task, work.chair)


def cancel(work: Work, task: Task) -> None:
    workflow.cancel(task, work.chair, work.text("Đã dùng hạ tầng chung"))


STEPS: dict[TaskState, Verbs] = {
    TaskState.UNACCEPTED: (accept, accept, accept, urge, cancel),
    TaskState.IN_PROGRESS: (note, report, report, ask, decide, urge, explain, pause),
    TaskState.REPORTED: (confirm, confirm, send_back),
    TaskState.DONE: (reopen,),
    TaskState.PAUSED: (resume, cancel),
    TaskState.CANCELLED: (),
}
UNLED: dict[TaskState, Verbs] = {**dict.fromkeys(TaskState, ()), TaskState.UNACCEPTED: (pause, cancel)}
