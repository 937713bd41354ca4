"""A day's message that office hours hold back is no message that waits too long; an act's message is, at any hour."""

from __future__ import annotations

from datetime import date

import pytest

from app import clock
from app.database import db
from app.models import watching
from app.models.commune import CalendarDay
from tests.watched.conftest import Letter
from tests.watched.life import TODAY, at
from tests.world import Place

NEXT = date(2026, 10, 7)


@pytest.mark.parametrize(
    ("day", "hour", "waits"),
    [
        (TODAY, 17.99, 0.0),
        (TODAY, 20, None),
        (NEXT, 6.9, None),
        (NEXT, 7.1, 6.0),
        (NEXT, 7.5, 30.0),
        (date(2026, 10, 10), 9, None),  # a Saturday
        (date(2026, 10, 17), 9, 120.0),  # a Saturday that is worked
        (date(2026, 10, 8), 9, None),  # a day off
    ],
)
def test_a_days_message_waits_only_in_office_hours(
    place: Place, letter: Letter, day: date, hour: float, waits: float | None
) -> None:
    letter(slot="2026-10-06", state="pending", next_try_at=at(TODAY, 17.99))
    for on, kind in ((date(2026, 10, 17), "make_up"), (date(2026, 10, 8), "holiday")):
        db.session.add(CalendarDay(commune_id=place.id, on=on, kind=kind, name="Ngày"))
    db.session.commit()
    with clock.stopped(at(day, hour)):
        seen = watching.look()
    age = seen.pending_age
    assert (round(age.total_seconds() / 60, 1) if age else None) == (waits or None)
    assert ("messages_wait" in seen.faults) == (waits is not None and waits > 10)


def test_an_acts_message_waits_at_any_hour(place: Place, letter: Letter) -> None:
    letter(slot="task-1-urge-1", state="pending", next_try_at=at(TODAY, 19))
    with clock.stopped(at(TODAY, 20)):
        assert "messages_wait" in watching.look().faults


def test_another_communes_hours_hold_nothing_back(place: Place, elsewhere: Place, letter: Letter) -> None:
    letter(slot="2026-10-06", state="pending", next_try_at=at(TODAY, 8))
    db.session.add(CalendarDay(commune_id=elsewhere.id, on=TODAY, kind="holiday", name="Nghỉ riêng"))
    db.session.commit()
    with clock.stopped(at(TODAY, 9)):
        assert "messages_wait" in watching.look().faults
