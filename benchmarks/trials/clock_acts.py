"""What the processes of S14 do: prepare a commune, then live through days whose wall clock jumps, and judge them.

The wall clock is that of the whole process (`time_machine`), not the product's own, so that a look past `app.clock`
would be seen too; what counts seconds (`time.monotonic`) goes on, as it does where a machine's clock is set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.trials import nursery, reckoning
from benchmarks.trials.reckoning import ONE, Almanac

MONDAY = date(2026, 10, 5)
HOURS = (6, 8, 10, 14, 17, 19)  # of a wall in Vietnam: two of them outside of office hours
TASKS, DAYS = 40, 12


def prepare() -> None:
    """A commune with its calendar and tasks due before, in and after the days to come; some of nobody yet."""
    import time_machine

    from app.database import db, transaction
    from app.models import calendar
    from tests import world

    chance = Random(1)
    with time_machine.travel(_instant(MONDAY - 60 * ONE, 9)), transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        for year in (2026, 2027):
            calendar.fill(place.id, year)
        db.session.flush()
        for number in range(TASKS):
            due = MONDAY + ONE * chance.randrange(-10, 60)
            unit, officer = chance.choice(("culture", "economy", None)), place.people["officer"].id
            assignee = officer if unit == "culture" and chance.random() < 0.5 else None
            place.task(
                f"Việc {number}", unit, due_on=due, kind=chance.choice(("task", "reporting")), assignee_id=assignee
            )
    db.engine.dispose()


def live(jumps: dict[str, float], during: list[float] | None = None, without: str = "") -> dict[str, Any]:
    """Days of ticks; before the tick of a number the clock jumps by some hours (`jumps`).

    `during`: (tick, call, seconds): inside that tick's sweep, at that reading of the clock, it jumps.
    """
    import time_machine

    for name in without.split():
        CONTROLS[name]()
    seen: list[datetime] = []
    with time_machine.travel(_instant(MONDAY, HOURS[0])) as travel:
        for number, wait in enumerate(_waits()):
            travel.shift(timedelta(hours=jumps.get(str(number), 0.0)))
            if during and number == during[0]:
                _step_inside(travel, int(during[1]), during[2])
            seen += _tick()
            travel.shift(wait)
        return _judge(seen)


def _waits() -> Iterator[timedelta]:
    """How long until the next tick, day after day."""
    for _day in range(DAYS):
        for hour, following in zip(HOURS, (*HOURS[1:], HOURS[0] + 24), strict=True):
            yield timedelta(hours=following - hour)


def _instant(day: date, hour: int) -> datetime:
    from app import clock

    return clock.instant(day, hour)


def _tick() -> list[datetime]:
    """The clock's steps that remind; the instants at which it looked."""
    from app import clock
    from app.jobs import timetable

    timetable.STEPS[:] = [step for step in timetable.STEPS if step[0] in ("reminders", "dead senders", "mail")]
    before = clock.now()
    failed = timetable.tick()
    assert not failed, failed
    return [before] if before.date() == clock.now().date() else []


def _step_inside(travel: Any, call: int, seconds: float) -> None:
    """Let the wall clock jump as the product reads it for the n-th time."""
    from app import clock

    read, left = clock.now, [call]

    def now() -> datetime:
        left[0] -= 1
        if left[0] == 0:
            travel.shift(timedelta(seconds=seconds))
        return read()

    clock.now = now


