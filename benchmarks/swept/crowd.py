"""Communes of open tasks with nothing due, tasks that are made due, and the bare SQL that a sweep is held against."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.finding import WORDS, keyed

UNITS, OFFICERS = 40, 2
TODAY = date(2026, 10, 6)
NEAR = [TODAY + timedelta(days=n) for n in (-33, -14, -8, -5, -1, 0, 1, 3, 9)]  # days due with an occasion today
DATES = ("due_on", "due_effective_on", "remind_by_on", "first_due_on", "first_effective_on")
CANDIDATES = """
    SELECT id, due_on, due_effective_on, remind_by_on, lead_unit_id, assignee_id FROM task
    WHERE commune_id = {mark} AND state IN ('unaccepted', 'in_progress') AND deadline_type <> 'ongoing'
    AND due_effective_on IS NOT NULL AND remind_by_on <= {mark}
"""


def fill(sizes: list[int], now: datetime) -> dict[int, int]:
    """A commune for each number of open tasks, and one (of 0) without any; their ids by the number."""
    from sqlalchemy import text

    from app import clock, create_app
    from app.database import db, transaction

    with create_app(TESTING=True).app_context(), clock.stopped(now):
        with transaction():
            db.create_all()
            made = {size: _commune(size) for size in (0, *sizes)}
        with transaction():
            db.session.execute(text("ANALYZE"))
        db.session.remove()
        db.engine.dispose()
    return made


def _commune(size: int) -> int:
    from app.database import db
    from app.models import meetings
    from app.models.roles import Role
    from tests import world

    place = world.build(f"xa-{size}", f"Xã {size}")
    people: dict[int, list[int]] = {}
    for n in range(UNITS):
        unit = world._unit(place.id, "department", f"Phòng {n}", f"P{n}", n + 10)
        db.session.flush()
        place.units[f"u{n}"] = unit
        kinds = [Role.DEPARTMENT_HEAD, *[Role.OFFICER] * OFFICERS]
        names = [f"{kind.value}-{n}-{k}" for k, kind in enumerate(kinds)]
        persons = [
            world._person(place, f"xa-{size}", name, kind, f"u{n}", name)
            for name, kind in zip(names, kinds, strict=True)
        ]
        people[unit.id] = [person.id for person in persons[1:]]
    called = {"title": "phiên quý IV", "place": "Phòng họp 1", "chair": "Chủ tịch", "on": TODAY + timedelta(days=9)}
    meetings.call(place.people["secretary"], meetings.first_committee(place.id), **called)
    _insert_tasks(place.id, people, size)
    return place.id


def _insert_tasks(commune: int, people: dict[int, list[int]], size: int) -> None:
    """So many open tasks, seven of ten with a day far off, the others without one or ongoing; written in bulk."""
    from app.database import db
    from app.models.task import Task

    chance, units = Random(size), sorted(people)
    texts = [keyed(" ".join(chance.choices(WORDS.split(), k=12)).capitalize()) for _ in range(min(size, 4000))]
    for start in range(0, size, 5000):
        rows = []
        for number in range(start, min(start + 5000, size)):
            unit = chance.choice(units)
            assignee = chance.choice(people[unit]) if chance.random() < 0.3 else None
            rows.append(_row(commune, number + 1, chance, chance.choice(texts), unit, assignee))
        db.session.execute(Task.__table__.insert(), rows)


def _row(
    commune: int, number: int, chance: Random, text: tuple[str, str, str], unit: int, assignee: int | None
) -> dict[str, Any]:
    from app import clock

    kind = chance.choices(("date", "none", "ongoing"), (7, 2, 1))[0]
    due = TODAY + timedelta(days=chance.randrange(150, 500)) if kind == "date" else None
    return {
        "commune_id": commune, "year": 2026, "number": number, "kind": "task", "text": text[0], "short_text": text[0],
        "lead_unit_id": unit, "assignee_id": assignee, "position": number, "version": 1,
        "state": chance.choice(("unaccepted", "in_progress")), "deadline_type": kind, **dict.fromkeys(DATES, due),
        "search_key": text[1], "sort_key": text[2], "created_at": clock.now() - timedelta(days=3),
        "accepted_at": clock.now() - timedelta(days=2),
    }  # fmt: skip


def make_due(commune: int, count: int) -> None:
    """Move the days of so many dated tasks near; those that were moved before go far off again."""
    from sqlalchemy import select, update

    from app.database import db, transaction
    from app.models.task import Task

    dated = (Task.commune_id == commune, Task.deadline_type == "date")
    far = dict.fromkeys(DATES, TODAY + timedelta(days=300))
    with transaction():
        moved = update(Task).where(*dated, Task.due_on <= max(NEAR))
        db.session.execute(moved.values(far), execution_options={"synchronize_session": False})
        ids = list(db.session.scalars(select(Task.id).where(*dated).order_by(Task.id).limit(count)))
        assert len(ids) == count, "not as many dated tasks"
        by_id = [{"id": task_id, **dict.fromkeys(DATES, NEAR[n % len(NEAR)])} for n, task_id in enumerate(ids)]
        if by_id:
            db.session.connection().execute(_move(), [{f"its_{key}": row[key] for key in row} for row in by_id])


def _move() -> Any:
    from sqlalchemy import bindparam, update

    from app.models.task import Task

    table = Task.__table__
    return update(table).where(table.c.id == bindparam("its_id")).values({d: bindparam(f"its_{d}") for d in DATES})


def forget(commune: int) -> None:
    """Delete what sweeps made in a commune."""
    from sqlalchemy import delete

    from app.database import db, transaction

    with transaction():
        for table in _tables():
            db.session.execute(delete(table).where(table.c.commune_id == commune))


def made(commune: int) -> dict[str, list[tuple]]:
    """The rows that sweeps made in a commune, as the driver takes them; messages first in the order of the tables."""
    from app.database import db, transaction

    rows: dict[str, list[tuple]] = {}
    with transaction():
        for table in reversed(_tables()):
            asked = f"SELECT * FROM {table.name} WHERE commune_id = {_mark()}"
            found = db.session.connection().exec_driver_sql(asked, (commune,))
            rows[table.name] = [tuple(row) for row in found]
    return rows


def insert(rows: dict[str, list[tuple]]) -> None:
    """The bare bulk insert of rows with its commit."""
    from app.database import db, transaction

    with transaction():
        for name, some in rows.items():
            if some:
                values = ", ".join([_mark()] * len(some[0]))
                db.session.connection().exec_driver_sql(f"INSERT INTO {name} VALUES ({values})", some)


def scan(commune: int) -> int:
    """The bare select of the rows that could be due; how many."""
    from app.database import db, transaction

    with transaction():
        horizon = TODAY + timedelta(days=9)  # seven working days
        asked = CANDIDATES.format(mark=_mark())
        last = horizon.isoformat() if _mark() == "?" else horizon
        return len(list(map(tuple, db.session.connection().exec_driver_sql(asked, (commune, last)))))


def _tables() -> list[Any]:
    """What a sweep makes, in the order in which it can be deleted."""
    from app.models.meeting import AgendaItem
    from app.models.notification import Message, Notification

    return [AgendaItem.__table__, Notification.__table__, Message.__table__]


def _mark() -> str:
    from app.database import db

    return "?" if db.engine.dialect.name == "sqlite" else "%s"
