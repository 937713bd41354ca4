"""A random commune, lived day by day by the real verbs: what the sweep and the reconciliation must agree on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from app import clock, database
from app.database import db
from app.models import absences, accounts, appointments, calendar, delivery, units
from app.models.errors import Refused
from app.models.reconciling import comparing
from app.models.reconciling.comparing import Found
from app.models.roles import Role
from app.models.rules import checking, editing
from app.models.rules.defaults import RULES, Ruling
from app.models.sweep import sweep
from app.models.task import (
    Task,
    explaining,
    extending,
    leading,
    parts,
    pausing,
    period_updates,
    progress,
    waits,
    workflow,
    writing,
)
from app.models.task.table import TaskUnit
from app.models.unit import Unit
from app.models.user import User
from tests.world import Place

BEGIN = date(2026, 8, 10)  # a Monday; 2/9, a swapped day and its make-up Saturday lie ahead
TODAY = date(2026, 10, 6)  # a Tuesday
SOON, LATE = date(2026, 10, 9), date(2026, 9, 28)
KINDS = ("date", "date", "date", "date", "ongoing", "recurring", "external", "none")
RECURRENCES = (None, "weekly", "monthly by day 15", "quarterly", "periodic (interval not stated)")
UNITS = ("office", "culture", "economy", "centre", None)


@dataclass
class Life:
    """A commune with its dice; `acts` counts what really happened."""

    place: Place
    dice: random.Random
    ids: list[int] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)

    def begin(self, tasks: int) -> None:
        """The calendar of the year, leaders in charge, and the first tasks; only some people have an address."""
        with database.transaction():
            for key in ("secretary", "chair", "deputy", "admin", "economy_head"):
                self._who(key).email = None
            calendar.fill(self.place.id, 2026, self._who("admin"))
            units.set_leader(self._unit("economy"), self._who("admin"), self._who("deputy"))
            for _each in range(tasks):
                self.publish()

    def publish(self) -> None:
        """A task of any kind, with a day of its own in the past or to come."""
        kind, unit = self.dice.choice(KINDS), self.dice.choice(UNITS)
        due = clock.today() + timedelta(days=self.dice.randint(-30, 60)) if kind == "date" else None
        by = self._who("secretary")
        lead = self._unit(unit) if unit else None
        task = writing.add(by, text=f"Việc {len(self.ids)}", unit=lead, due_on=due)
        task.deadline_type = kind
        task.kind = "reporting" if self.dice.random() < 0.1 else "task"
        task.recurrence = self.dice.choice(RECURRENCES) if kind in ("ongoing", "recurring") else None
        leading.coordinate(task, [self._unit(one) for one in ("culture", "economy") if one != unit])
        db.session.flush()
        self.ids.append(task.id)

    def act(self) -> None:
        """One thing that somebody may do; what the domain refuses is no act."""
        name = self.dice.choices(list(_ACTS), [weight for weight, _do in _ACTS.values()])[0]
        try:
            with database.transaction():
                _ACTS[name][1](self, db.session.get_one(Task, self.dice.choice(self.ids)))
            self.acts[name] += 1
        except Refused:
            self.acts["refused"] += 1

    def day(self, day: date, acts: int) -> Found:
        """A day from the morning to the night: acts, the clock's sweeps among them, and what the night finds."""
        begun = [(7.1, self.morning), (self.dice.uniform(8, 19), self.sweep)]
        done = [(self.dice.uniform(6, 20), self.act) for _each in range(acts)]
        for hour, what in sorted([*begun, *done], key=lambda one: one[0]):
            with clock.stopped(at(day, hour)):
                what()
        return self.night(day)

    def night(self, day: date, hour: float = 20) -> Found:
        """The clock's last sweep, and the reconciliation after it."""
        with clock.stopped(at(day, hour)):
            self.sweep()
            return self.compare()

    def compare(self) -> Found:
        """What the reconciliation finds now."""
        with database.reading():
            return comparing.compare(self.place.id)

    def morning(self) -> None:
        """The first sweep of a day, and the letters leave (there is no mail server)."""
        self.sweep()
        delivery.deliver(delivery.due(self.place.id))

    def sweep(self) -> None:
        """The clock's sweep."""
        with database.transaction():
            sweep(self.place.id)

    def _who(self, key: str) -> User:
        return db.session.get_one(User, self.place.people[key].id)

    def _unit(self, key: str) -> Unit:
        return db.session.get_one(Unit, self.place.units[key].id)

    def _head(self, task: Task) -> User:
        economy = self.place.units["economy"].id
        return self._who("economy_head" if task.lead_unit_id == economy else "culture_head")

    def _soon(self, most: int = 20) -> date:
        return clock.today() + timedelta(days=self.dice.randint(0, most))


def at(day: date, hour: float) -> datetime:
    """The instant of a local day and hour."""
    return clock.instant(day) + timedelta(hours=hour)


def _report(life: Life, task: Task) -> None:
    workflow.report(task, life._head(task), "Đã làm xong", document_number="12/BC-UBND")


def _part(life: Life, task: Task) -> None:
    rows = db.session.query(TaskUnit).filter_by(task_id=task.id).all()
    if not rows:
        raise Refused("not_coordinating")
    due = life._soon() if task.due_effective_on is None else task.due_effective_on - timedelta(life.dice.randint(0, 9))
    parts.ask(task, life._who("secretary"), db.session.get_one(Unit, life.dice.choice(rows).unit_id), "Cung cấp", due)


def _answer_part(life: Life, task: Task) -> None:
    rows = [row for row in task.units if row.unit_id == life.place.units["economy"].id]
    if not rows:
        raise Refused("not_coordinating")
    leading.answer(task, life._who("economy_head"), rows[0].unit, "Đã cung cấp")


