"""What a unit owes as such is reminded of by rule: on its day, to its people, until it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from app import clock, database
from app.database import db
from app.models import contents
from app.models.errors import Refused
from app.models.notification import Message, Notification
from app.models.reporting import writing
from app.models.reporting.writing import Words
from app.models.rules import editing
from app.models.rules.defaults import OF_UNITS, READING_MISSING, REPORT_ESCALATED, REPORT_LATE, REPORT_OWED, RULES
from app.models.sweep import sweep
from app.models.target import Target
from app.models.targets import readings
from app.models.targets.readings import Typed
from app.models.unit_report import UnitReport
from app.models.user import User
from tests.rules_pages.conftest import Told
from tests.statements import counted
from tests.targets.conftest import Make, make, plan
from tests.world import Place

__all__ = ["make", "plan"]
SAID = Words("Đã hoàn thành trang thông tin")
DUE = date(2026, 9, 16)  # the units' day of the nine months, a Wednesday; their data close on the 14th
SweepDay = Callable[[date], Told]


@pytest.fixture
def began(place: Place) -> Place:
    """A commune that works with the product since June; its culture unit leads a task and so owes reports."""
    place.commune.created_at = datetime(2026, 6, 20, tzinfo=UTC)
    place.task()
    db.session.commit()
    return place


@pytest.fixture
def on(began: Place) -> SweepDay:
    """Sweep on a day; what the sweep told newly of what units owe, (person, rule, occasion)."""
    names, seen = {person.id: key for key, person in began.people.items()}, set[int]()

    def run(day: date) -> Told:
        db.session.commit()
        with clock.stopped(clock.instant(day, 9)), database.transaction():
            sweep(began.id)
        asked = db.session.query(Notification).filter(Notification.rule.in_(OF_UNITS), Notification.channel == "in_app")
        new = [row for row in asked.all() if row.id not in seen]
        told = {(names[row.recipient_id], row.rule, row.occasion) for row in new}
        seen.update(row.id for row in new)
        db.session.rollback()
        return told

    return run


def days(first: date, last: date) -> Iterator[date]:
    """Every day of a span."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _write(place: Place, day: date, verb: Callable[..., UnitReport]) -> None:
    with clock.stopped(clock.instant(day, 10)):
        window = writing.window_of(place.id, "2026-9M")
        verb(place.units["culture"], place.people["culture_head"], window, SAID)
        db.session.commit()


def _read(place: Place, target_id: int, day: date) -> None:
    with clock.stopped(clock.instant(day, 10)):
        readings.write(
            db.session.get_one(Target, target_id), place.people["culture_head"], "2026-Q3", Typed(value="80")
        )
        db.session.commit()


def test_a_report_is_reminded_of_before_and_after_its_day(on: SweepDay) -> None:
    told = {day: on(day) for day in days(date(2026, 9, 8), date(2026, 9, 26))}
    head, secretary = "culture_head", "secretary"
    expected = {
        date(2026, 9, 11): {(head, REPORT_OWED, "-3")},
        date(2026, 9, 15): {(head, REPORT_OWED, "-1")},
        DUE: {(head, REPORT_OWED, "-0")},
        date(2026, 9, 17): {(head, REPORT_LATE, "+1"), (secretary, REPORT_ESCALATED, "+1")},
        date(2026, 9, 22): {(head, REPORT_LATE, "+4")},
        date(2026, 9, 25): {(head, REPORT_LATE, "+7")},
    }
    assert {day: found for day, found in told.items() if found} == {
        day: {(who, rule, f"2026-09-16{step}.2026-9M") for who, rule, step in said} for day, said in expected.items()
    }


def test_a_draft_is_reminded_of_and_what_was_sent_is_not(began: Place, on: SweepDay) -> None:
    _write(began, date(2026, 9, 10), writing.save)
    assert on(date(2026, 9, 11)) and on(date(2026, 9, 15))
    _write(began, date(2026, 9, 15), writing.send)
    assert not any(on(day) for day in days(DUE, date(2026, 9, 30)))


def test_what_was_due_before_the_commune_began_is_not_asked_for(began: Place, on: SweepDay) -> None:
    began.commune.created_at = datetime(2026, 9, 20, tzinfo=UTC)
    assert not any(on(day) for day in days(date(2026, 9, 21), date(2026, 10, 9)))


def test_sent_closes_the_letter_and_returned_opens_it_again(began: Place, on: SweepDay) -> None:
    on(date(2026, 9, 11)), on(date(2026, 9, 15))

    def letter() -> str:
        with clock.stopped(clock.instant(date(2026, 9, 15), 11)), database.transaction():
            sweep(began.id)
        which = {"rule": REPORT_OWED, "channel": "email", "occasion": "2026-09-16-1.2026-9M"}
        return db.session.query(Notification).filter_by(**which).one().state

    assert letter() == "pending"
    _write(began, date(2026, 9, 15), writing.send)
    assert letter() == "skipped"
    with clock.stopped(clock.instant(date(2026, 9, 15), 10, 30)):
        writing.send_back(db.session.query(UnitReport).one(), began.people["secretary"], "Thiếu số liệu")
        db.session.commit()
    assert letter() == "pending"


