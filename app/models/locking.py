"""Row locks that put writers of one thing in a row; on SQLite the one writer has the whole database anyway."""

from __future__ import annotations

from sqlalchemy import select

from app.database import db
from app.models.base import Owned
from app.models.commune import Commune


def lock_commune(commune_id: int) -> None:
    """Wait until nobody else numbers, keeps or records in this commune; held until the transaction ends.

    `FOR NO KEY UPDATE`: a stronger lock would clash with the one every insert takes on its commune, and two writers
    that each hold it would wait for each other.
    """
    db.session.execute(select(Commune.id).where(Commune.id == commune_id).with_for_update(key_share=True))


def lock(row: Owned) -> None:
    """Wait until nobody else changes this row, then see it as it is now; held until the transaction ends."""
    db.session.refresh(row, with_for_update={"key_share": True, "of": type(row)})
