"""Figures and dates as a Vietnamese office prints them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

NOT_ENOUGH_DATA = "chưa đủ dữ liệu"
OPEN = "\u00a0" * 6
VIETNAM = timezone(timedelta(hours=7))


def whole(n: int) -> str:
    """A count with dots between thousands: 8282 → "8.282"."""
    return f"{n:,}".replace(",", ".")


def two_digits(n: int) -> str:
    """A small count as offices write it in sentences: 5 → "05", 12 → "12"."""
    return f"0{n}" if 0 < n < 10 else whole(n)


def signed(n: int) -> str:
    """A change: 3 → "+3", -1200 → "-1.200", 0 → "không đổi"."""
    return f"{'+' if n > 0 else '-'}{whole(abs(n))}" if n else "không đổi"


def percent(numerator: int, denominator: int) -> str:
    """A rate with one decimal after a comma: (6932, 8282) → "83,7%"; of nothing there is no rate."""
    if denominator == 0:
        return NOT_ENOUGH_DATA
    rate = Decimal(100 * numerator) / Decimal(denominator)
    return f"{rate.quantize(Decimal('0.1'), ROUND_HALF_UP)}%".replace(".", ",")


def short_date(day: date | str) -> str:
    """ISO text or date → dd/mm/yyyy."""
    return f"{as_date(day):%d/%m/%Y}"


def long_date(day: date | str) -> str:
    """Day and month get a leading 0 only for days under 10 and months 1, 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    on = as_date(day)
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def open_date(day: date | str) -> str:
    """Day and month left open for the clerk who numbers the paper: "ngày      tháng      năm 2026"."""
    return f"ngày{OPEN}tháng{OPEN}năm {as_date(day).year}"


def local_moment(instant: str) -> str:
    """UTC instant in ISO → "08 giờ 05 phút, ngày 25/09/2026" by Vietnam's clock."""
    at = as_moment(instant).astimezone(VIETNAM)
    return f"{clock_time(f'{at:%H:%M}')}, ngày {short_date(at.date())}"


def clock_time(time: str) -> str:
    """ "08:00" → "08 giờ 00 phút"."""
    hour, minute = time.split(":")[:2]
    return f"{hour} giờ {minute} phút"


def as_date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def as_moment(instant: str) -> datetime:
    at = datetime.fromisoformat(instant)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def roman(n: int) -> str:
    """1 → "I", 4 → "IV"; papers number appendices and groups so."""
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        times, n = divmod(n, value)
        written += sign * times
    return written
