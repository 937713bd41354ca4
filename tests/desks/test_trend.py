"""The trend of twelve weeks: the last day kept in each, a gap where none was kept, the present count at the end."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flask.testing import FlaskClient

from app import charts, clock
from app.database import db
from app.models import daily_counts
from app.models.meeting import DailyCount
from app.models.trend import WEEKS, Past
from tests.desks.lives import TODAY, on
from tests.statements import counted
from tests.world import Place

LAST_SUNDAY = date(2026, 10, 4)


def _keep(place: Place, day: date, late: int, unit: str = "culture", total: int = 9) -> None:
    about = {"commune_id": place.id, "day": day, "unit_id": place.units[unit].id}
    db.session.add(DailyCount(**about, term="total", n=total))
    if late:
        db.session.add(DailyCount(**about, term="late", n=late))


def test_the_last_day_kept_in_a_week_stands_for_it(place: Place) -> None:
    _keep(place, LAST_SUNDAY, 4)
    _keep(place, LAST_SUNDAY - timedelta(days=1), 9)
    _keep(place, LAST_SUNDAY - timedelta(days=9), 3)  # nothing later was kept that week
    _keep(place, LAST_SUNDAY - timedelta(days=11), 7)
    _keep(place, LAST_SUNDAY - timedelta(days=14), 0)
    _keep(place, TODAY - timedelta(days=1), 99)  # this week's stands for nothing: the present count does
    _keep(place, LAST_SUNDAY - timedelta(days=7 * 11), 50)  # twelve weeks before this one: too old
    points = Past(place.id, TODAY).whole(6).points
    assert len(points) == WEEKS
    assert [point.n for point in points] == [None] * 8 + [0, 3, 4, 6]
    assert [point.day for point in points[-4:]] == [date(2026, 9, 20), date(2026, 9, 25), LAST_SUNDAY, TODAY]


def test_units_have_their_own_and_add_up(place: Place) -> None:
    _keep(place, LAST_SUNDAY, 4)
    _keep(place, LAST_SUNDAY, 2, "economy")
    _keep(place, LAST_SUNDAY - timedelta(days=7), 0, "economy")
    past, culture, economy = Past(place.id, TODAY), place.units["culture"].id, place.units["economy"].id
    assert [point.n for point in past.of([culture], 5).points[-3:]] == [None, 4, 5]
    assert [point.n for point in past.of([economy], 1).points[-3:]] == [0, 2, 1]
    assert [point.n for point in past.whole(6).points[-3:]] == [0, 6, 6]


def test_what_the_sweep_keeps_is_what_the_trend_shows(place: Place) -> None:
    place.task("Việc", due_on=on(-20))
    with clock.stopped(clock.instant(LAST_SUNDAY, 8)):
        place.task("Việc khác", due_on=on(-4))
    daily_counts.keep(place.id, LAST_SUNDAY - timedelta(days=7))
    daily_counts.keep(place.id, LAST_SUNDAY)
    db.session.flush()
    assert [point.n for point in Past(place.id, TODAY).whole(2).points[-3:]] == [1, 2, 2]


def test_a_gap_breaks_the_line_and_every_value_is_said(place: Place, chair: FlaskClient) -> None:
    for weeks, late in ((5, 1), (4, 3), (2, 2), (0, 4)):
        _keep(place, LAST_SUNDAY - timedelta(days=7 * weeks), late)
    place.task("Việc", due_on=on(-20))
    trend = Past(place.id, TODAY).whole(1)
    assert [len(piece) for piece in charts.trend_pieces(trend)] == [2, 1, 2]
    page = chair.get("/qua-han").text
    label = re.search(r'role="img" aria-label="([^"]*)"', page)[1]
    assert "30/8: 1" in label
    assert "tuần đến 13/9 không có số liệu" in label
    assert label.endswith("06/10: 1")
    assert "hôm nay 1; tuần trước 4" in page
    assert all(0 <= float(n) <= 110 for n in re.findall(r"[\d.]+(?=,)", " ".join(sum(charts.trend_pieces(trend), []))))


def test_too_little_is_said_and_not_drawn(place: Place, chair: FlaskClient) -> None:
    place.task("Việc", due_on=on(-20))
    page = chair.get("/qua-han").text
    assert "chưa đủ dữ liệu" in page
    assert 'role="img"' not in page


def test_nothing_of_another_commune_and_two_statements(place: Place, elsewhere: Place) -> None:
    _keep(elsewhere, LAST_SUNDAY, 40)
    _keep(place, LAST_SUNDAY, 1)
    db.session.flush()
    with counted() as statements:
        trend = Past(place.id, TODAY).whole(1)
    assert len(statements) == 2
    assert trend.before.n == 1
