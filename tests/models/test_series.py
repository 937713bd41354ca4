"""Series: one occurrence at a time, made by person and clock alike, until the year or the secretariat ends them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from structlog.testing import capture_logs

from app import clock
from app.database import db, savepoint
from app.models import audit, counting, event, sweep, watching, working_days
from app.models.errors import NotAllowed, Refused
from app.models.later import later
from app.models.notification import Notification
from app.models.planning import series_rules
from app.models.task import Task, TaskUnit, next_occurrence, pausing, series, workflow
from app.models.task.table import Series
from app.reading.deadlines import read_deadline
from app.state_words import deadline_words
from tests.races.clocks import many_clocks_make_one_occurrence_of_each_series
from tests.world import Place

MONTHLY = "trước ngày 15 hằng tháng"


def begin(place: Place, words: str = MONTHLY, **more: Any) -> Task:
    """A task that a plan of 2026 gives with these words, as its publication begins it."""
    task = place.task("Báo cáo kết quả", deadline_type="recurring", deadline_words=words, **more)
    fields = {"deadline": read_deadline(words, 2026), "deadline_words": words}
    rule = series_rules.of(fields, 2026)
    assert rule is not None
    series.start(task, rule, fields["deadline"]["type"], working_days.of(place.id))
    db.session.flush()
    return task


def of(task: Task) -> list[tuple[str | None, date | None, str]]:
    """The occurrences of a task's series."""
    db.session.flush()
    rows = db.session.scalars(select(Task).where(Task.series_id == task.series_id).order_by(Task.id))
    return [(one.period_key, one.due_on, one.state) for one in rows]


def finish(place: Place, task: Task) -> None:
    workflow.report(task, place.people["culture_head"], "Đã báo cáo", document_number="12/BC-UBND")
    workflow.confirm(task, place.people["secretary"])


def at(day: date, hour: int = 8) -> None:
    clock.stop(clock.instant(day, hour))


def test_the_first_is_the_one_whose_day_has_not_passed(place: Place) -> None:
    task = begin(place)
    assert of(task) == [("2026-10", date(2026, 10, 14), "unaccepted")]
    assert (task.due_read_on, task.due_effective_on) == (date(2026, 10, 14), date(2026, 10, 14))
    at(date(2026, 10, 15))
    assert of(begin(place)) == [("2026-11", date(2026, 11, 14), "unaccepted")]


def test_a_day_that_rolls_over_a_weekend_has_not_passed(place: Place) -> None:
    at(date(2026, 11, 16))
    task = begin(place)
    assert (task.period_key, task.due_on, task.due_effective_on) == (
        "2026-11",
        date(2026, 11, 14),
        date(2026, 11, 16),
    )


def test_a_year_that_is_over_begins_no_series(place: Place) -> None:
    at(date(2027, 1, 4))
    task = begin(place)
    assert (task.series_id, task.due_on) == (None, None)
    assert db.session.scalar(select(func.count(Series.id))) == 0


def test_done_brings_the_next_with_who_does_it_and_where_it_stands(place: Place) -> None:
    people, units = place.people, place.units
    task = begin(place, product="Báo cáo tháng", assignee_id=people["officer"].id, leader_id=people["deputy"].id)
    part = TaskUnit(commune_id=place.id, unit_id=units["economy"].id, unit=units["economy"], duty="Gửi số liệu")
    part.due_on, part.acknowledged_at = date(2026, 10, 10), clock.now()
    task.units = [part]
    db.session.flush()
    finish(place, task)
    assert [row[:2] for row in of(task)] == [("2026-10", date(2026, 10, 14)), ("2026-11", date(2026, 11, 14))]
    after = series.present(task)
    assert (after.state, after.accepted_at, after.percent, after.last_note) == ("unaccepted", None, None, None)
    for name in ("text", "short_text", "product", "lead_unit_id", "assignee_id", "leader_id", "plan_id", "year"):
        assert getattr(after, name) == getattr(task, name), name
    assert [(row.unit_id, row.duty, row.due_on, row.acknowledged_at) for row in after.units] == [
        (units["economy"].id, "Gửi số liệu", None, None)
    ]
    assert event.of(after)[0].verb == "task.recurred"
    told = select(func.count(Notification.id)).where(Notification.subject_id == after.id)
    assert db.session.scalar(told.where(Notification.rule == "assigned")) == 2


def test_cancelled_brings_the_next_and_paused_rests(place: Place) -> None:
    task = begin(place)
    workflow.cancel(task, place.people["chair"], "Kỳ này không phát sinh")
    assert [row[0] for row in of(task)] == ["2026-10", "2026-11"]
    pausing.pause(series.present(task), place.people["chair"], "Chờ vốn")
    at(date(2026, 12, 1))
    assert series.catch_up(place.id) == []
    pausing.resume(series.present(task), place.people["chair"])
    assert [one.period_key for one in series.catch_up(place.id)] == ["2026-12"]


def test_the_clock_brings_the_next_when_its_period_begins_and_only_once(place: Place) -> None:
    task = begin(place)
    at(date(2026, 10, 31))
    assert series.catch_up(place.id) == []
    at(date(2026, 11, 1))
    assert [one.period_key for one in series.catch_up(place.id)] == ["2026-11"]
    assert series.catch_up(place.id) == []
    assert [row[0] for row in of(task)] == ["2026-10", "2026-11"]