def _judge(seen: list[datetime]) -> dict[str, Any]:
    """What ought to have been told by the instants looked at, and what is there."""
    from sqlalchemy import select

    from app import clock
    from app.database import db
    from app.models.notification import Message, Notification

    why = (Notification.subject_id, Notification.rule, Notification.occasion)
    asked = select(*why, Notification.recipient_id, Notification.channel, Notification.state, Notification.reason)
    rows = db.session.execute(asked.where(Notification.subject_kind == "task")).all()
    inside = {tuple(row[:3]) for row in rows if row.channel == "in_app" and row.state == "sent"}
    left = {tuple(row[:3]) for row in rows if row.channel == "email" and (row.state == "sent" or _made_way(row))}
    sent = select(Message.recipient_id, Message.slot, Message.sent_at).where(Message.state == "sent")
    digests = Counter(
        (person, clock.local(at).date()) for person, slot, at in db.session.execute(sent) if slot[:4].isdigit()
    )
    expected = _expected(seen)
    return {
        "expected": len(expected),
        "lost": len(expected - (inside & left)),
        "rows_twice": len(rows) - len({tuple(row[:5]) for row in rows}) + _days_counted_twice(),
        "digests": digests.total(),
        "digests_of_a_day": max(digests.values(), default=0),
        "of_a_task_in_a_day": _storm(),
        "weeks": sorted(_weeks()),
        "weeks_expected": sorted({_week(day) for day in _worked_days(seen)}),
    }


def _made_way(row: Any) -> bool:
    return row.state == "skipped" and row.reason == "superseded"


def _expected(seen: list[datetime]) -> set[tuple]:
    """What the slow reckoning says of every task on every day on which the clock looked in office hours."""
    from sqlalchemy import select

    from app.database import db
    from app.models.task import Task

    almanac = _almanac()
    days = {reckoning.wall(at).date() for at in seen if reckoning.is_open(almanac, at)}
    tasks = db.session.execute(select(Task.id, Task.due_on, Task.keeps_day, Task.kind)).all()
    return {
        (row.id, *what)
        for row in tasks
        for day in days
        for what in reckoning.of_deadline(almanac, row.due_on, row.keeps_day, row.kind, day)
    }


def _almanac() -> Almanac:
    from sqlalchemy import select

    from app.database import db
    from app.models.commune import CalendarDay

    return Almanac(dict(db.session.execute(select(CalendarDay.on, CalendarDay.kind)).all()))


def _storm() -> int:
    """How often one task is told to one person by one rule in one message, at the most."""
    from sqlalchemy import func, select

    from app.database import db
    from app.models.notification import Notification

    of = (Notification.message_id, Notification.subject_id, Notification.rule)
    asked = select(func.count()).where(Notification.state == "sent", Notification.message_id.is_not(None)).group_by(*of)
    return max(db.session.scalars(asked), default=0)


def _days_counted_twice() -> int:
    """Rows of the daily count that stand there again, or of days that haven't ended."""
    from sqlalchemy import select

    from app import clock
    from app.database import db
    from app.models.meeting import DailyCount

    asked = select(DailyCount.day, DailyCount.unit_id, DailyCount.term)
    rows = [tuple(row) for row in db.session.execute(asked)]
    return len(rows) - len(set(rows)) + sum(row[0] >= clock.today() for row in rows)


def _weeks() -> set[str]:
    """The weeks whose digest somebody got."""
    from sqlalchemy import select

    from app.database import db
    from app.models.notification import Notification

    return set(db.session.scalars(select(Notification.occasion).where(Notification.rule == "weekly")))


def _worked_days(seen: list[datetime]) -> set[date]:
    almanac = _almanac()
    return {reckoning.wall(at).date() for at in seen if reckoning.is_open(almanac, at)}


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def every_occasion() -> None:
    """The control: what was missed is made up for one by one, as by a queue of what was scheduled."""
    from app.models.rules import due
    from app.models.rules.occasions import following

    latest, add = due.latest, due.Due.add
    asked: list[tuple] = []

    def noted(*given: Any) -> Any:
        asked[:] = given
        return latest(*given)

    def add_all(self: Any, candidate: Any, _occasion: Any, people: Any) -> None:
        rule, ruling, anchor, day, days = asked
        at, people = day - 400 * ONE, list(people)
        while (one := following(rule, ruling, anchor, at, days)) and one.on <= day:
            add(self, candidate, one, people)
            at = one.on

    due.latest, due.Due.add = noted, add_all  # type: ignore[method-assign]


CONTROLS: dict[str, Callable[[], None]] = {"latest": every_occasion}

if __name__ == "__main__":
    nursery.main(globals())
