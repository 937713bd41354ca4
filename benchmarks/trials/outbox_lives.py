"""F6: random lives of tasks and of the outbox, driven by the real verbs, sweep, claims and mails beside a plain model.

    .venv/bin/python -m benchmarks.trials.outbox_lives [--lives 200] [--steps 50] [--plant supersede|revive|doubt|place]

After every step what the database holds of reminders, and what the mail server took, must be what the plain model
(`plain_outbox`) holds. Redis plays no part: what it forgets, nobody here has asked it for. `--plant` puts a fault in
and goes the way to where it shows, having seen first that nothing shows there without it.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from benchmarks.trials import figures, reckoning
from benchmarks.trials.plain_outbox import BY_DATE, HEADS, Key, Outbox, Work
from benchmarks.trials.reckoning import ONE, SPEAKS, Almanac
from benchmarks.trials.sink import Sink

SCHEDULED = (*SPEAKS, *reckoning.ON_THE_DAY.values())
PRODUCT = "12/BC-UBND"
counts: Counter[str] = Counter()
numbers = st.integers(0, 30)
Step = tuple[str, dict[str, Any]]


class Died(BaseException):
    """The process dies here."""


class Lives(RuleBasedStateMachine):
    """A commune, its reminders, and their plain twins."""

    sink: Sink

    @initialize()
    def begin(self) -> None:
        from app import clock
        from app.database import transaction
        from app.models import calendar
        from tests import world

        counts["lives"] += 1
        clock.stop(clock.instant(date(2026, 10, 6), 9))
        self.sink.arrivals.clear()
        with transaction():
            place = world.build(f"c{counts['lives']}", "Mẫu")
            for person in place.people.values():
                person.wants_weekly = False
            for year in (2026, 2027):
                calendar.fill(place.id, year)
            kinds = {day.on: day.kind for year in (2026, 2027) for day in calendar.year_of(place.id, year)}
            self.commune, self.people = place.id, {key: one.id for key, one in place.people.items()}
            self.units = {key: one.id for key, one in place.units.items()}
        self.plain = Outbox(Almanac(kinds))

    @property
    def now(self) -> datetime:
        """What a wall in Vietnam shows."""
        from app import clock

        return reckoning.wall(clock.now())

    @rule(
        days=st.none() | st.integers(-12, 12), unit=st.sampled_from(("culture", "economy", None)),
        kind=st.sampled_from(("task", "task", "reporting")), keeps_day=st.booleans(), officer=st.booleans(),
    )  # fmt: skip
    def create(self, days: int | None, unit: str | None, kind: str, keeps_day: bool, officer: bool) -> None:
        from app.database import db, transaction
        from app.models.task.writing import new

        due, assigned = (self.now.date() + ONE * days) if days is not None else None, officer and unit == "culture"
        fields = {"deadline_type": "date" if due else "none", "kind": kind, "keeps_day": keeps_day, "due_on": due}
        fields |= {"lead_unit_id": self.units[unit] if unit else None}
        fields |= {"assignee_id": self.people["officer"] if assigned else None}
        with transaction():
            task = new(None, self.commune, text="Việc", year=2026, **fields)
            db.session.flush()
            task_id = task.id
        self.plain.works[task_id] = Work(due, keeps_day, kind, unit, assigned=assigned)

    @precondition(lambda self: self.plain.works)
    @rule(n=numbers, days=st.none() | st.integers(-12, 20))
    def move_day(self, n: int, days: int | None) -> None:
        from app.models.task import writing

        task_id, work = self._pick(n)
        due = self.now.date() + ONE * days if days is not None else None
        if self._act(writing.correct_due, task_id, "secretary", due, None, "Đọc sai") and due != work.due:
            self.plain.hold_back(task_id, "moved", *BY_DATE)
        work.due = due if work.state != "cancelled" else work.due

    @precondition(lambda self: self.plain.works)
    @rule(n=numbers)
    def report(self, n: int) -> None:
        from app.models.task import workflow

        task_id, work = self._pick(n)
        head = HEADS.get(work.unit or "", "culture_head")
        if self._act(workflow.report, task_id, head, "Đã xong", document_number=PRODUCT):
            work.state, work.submitted = "reported", self.now.date()
            self.plain.hold_back(task_id, "closed")

    @precondition(lambda self: self.plain.works)
    @rule(n=numbers, act=st.sampled_from(("confirm", "send_back", "reopen", "cancel")))
    def decide(self, n: int, act: str) -> None:
        from app.models.task import workflow

        task_id, work = self._pick(n)
        done_already = (act, work.state) in (("confirm", "done"), ("cancel", "cancelled"))
        words = () if act == "confirm" else ("Có lý do",)
        if not self._act(getattr(workflow, act), task_id, "chair", *words) or done_already:
            return
        if act in ("send_back", "reopen"):
            work.state, work.submitted = "in_progress", None
            self.plain.revive(task_id)
        else:
            work.state = "done" if act == "confirm" else "cancelled"
            self.plain.hold_back(task_id, "closed")

    @precondition(lambda self: self.plain.works)
    @rule(n=numbers, unit=st.sampled_from(("culture", "economy")))
    def give_lead(self, n: int, unit: str) -> None:
        from app.database import db
        from app.models.task import leading
        from app.models.unit import Unit

        task_id, work = self._pick(n)

        def give(task: Any, by: Any) -> None:
            leading.give_lead(task, by, db.session.get_one(Unit, self.units[unit]))

        given = self._act(give, task_id, "secretary")
        if given and work.unit != unit:
            work.unit, work.assigned, work.state = unit, False, "unaccepted"
            self.plain.hold_back(task_id, "moved", *SCHEDULED)

    @precondition(lambda self: any(work.unit == "culture" for work in self.plain.works.values()))
    @rule(n=numbers, officer=st.booleans())
    def assign(self, n: int, officer: bool) -> None:
        from app.database import db
        from app.models.task import leading
        from app.models.user import User

        ids = [task_id for task_id, work in sorted(self.plain.works.items()) if work.unit == "culture"]
        task_id = ids[n % len(ids)]

        def name(task: Any, by: Any) -> None:
            leading.assign(task, by, db.session.get_one(User, self.people["officer"]) if officer else None)

        if self._act(name, task_id, "culture_head"):
            self.plain.works[task_id].assigned = officer

    @rule()
    def sweep(self) -> None:
        from app.database import transaction
        from app.models.sweep import sweep

        self._count("sweep")
        with transaction():
            sweep(self.commune)
        self.plain.sweep(self.now)

    @rule()
    def rescue(self) -> None:
        from app.models import delivery

        self._count("rescue")
        delivery.rescue()
        self.plain.rescue(self.now)

    @rule(ticks=st.integers(1, 2))
    def tick(self, ticks: int) -> None:
        """What the clock does, once or twice."""
        for _ in range(ticks):
            self.sweep(), self.rescue(), self.deliver()

    @rule()
    def deliver(self) -> None:
        from app.models import delivery

        self._count("deliver")
        delivery.deliver(delivery.due(self.commune))
        self.plain.deliver(self.now)

    @rule(at=st.sampled_from(("claim", "yes")))
    def die_while_sending(self, at: str) -> None:
        """A process dies with a reminder's message in hand: after the claim, or after the server's yes."""
        from app import short_writes
        from app.models import delivery

        first = next((place for place in self._due_reminders()), None)
        if first is None:
            return
        name = "claim_message" if at == "claim" else "end_message"
        real = getattr(short_writes, name)

        def dies(*given: Any) -> Any:
            if at == "claim":
                real(*given)
            raise Died

        setattr(short_writes, name, dies)
        try:
            delivery.deliver_one(first[0])
            raise AssertionError("nobody died")
        except Died:
            self._count(f"died at {at}")
        finally:
            setattr(short_writes, name, real)
        self.plain.deliver(self.now, at, first[1])

    @rule(minutes=st.sampled_from((2, 4, 30)) | st.sampled_from((5 * 60, 14 * 60, 24 * 60, 72 * 60)))
    def time_passes(self, minutes: int) -> None:
        from app import clock

        clock.stop(clock.now() + timedelta(minutes=minutes))

    @invariant()
    def both_hold_the_same(self) -> None:
        if not hasattr(self, "plain"):
            return
        rows, mails = self._rows(), self._mails()
        told = {key: row.state for key, row in self.plain.rows.items()}
        assert {key for key, channel in rows if channel == "in_app"} == set(told), "notices"
        assert {state for (_key, channel), state in rows.items() if channel == "in_app"} <= {"sent"}, "notices"
        assert {key: state for (key, channel), state in rows.items() if channel == "email"} == told, "rows"
        plain = {place: (mail.state, mail.in_doubt, mail.copies) for place, mail in self.plain.mails.items()}
        assert mails == plain, "messages"
        assert max(self.plain.sent_on.values(), default=0) <= 1, "two messages of a day"
        counts["told"] = max(counts["told"], len(told))

    def _rows(self) -> dict[tuple[Key, str], str]:
        from sqlalchemy import select

        from app.models.notification import Notification as N

        names = {person_id: key for key, person_id in self.people.items()}
        asked = select(N.subject_id, N.rule, N.occasion, N.recipient_id, N.channel, N.state)
        mine = (N.commune_id == self.commune, N.rule.in_(SCHEDULED))
        return {(Key(*row[:3], names[row[3]]), row[4]): row[5] for row in read(asked.where(*mine))}

    def _mails(self) -> dict[tuple[str, date], tuple[str, int, int]]:
        from sqlalchemy import select

        from app.models.notification import Message as M

        names = {person_id: key for key, person_id in self.people.items()}
        asked = select(M.recipient_id, M.slot, M.state, M.reason, M.ambiguous, M.mail_id)
        ids = [one.mail_id.partition("<")[2].partition("@")[0] for one in self.sink.arrivals]
        copies = Counter(one.rpartition(".")[0] for one in ids)
        ends = {"empty": "empty", "carried over": "carried"}
        return {
            (names[row[0]], date.fromisoformat(row[1])): (ends.get(row[3] or "", row[2]), row[4], copies[row[5]])
            for row in read(asked.where(M.commune_id == self.commune))
            if row[1][:4].isdigit()
        }

    def _due_reminders(self) -> Iterator[tuple[int, tuple[str, date]]]:
        """The messages of a day that may leave now, in the order in which they would."""
        from sqlalchemy import select

        from app.models import delivery
        from app.models.notification import Message as M

        names = {person_id: key for key, person_id in self.people.items()}
        if not (self.plain.almanac.works(self.now.date()) and 7 <= self.now.hour < 18):
            return
        for message_id in delivery.due(self.commune):
            ((person, slot),) = read(select(M.recipient_id, M.slot).where(M.id == message_id))
            if slot[:4].isdigit():
                yield message_id, (names[person], date.fromisoformat(slot))

    def _pick(self, n: int) -> tuple[int, Work]:
        ids = sorted(self.plain.works)
        return ids[n % len(ids)], self.plain.works[ids[n % len(ids)]]

    def _act(self, act: Callable[..., object], task_id: int, who: str, *given: Any, **named: Any) -> bool:
        """Let a person act on a task; False where it was refused."""
        from app.database import db, transaction
        from app.models.errors import Refused
        from app.models.task import Task
        from app.models.user import User

        self._count(getattr(act, "__name__", "act"))
        try:
            with transaction():
                person = db.session.get_one(User, self.people[who])
                act(db.session.get_one(Task, task_id), person, *given, **named)
        except Refused:
            return False
        return True

    def _count(self, what: str) -> None:
        counts["steps"] += 1
        counts[what] += 1


def read(query: Any) -> list[Any]:
    """The rows of a query now."""
    from app.database import db, writing

    db.session.remove()
    try:
        with writing(False):
            return list(db.session.execute(query))
    finally:
        db.session.remove()


def plant_supersede() -> None:
    """What waits stays though it isn't due any more."""
    from app.models import sweep

    sweep._supersede = lambda *_given: 0


