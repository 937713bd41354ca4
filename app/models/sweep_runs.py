"""The rows that prove a commune's sweep alive, and let one of many do what is done once a day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from app import clock
from app.database import db
from app.models.notification import SweepRun
from app.models.telling import insert_new


def of(commune_id: int, name: str, since: datetime | None = None) -> SweepRun:
    """The row of a sweep's part, made at its first run; it counts as run at that moment, or at `since`."""
    which = (SweepRun.commune_id == commune_id, SweepRun.name == name)
    found = db.session.scalar(select(SweepRun).where(*which))
    if found is None:
        at = since or clock.now()
        insert_new(SweepRun, {"commune_id": commune_id, "name": name, "started_at": at, "finished_at": at})
        found = db.session.scalars(select(SweepRun).where(*which)).one()
    return found


def first_today(commune_id: int, name: str) -> bool:
    """Is this the first run since midnight? The conditional update lets one of many say yes."""
    return first_since(commune_id, name, clock.instant(clock.today()))


def first_since(commune_id: int, name: str, since: datetime) -> bool:
    """Is this the first run since an instant? The conditional update lets one of many say yes."""
    row, now = of(commune_id, name), clock.now()
    stale = SweepRun.finished_at < since
    claim = update(SweepRun).where(SweepRun.id == row.id, stale).values(started_at=now, finished_at=now)
    return db.session.execute(claim, execution_options={"synchronize_session": False}).rowcount == 1  # type: ignore[attr-defined]


def note(commune_id: int, name: str, made: int) -> None:
    """Keep what a part of the sweep came to, now."""
    row = of(commune_id, name)
    row.made, row.finished_at = made, clock.now()
