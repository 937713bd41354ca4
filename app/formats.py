"""Days, instants and figures as Vietnamese offices write them; pure, for screens and papers alike."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from app import clock

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
NOT_ENOUGH = "chưa đủ dữ liệu"


def day_short(day: date | str | None) -> str:
    """A day without its year where that is this year, `30/9` or `09/10`, else with it, `31/12/2030`.

    Months 3 to 9 bear no zero (Decree 30/2020, annex I, II.4). Text comes back as it is (what a person typed), None
    as no text.
    """
    if not isinstance(day, date):
        return day or ""
    return _day_and_month(day) if day.year == clock.today().year else f"{_day_and_month(day)}/{day.year}"


def day(day: date | str | None) -> str:
    """A day with its year, `30/9/2026` or `06/10/2026`; text and None as in `day_short`."""
    return f"{_day_and_month(day)}/{day.year}" if isinstance(day, date) else day_short(day)


def _day_and_month(day: date) -> str:
    month = f"{day.month}" if 3 <= day.month <= 9 else f"{day.month:02}"
    return f"{day.day:02}/{month}"


def weekday(day: date) -> str:
    """The Vietnamese name of a day of the week, `Thứ Ba`."""
    return WEEKDAYS[day.weekday()]


def month(first: date) -> str:
    """A month with its year, `9/2026`; January and February keep their zero."""
    return day(first).partition("/")[2]


def moment(instant: datetime | None) -> str:
    """An aware instant on the Vietnamese wall clock, `29/9/2026 08:52`; None as no text."""
    if instant is None:
        return ""
    local = clock.local(instant)
    return f"{day(local.date())} {local:%H:%M}"


def hour(instant: datetime) -> str:
    """The Vietnamese wall clock of an aware instant, `08:52`."""
    return f"{clock.local(instant):%H:%M}"


def number(value: int | float | Decimal | None, places: int | None = None) -> str:
    """A figure with Vietnamese separators, `8.282` or `12,5`; `places` fixes the decimals, None as no text."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def percent(part: int | float | Decimal | None, whole: int | float | Decimal | None = 100) -> str:
    """A share with one decimal, `83,7%`, from a figure in per cent or a part and its whole.

    Without a part, or with a whole of 0 or None, the words for too little data: never 0% for want of a denominator.
    """
    if part is None or not whole:
        return NOT_ENOUGH
    return number(Decimal(str(part)) * 100 / Decimal(str(whole)), 1) + "%"


def file_size(octets: int) -> str:
    """The size of a file from its bytes, `812 KB`, `1,4 MB` or `2,0 GB`."""
    if octets < 1_000_000:
        return f"{number(max(1, round(octets / 1000)))} KB"
    if octets < 1_000_000_000:
        return f"{number(octets / 1_000_000, 1)} MB"
    return f"{number(octets / 1_000_000_000, 1)} GB"
