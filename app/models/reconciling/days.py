"""Working days counted by their place in a list of all that are worked; nothing of `working_days` is used here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OPENING = time(7)
AROUND = 800  # days listed before the first and after the last day asked about


class Calendar:
    """The worked days of a commune from around a first to around a last day.

    `entered` are (day, kind) of its calendar table: `make_up` is worked, every other kind is off.
    """

    def __init__(self, entered: Iterable[tuple[date, str]], first: date, last: date) -> None:
        kinds = dict(entered)
        start = first - timedelta(days=AROUND)
        listed = (start + timedelta(days=n) for n in range((last - start).days + AROUND))
        self.worked = [day for day in listed if self._is_worked(day, kinds.get(day))]

    @staticmethod
    def _is_worked(day: date, kind: str | None) -> bool:
        return kind == "make_up" if kind else day.isoweekday() <= 5

    def away(self, anchor: date, n: int) -> date:
        """The worked day `n` after an anchor, or before it where negative; the anchor itself for 0."""
        if n > 0:
            return self.worked[bisect_right(self.worked, anchor) + n - 1]
        return self.worked[bisect_left(self.worked, anchor) + n] if n else anchor

    def passed(self, anchor: date, day: date) -> int:
        """How many worked days lie after an anchor, up to and with a day."""
        return max(0, bisect_right(self.worked, day) - bisect_right(self.worked, anchor))

    def on_or_before(self, day: date) -> date:
        """The day if worked, else the last worked one before."""
        return self.worked[bisect_right(self.worked, day) - 1]

    def on_or_after(self, day: date) -> date:
        """The day if worked, else the next worked one."""
        return self.worked[bisect_left(self.worked, day)]

    def opened(self, now: datetime) -> date:
        """The last worked day whose 07:00 has come."""
        local = now.astimezone(VIETNAM)
        today = local.date()
        return self.on_or_before(today if local.time() >= OPENING else today - timedelta(days=1))


def at(day: date, hour: time = OPENING) -> datetime:
    """The instant of a local hour, by default of the opening."""
    return datetime.combine(day, hour, VIETNAM)
