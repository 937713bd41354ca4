"""Run migrations on the application's own engine, in one writing transaction."""

from __future__ import annotations

from alembic import context
from flask import current_app

from app.database import db, writing


def run() -> None:
    """Bring the database to the wanted revision."""
    with writing(), db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.Model.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=_render,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


def _render(kind: str, item: object, autogen: object) -> str | bool:
    """Write our own column types as what the database keeps, so that a migration needs no code of today."""
    if kind == "type" and type(item).__name__ == "Instant":
        return "sa.DateTime(timezone=True)"
    return False


assert current_app
run()
