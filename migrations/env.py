"""Run migrations on the application's own engine, in one writing transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from app.database import db, writing


def run() -> None:
    """Bring the database to the wanted revision; one that fails on the way leaves the database as it was."""
    with writing(), db.engine.connect() as connection, _keys_aside(connection), connection.begin():
        context.configure(
            connection=connection,
            target_metadata=db.Model.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=_render,
        )
        with context.begin_transaction():
            context.run_migrations()
        if _is_sqlite(connection):
            _check(connection)


@contextmanager
def _keys_aside(connection: Connection) -> Iterator[None]:
    """Let SQLite look at the foreign keys at the end only: it changes a table by making it anew and dropping the old
    one, which no row that points at it would let pass.
    """
    cursor = connection.connection.cursor()  # no transaction has begun yet, in which the pragma would do nothing
    if _is_sqlite(connection):
        cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        if _is_sqlite(connection):
            cursor.execute("PRAGMA foreign_keys=ON")


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _check(connection: Connection) -> None:
    """Raise ValueError where a row points nowhere."""
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost:
        tables = ", ".join(sorted({f"{row[0]} → {row[2]}" for row in lost}))
        raise ValueError(f"{len(lost)} rows point nowhere: {tables}")


def _render(kind: str, item: object, autogen: object) -> str | bool:
    """Write our own column types as what the database keeps, so that a migration needs no code of today."""
    if kind == "type" and type(item).__name__ == "Instant":
        return "sa.DateTime(timezone=True)"
    return False


assert current_app
run()
