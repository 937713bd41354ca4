"""The one clock. Instants are UTC, due dates are local days; tests, the demo and `--at` may stop it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
_stopped: datetime | None = None


def now() -> datetime:
    """The present instant, aware, in UTC; the stopped one where the clock is stopped."""
    return _stopped or datetime.now(UTC)


def today() -> date:
    """The present day in Vietnam; a day ends there at 24:00 (Civil Code 2015, article 148.6)."""
    return local(now()).date()


def local(instant: datetime) -> datetime:
    """The same instant on a Vietnamese wall clock."""
    return instant.astimezone(LOCAL)


def instant(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The UTC instant of a local day's hour and minute."""
    return datetime.combine(day, time(hour, minute), LOCAL).astimezone(UTC)


def stop(at: datetime | None) -> None:
    """Stop the clock of the whole process at an aware instant; None lets it run again.

    Raises ValueError for an instant without a zone.
    """
    global _stopped
    if at is not None and at.tzinfo is None:
        raise ValueError("a stopped clock needs an instant with its zone")
    _stopped = at and at.astimezone(UTC)


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Stop the clock for a while, then let it go on as it was."""
    before = _stopped
    stop(at)
    try:
        yield
    finally:
        stop(before)
