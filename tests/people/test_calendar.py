"""The calendar: official days, what is left open without an announcement, and dates that follow every change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from app import clock, official_days
from app.database import db
from app.models import calendar, working_days
from app.models.commune import CalendarDay
from app.models.errors import Refused
from app.models.task import dates
from tests.statements import counted


@pytest.fixture
def admin(place):
    return place.people["admin"]


def kinds(year):
    return {day.on: day.kind for day in official_days.of_year(year)}


def test_2026_as_announced():
    days = kinds(2026)
    assert (days[date(2026, 1, 2)], days[date(2026, 1, 10)]) == ("swapped", "make_up")
    assert (days[date(2026, 8, 31)], days[date(2026, 8, 22)]) == ("swapped", "make_up")
    assert days[date(2026, 4, 27)] == "compensatory" and days[date(2026, 11, 24)] == "holiday"
    assert date(2026, 11, 23) not in days
    off = [on for on, kind in days.items() if kind != "make_up" and on.weekday() < 5]
    assert off == [
        date(2026, 1, 1), date(2026, 1, 2), *(date(2026, 2, d) for d in range(16, 21)), date(2026, 4, 27),
        date(2026, 4, 30), date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24),
    ]  # fmt: skip


def test_2027_as_announced():
    off = [on for on, kind in kinds(2027).items() if kind != "make_up" and on.weekday() < 5]
    assert off == [
        date(2027, 1, 1), *(date(2027, 2, d) for d in (4, 5, 8, 9, 10)), date(2027, 4, 16), date(2027, 4, 30),
        date(2027, 5, 3), date(2027, 9, 2), date(2027, 9, 3), date(2027, 11, 24),
    ]  # fmt: skip


def test_a_year_without_announcement_leaves_open_what_is_decided_each_year():
    days = kinds(2028)
    assert date(2028, 9, 1) not in days and days[date(2028, 9, 2)] == "holiday"
    assert "swapped" not in days.values() and "make_up" not in days.values()
    assert sum(kind == "holiday" for kind in days.values()) < official_days.BY_LAW


@pytest.mark.parametrize(
    ("at", "filled", "wanted"),
    [
        (date(2026, 10, 31), [2026], None),
        (date(2026, 11, 1), [2026], 2027),
        (date(2026, 11, 1), [2026, 2027], None),
        (date(2026, 3, 1), [], 2026),
        (date(2027, 11, 2), [2027, 2028], 2028),
    ],
)
def test_the_warning_comes_from_november_on(place, at, filled, wanted):
    for year in filled:
        calendar.fill(place.id, year)
    with clock.stopped(datetime(at.year, at.month, at.day, 3, tzinfo=UTC)):
        assert calendar.wanting(place.id) == wanted


def test_filling_twice_adds_nothing_and_keeps_what_was_typed(place, admin):
    calendar.add(admin, date(2026, 2, 16), "holiday", "Tết của chúng tôi")
    first = calendar.fill(place.id, 2026)
    assert first == len(official_days.of_year(2026)) - 1
    assert calendar.fill(place.id, 2026) == 0
    assert "Tết của chúng tôi" in [day.name for day in calendar.year_of(place.id, 2026)]


def test_a_change_moves_the_dates_of_tasks_and_back(place, elsewhere, admin):
    friday, monday = date(2026, 10, 9), date(2026, 10, 12)
    task, other = place.task(due_on=friday), elsewhere.task(due_on=friday)
    keeps = place.task(due_on=friday, keeps_day=True)
    day = calendar.add(admin, friday, "swapped", "")
    assert (task.due_effective_on, task.remind_by_on, task.due_on) == (monday, date(2026, 10, 8), friday)
    assert (keeps.due_effective_on, keeps.remind_by_on) == (friday, date(2026, 10, 8))
    assert other.due_effective_on == friday
    calendar.add(admin, date(2026, 10, 10), "make_up", "")
    assert task.due_effective_on == date(2026, 10, 10)
    calendar.remove(day, admin)
    assert (task.due_effective_on, task.remind_by_on) == (friday, friday)


def test_recomputing_is_a_few_statements_and_counts_what_moved(place, admin):
    for _ in range(30):
        place.task(due_on=date(2026, 10, 10))
    db.session.flush()
    db.session.expire_all()
    db.session.add(CalendarDay(commune_id=place.id, on=date(2026, 10, 12), kind="holiday", name=""))
    with counted() as statements:
        assert dates.recompute(place.id) == 30
    assert len(statements) <= 4
    assert dates.recompute(place.id) == 0


@pytest.mark.parametrize(
    ("on", "kind", "code"),
    [
        (None, "holiday", "day_missing"),
        (date(2026, 10, 9), "party", "day_kind_unknown"),
        (date(2026, 10, 9), "make_up", "make_up_on_weekday"),
        (date(2026, 10, 30), "holiday", "day_entered"),
    ],
)
def test_what_is_refused(place, admin, on, kind, code):
    calendar.add(admin, date(2026, 10, 30), "holiday", "Có rồi")
    with pytest.raises(Refused) as refused:
        calendar.add(admin, on, kind, "")
    assert refused.value.code == code
    assert db.session.scalar(select(func.count(CalendarDay.id))) == 1


def test_through_the_page(place, client_of):
    admin = client_of(place.people["admin"])
    task = place.task(due_on=date(2026, 10, 9))
    unreadable = admin.post("/quan-tri/lich", data={"on": "32/13", "kind": "holiday"})
    assert unreadable.status_code == 422 and "32/13" in unreadable.get_data(as_text=True)
    assert admin.post("/quan-tri/lich", data={"on": "9.10.26", "kind": "swapped"}).status_code == 303
    assert not working_days.of(place.id).works(date(2026, 10, 9))
    assert task.due_effective_on == date(2026, 10, 12)
