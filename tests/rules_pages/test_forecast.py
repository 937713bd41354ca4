"""What a forecast says is what the sweep makes: day by day, for random work under random rulings."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

import pytest

from app import clock, database
from app.database import db
from app.models.notification import Notification
from app.models.rules import forecast
from app.models.rules.defaults import RULES
from app.models.sweep import sweep
from app.models.task import Task
from tests.conftest import Size
from tests.rules_pages import crowd
from tests.world import Place

AHEAD = 35  # days that the clock is moved on
RULE_OF = {told: rule.key for rule in RULES.values() for told in (rule.key, rule.today) if told}
STARTS = (  # a Tuesday morning, a Sunday, before opening, the last evening of a quarter
    clock.instant(date(2026, 10, 6), 9),
    clock.instant(date(2026, 10, 11), 9),
    clock.instant(date(2026, 10, 8), 6),
    clock.instant(date(2026, 9, 30), 20),
)


class Line(NamedTuple):
    """What is told of by itself: a task, a rule, a part."""

    task_id: int
    rule: str
    suffix: str


class Said(NamedTuple):
    """What is told: on which day, as which rule and occasion, to whom."""

    on: date | None
    rule: str
    occasion: str
    people: frozenset[int]


class Foreseen(NamedTuple):
    """What stands of a line, and what comes; None where nothing does."""

    now: Said | None
    coming: Said | None


def swept(place: Place, at: datetime, after: int, **options: Any) -> tuple[dict[Line, Said], int]:
    """Sweep at an instant; what is new in the application, and the newest row."""
    with clock.stopped(at), database.transaction():
        sweep(place.id, **options)
    rows = db.session.query(Notification).filter(Notification.id > after).order_by(Notification.id).all()
    found: dict[Line, Said] = {}
    for row in rows:
        if row.channel == "in_app" and row.rule in RULE_OF:
            _word, dot, suffix = row.occasion.partition(".")
            line = Line(row.subject_id, RULE_OF[row.rule], dot + suffix)
            people = found[line].people if line in found else frozenset[int]()
            found[line] = Said(clock.local(at).date(), row.rule, row.occasion, people | {row.recipient_id})
    newest = max((row.id for row in rows), default=after)
    db.session.rollback()
    return found, newest


def foreseen(tasks: list[int]) -> dict[Line, Foreseen]:
    """Every line of every task that isn't silent."""
    found = {}
    for task_id in tasks:
        for one in forecast.of(db.session.get_one(Task, task_id)):
            if one.anchor is not None and one.silent is None:
                people = frozenset(person.id for person in one.people)
                now = Said(None, one.now.rule, one.now.key, frozenset()) if one.now else None
                coming = Said(one.next_on, one.coming.rule, one.coming.key, people) if one.coming else None
                found[Line(task_id, one.rule.key, one.anchor.suffix)] = Foreseen(now, coming)
    db.session.rollback()
    return found


@pytest.mark.parametrize("start", STARTS, ids=lambda at: f"{clock.local(at):%d-%m-%H}")
def test_the_sweep_makes_what_was_foreseen(place: Place, size: Size, start: datetime) -> None:
    random, today = Random(f"{start:%d%H}"), clock.local(start).date()
    with clock.stopped(start):
        crowd.days_off(place, random, today)
        crowd.away(place, random, today)
        made = [crowd.make(place, random, today) for _ in range(size(fast=12, default=60, full=200))]
        crowd.rule(place, random, made)
        tasks = [task.id for task in made]
        db.session.commit()
        lines = foreseen(tasks)
    stands, newest = swept(place, start, 0, always=True)
    told: dict[Line, Said] = {}
    for ahead in range(AHEAD + 1):
        at = clock.instant(today + timedelta(days=ahead), 9)
        if at > start:
            new, newest = swept(place, at, newest)
            told = {**{line: said for line, said in new.items() if not _stood(lines.get(line), said)}, **told}
    last = today + timedelta(days=AHEAD)
    expected = {line: one.coming for line, one in lines.items() if one.coming and one.coming.on <= last}
    standing = {line: one.now for line, one in lines.items() if one.now}
    wrong = [line for line in expected.keys() | told.keys() if expected.get(line) != told.get(line)]
    told_now = {line: said._replace(on=None, people=frozenset()) for line, said in stands.items()}
    wrong += [line for line in standing.keys() | told_now.keys() if standing.get(line) != told_now.get(line)]
    counts = f"tasks={len(tasks)} lines={len(lines)} stand={len(standing)} come={len(told)} wrong={len(wrong)}"
    print(f"FIGURE forecasts {counts}")
    shown = [(line, lines.get(line), stands.get(line), told.get(line)) for line in wrong[:8]]
    assert not wrong, "\n".join(map(str, shown))
    assert len(told) > len(tasks) / 2 and len(standing) > len(tasks) / 2


def _stood(foreseen_: Foreseen | None, said: Said) -> bool:
    """Is it the occasion that stood already, told to who stands in from today on?"""
    return foreseen_ is not None and foreseen_.now is not None and foreseen_.now.occasion == said.occasion