def test_after_an_outage_only_the_present_one_is_made(place: Place) -> None:
    task = begin(place)
    at(date(2026, 12, 3))
    sweep.sweep(place.id)
    sweep.sweep(place.id)
    assert [row[0] for row in of(task)] == ["2026-10", "2026-12"]
    assert counting.count(place.id).terms["late"] == 1


def test_one_series_that_fails_stops_no_other(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [begin(place) for _ in range(3)]
    make = next_occurrence.make
    bad = [tasks[1].series_id]

    def fail_late(previous: Task, row: Series, *rest: Any) -> Task:
        made = make(previous, row, *rest)
        if row.id in bad:
            raise ArithmeticError("a rule that nobody thought of")
        return made

    monkeypatch.setattr(next_occurrence, "make", fail_late)
    at(date(2026, 11, 2))
    with capture_logs() as logs:
        sweep.sweep(place.id)
    assert [len(of(task)) for task in tasks] == [2, 1, 2]
    assert audit.verify(place.id).holds
    assert [(line["event"], line["series"]) for line in logs] == [("series failed", tasks[1].series_id)]
    seen = watching.look()
    assert (seen.series_failed, "series_failed" in seen.faults) == (1, True)
    bad.clear()
    at(date(2026, 11, 2), 9)
    sweep.sweep(place.id)
    assert [len(of(task)) for task in tasks] == [2, 2, 2]
    assert watching.look().series_failed == 0


def test_what_fails_in_a_savepoint_leaves_no_row_and_no_job(place: Place) -> None:
    later("deliver", 1)
    kept = place.task("Việc giữ lại")
    with pytest.raises(ArithmeticError), savepoint():
        lost = place.task("Việc mất đi")
        later("deliver", 2)
        raise ArithmeticError
    assert db.session.info["later"] == [("deliver", [1])]
    assert list(db.session.scalars(select(Task.short_text))) == [kept.short_text] != [lost.short_text]


def test_it_ends_with_the_year(place: Place) -> None:
    at(date(2026, 12, 1))
    task = begin(place)
    finish(place, task)
    at(date(2027, 2, 1))
    assert (series.catch_up(place.id), of(task)[-1][0]) == ([], "2026-12")


def test_the_secretariat_ends_it_and_the_occurrence_at_hand_stays(place: Place) -> None:
    task = begin(place)
    with pytest.raises(NotAllowed):
        series.end(task, place.people["culture_head"], "Thôi")
    with pytest.raises(Refused, match="reason_missing"):
        series.end(task, place.people["secretary"], " ")
    series.end(task, place.people["secretary"], "Tỉnh bỏ chế độ báo cáo")
    with pytest.raises(Refused, match="series_over"):
        series.end(task, place.people["secretary"], "Lần nữa")
    assert (event.of(task)[0].verb, event.of(task)[0].note) == ("task.series_ended", "Tỉnh bỏ chế độ báo cáo")
    finish(place, task)
    at(date(2026, 12, 1))
    assert series.catch_up(place.id) == []
    assert of(task) == [("2026-10", date(2026, 10, 14), "done")]


def test_courses_of_a_year_come_one_after_the_other(place: Place) -> None:
    at(date(2026, 3, 2))
    task = begin(place, "ít nhất 02 lớp tập huấn/năm")
    assert of(task) == [("2026-N1", date(2026, 12, 31), "unaccepted")]
    finish(place, task)
    assert of(task)[1:] == [("2026-N2", date(2026, 12, 31), "unaccepted")]
    finish(place, series.present(task))
    assert len(of(task)) == 2


def test_milestones_are_occurrences(place: Place) -> None:
    at(date(2026, 5, 4))
    task = begin(place, "Quý II, IV")
    assert (task.deadline_type, of(task)) == ("recurring", [("2026-06-30", date(2026, 6, 30), "unaccepted")])
    at(date(2026, 7, 1))
    assert [(one.period_key, one.deadline_type) for one in series.catch_up(place.id)] == [("2026-12-31", "milestones")]


def test_the_series_is_not_counted_its_occurrences_are(place: Place) -> None:
    task = begin(place)
    assert counting.count(place.id).total == 1
    finish(place, task)
    count = counting.count(place.id)
    assert (count.total, count.terms["done_on_time"], count.terms["in_time"]) == (2, 1, 1)


def test_a_card_names_its_period_and_the_page_the_others(place: Place, client_of: Callable[..., FlaskClient]) -> None:
    task = begin(place)
    assert deadline_words(task) == "trước ngày 15 hằng tháng → 14/10, kỳ tháng 10/2026"
    finish(place, task)
    db.session.commit()
    after = series.present(task)
    client = client_of(place.people["secretary"])
    page = client.get(f"/viec/{after.id}").text
    for words in ("hằng tháng, trước ngày 15", "kỳ tháng 12/2026", "Đã báo cáo", f'href="/viec/{task.id}"'):
        assert words in page, words
    answer = client.post(f"/viec/{after.id}/ket-thuc-dinh-ky", data={"reason": "Tỉnh bỏ chế độ báo cáo"})
    assert answer.status_code == 303
    assert "Tỉnh bỏ chế độ báo cáo" in client.get(f"/viec/{after.id}").text


def test_many_clocks_on_sqlite(app: Flask, place: Place) -> None:
    many_clocks_make_one_occurrence_of_each_series(app, place)