def plant_revive() -> None:
    """What was put aside never comes again."""
    from app.models import sweep

    sweep._revive = lambda *_given: []


def plant_doubt() -> None:
    """A dead sender's message is sent again and again."""
    from benchmarks.trials import faults_acts

    faults_acts.without_bound()


def plant_place() -> None:
    """What couldn't leave on its day leaves beside the next day's message."""
    from app.models.outbox import Outbox as Real

    Real.close_others = lambda _self: None  # type: ignore[method-assign]


PLANTS = {"supersede": plant_supersede, "revive": plant_revive, "doubt": plant_doubt, "place": plant_place}
DUE_TODAY: Step = ("create", {"days": 0, "unit": "culture", "kind": "task", "keeps_day": False, "officer": False})
DIES: tuple[Step, ...] = (("die_while_sending", {"at": "claim"}), ("time_passes", {"minutes": 4}), ("rescue", {}))
A_DAY: Step = ("time_passes", {"minutes": 24 * 60})
WAYS: dict[str, tuple[Step, ...]] = {  # to where each plant shows; without one they are lives like any other
    "supersede": (DUE_TODAY, ("sweep", {}), A_DAY, ("sweep", {})),
    "revive": (DUE_TODAY, ("sweep", {}), *(("move_day", {"n": 0, "days": to}) for to in (None, 0)), ("sweep", {})),
    "doubt": (DUE_TODAY, ("sweep", {}), *DIES, *DIES),
    "place": (DUE_TODAY, ("sweep", {}), A_DAY, ("sweep", {}), ("deliver", {})),
}


