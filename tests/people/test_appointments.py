"""Roles held from a day to a day; seats in a committee give no power; a commune keeps an administrator."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app import clock
from app.database import db
from app.models import accounts, appointments, committees, people
from app.models.errors import Refused
from app.models.event import of as events_of
from app.models.roles import Role

TODAY = date(2026, 10, 6)


def refusal(verb, *args, **named):
    with pytest.raises(Refused) as refused:
        verb(*args, **named)
    return refused.value.code


@pytest.fixture
def admin(place):
    return place.people["admin"]


@pytest.fixture
def officer(place):
    return place.people["officer"]


def test_a_role_holds_from_its_day_to_its_day(place, admin, officer, now):
    made = appointments.appoint(
        officer, admin, Role.DEPARTMENT_HEAD, place.units["culture"], date(2026, 10, 10), date(2026, 10, 12)
    )
    held = {}
    for day in (9, 10, 12, 13):
        with clock.stopped(now + timedelta(days=day - 6)):
            held[day] = officer.holds(Role.DEPARTMENT_HEAD)
    assert held == {9: False, 10: True, 12: True, 13: False}
    assert events_of(made)[0].verb == "appointment.made"


def test_ending_holds_to_the_end_of_the_day_and_yesterday_ends_at_once(admin, officer, place, now):
    held = officer.appointments[0]
    appointments.end(held, admin)
    assert officer.holds(Role.OFFICER)
    with clock.stopped(now + timedelta(days=1)):
        assert not officer.holds(Role.OFFICER)
    appointments.end(held, admin, TODAY - timedelta(days=1))
    assert not officer.holds(Role.OFFICER)
    assert refusal(appointments.end, held, admin, date(2019, 1, 1)) == "days_order"


def test_what_is_refused(place, admin, officer):
    culture, group = place.units["culture"], place.units["everyone"]
    assert refusal(appointments.appoint, officer, admin, "king") == "role_unknown"
    assert refusal(appointments.appoint, officer, admin, Role.OFFICER) == "role_needs_unit"
    assert refusal(appointments.appoint, officer, admin, Role.OFFICER, group) == "unit_without_board"
    assert refusal(appointments.appoint, officer, admin, Role.OFFICER, culture) == "appointed_already"
    days = {"from_on": TODAY, "to_on": TODAY - timedelta(days=1)}
    assert refusal(appointments.appoint, officer, admin, Role.OBSERVER, **days) == "days_order"
    assert len(officer.appointments) == 1


def test_a_role_for_the_commune_keeps_no_unit(place, admin, officer):
    assert appointments.appoint(officer, admin, Role.CHAIRPERSON, place.units["culture"]).unit_id is None
    assert appointments.appoint(officer, admin, Role.SECRETARIAT, place.units["office"]).unit_id


@pytest.mark.parametrize("seat", ["head", "standing_deputy", "deputy_head", "secretary", "member"])
def test_a_seat_in_a_committee_gives_no_power(place, admin, officer, seat):
    committee = committees.save(None, admin, name="Ban Chỉ đạo", standing=None, units={place.units["culture"].id})
    before = officer.roles
    made = appointments.seat(officer, admin, committee, seat)
    db.session.flush()
    assert officer.roles == before and officer.unit_ids() == {place.units["culture"].id}
    assert officer not in people.holding(place.id, Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)
    assert [row.id for row in committees.seats(committee)] == [made.id]
    assert refusal(appointments.seat, officer, admin, committee, "chairperson") == "role_unknown"


def test_a_role_cant_be_named_as_a_seat_and_back(place, admin, officer):
    assert refusal(appointments.appoint, officer, admin, "head") == "role_unknown"


def test_the_last_administrator_stays(place, admin):
    other = place.people["chair"]
    assert refusal(appointments.end, admin.appointments[0], other) == "last_administrator"
    assert refusal(accounts.close, admin, other) == "last_administrator"
    assert refusal(accounts.close, admin, admin) == "not_oneself"
    appointments.appoint(other, admin, Role.ADMINISTRATOR)
    accounts.close(admin, other)
    assert not admin.active


def test_committee_units_and_order_of_seats(place, admin, officer):
    committee = committees.save(None, admin, name=" Ban Chỉ đạo ", standing=place.units["culture"], units=set())
    appointments.seat(officer, admin, committee, "member")
    appointments.seat(place.people["chair"], admin, committee, "head")
    db.session.flush()
    assert [row.role for row in committees.seats(committee)] == ["head", "member"]
    committees.save(committee, admin, name="Ban Chỉ đạo", standing=None, units={place.units["office"].id}, active=False)
    db.session.flush()
    assert committees.unit_ids(committee) == {place.units["office"].id}
    assert refusal(committees.save, None, admin, name="  ", standing=None, units=set()) == "committee_name_missing"