def test_a_letter_that_leaves_after_the_report_says_nothing_of_it(began: Place, on: SweepDay) -> None:
    on(date(2026, 9, 15))
    message = db.session.query(Message).filter_by(recipient_id=began.people["culture_head"].id).one()
    with clock.stopped(clock.instant(date(2026, 9, 15), 9)):
        told = contents.read(message).told
        assert [(one.rule, one.subject.name) for one in told if one.subject] == [
            (REPORT_OWED, "Phòng Văn hóa - Xã hội")
        ]
    _write(began, date(2026, 9, 15), writing.send)
    with clock.stopped(clock.instant(date(2026, 9, 15), 10)):
        found = contents.read(db.session.get_one(Message, message.id))
    assert (found.told, [reason for _id, reason in found.dropped]) == ([], ["superseded"])


def test_readings_are_asked_for_once_a_unit_and_period(began: Place, make: Make, on: SweepDay) -> None:
    targets = [make(), make(position=2), make(position=3, unit=None), make(position=4, from_year=2025, to_year=2025)]
    ids = [one.id for one in targets]
    told = {day: on(day) for day in days(date(2026, 9, 15), date(2026, 9, 30))}
    own = {day: {one for one in found if one[1] == READING_MISSING} for day, found in told.items()}
    assert {day: found for day, found in own.items() if found} == {
        date(2026, 9, 15): {("culture_head", READING_MISSING, "2026-09-14+1.2026-Q3")},
        date(2026, 9, 22): {("culture_head", READING_MISSING, "2026-09-14+6.2026-Q3")},
        date(2026, 9, 29): {("culture_head", READING_MISSING, "2026-09-14+11.2026-Q3")},
    }
    _read(began, ids[0], date(2026, 9, 30))
    assert READING_MISSING in {rule for _who, rule, _occasion in on(date(2026, 10, 6))}  # one is still lacking
    _read(began, ids[1], date(2026, 10, 6))
    later = [on(day) for day in days(date(2026, 10, 7), date(2026, 12, 9))]
    assert READING_MISSING not in {rule for found in later for _who, rule, _occasion in found}


def test_sweeping_again_makes_nothing_more(make: Make, on: SweepDay) -> None:
    make()
    assert on(date(2026, 9, 15))
    rows, messages = db.session.query(Notification).count(), db.session.query(Message).count()
    assert not on(date(2026, 9, 15))
    assert (db.session.query(Notification).count(), db.session.query(Message).count()) == (rows, messages)


def test_a_units_own_ruling_holds_and_a_task_has_none(began: Place, on: SweepDay) -> None:
    secretary, task = began.people["secretary"], began.task()
    with pytest.raises(Refused, match="ruling_of_units"):
        editing.set_ruling(secretary, REPORT_OWED, task, RULES[REPORT_OWED].default)
    off = editing.unmark("0 -3,-1,0 0 unit")
    editing.set_ruling(secretary, REPORT_OWED, began.units["culture"], off)
    assert not any(on(day) for day in days(date(2026, 9, 8), DUE))
    assert on(date(2026, 9, 17))


def test_the_sweep_asks_as_often_whatever_the_units_and_targets(began: Place, make: Make, on: SweepDay) -> None:
    make()
    on(date(2026, 9, 15))
    with counted() as few:
        on(DUE)
    for n in range(40):
        make(position=n + 2, unit=("economy", "centre", "office")[n % 3])
    on(DUE)
    with counted() as many:
        on(DUE)
    assert len(many) <= len(few)


def test_the_notice_leads_to_the_page_where_it_is_given(
    began: Place, make: Make, on: SweepDay, client_of: Callable[[User], FlaskClient]
) -> None:
    make()
    on(date(2026, 9, 15))
    client = client_of(began.people["culture_head"])
    found = {row.rule: row.id for row in db.session.query(Notification).filter_by(channel="in_app").all()}
    unit = began.units["culture"].id
    with clock.stopped(clock.instant(date(2026, 9, 15), 9)):
        led = client.get(f"/thong-bao/{found[REPORT_OWED]}").location
        assert led.endswith(f"/bao-cao-ky/don-vi/{unit}?ky=2026-9M")
        assert client.get(led).status_code == 200
        led = client.get(f"/thong-bao/{found[READING_MISSING]}").location
        assert client.get(led).status_code == 200
        page = client.get("/thong-bao").text
    assert "Nhắc gửi báo cáo 9 tháng năm 2026, còn 1 ngày làm việc" in page
    assert "Chưa có số liệu chỉ tiêu quý III/2026" in page and "Phòng VH-XH" in page
