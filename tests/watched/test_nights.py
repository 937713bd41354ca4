"""The clock reconciles each commune once a night; the page, the metrics, health and the command say what was found."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import clock, database
from app.database import db
from app.jobs import reconciling
from app.models import delivery, watching
from app.models.notification import Notification
from app.models.reconciliation import Reconciliation
from app.models.reconciling import comparing, keeping
from app.models.sweep import sweep
from app.models.user import User
from tests.watched.life import TODAY, at
from tests.world import Place

PAGE = "/quan-tri/gui-nhac-viec"


@pytest.fixture
def night(place: Place) -> Callable[..., None]:
    """A tick of the clock at an hour of a day: the sweep, perhaps a lost notice, the reconciliation."""

    def tick(day: date, hour: float, *, lose: bool = False) -> None:
        with clock.stopped(at(day, hour)):
            with database.transaction():
                sweep(place.id)
                if lose:
                    db.session.query(Notification).filter_by(rule="overdue", channel="in_app").delete()
            delivery.deliver(delivery.due())  # there is no mail server
            reconciling.reconcile_communes()

    place.task("Nâng cấp mạng <LAN>", due_on=date(2026, 9, 30))
    db.session.commit()
    return tick


def rows() -> list[Reconciliation]:
    """Every result, as it is now."""
    db.session.rollback()
    return db.session.query(Reconciliation).order_by(Reconciliation.id).all()


def test_it_runs_once_a_night_from_the_first_evening_on(place: Place, elsewhere: Place, night: Callable) -> None:
    for hour in (9, 19.99):
        night(TODAY, hour)
    assert rows() == []
    for hour in (20.01, 20.5, 23.5):
        night(TODAY, hour)
    assert {row.commune_id for row in rows()} == {place.id, elsewhere.id}
    night(date(2026, 10, 7), 8)
    assert len(rows()) == 2


def test_after_a_night_without_power_it_runs_at_the_first_tick(place: Place, night: Callable) -> None:
    night(TODAY, 9)
    night(date(2026, 10, 9), 6.5)  # Friday before the opening
    (row,) = rows()
    assert (row.day, row.differences) == (date(2026, 10, 8), 1)  # nobody was reminded on Wednesday and Thursday
    night(date(2026, 10, 9), 20.1)
    assert [one.differences for one in rows()] == [1, 0]


def test_of_two_clocks_at_once_one_keeps_its_result(place: Place, night: Callable) -> None:
    night(TODAY, 9)
    with clock.stopped(at(TODAY, 20.1)):
        with database.reading():
            found = [comparing.compare(place.id) for _clock in range(2)]
        kept = []
        for one in found:
            with database.transaction():
                kept.append(keeping.keep(place.id, one))
    assert (kept, len(rows())) == ([True, False], 1)


def test_results_are_kept_for_three_months(place: Place, night: Callable) -> None:
    night(TODAY, 9)
    for day in (TODAY, TODAY + timedelta(days=60), TODAY + timedelta(days=120)):
        night(day, 20.1)
    assert len(rows()) == 2


def test_one_commune_that_fails_stops_no_other(
    place: Place, elsewhere: Place, night: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(TODAY, 9)
    real = comparing.compare
    monkeypatch.setattr(comparing, "compare", lambda one: real(one) if one == elsewhere.id else 1 / 0)
    with pytest.raises(RuntimeError):
        night(TODAY, 20.1)
    assert [row.commune_id for row in rows()] == [elsewhere.id]


def test_a_difference_is_a_fault_until_a_night_agrees(app: Flask, place: Place, night: Callable) -> None:
    night(TODAY, 9)
    night(TODAY, 20.1, lose=True)
    app.config["METRICS_TOKEN"] = "key"
    with clock.stopped(at(TODAY, 20.1)):
        answer = app.test_client().get("/healthz/deep")
        assert (answer.status_code, answer.json["faults"]) == (503, ["reconciliation_differs"])
        assert answer.json["reconciliation_differences"] == 1
        text = app.test_client().get("/metrics", headers={"Authorization": "Bearer key"}).text
        assert "roviec_reconciliation_differences 1.0" in text and "roviec_reconciliation_age_seconds 0.0" in text
    night(date(2026, 10, 7), 20.1)
    with clock.stopped(at(date(2026, 10, 7), 20.1)):
        assert app.test_client().get("/healthz/deep").json["faults"] == []


def test_a_commune_that_is_not_reconciled_is_a_fault(place: Place, night: Callable) -> None:
    night(TODAY, 20.1)
    with clock.stopped(at(TODAY, 20.1) + watching.RECONCILIATION_AT_MOST):
        assert "no_reconciliation" not in watching.look().faults
    with clock.stopped(at(TODAY, 20.2) + watching.RECONCILIATION_AT_MOST):
        assert "no_reconciliation" in watching.look().faults


def test_the_page_says_what_differs_of_whom_and_of_what(
    place: Place, elsewhere: Place, night: Callable, client_of: Callable[[User], FlaskClient]
) -> None:
    night(TODAY, 9)
    night(TODAY, 20.1, lose=True)
    page = client_of(place.people["secretary"]).get(PAGE).get_data(as_text=True)
    for words in ("1 chỗ không khớp", "Thiếu thông báo", place.people["culture_head"].name, "mạng &lt;LAN&gt;"):
        assert words in page, words
    assert "không khớp" not in client_of(elsewhere.people["secretary"]).get(PAGE).get_data(as_text=True)


def test_it_can_be_done_anew_from_the_page(
    place: Place, night: Callable, client_of: Callable[[User], FlaskClient]
) -> None:
    night(TODAY, 9)
    night(TODAY, 20.1, lose=True)
    with database.transaction():
        sweep(place.id)
    assert client_of(place.people["admin"]).post(f"{PAGE}/doi-chieu").status_code == 303
    assert [row.differences for row in rows()] == [1, 0]


def test_the_command_prints_one_line_and_fails_where_something_differs(
    app: Flask, place: Place, elsewhere: Place, night: Callable
) -> None:
    night(TODAY, 9)
    runner = app.test_cli_runner()
    instant = "2026-10-06T20:30+07:00"
    well = runner.invoke(args=["reminders", "reconcile", "--commune", "mau", "--at", instant])
    assert (well.exit_code, json.loads(well.output)["differences"]) == (0, 0)
    night(TODAY, 19, lose=True)
    wrong = runner.invoke(args=["reminders", "reconcile", "--at", instant])
    said = json.loads(wrong.output)
    assert (wrong.exit_code, said["differences"], said["details"][0]["kind"]) == (1, 1, "missing")
    assert runner.invoke(args=["reminders", "reconcile", "--commune", "la"]).exit_code == 2
    assert rows() == []
