"""Watch the watchers: how long since the last sweep, what has waited too long, which senders died, what a night found.

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
from app.models import office_hours
from app.models.base import Instant
from app.models.commune import CalendarDay, Commune
from app.models.job_run import JobRun
from app.models.notification import Message, SweepRun
from app.models.reconciliation import NAME as RECONCILIATION
from app.models.reconciliation import Reconciliation
from app.models.sweep import NAME
from app.models.task import series
from app.models.working_days import WorkingDays

SWEEP_AT_MOST = timedelta(minutes=5)  # since the last sweep of every commune
PENDING_AT_MOST = timedelta(minutes=10)  # a message past the instant it should have left
LEASE_AT_MOST = timedelta(minutes=10)  # a sender's or worker's lease past its end
RECONCILIATION_AT_MOST = timedelta(days=2)  # since the last reconciliation of every commune
WINDOW = timedelta(days=30)  # failed and unknown messages are counted so far back


@dataclass(frozen=True)
class Watch:
    """What was seen at an instant. Ages are None where there is nothing of the kind; counts are by state."""

    at: datetime
    sweep_age: timedelta | None
    pending_age: timedelta | None
    expired: int
    series_failed: int = 0
    retrying: int = 0
    reconciliation_age: timedelta | None = None
    differences: int = 0
    messages: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> list[str]:
        """The codes of what is wrong, empty when all is well.

        `no_sweep`, `messages_wait`, `leases_expired`, `series_failed`, `no_reconciliation`, `reconciliation_differs`.
        """
        wrong = {
            "no_sweep": _is_over(self.sweep_age, SWEEP_AT_MOST),
            "messages_wait": _is_over(self.pending_age, PENDING_AT_MOST),
            "leases_expired": self.expired > 0,
            "series_failed": self.series_failed > 0,
            "no_reconciliation": _is_over(self.reconciliation_age, RECONCILIATION_AT_MOST),
            "reconciliation_differs": self.differences > 0,
        }
        return [code for code, is_so in wrong.items() if is_so]


def look() -> Watch:
    """Look at the database once; eleven statements, whatever its size. The commune swept longest ago decides."""
    now = clock.now()
    retrying = select(func.count(Message.id)).where(Message.state == "pending", Message.attempts > 0)
    return Watch(
        at=now,
        sweep_age=_age(NAME, now),
        pending_age=_pending_age(now),
        expired=_expired(now),
        series_failed=_series_failed(),
        retrying=db.session.scalar(retrying) or 0,
        reconciliation_age=_age(RECONCILIATION, now),
        differences=_differences(),
        messages=_by_state(Message, now),
        jobs=_by_state(JobRun, now),
    )


def _is_over(age: timedelta | None, most: timedelta) -> bool:
    return age is not None and age > most


def _age(name: str, now: datetime) -> timedelta | None:
    done = db.session.scalar(_done(name))
    return now - done if done else None


def _done(name: str) -> Select:
    """The end of the run that lies longest back; a commune that never had one counts from its beginning."""
    runs = (SweepRun.commune_id == Commune.id) & (SweepRun.name == name)
    at = func.coalesce(SweepRun.finished_at, Commune.created_at, type_=Instant)
    return select(func.min(at, type_=Instant)).select_from(Commune).outerjoin(SweepRun, runs)


def _pending_age(now: datetime) -> timedelta | None:
    """Since the oldest message should have left; a day's message waits only while the commune's office hours last."""
    is_scheduled = func.substr(Message.slot, 1, 1).between("0", "9")
    asked = select(Message.commune_id, is_scheduled, func.min(Message.next_try_at)).where(Message.state == "pending")
    rows = db.session.execute(asked.group_by(Message.commune_id, is_scheduled)).all()
    days = _today()
    since = [_since(row[2], now, days.get(row[0], WorkingDays()) if row[1] else None) for row in rows]
    return max((now - one for one in since), default=None)


def _since(due_at: datetime, now: datetime, days: WorkingDays | None) -> datetime:
    """From when a message has waited: since it was due, for a day's message not before the opening of today."""
    if days is not None:
        opening = clock.instant(clock.local(now).date(), office_hours.OPENS)
        due_at = max(due_at, opening) if office_hours.are_open(now, days) else now
    return min(due_at, now)


def _today() -> dict[int, WorkingDays]:
    """What today is in each commune whose calendar names it; enough to say whether the hours last."""
    today = frozenset({clock.today()})
    asked = select(CalendarDay.commune_id, CalendarDay.kind).where(CalendarDay.on == clock.today())
    return {
        row[0]: WorkingDays(make_up=today) if row[1] == "make_up" else WorkingDays(off=today)
        for row in db.session.execute(asked)
    }


def _differences() -> int:
    """What the newest reconciliation of each commune couldn't explain, over all communes."""
    newest = select(func.max(Reconciliation.id)).group_by(Reconciliation.commune_id)
    asked = select(func.sum(Reconciliation.differences)).where(Reconciliation.id.in_(newest))
    return db.session.scalar(asked) or 0


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
