"""Ask for a job that leaves only after this transaction is committed."""

from __future__ import annotations

from app.database import db


def later(job: str, *ids: int) -> None:
    """Note a job by its name in `app.jobs` with the ids it takes; a rollback forgets it."""
    db.session.info.setdefault("later", []).append((job, list(ids)))