@contextmanager
def stage() -> Iterator[None]:
    """An application on an empty database, and a mail server."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="only for this")
        for name in ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL"):
            os.environ.pop(name, None)
        Lives.sink = Sink()
        os.environ["SMTP_URL"] = Lives.sink.url
        from app import create_app
        from app.database import db, transaction

        with create_app(TESTING=True).app_context():
            with transaction():
                db.create_all()
            yield
            db.session.remove()
            db.engine.dispose()
        Lives.sink.shutdown()
        Lives.sink.server_close()


def walk(way: tuple[Step, ...]) -> str:
    """Go one way and look after every step; the first divergence in words, empty where there is none."""
    life = Lives()
    life.begin()
    try:
        for name, given in way:
            getattr(life, name)(**given)
            life.both_hold_the_same()
    except AssertionError as divergence:
        return str(divergence)[:2000] or "an assertion"
    return ""


def play(lives: int, steps: int, first: int) -> str:
    """Play so many lives; the first divergence in words, empty where there is none."""
    size = {"max_examples": lives, "stateful_step_count": steps}
    # Named, as the library turns `derandomize` on by itself where it sees a build server: the seed would do nothing.
    chosen = settings(**size, derandomize=False, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    machine = seed(first)(Lives)
    try:
        run_state_machine_as_test(machine, settings=chosen)
    except AssertionError as divergence:
        return str(divergence)[:2000] or "an assertion"
    return ""


def main() -> int:
    """Play, print; 1 where the product and the plain model part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("lives", 200), ("steps", 50), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--plant", default="", choices=("", *PLANTS))
    given = parser.parse_args()
    with stage():
        divergence = next(filter(None, map(walk, WAYS.values())), "")
        planted = given.plant if not divergence else ""
        if planted:
            PLANTS[planted]()
            divergence = walk(WAYS[planted])
        elif not divergence:
            divergence = play(given.lives, given.steps, given.seed)
    acts = {name.replace(" ", "_"): counts[name] for name in sorted(counts) if name not in ("lives", "steps", "told")}
    found = {"seed": given.seed, "lives": counts["lives"], "steps": counts["steps"], "told_in_one_life": counts["told"]}
    figures.say("F6", {**found, **acts, "divergences": int(bool(divergence))})
    if divergence:
        print(divergence)
    return bool(divergence) != bool(planted)


if __name__ == "__main__":
    raise SystemExit(main())
