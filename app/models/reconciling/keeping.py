"""When a commune is reconciled, and what is kept of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from app import clock
from app.database import db
from app.models import sweep_runs
from app.models.notification import SweepRun
from app.models.reconciliation import NAME, Reconciliation
from app.models.reconciling import comparing
from app.models.reconciling.comparing import Found

NIGHT = 20  # local hour from which a day's reconciliation is due
KEPT = timedelta(days=90)
SHOWN = 100  # differences kept in full


def is_due(commune_id: int) -> bool:
    """Has the commune not been reconciled since the last evening began?"""
    asked = select(SweepRun.finished_at).where(SweepRun.commune_id == commune_id, SweepRun.name == NAME)
    return sweep_runs.is_stale(db.session.scalar(asked), evening(clock.now()))


def keep(commune_id: int, found: Found) -> bool:
    """Keep what was found, unless another clock was first; a commune's first evening is the one to come."""
    if not sweep_runs.first_since(commune_id, NAME, evening(clock.now())):
        return False
    _add(commune_id, found)
    return True


def anew(commune_id: int) -> None:
    """Compare now and keep what is found, whatever the hour; the night's own comparison comes all the same."""
    _add(commune_id, comparing.compare(commune_id))


def _add(commune_id: int, found: Found) -> None:
    old = (Reconciliation.commune_id == commune_id, Reconciliation.at < clock.now() - KEPT)
    db.session.execute(delete(Reconciliation).where(*old))
    db.session.add(
        Reconciliation(
            commune_id=commune_id,
            day=found.day,
            expected=found.expected,
            excused=found.excused,
            differences=len(found.differences),
            details=found.differences[:SHOWN],
        )
    )


def evening(now: datetime) -> datetime:
    """The last instant before `now` at which a night began."""
    today = clock.local(now).date()
    begins = clock.instant(today, NIGHT)
    return begins if begins <= now else clock.instant(today - timedelta(days=1), NIGHT)
