"""What people do to a task, by chance: each act is a verb of the product and its twin on the plain model.

An act says beforehand whether the plain model expects it to be done; the verb has to agree.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.played.plain import Plain

LAST = date(2027, 12, 20)  # beyond it the calendar isn't given


@dataclass
class Hands:
    """The chance, the day, and the ids of people: leaders by their role, heads by their unit."""

    chance: random.Random
    today: date
    leaders: dict[str, int]
    heads: dict[int, int]
    office: int

    def head(self, task: Plain) -> int:
        """The head of the task's unit; of some unit where nobody leads it."""
        return self.heads.get(task.unit or 0) or min(self.heads.values())

    def confirmer(self, task: Plain) -> int:
        """Who may confirm: the secretary, for her own office's work the chairperson."""
        return self.leaders["chair" if task.unit == self.office else "secretary"]

    def day(self, start: date, low: int, high: int) -> date:
        """A day so many days after another."""
        return min(start + timedelta(days=self.chance.randint(low, high)), LAST)


@dataclass
class Act:
    """Who does what: the verb (`do` with task and person), whether it is expected, what it makes of the model.

    `idle`: it is allowed, but there is nothing left to change.
    """

    name: str
    by: int
    do: Callable[[Any, Any], object]
    expected: bool
    then: Callable[[], None]
    idle: bool = False

    @property
    def makes_sense(self) -> bool:
        """Would somebody do it?"""
        return self.expected and not self.idle


Maker = Callable[[Plain, Hands], Act]


def _set(task: Plain, **values: Any) -> Callable[[], None]:
    return lambda: [setattr(task, name, value) for name, value in values.items()] and None


def _count(task: Plain, what: str, **values: Any) -> Callable[[], None]:
    def then() -> None:
        task.counts[what] += 1
        _set(task, **values)()

    return then


