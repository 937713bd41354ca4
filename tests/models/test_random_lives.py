"""Random lives of tasks, driven by the real verbs beside a plain model: after every step every count agrees.

The model knows nothing of SQL or of the product's timing: it holds each task's state, dates and standing report, and
sorts them into the terms by the order that domain rules §3.3 gives.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app import clock
from app.database import db
from app.models import counting, working_days
from app.models.audit import verify
from app.models.errors import Refused
from app.models.task import (
    Task,
    evidence,
    explaining,
    extending,
    leading,
    pausing,
    periods,
    progress,
    series,
    urging,
    waits,
    workflow,
    writing,
)
from app.models.task.explaining import awaits_explanation
from app.models.task.handed import Handed
from app.models.task.occurrences import Rule
from app.models.task.terms import TERMS
from tests import world
from tests.conftest import NOW

UNITS = ("culture", "economy", "centre", None)
TYPES = ("none", "ongoing", "external", "recurring")
MILESTONES = (date(2026, 10, 20), date(2026, 11, 30), date(2026, 12, 15))
RULES = {  # kind: its rule, and its occurrences as a person counts them: from which day, until which
    "monthly": (
        Rule("monthly by day 15", 2026, last_days="14"),
        [(date(2026, month, 1), date(2026, month, 14)) for month in range(1, 13)],
    ),
    "milestones": (
        Rule("milestones", 2026, milestones=tuple(day.isoformat() for day in MILESTONES)),
        [
            (date(2026, 1, 1), MILESTONES[0]),
            (date(2026, 10, 21), MILESTONES[1]),
            (date(2026, 12, 1), MILESTONES[2]),
        ],
    ),
}
HEADS = {"culture": "culture_head", "economy": "economy_head"}
REACHED = ("accept", "report", "confirm", "cancel", "pause", "ask", "decide", "refused for want of a product")
figures: Counter[str] = Counter()


def past_weekend(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def month_before(day: date) -> tuple[int, int]:
    """Year and month of the month before a day's."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.year, last.month


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


@dataclass
class Repeated:
    """A series as the plain model knows it: its tasks by id, the newest last, and what it runs through."""

    slots: list[tuple[date, date]]
    tasks: list[int] = field(default_factory=list)
    ended: bool = False


@dataclass
class Plain:
    """A task as the plain model knows it."""

    unit: str | None
    kind: str
    due: date | None
    state: str = "unaccepted"
    accepted: bool = False
    submitted: date | None = None
    asked: date | None = None
    urged: int = 0
    explain_by: date | None = None
    extended: int = 0
    first: date | None = None
    came: date = date(2026, 10, 6)
    written: set[tuple[int, int]] = field(default_factory=set)
    series: int | None = None
    slot: int = 0
    number: bool = False
    links: list[datetime] = field(default_factory=list)
    reported_at: datetime | None = None

    @property
    def product(self) -> bool:
        """Is there something to show: a document, which stays evidence, or a link."""
        return self.number or bool(self.links)

    def reportable(self) -> bool:
        """May a head report it?"""
        return self.unit in HEADS and self.state in ("unaccepted", "in_progress")

    @property
    def last_day(self) -> date | None:
        """The day due, moved past the weekend (the test world has no holidays)."""
        return past_weekend(self.due) if self.due else None

    def lacks_update(self, today: date) -> bool:
        """Is last month without a word, though the duty was there by its middle?"""
        year, month = month_before(today)
        there = self.came <= date(year, month, 15 if month == 2 else 16 if days_of(year, month) == 31 else 15)
        return self.term(today) == "ongoing" and there and (year, month) not in self.written

    def term(self, today: date) -> str | None:
        """The one term it sits in, tested in the order of §3.3; None outside the total."""
        if self.state == "cancelled":
            return None
        if self.state in ("done", "reported"):
            return f"{self.state}_{self._judged()}"
        if self.state == "paused":
            return "paused"
        if self.kind == "ongoing" or (self.kind == "recurring" and self.due is None):
            return "ongoing"
        if self.due is None:
            return "waiting" if self.kind == "external" else "undated"
        return "late" if self.last_day and today > self.last_day else "in_time"

    def _judged(self) -> str:
        if self.last_day is None or self.submitted is None:
            return "undated"
        return "on_time" if self.submitted <= self.last_day else "late"