def _rule(life: Life, task: Task) -> None:
    """A ruling of the commune, of a unit, or of one task; sometimes taken back again."""
    rule = RULES[life.dice.choice(sorted(RULES))]
    over = life.dice.choice((None, task.lead_unit, task))
    by = life._who("chair" if over is task else "secretary")
    if life.dice.random() < 0.3:
        return editing.clear(by, rule.key, over)
    days = range(-12, 1) if rule.before else range(1, 12)
    steps = tuple(sorted(life.dice.sample(days, life.dice.randint(1, 4))))
    words = checking.hearers(rule)
    audience = tuple(life.dice.sample(words, life.dice.randint(1, 2)))
    every = 0 if rule.before else life.dice.choice((0, 1, 2, 5))
    return editing.set_ruling(by, rule.key, over, Ruling(life.dice.random() < 0.8, steps, every, audience))


def _absence(life: Life, _task: Task) -> None:
    """Somebody is away from today or later on, and who stands in may be away too."""
    who, other = life.dice.sample(("secretary", "chair", "deputy", "culture_head", "economy_head", "officer"), 2)
    person, begins = life._who(who), clock.today() + timedelta(days=life.dice.randint(0, 3))
    stand_in = life._who(other) if life.dice.random() < 0.7 else None
    ends = begins + timedelta(days=life.dice.randint(0, 6))
    absences.begin(person, life._who("admin"), from_on=begins, to_on=ends, stand_in=stand_in)


def _back(life: Life, _task: Task) -> None:
    held = absences.holding(life.place.id)
    if not held:
        raise Refused("nobody_away")
    absences.end(life.dice.choice(held), life._who("admin"))


def _head_changes(life: Life, _task: Task) -> None:
    """The head of a unit ends, or comes back from a later day on."""
    head = life._who("culture_head")
    held = head.held(Role.DEPARTMENT_HEAD)
    if held:
        appointments.end(held[0], life._who("admin"), clock.today() + timedelta(days=life.dice.randint(0, 3)))
    else:
        begins = clock.today() + timedelta(days=life.dice.randint(0, 5))
        appointments.appoint(head, life._who("admin"), Role.DEPARTMENT_HEAD, life._unit("culture"), begins)


def _account(life: Life, _task: Task) -> None:
    officer = life._who("officer")
    (accounts.close if officer.active else accounts.reopen)(officer, life._who("admin"))


def _calendar(life: Life, _task: Task) -> None:
    calendar.add(life._who("admin"), clock.today() + timedelta(days=life.dice.randint(2, 40)), "swapped", "Nghỉ")


Act = Callable[[Life, Task], Any]
_ACTS: dict[str, tuple[float, Act]] = {
    "publish": (6, lambda life, _task: life.publish()),
    "accept": (8, lambda life, task: workflow.accept(task, life._head(task))),
    "report": (8, _report),
    "take_back": (1, lambda life, task: workflow.take_back(task, life._head(task))),
    "confirm": (3, lambda life, task: workflow.confirm(task, life._who("chair"))),
    "send_back": (3, lambda life, task: workflow.send_back(task, life._who("chair"), "Thiếu số liệu")),
    "reopen": (2, lambda life, task: workflow.reopen(task, life._who("chair"), "Chưa đạt")),
    "cancel": (1, lambda life, task: workflow.cancel(task, life._who("chair"), "Không còn cần")),
    "pause": (2, lambda life, task: pausing.pause(task, life._who("chair"), "Chờ kinh phí")),
    "resume": (2, lambda life, task: pausing.resume(task, life._who("chair"))),
    "extend": (5, lambda life, task: extending.ask(task, life._head(task), life._soon(40), "Chờ thẩm định")),
    "grant": (3, lambda life, task: extending.decide(task, life._who("chair"), True)),
    "refuse": (2, lambda life, task: extending.decide(task, life._who("chair"), False, "Không đủ lý do")),
    "explain": (4, lambda life, task: explaining.ask(task, life._who("chair"), due_on=life._soon(6))),
    "explained": (3, lambda life, task: explaining.answer(task, life._head(task), "Do mưa lũ")),
    "hand_back": (2, lambda life, task: leading.hand_back(task, life._head(task), "Không thuộc đơn vị")),
    "give_lead": (3, lambda life, task: leading.give_lead(task, life._who("secretary"), life._unit("economy"))),
    "assign": (4, lambda life, task: leading.assign(task, life._head(task), life._who("officer"))),
    "in_charge": (2, lambda life, task: leading.put_in_charge(task, life._who("chair"), life._who("deputy"))),
    "part": (6, _part),
    "answer_part": (4, _answer_part),
    "wait": (4, lambda life, task: waits.begin(task, life._who("secretary"), "Sở KH&CN", life._soon(30))),
    "wait_ends": (2, lambda life, task: waits.end(task, life._who("secretary"), "Đã có công văn")),
    "dated": (1, lambda life, task: waits.end(task, life._who("secretary"), "Đã có", life._soon(30))),
    "period": (5, lambda life, task: period_updates.write(task, life._head(task), "Đã làm")),
    "note": (5, lambda life, task: progress.note(task, life._head(task), "Đang làm")),
    "correct": (3, lambda life, task: writing.correct_due(task, life._who("secretary"), life._soon(40), None, "Sai")),
    "rule": (2, _rule),
    "away": (1.5, _absence),
    "back": (0.7, _back),
    "head": (0.7, _head_changes),
    "account": (0.5, _account),
    "calendar": (0.5, _calendar),
}


def kinds(found: Found) -> dict[str, int]:
    """How many differences of each kind."""
    return dict(Counter(one["kind"] for one in found.differences))
