"""The periods that a commune reports of, and the one that follows each (pure but for the settled rules)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app import clock
from app.models.errors import Refused
from app.models.reporting import rules, windows
from app.models.reporting.windows import KINDS, QUARTERLY, Rule, Window

RANGE = "range"
JOINED = ".."
LONGEST = 3 * 366  # days of a free range
EARLIEST = 2000  # the first year of one


def of_year(year: int, settled: Mapping[str, Rule], today: date | None = None) -> list[Window]:
    """The commune's reports of a year whose data window has begun, in the order of their ends."""
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    quarters = [f"{year}-Q{quarter}" for quarter in range(1, 5)]
    keys = [*months, *quarters, f"{year}-H1", f"{year}-H2", f"{year}-9M", f"{year}"]
    found = [one for key in keys if (one := windows.of_key(key, settled)) and settled[one.kind].is_on]
    begun = [one for one in found if one.from_on <= (today or clock.today())]
    return sorted(begun, key=lambda one: (one.end, KINDS.index(one.kind)))


def window_of(commune_id: int, key: str) -> Window:
    """The window of a key: of a period that has begun, or of a free range. Raises Refused."""
    settled = rules.of(commune_id)
    first, joined, last = key.partition(JOINED)
    if joined:
        return _range(first, last, settled)
    found = windows.of_key(key, settled)
    if found is None or found.from_on > clock.today():
        raise Refused("report_period_unknown")
    return found


def range_key(first: date | None, last: date | None) -> str:
    """The key of a free range. Raises Refused for one that is empty, too long, or begins in days to come."""
    if first is None or last is None:
        raise Refused("report_range_missing", field="from_on" if first is None else "to_on")
    if not first <= last or (last - first).days > LONGEST or first.year < EARLIEST:
        raise Refused("report_range_wrong", field="to_on")
    if first > clock.today():
        raise Refused("report_range_to_come", field="from_on")
    return f"{first.isoformat()}{JOINED}{last.isoformat()}"


def name_of(key: str) -> str:
    """A period as papers name it within a sentence: "quý III/2026", "giai đoạn từ 01/07/2026 đến 31/08/2026"."""
    first, joined, last = key.partition(JOINED)
    if joined:
        day = "%d/%m/%Y"
        return f"giai đoạn từ {date.fromisoformat(first):{day}} đến {date.fromisoformat(last):{day}}"
    named = windows.name_of(key)
    return named[:1].lower() + named[1:]


def next_key(key: str) -> str | None:
    """The period after one: a quarter's next quarter; of nine months the fourth; None of a free range."""
    year, _dash, part = key.partition("-")
    if JOINED in key:
        return None
    if not part:
        return f"{int(year) + 1}"
    if part == "9M":
        return f"{year}-Q4"
    kind, number, most = (part[0], int(part[1]), 4 if part[0] == "Q" else 2) if part[0] in "QH" else ("", int(part), 12)
    after, number = (int(year), number + 1) if number < most else (int(year) + 1, 1)
    return f"{after}-{kind}{number}" if kind else f"{after}-{number:02}"


def next_end(key: str, window: Window, settled: Mapping[str, Rule]) -> date:
    """The day with which the data of the next period close; of a free range, as long again."""
    after = next_key(key)
    found = windows.of_key(after, settled) if after else None
    return found.to_on if found else window.to_on + (window.to_on - window.from_on) + windows.ONE


def _range(first: str, last: str, settled: Mapping[str, Rule]) -> Window:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise Refused("report_period_unknown") from None
    key = range_key(start, end)
    whom = settled[QUARTERLY].to_whom
    return Window(RANGE, key, start, end, start, end, unit_due_on=end, due_on=end, to_whom=whom)