def accept(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    may, idle = task.unit is not None and task.is_open, task.state == "in_progress"
    return Act("accept", hands.head(task), workflow.accept, may, _set(task, state="in_progress", accepted=True), idle)


def put_back(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    may = task.unit is not None and task.state == "in_progress"
    return Act("put back", hands.head(task), workflow.put_back, may, _set(task, state="unaccepted", accepted=False))


def note(task: Plain, hands: Hands) -> Act:
    from app.models.task import progress

    percent = hands.chance.choice((None, 10, 50, 90))
    may = task.unit is not None and task.is_open
    return Act(
        "note", hands.head(task),
        lambda real, by: progress.note(real, by, f"Đã làm thêm một phần, {hands.today}", percent=percent),
        may, _count(task, "notes"),
    )  # fmt: skip


def report(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    may = task.unit is not None and task.is_open
    then = _set(task, state="reported", accepted=True, submitted=hands.today, asked=None)
    return Act(
        "report", hands.head(task),
        lambda real, by: workflow.report(real, by, "Đã xong, có văn bản", document_number="12/BC-UBND"),
        may, then,
    )  # fmt: skip


def take_back(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    may = task.state == "reported"
    return Act("take back", hands.head(task), workflow.take_back, may, _set(task, state="in_progress", submitted=None))


def confirm(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    may = task.state in ("reported", "done")
    return Act("confirm", hands.confirmer(task), workflow.confirm, may, _set(task, state="done"), task.state == "done")


def send_back(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    then = _count(task, "returned", state="in_progress", submitted=None)
    do = lambda real, by: workflow.send_back(real, by, "Thiếu biên bản")  # noqa: E731
    return Act("return", hands.confirmer(task), do, task.state == "reported", then)


def reopen(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    then = _set(task, state="in_progress", submitted=None)
    do = lambda real, by: workflow.reopen(real, by, "Số liệu sai")  # noqa: E731
    return Act("reopen", hands.confirmer(task), do, task.state == "done", then)


def ask_extension(task: Plain, hands: Hands) -> Act:
    from app.models.task import extending

    wanted = hands.day(task.due or hands.today, -3, 45)
    may = task.unit is not None and task.is_open and task.due is not None and task.asked is None and wanted > task.due
    do = lambda real, by: extending.ask(real, by, wanted, "Chờ số liệu")  # noqa: E731
    return Act("ask extension", hands.head(task), do, may, _set(task, asked=wanted))


def grant(task: Plain, hands: Hands) -> Act:
    from app.models.task import extending

    may = task.asked is not None and task.is_open
    do = lambda real, by: extending.decide(real, by, granted=True)  # noqa: E731
    return Act("grant", hands.leaders["chair"], do, may, _count(task, "extended", due=task.asked, asked=None))


def refuse(task: Plain, hands: Hands) -> Act:
    from app.models.task import extending

    may = task.asked is not None and task.is_open
    do = lambda real, by: extending.decide(real, by, granted=False, answer="Phải xong đúng hạn")  # noqa: E731
    return Act("refuse", hands.leaders["chair"], do, may, _set(task, asked=None))


def pause(task: Plain, hands: Hands) -> Act:
    from app.models.task import pausing

    may = task.is_open or task.state == "paused"
    do = lambda real, by: pausing.pause(real, by, "Chờ vốn", "45/TB-UBND")  # noqa: E731
    then = _set(task, state="paused", asked=None)
    return Act("pause", hands.leaders["deputy"], do, may, then, task.state == "paused")


def resume(task: Plain, hands: Hands) -> Act:
    from app.models.task import pausing

    state = task.state if task.is_open else "in_progress" if task.accepted else "unaccepted"
    may = task.is_open or task.state == "paused"
    return Act("resume", hands.leaders["chair"], pausing.resume, may, _set(task, state=state), task.is_open)


def cancel(task: Plain, hands: Hands) -> Act:
    from app.models.task import workflow

    do = lambda real, by: workflow.cancel(real, by, "Không còn phù hợp", "46/QĐ-UBND")  # noqa: E731
    then = _set(task, state="cancelled", asked=None)
    return Act("cancel", hands.leaders["chair"], do, task.state != "done", then, task.state == "cancelled")


def wait(task: Plain, hands: Hands) -> Act:
    from app.models.task import waits

    do = lambda real, by: waits.begin(real, by, "Sở Nội vụ")  # noqa: E731
    return Act("wait", hands.leaders["secretary"], do, task.is_open, _set(task, waits=True))


def guidance_came(task: Plain, hands: Hands) -> Act:
    from app.models.task import waits

    day = hands.day(hands.today, 5, 60) if hands.chance.random() < 0.6 else None
    may = task.is_open and task.waits and (day is None or task.due is None)
    dated = {"due": day, "kind": "date"} if day else {}
    do = lambda real, by: waits.end(real, by, "Công văn 12/SNV", day)  # noqa: E731
    return Act("guidance came", hands.leaders["secretary"], do, may, _set(task, waits=False, **dated))


def urge(task: Plain, hands: Hands) -> Act:
    from app.models.task import urging

    may = task.is_open and task.unit is not None
    return Act("urge", hands.leaders["chair"], urging.urge, may, _count(task, "urged"))


def give_lead(task: Plain, hands: Hands) -> Act:
    from app.database import db
    from app.models.task import leading
    from app.models.unit import Unit

    unit = hands.chance.choice(sorted(hands.heads))
    new = {} if task.unit == unit else {"unit": unit, "state": "unaccepted", "accepted": False, "asked": None}
    do = lambda real, by: leading.give_lead(real, by, db.session.get_one(Unit, unit))  # noqa: E731
    return Act("give lead", hands.leaders["secretary"], do, task.is_open, _set(task, **new), not new)


def correct(task: Plain, hands: Hands) -> Act:
    from app.models.task import writing

    day = hands.day(hands.today, -10, 60)
    do = lambda real, by: writing.correct_due(real, by, day, None, "Đọc nhầm")  # noqa: E731
    then = _set(task, due=day, kind="date", asked=task.asked if task.asked and task.asked > day else None)
    return Act("correct", hands.leaders["secretary"], do, task.state != "cancelled", then)


WEIGHTS: dict[Maker, int] = {
    accept: 10, note: 9, report: 10, confirm: 9, send_back: 8, take_back: 2, put_back: 1, reopen: 2, ask_extension: 9,
    grant: 12, refuse: 6, pause: 2, resume: 3, cancel: 1, wait: 2, guidance_came: 6, urge: 4, give_lead: 3, correct: 1,
}  # fmt: skip
