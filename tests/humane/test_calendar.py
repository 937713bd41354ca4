"""The warning of November, and the days off that are shipped, as the table of the trade has them (domain §5.5)."""

from __future__ import annotations

from datetime import date

import pytest

from app import clock, official_days
from app.database import db
from app.models import calendar, calendar_warning
from app.models.notification import Notification
from app.models.working_days import WorkingDays
from tests.humane.conftest import Morning, text_of, to
from tests.humane.test_absences import away
from tests.reminders.conftest import rows
from tests.world import Place

WORKED_ON_WEEKENDS = (date(2026, 1, 10), date(2026, 8, 22))
OFF_2026 = (
    *(date(2026, 1, d) for d in (1, 2, 3, 4)), *(date(2026, 2, d) for d in range(14, 23)), date(2026, 4, 26),
    date(2026, 4, 27), date(2026, 4, 30), *(date(2026, 5, d) for d in (1, 2, 3)),
    *(date(2026, 8, d) for d in (29, 30, 31)), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24),
)  # fmt: skip
OFF_2027 = (
    date(2027, 1, 1), *(date(2027, 2, d) for d in range(4, 11)), date(2027, 4, 16), date(2027, 4, 30),
    *(date(2027, 5, d) for d in (1, 2, 3)), *(date(2027, 9, d) for d in (2, 3, 4, 5)), date(2027, 11, 24),
)  # fmt: skip


def shipped() -> WorkingDays:
    """The days of both years as a new commune has them."""
    days = [day for year in (2026, 2027) for day in official_days.of_year(year)]
    return WorkingDays(
        off=frozenset(day.on for day in days if day.kind != "make_up"),
        make_up=frozenset(day.on for day in days if day.kind == "make_up"),
    )


def test_every_day_of_both_years_is_off_or_worked_as_announced() -> None:
    days, off = shipped(), {*OFF_2026, *OFF_2027}
    every = [date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2027, 12, 31).toordinal() + 1)]
    wanted = {day: day in WORKED_ON_WEEKENDS or (day.weekday() < 5 and day not in off) for day in every}
    assert len(every) == 730
    assert [day for day in every if days.works(day) != wanted[day]] == []


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 10, 30), None),
        (date(2026, 11, 2), "2027"),  # 1/11 is a Sunday
        (date(2026, 11, 13), "2027"),
        (date(2026, 11, 16), "2027+10"),
        (date(2026, 12, 1), "2027+20"),  # 24/11 is a day off
        (date(2027, 1, 4), "2027+40"),
    ],
)
def test_the_repeats_of_the_warning(day: date, key: str | None) -> None:
    assert calendar_warning.occasion(2027, date(2026, 1, 1), day, shipped()) == key


def test_a_commune_that_is_being_set_up_has_ten_working_days() -> None:
    days, founded = shipped(), date(2026, 11, 10)
    assert calendar_warning.occasion(2027, founded, date(2026, 11, 24), days) is None
    assert calendar_warning.occasion(2027, founded, date(2026, 11, 25), days) == "2027"


def warned(place: Place) -> list[tuple[str, str]]:
    """(person, occasion) of every warning."""
    names = {person.id: key for key, person in place.people.items()}
    found = rows(Notification, rule="calendar_missing", channel="in_app")
    return [(names[row.recipient_id], row.occasion) for row in found]


@pytest.fixture
def missing(place: Place, morning: Morning) -> Morning:
    """Mornings of a commune where only 2026 is entered."""
    for day in calendar.year_of(place.id, 2027):
        db.session.delete(day)
    db.session.commit()
    return morning


def test_the_administrator_is_warned_in_november_and_again_until_it_is_entered(place: Place, missing: Morning) -> None:
    assert missing(date(2026, 10, 30)) == []
    mails = missing(date(2026, 11, 2))
    body = text_of(to(mails, "admin")[0])
    assert "Lịch nghỉ năm 2027 chưa đủ các ngày nghỉ lễ, Tết" in body and "/quan-tri/lich?nam=2027" in body
    assert missing(date(2026, 11, 3)) == []
    missing(date(2026, 11, 17))
    assert warned(place) == [("admin", "2027"), ("admin", "2027+10")]
    calendar.fill(place.id, 2027)
    missing(date(2026, 12, 2))
    assert len(warned(place)) == 2


def test_without_administrators_the_secretariat_is_and_who_stands_in(place: Place, missing: Morning) -> None:
    place.people["admin"].active = False
    away(place, "secretary", "economy_head", date(2026, 11, 2), date(2026, 11, 6))
    missing(date(2026, 11, 2))
    assert warned(place) == [("economy_head", "2027")]


def test_a_warning_that_waits_falls_once_the_year_is_entered(place: Place, missing: Morning, remind) -> None:
    with clock.stopped(clock.instant(date(2026, 11, 2), 8)):
        remind()
        calendar.fill(place.id, 2027)
        db.session.commit()
    assert missing(date(2026, 11, 2)) == []
    assert [row.reason for row in rows(Notification, rule="calendar_missing", channel="email")] == ["entered"]


def test_the_page_of_the_calendar_says_it(place: Place, missing: Morning, client_of) -> None:
    with clock.stopped(clock.instant(date(2026, 11, 2), 9)):
        client = client_of(place.people["admin"])
        page = client.get("/quan-tri/lich").get_data(as_text=True)
        assert "Lịch năm 2027 chưa đủ 12 ngày nghỉ lễ, Tết" in page
        calendar.fill(place.id, 2027)
        db.session.commit()
        assert "chưa đủ 12 ngày" not in client.get("/quan-tri/lich").get_data(as_text=True)
