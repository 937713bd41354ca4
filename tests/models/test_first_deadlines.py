"""The migration that fills the first deadlines, and both databases that count a fixed world alike."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask

from app import create_app, database
from app.database import db
from app.models import counting
from app.models.commune import CalendarDay
from app.models.summary import summary
from app.models.task import Task, TaskState, dates, extending, six, writing
from tests import world
from tests.test_migrations import postgres  # noqa: F401  a fixture
from tests.world import Place

ROOT = Path(__file__).resolve().parent.parent.parent


def migration() -> ModuleType:
    """The migration as a module."""
    spec = importlib.util.spec_from_file_location("m0090", ROOT / "migrations/versions/0090_first_deadlines.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def extend(place: Place, task: Task, *days: date) -> None:
    """Grant later days, one after the other."""
    for day in days:
        extending.ask(task, place.people["culture_head"], day, "Chờ thẩm định")
        extending.decide(task, place.people["chair"], granted=True)


def test_existing_rows_get_the_day_before_their_extensions(place: Place) -> None:
    db.session.add(CalendarDay(commune_id=place.id, on=date(2026, 10, 12), kind="swapped", name="Nghỉ bù"))
    saturday = date(2026, 10, 10)
    rows = {name: place.task(due_on=saturday) for name in ("none", "once", "twice", "corrected", "keeps", "refused")}
    rows["keeps"].keeps_day = True
    extend(place, rows["once"], date(2026, 10, 30))
    extend(place, rows["keeps"], date(2026, 10, 30))
    extend(place, rows["twice"], date(2026, 10, 30), date(2026, 11, 20))
    extend(place, rows["corrected"], date(2026, 10, 30))
    writing.correct_due(rows["corrected"], place.people["secretary"], date(2026, 10, 22), None, "Đọc sai")
    extending.ask(rows["refused"], place.people["culture_head"], date(2026, 10, 30), "Chờ")
    extending.decide(rows["refused"], place.people["chair"], granted=False, answer="Không")
    undated = place.task()
    dates.recompute(place.id)
    every = [*rows.values(), undated]
    expected = {task.id: (task.first_due_on, task.first_effective_on) for task in every}
    assert expected[rows["twice"].id] == (saturday, date(2026, 10, 13))
    assert expected[rows["keeps"].id] == (saturday, saturday)
    assert expected[rows["corrected"].id][0] == date(2026, 10, 22)
    for task in every:
        task.first_due_on = task.first_effective_on = None
    db.session.flush()
    migration().fill(db.session.connection())
    db.session.expire_all()
    assert {task.id: (task.first_due_on, task.first_effective_on) for task in every} == expected


def numbers() -> tuple:
    """Every number of a fixed world: terms, rates, what lacks, whole and by unit."""
    place = world.build("mau", "Mẫu")
    place.units["economy"].leader_id = place.people["deputy"].id
    kinds = ("none", "date", "ongoing", "recurring", "external")
    for n in range(120):
        unit = ("culture", "economy", None)[n // 6 % 3]
        due = None if n % 4 == 0 else date(2026, 9, 1 + n % 28) if n % 2 else date(2026, 10, 1 + n % 28)
        task = place.task(
            f"Việc {n}", unit, due_on=due, deadline_type=kinds[n % 5], product=(" ", "Báo cáo", None)[n % 3]
        )
        task.state = tuple(TaskState)[n % 6]
        if task.state in (TaskState.REPORTED, TaskState.DONE):
            task.submitted_on = date(2026, 9, 20) if n % 7 else None
        if due and n % 9 == 0:
            dates.extend(task, date(2026, 10, 29))
    db.session.flush()
    found = summary(place.id)
    lines = [
        (line.unit.name if line.unit else None, line.count, sorted((key, one.pair) for key, one in line.rates.items()))
        for line in found.lines
    ]
    assert counting.at_a_glance(place.id) == counting.by_unit(place.id)
    return found.count, lines, found.cancelled, six.counts(place.id)


@pytest.mark.postgres
def test_sqlite_and_postgresql_count_a_fixed_world_alike(
    app: Flask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    postgres: str,  # noqa: F811
) -> None:
    here = numbers()
    db.session.rollback()
    monkeypatch.setenv("DATABASE_URL", postgres)
    other = create_app(TESTING=True)
    with other.app_context(), database.writing():
        db.drop_all()
        db.create_all()
        there = numbers()
        db.session.rollback()
        db.engine.dispose()
    assert here == there
    assert here[0].total == 100
    assert set(here[3]) == {"person", "time", "responsibility", "product"}
