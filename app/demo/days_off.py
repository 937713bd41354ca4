"""Days off around a day, as data: by law each year, Tết and moved days only where an official notice names them."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.working_days import WorkingDays

FIXED = ((1, 1, "Tết Dương lịch"), (4, 30, "Ngày Chiến thắng"), (5, 1, "Quốc tế Lao động"), (9, 2, "Quốc khánh"))
CULTURE_DAY_SINCE = 2026  # 24/11, Nghị quyết 28/2026/QH16
MOVABLE = (
    # first day, days, kind, name: 12729/VPCP-KGVX (2026), 10065/VPCP-KGVX (2027)
    (date(2025, 1, 27), 5, "holiday", "Tết Nguyên đán"),
    (date(2025, 4, 7), 1, "holiday", "Giỗ Tổ Hùng Vương"),
    (date(2025, 9, 1), 1, "holiday", "Quốc khánh"),
    (date(2026, 1, 2), 1, "swapped", "Nghỉ hoán đổi Tết Dương lịch"),
    (date(2026, 1, 10), 1, "make_up", "Làm bù ngày 02/01"),
    (date(2026, 2, 16), 5, "holiday", "Tết Nguyên đán"),
    (date(2026, 4, 27), 1, "compensatory", "Nghỉ bù Giỗ Tổ Hùng Vương"),
    (date(2026, 8, 22), 1, "make_up", "Làm bù ngày 31/08"),
    (date(2026, 8, 31), 1, "swapped", "Nghỉ hoán đổi Quốc khánh"),
    (date(2026, 9, 1), 1, "holiday", "Quốc khánh"),
    (date(2027, 2, 4), 7, "holiday", "Tết Nguyên đán"),
    (date(2027, 4, 16), 1, "holiday", "Giỗ Tổ Hùng Vương"),
    (date(2027, 5, 3), 1, "compensatory", "Nghỉ bù Quốc tế Lao động"),
    (date(2027, 9, 3), 1, "holiday", "Quốc khánh"),
)


def around(today: date) -> dict[date, tuple[str, str]]:
    """Day → (kind, name) for the year of a day, the one before and the one after."""
    years = range(today.year - 1, today.year + 2)
    found = {date(year, month, day): ("holiday", name) for year in years for month, day, name in FIXED}
    found |= {date(y, 11, 24): ("holiday", "Ngày Văn hóa Việt Nam") for y in years if y >= CULTURE_DAY_SINCE}
    for first, count, kind, name in MOVABLE:
        if first.year in years:
            found |= {first + timedelta(days=n): (kind, name) for n in range(count)}
    return dict(sorted(found.items()))


def working_days(today: date) -> WorkingDays:
    """The working days that follow from them."""
    days = around(today)
    off = frozenset(day for day, (kind, _name) in days.items() if kind != "make_up")
    return WorkingDays(off=off, make_up=frozenset(days) - off)
