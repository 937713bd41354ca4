"""Watch the watchers: how long since the last sweep, what has waited too long, which senders died.

Numbers over all communes, no names: what an operator's alarm asks. Every silence that could hide a lost reminder has
a limit here, and a fault with a code once it is passed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from app import clock
from app.database import db
from app.models.base import Instant
from app.models.commune import Commune
from app.models.job_run import JobRun
from app.models.notification import Message, SweepRun
from app.models.sweep import NAME
from app.models.task import series

SWEEP_AT_MOST = timedelta(minutes=5)  # since the last sweep of every commune
PENDING_AT_MOST = timedelta(minutes=10)  # a message past the instant it should have left
LEASE_AT_MOST = timedelta(minutes=10)  # a sender's or worker's lease past its end
WINDOW = timedelta(days=30)  # failed and unknown messages are counted so far back


@dataclass(frozen=True)
class Watch:
    """What was seen at an instant. Ages are None where there is nothing of the kind; counts are by state."""

    at: datetime
    sweep_age: timedelta | None
    pending_age: timedelta | None
    expired: int
    series_failed: int = 0
    messages: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> list[str]:
        """The codes of what is wrong: `no_sweep`, `messages_wait`, `leases_expired`, `series_failed`; else empty."""
        wrong = {
            "no_sweep": self.sweep_age is not None and self.sweep_age > SWEEP_AT_MOST,
            "messages_wait": self.pending_age is not None and self.pending_age > PENDING_AT_MOST,
            "leases_expired": self.expired > 0,
            "series_failed": self.series_failed > 0,
        }
        return [code for code, is_so in wrong.items() if is_so]


def look() -> Watch:
    """Look at the database once; seven statements, whatever its size. The commune swept longest ago decides."""
    now = clock.now()
    swept = db.session.scalar(_swept())
    pending = db.session.scalar(select(func.min(Message.next_try_at)).where(Message.state == "pending"))
    return Watch(
        at=now,
        sweep_age=now - swept if swept else None,
        pending_age=max(now - pending, timedelta()) if pending else None,
        expired=_expired(now),
        series_failed=_series_failed(),
        messages=_by_state(Message, now),
        jobs=_by_state(JobRun, now),
    )


def _swept() -> Select:
    """The end of the sweep that lies longest back; a commune that was never swept counts from its beginning."""
    runs = (SweepRun.commune_id == Commune.id) & (SweepRun.name == NAME)
    at = func.coalesce(SweepRun.finished_at, Commune.created_at, type_=Instant)
    return select(func.min(at, type_=Instant)).select_from(Commune).outerjoin(SweepRun, runs)


def _expired(now: datetime) -> int:
    late = now - LEASE_AT_MOST
    sending = select(func.count(Message.id)).where(Message.state == "sending", Message.lease_until < late)
    running = select(func.count(JobRun.id)).where(JobRun.state == "running", JobRun.lease_until < late)
    return (db.session.scalar(sending) or 0) + (db.session.scalar(running) or 0)


def _series_failed() -> int:
    """How many recurring duties the last sweep of each commune could not go on with."""
    last, noted = aliased(SweepRun), aliased(SweepRun)
    same = (last.commune_id == noted.commune_id) & (last.name == NAME) & (last.started_at <= noted.finished_at)
    return db.session.scalar(select(func.sum(noted.made)).join(last, same).where(noted.name == series.FAILED)) or 0


def _by_state(model: type[Message] | type[JobRun], now: datetime) -> dict[str, int]:
    asked = select(model.state, func.count(model.id)).where(model.created_at >= now - WINDOW).group_by(model.state)
    return {row[0]: row[1] for row in db.session.execute(asked)}
