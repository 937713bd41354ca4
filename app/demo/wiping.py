"""Take one commune out of the database, row by row of every table it owns, and its files off the disk."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, select

from app.database import Base, db
from app.models import storage
from app.models.commune import Commune
from app.models.file import File


def wipe(commune: Commune) -> list[Path]:
    """Delete the commune with all its rows, in this transaction; returns the files to delete once it is committed.

    Tables go in the reverse order of their foreign keys. Only rows of this commune can be hit: every table but the
    commune's own holds its owner.
    """
    own = select(File).where(File.commune_id == commune.id)
    paths = [storage.path_of(file) for file in db.session.scalars(own)]
    commune_id = commune.id
    db.session.expunge_all()
    for table in reversed(Base.metadata.sorted_tables):
        if "commune_id" in table.columns:
            db.session.execute(delete(table).where(table.columns["commune_id"] == commune_id))
    db.session.execute(delete(Commune).where(Commune.id == commune_id))
    db.session.info.pop("event_tails", None)
    return paths
