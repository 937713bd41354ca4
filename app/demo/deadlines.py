"""Deadlines laid around a day: the words as an office writes them, and what they must be read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.demo import days_off
from app.reading.calendar_days import month_end, quarter_end

ISSUED = -125  # the sample plan is issued this many days before
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Deadline:
    """Words in the document (None: left blank) and the type, due day and recurrence they mean."""

    words: str | None
    type: str = "none"
    due: date | None = None
    recurrence: str | None = None


def dmy(day: date) -> str:
    """A day as a document prints it: 05/09/2026."""
    return day.strftime("%d/%m/%Y")


class Laid:
    """Makes deadlines at a distance in days from `today`; past ones fall back, coming ones on, to a working day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.days = days_off.working_days(today)
        self.issued_on = self.day(ISSUED)

    def at(self, distance: int) -> date:
        """The day at a distance."""
        return self.today + timedelta(days=distance)

    def day(self, distance: int) -> date:
        """The working day nearest to a distance, never on the other side of today."""
        day = self.at(distance)
        return self.days.back(day) if distance < 0 else self.days.forward(day)

    def on(self, distance: int) -> Deadline:
        """`12/10/2026`."""
        return Deadline(dmy(self.day(distance)), "date", self.day(distance))

    def before(self, distance: int) -> Deadline:
        """`Trước ngày 13/10/2026`: the day before is the last."""
        due = self.day(distance)
        return Deadline(f"Trước ngày {dmy(due + timedelta(days=1))}", "date", due)

    def latest(self, distance: int) -> Deadline:
        """`Chậm nhất ngày 12/10/2026`."""
        return Deadline(f"Chậm nhất ngày {dmy(self.day(distance))}", "date", self.day(distance))

    def kept(self, distance: int) -> Deadline:
        """A day that doesn't roll on over days off: exactly at its distance."""
        due = self.at(distance)
        return Deadline(f"Ngày {dmy(due)}, không lùi hạn", "date", due)

    def month(self, distance: int) -> Deadline:
        """`Tháng 10/2026`."""
        day = self.at(distance)
        return Deadline(f"Tháng {day.month}/{day.year}", "month", month_end(day.year, day.month))

    def early_month(self, distance: int) -> Deadline:
        """`Đầu tháng 12/2026`: only suggests a day, which a person confirms."""
        day = self.at(distance)
        return Deadline(f"Đầu tháng {day.month}/{day.year}", "date")

    def quarter(self, distance: int) -> Deadline:
        """`Quý IV/2026`."""
        day = self.at(distance)
        number = (day.month + 2) // 3
        return Deadline(f"Quý {ROMAN[number - 1]}/{day.year}", "quarter", quarter_end(day.year, number))

    def half(self) -> Deadline:
        """`6 tháng cuối năm 2026`: the half in which today lies."""
        year, first = self.today.year, self.today.month <= 6
        due = date(year, 6, 30) if first else date(year, 12, 31)
        return Deadline(f"6 tháng {'đầu' if first else 'cuối'} năm {year}", "half", due)

    def year(self) -> Deadline:
        """`Năm 2026`."""
        return Deadline(f"Năm {self.today.year}", "year", date(self.today.year, 12, 31))

    def span(self, start: int, end: int) -> Deadline:
        """`Từ ngày 01/10/2026 đến ngày 15/11/2026`."""
        words = f"Từ ngày {dmy(self.day(start))} đến ngày {dmy(self.day(end))}"
        return Deadline(words, "range", self.day(end))

    def milestones(self, *distances: int) -> Deadline:
        """`Ngày 15/9/2026, ngày 15/12/2026`: the last one is due."""
        days = [self.day(distance) for distance in distances]
        return Deadline(", ".join(f"ngày {dmy(day)}" for day in days).capitalize(), "milestones", max(days))

    def after_issue(self, count: int) -> Deadline:
        """`Trong 10 ngày kể từ ngày ban hành Kế hoạch`: the first day isn't counted (Civil Code 147)."""
        words = f"Trong {count:02d} ngày kể từ ngày ban hành Kế hoạch"
        return Deadline(words, "relative", self.issued_on + timedelta(days=count))


def recurring(words: str, recurrence: str) -> Deadline:
    """A duty that comes again."""
    return Deadline(words, "recurring", None, recurrence)


ONGOING = Deadline("Thường xuyên", "ongoing")
BLANK = Deadline(None)


def guidance(of: str) -> Deadline:
    """Waits for somebody's guidance."""
    return Deadline(f"Theo hướng dẫn của {of}", "external")


def after(event: str, count: int) -> Deadline:
    """So many working days from an event whose day isn't known yet."""
    return Deadline(f"Trong {count:02d} ngày làm việc kể từ ngày {event}", "relative")