class Lives(RuleBasedStateMachine):
    """A commune, its tasks and their plain twins."""

    place: world.Place

    @initialize()
    def begin(self) -> None:
        clock.stop(NOW)
        db.session.rollback()
        self.place = world.build(f"c{figures['lives']}", "Mẫu")
        self.plain: dict[int, Plain] = {}
        self.repeated: dict[int, Repeated] = {}
        figures["lives"] += 1

    def teardown(self) -> None:
        db.session.rollback()
        clock.stop(NOW)

    def _pick(self, n: int) -> tuple[Task, Plain]:
        ids = sorted(self.plain)
        task_id = ids[n % len(ids)]
        return db.session.get_one(Task, task_id), self.plain[task_id]

    def _person(self, key: str) -> world.User:
        return self.place.people[key]

    def _head(self, plain: Plain) -> world.User:
        return self._person(HEADS.get(plain.unit or "", "culture_head"))

    def _try(self, allowed: bool, act, *arguments, **named) -> bool:  # type: ignore[no-untyped-def]
        """The verb does it exactly when the plain model says so."""
        figures["steps"] += 1
        figures[act.__name__] += 1
        try:
            act(*arguments, **named)
        except Refused as refused:
            assert not allowed, (act.__name__, refused.code)
            return False
        assert allowed, f"{act.__name__} should have been refused"
        return True

    @rule(unit=st.sampled_from(UNITS), kind=st.sampled_from(TYPES), days=st.none() | st.integers(-20, 40))
    def publish(self, unit: str | None, kind: str, days: int | None) -> None:
        due = clock.today() + timedelta(days=days) if days is not None else None
        kind = kind if due is None or kind in ("ongoing", "recurring") else "date"
        task = self.place.task(f"Việc {len(self.plain)}", unit, due_on=due, deadline_type=kind)
        self.plain[task.id] = Plain(unit, kind, due, came=clock.today(), first=due)

    @rule(unit=st.sampled_from(UNITS), kind=st.sampled_from(sorted(RULES)))
    def publish_series(self, unit: str | None, kind: str) -> None:
        rule_, slots = RULES[kind]
        task = self.place.task(f"Việc {len(self.plain)}", unit, deadline_type="recurring")
        figures["series"] += 1
        begun = series.start(task, rule_, "recurring", working_days.of(self.place.id))
        db.session.flush()
        first = next((n for n, (_from, due) in enumerate(slots) if past_weekend(due) >= clock.today()), None)
        assert begun == (first is not None)
        self.plain[task.id] = Plain(unit, "recurring", None, came=clock.today())
        if first is not None:
            assert task.series_id is not None
            self.plain[task.id] = Plain(unit, "date", slots[first][1], came=clock.today(), series=task.series_id)
            self.plain[task.id].first = slots[first][1]
            self.plain[task.id].slot = first
            self.repeated[task.series_id] = Repeated(slots, [task.id])

    def _follows(self, series_id: int | None) -> None:
        """What the plain model makes of a series now; the product must have made the same."""
        if series_id is None:
            return
        repeated = self.repeated[series_id]
        newest = self.plain[repeated.tasks[-1]]
        slot = self._next_slot(repeated, newest)
        there = db.session.scalars(select(Task.id).where(Task.series_id == series_id).order_by(Task.id)).all()
        assert len(there) == len(repeated.tasks) + (slot is not None), (slot, there, repeated)
        if slot is not None:
            figures["occurrences"] += 1
            due = repeated.slots[slot][1]
            made = Plain(newest.unit, "date", due, came=clock.today(), series=series_id, slot=slot, first=due)
            self.plain[there[-1]] = made
            repeated.tasks.append(there[-1])

    @staticmethod
    def _unled(newest: Plain) -> bool:
        return newest.unit is None and newest.state not in ("done", "cancelled")

    def _next_slot(self, repeated: Repeated, newest: Plain) -> int | None:
        after = newest.slot + 1
        if repeated.ended or newest.state == "paused" or self._unled(newest) or after >= len(repeated.slots):
            return None
        begun = [n for n, (from_day, _due) in enumerate(repeated.slots) if from_day <= clock.today() and n >= after]
        if begun:
            return begun[-1]
        return after if newest.state in ("done", "cancelled") else None

    @rule(twice=st.booleans())
    def clock_comes(self, twice: bool) -> None:
        for _time in range(1 + twice):
            series.catch_up(self.place.id)
        for series_id in self.repeated:
            self._follows(series_id)

    @precondition(lambda self: self.repeated)
    @rule(n=st.integers(0, 50))
    def end_series(self, n: int) -> None:
        series_id = sorted(self.repeated)[n % len(self.repeated)]
        repeated = self.repeated[series_id]
        task = db.session.get_one(Task, repeated.tasks[0])
        if self._try(not repeated.ended, series.end, task, self._person("secretary"), "Tỉnh bỏ chế độ báo cáo"):
            repeated.ended = True

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def write_update(self, n: int) -> None:
        task, plain = self._pick(n)
        today = clock.today()
        may = plain.unit in HEADS and plain.state in ("unaccepted", "in_progress")
        owed = plain.lacks_update(today)
        if self._try(may, progress.note, task, self._head(plain), "Đã làm") and plain.term(today) == "ongoing":
            plain.written.add(month_before(today) if owed else (today.year, today.month))

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def accept(self, n: int) -> None:
        task, plain = self._pick(n)
        head = self._head(plain)
        if self._try(plain.unit in HEADS and plain.state in ("unaccepted", "in_progress"), workflow.accept, task, head):
            plain.state, plain.accepted = "in_progress", True

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def put_back(self, n: int) -> None:
        task, plain = self._pick(n)
        if self._try(plain.unit in HEADS and plain.state == "in_progress", workflow.put_back, task, self._head(plain)):
            plain.state, plain.accepted = "unaccepted", False

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), number=st.sampled_from((None, world.PRODUCT)))
    def report(self, n: int, number: str | None) -> None:
        task, plain = self._pick(n)
        may = plain.unit in HEADS and plain.state in ("unaccepted", "in_progress")
        if self._try(may, workflow.report, task, self._head(plain), "Đã xong", document_number=number):
            plain.number, plain.reported_at = plain.number or number is not None, clock.now()
            plain.state, plain.accepted, plain.submitted, plain.asked = "reported", True, clock.today(), None

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def add_evidence(self, n: int) -> None:
        task, plain = self._pick(n)
        handed = Handed(link=f"https://mau.example/{len(plain.links)}")
        if self._try(plain.state not in ("done", "cancelled"), evidence.add, task, self._person("secretary"), handed):
            plain.links.append(clock.now())

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def remove_evidence(self, n: int) -> None:
        task, plain = self._pick(n)
        mine = [row for row in evidence.of(task) if row.link]
        assert [row.at for row in mine] == plain.links
        if not mine:
            return
        may = plain.state not in ("done", "cancelled")
        if plain.state == "reported" and plain.reported_at:
            may = plain.links[-1] >= plain.reported_at
        if self._try(may, evidence.remove, task, self._person("secretary"), mine[-1], workflow.standing(task)):
            plain.links.pop()

    @precondition(lambda self: any(map(Plain.reportable, self.plain.values())))
    @rule()
    def report_and_confirm(self) -> None:
        """The rule of the product meets work that has none and work that has some."""
        task_id, plain = next(pair for pair in sorted(self.plain.items()) if pair[1].reportable())
        task = db.session.get_one(Task, task_id)
        workflow.report(task, self._head(plain), "Đã xong")
        plain.state, plain.accepted, plain.submitted, plain.asked = "reported", True, clock.today(), None
        plain.reported_at = clock.now()
        figures["refused for want of a product"] += not plain.product
        if self._try(plain.product, workflow.confirm, task, self._person("chair")):
            plain.state = "done"
            self._follows(plain.series)

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def confirm_without_product(self, n: int) -> None:
        task, plain = self._pick(n)
        may = plain.state in ("reported", "done")
        ends = plain.state == "reported"
        if self._try(may, workflow.confirm, task, self._person("chair"), without_product=True):
            plain.state = "done"
            if ends:
                self._follows(plain.series)

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), act=st.sampled_from(("confirm", "send_back", "take_back", "reopen")))
    def decide(self, n: int, act: str) -> None:
        task, plain = self._pick(n)
        by = self._head(plain) if act == "take_back" else self._person("secretary")
        words = ("Thiếu biên bản",) if act in ("send_back", "reopen") else ()
        may = plain.state == ("done" if act == "reopen" else "reported") or (act == "confirm" and plain.state == "done")
        if act == "confirm" and plain.state == "reported":
            may = plain.product
            figures["refused for want of a product"] += not may
        if self._try(may, getattr(workflow, act), task, by, *words):
            ended = act == "confirm" and plain.state == "reported"
            plain.state = "done" if act == "confirm" else "in_progress"
            plain.submitted = plain.submitted if act == "confirm" else None
            if ended:
                self._follows(plain.series)

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def cancel(self, n: int) -> None:
        task, plain = self._pick(n)
        if self._try(plain.state != "done", workflow.cancel, task, self._person("chair"), "Không còn phù hợp"):
            ended = plain.state != "cancelled"
            plain.explain_by = None if ended else plain.explain_by
            plain.state, plain.asked = "cancelled", None
            if ended:
                self._follows(plain.series)

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def pause(self, n: int) -> None:
        task, plain = self._pick(n)
        may = plain.state in ("unaccepted", "in_progress", "paused")
        if self._try(may, pausing.pause, task, self._person("deputy"), "Chờ vốn"):
            plain.state, plain.asked = "paused", None

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def resume(self, n: int) -> None:
        task, plain = self._pick(n)
        open_ = plain.state in ("unaccepted", "in_progress")
        if self._try(open_ or plain.state == "paused", pausing.resume, task, self._person("chair")) and not open_:
            plain.state = "in_progress" if plain.accepted else "unaccepted"

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), days=st.integers(-5, 30))
    def ask_extension(self, n: int, days: int) -> None:
        task, plain = self._pick(n)
        wanted = (plain.due or clock.today()) + timedelta(days=days)
        may = plain.unit in HEADS and plain.state in ("unaccepted", "in_progress") and plain.due is not None
        may = may and days > 0 and plain.asked is None
        if self._try(may, extending.ask, task, self._head(plain), wanted, "Cần thêm thời gian"):
            plain.asked = wanted

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), granted=st.booleans(), days=st.none() | st.integers(-3, 9))
    def answer_extension(self, n: int, granted: bool, days: int | None) -> None:
        task, plain = self._pick(n)
        may = plain.asked is not None and plain.state in ("unaccepted", "in_progress")
        day = task.due_on + timedelta(days=days) if days is not None and task.due_on else None
        may = may and not (granted and day and day <= self._from(task))
        if self._try(may, extending.decide, task, self._person("chair"), granted, "Đã xem", day):
            if granted:
                plain.due, plain.extended = day or plain.asked, plain.extended + 1
            plain.asked = None

    def _from(self, task: Task) -> date:
        """The day that the newest request was to move."""
        return extending.of(task)[0].from_on

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def withdraw_extension(self, n: int) -> None:
        task, plain = self._pick(n)
        may = plain.asked is not None and plain.unit in HEADS
        if self._try(may, extending.withdraw, task, self._head(plain)):
            plain.asked = None

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50))
    def urge(self, n: int) -> None:
        task, plain = self._pick(n)
        may = plain.unit is not None and plain.state in ("unaccepted", "in_progress")
        pending = urging.may_take_back(task, self._person("deputy")) is not None
        if self._try(may, urging.urge, task, self._person("deputy"), "Làm ngay"):
            plain.urged += not pending

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), days=st.integers(-2, 6))
    def ask_explanation(self, n: int, days: int) -> None:
        task, plain = self._pick(n)
        day = clock.today() + timedelta(days=days)
        may = plain.unit is not None and plain.state in ("unaccepted", "in_progress")
        may = may and plain.explain_by is None and days >= 0
        clock.stop(clock.now() + timedelta(minutes=2))  # the urge before has left: pressing once more is a second one
        if self._try(may, explaining.ask, task, self._person("deputy"), None, day):
            plain.urged, plain.explain_by = plain.urged + 1, day

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), act=st.sampled_from(("explain", "withdraw", "take_back")))
    def end_explanation(self, n: int, act: str) -> None:
        task, plain = self._pick(n)
        waits_now, deputy = plain.explain_by is not None, self._person("deputy")
        urge = urging.may_take_back(task, deputy)
        if act == "explain":
            done = self._try(
                waits_now and plain.unit in HEADS, explaining.answer, task, self._head(plain), "Lý do khách quan"
            )
        elif act == "withdraw":
            row = explaining.waiting(task)
            with_it = row is not None and urge is not None and row.urge_id == urge.id
            done = self._try(waits_now, explaining.withdraw, task, deputy)
            plain.urged -= done and with_it
        else:
            asked = urge is not None and (row := explaining.waiting(task)) is not None and row.urge_id == urge.id
            taken = urge is not None and self._try(True, urging.take_back, task, deputy, urge.number)
            plain.urged -= taken
            done = taken and asked
        plain.explain_by = None if done else plain.explain_by

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), days=st.none() | st.integers(-10, 30))
    def correct(self, n: int, days: int | None) -> None:
        task, plain = self._pick(n)
        due = clock.today() + timedelta(days=days) if days is not None else None
        may = plain.state != "cancelled"
        if self._try(may, writing.correct_due, task, self._person("secretary"), due, None, "Đọc sai"):
            plain.due, plain.kind, plain.first = due, "date" if due else "none", due
            if plain.asked and (due is None or plain.asked <= due):
                plain.asked = None

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), unit=st.sampled_from(("culture", "economy", "centre")))
    def give_lead(self, n: int, unit: str) -> None:
        task, plain = self._pick(n)
        may = plain.state in ("unaccepted", "in_progress")
        given = self._try(may, leading.give_lead, task, self._person("secretary"), self.place.units[unit])
        if given and plain.unit != unit:
            plain.unit, plain.state, plain.accepted = unit, "unaccepted", False
            plain.explain_by = plain.asked = None

    @precondition(lambda self: self.plain)
    @rule(n=st.integers(0, 50), days=st.none() | st.integers(0, 30))
    def wait_and_end(self, n: int, days: int | None) -> None:
        task, plain = self._pick(n)
        open_ = plain.state in ("unaccepted", "in_progress")
        if not self._try(open_, waits.begin, task, self._person("secretary"), "Sở Nội vụ"):
            return
        due = clock.today() + timedelta(days=days) if days is not None else None
        may = due is None or plain.due is None
        if self._try(may, waits.end, task, self._person("secretary"), "Công văn 12/SNV", due) and due is not None:
            plain.due, plain.kind, plain.first = due, "date", due

    @rule(days=st.integers(1, 12) | st.integers(20, 70))
    def time_passes(self, days: int) -> None:
        clock.stop(clock.now() + timedelta(days=days))

    @invariant()
    def every_count_agrees(self) -> None:
        if not hasattr(self, "plain"):
            return
        db.session.flush()
        today = clock.today()
        expected = Counter(plain.term(today) for plain in self.plain.values())
        count = counting.count(self.place.id)
        assert count.total == sum(n for term, n in expected.items() if term)
        assert count.terms == {term: expected[term] for term in TERMS}
        for task_id, plain in self.plain.items():
            task = db.session.get_one(Task, task_id)
            assert (task.urged, task.explain_by, task.extended, task.first_due_on) == (
                plain.urged, plain.explain_by, plain.extended, plain.first,
            )  # fmt: skip
        awaited = db.session.scalars(db.select(Task.id).where(Task.commune_id == self.place.id, awaits_explanation()))
        assert set(awaited) == {task_id for task_id, plain in self.plain.items() if plain.explain_by}
        missing = set(db.session.scalars(select(Task.id).where(periods.missing_update(today))))
        assert missing & set(self.plain) == {key for key, plain in self.plain.items() if plain.lacks_update(today)}
        for unit, part in counting.by_unit(self.place.id).items():
            of_unit = [p for p in self.plain.values() if (self.place.units[p.unit].id if p.unit else None) == unit]
            assert part.total == sum(p.term(today) is not None for p in of_unit)


@pytest.mark.thorough
def test_random_lives_count_as_the_plain_model_does(app: Flask, size) -> None:  # type: ignore[no-untyped-def]
    chosen = settings(
        max_examples=size(fast=20, default=40, full=400),
        stateful_step_count=size(fast=40, default=50, full=80),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    acts, wanted = ("note", "end", "occurrences", "urge", "answer"), size(fast=1, default=5, full=5)
    for _batch in range(4):  # an answer to an urge is rare: more lives are lived until one holds it
        run_state_machine_as_test(Lives, settings=chosen)
        if sum(figures[act] > 0 for act in acts) >= wanted:
            break
    print(f"FIGURE lives={figures['lives']} steps={figures['steps']} divergences=0")
    assert min(figures[act] for act in REACHED) > 0
    assert sum(figures[act] > 0 for act in acts) >= wanted


def test_the_chain_of_a_life_holds(place: world.Place) -> None:
    task = place.task(due_on=date(2026, 10, 9))
    head, chair = place.people["culture_head"], place.people["chair"]
    workflow.accept(task, head)
    pausing.pause(task, chair, "Chờ vốn")
    pausing.resume(task, chair)
    place.report(task)
    workflow.confirm(task, chair)
    db.session.flush()
    assert verify(place.id).holds
