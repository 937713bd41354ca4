"""When scheduled messages may leave: 07:00 to 18:00 on working days, Vietnamese time (domain rules of §3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app import clock
from app.models.working_days import ONE, WorkingDays

OPENS, CLOSES = 7, 18  # local hours
SLOTS_AHEAD = 5


@dataclass(frozen=True)
class Slot:
    """A local day for which a person gets at most one scheduled message, and the instant from which it may leave."""

    day: date
    leaves_at: datetime

    @property
    def key(self) -> str:
        """The slot's name in `message.slot`: the day, `2026-10-06`."""
        return self.day.isoformat()


def have_opened(now: datetime, days: WorkingDays) -> bool:
    """Is it a working day, 07:00 or later?"""
    local = clock.local(now)
    return days.works(local.date()) and local.hour >= OPENS


def are_open(now: datetime, days: WorkingDays) -> bool:
    """May a scheduled message leave now?"""
    return have_opened(now, days) and clock.local(now).hour < CLOSES


def last_opening(now: datetime, days: WorkingDays) -> date:
    """The last working day whose 07:00 has passed: the day up to which reminders are due."""
    today = clock.local(now).date()
    return today if have_opened(now, days) else days.back(today - ONE)


def next_slot(now: datetime, days: WorkingDays) -> Slot:
    """Today while the hours last, else the next working day from 07:00."""
    today = clock.local(now).date()
    if are_open(now, days):
        return Slot(today, now)
    day = days.forward(today if clock.local(now).hour < CLOSES else today + ONE)
    return Slot(day, clock.instant(day, OPENS))


def slots(now: datetime, days: WorkingDays) -> list[Slot]:
    """The next slots in their order; who already had today's message gets the next day's."""
    found = [next_slot(now, days)]
    while len(found) < SLOTS_AHEAD:
        day = days.add(found[-1].day, 1)
        found.append(Slot(day, clock.instant(day, OPENS)))
    return found


def not_before(instant: datetime, days: WorkingDays) -> datetime:
    """The instant itself if it lies in office hours, else the next opening (for a second try)."""
    return next_slot(instant, days).leaves_at


def a_moment_after(instant: datetime, minutes: int) -> datetime:
    """The instant so many minutes later."""
    return instant + timedelta(minutes=minutes)
