"""The warning that a year's holidays are wanting in the calendar: from November of the year before, until entered.

The Government announces the days near the end of the year before; deadlines that fall on a day nobody entered are
reckoned wrongly. It goes to the administrators, else to the secretariat, and again each ten working days.
"""

from __future__ import annotations

from datetime import date

from app import clock
from app.database import db
from app.models import calendar
from app.models.commune import Commune
from app.models.roles import Role
from app.models.roster import Roster
from app.models.scheduled import News
from app.models.user import User
from app.models.working_days import WorkingDays

RULE = "calendar_missing"
EVERY = 10  # working days
NOVEMBER = 11


def wanted(roster: Roster, day: date, days: WorkingDays) -> list[tuple[News, User]]:
    """Who is warned on a working day of which year; at most three statements."""
    year = calendar.wanting(roster.commune_id, day)
    key = occasion(year, _founded_on(roster.commune_id), day, days) if year else None
    if key is None:
        return []
    people = roster.seated(Role.ADMINISTRATOR) or roster.seated(Role.SECRETARIAT)
    news = News(Commune.__tablename__, roster.commune_id, RULE, key)
    return [(news, person) for person in roster.present(people)]


def occasion(year: int, founded_on: date, day: date, days: WorkingDays) -> str | None:
    """The latest repeat by a day: `2027`, then `2027+10`; None before the first.

    Counted from the first working day of the November before, or from ten working days after the commune was founded:
    who sets it up sees on those pages what is wanting.
    """
    first = max(days.forward(date(year - 1, NOVEMBER, 1)), days.add(founded_on, EVERY))
    if day < first:
        return None
    step = days.between(first, day) // EVERY * EVERY
    return f"{year}+{step}" if step else str(year)


def year_of(key: str) -> int:
    """The year that an occasion speaks of."""
    return int(key.partition("+")[0])


def _founded_on(commune_id: int) -> date:
    return clock.local(db.session.get_one(Commune, commune_id).created_at).date()
