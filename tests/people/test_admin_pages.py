"""Every page of administration: 200 for the administrator, 403 for other roles, 404 for another commune's ids."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.database import db
from app.models import appointments, calendar, committees
from app.models.commune import CalendarDay
from app.models.event import Event
from app.models.roles import Role
from app.models.user import Appointment
from app.policy import policy_of

ARGUMENT = re.compile(r"<int:(\w+)>")


def routes(app, method):
    """The addresses of administration that are the administrator's alone."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("admin.") and method in rule.methods]
    return sorted({rule.rule for rule in rules if policy_of(app, rule.endpoint).roles == {Role.ADMINISTRATOR}})


def ids_of(place):
    """An id of each kind in a commune, by the name the addresses give it."""
    admin, observer = place.people["admin"], place.people["observer"]
    committee = committees.save(None, admin, name="Ban Chỉ đạo", standing=None, units=set())
    seat = appointments.seat(observer, admin, committee, "member")
    day = calendar.add(admin, db.session.scalars(select(Event.at)).first().date().replace(year=2025), "holiday", "Nghỉ")
    db.session.commit()
    return {
        "unit_id": place.units["culture"].id, "user_id": observer.id, "committee_id": committee.id,
        "appointment_id": seat.id, "day_id": day.id,
    }  # fmt: skip


def filled(rule, ids):
    return ARGUMENT.sub(lambda found: str(ids[found[1]]), rule)


def test_every_page_opens_for_the_administrator_alone(app, place, client_of):
    ids = ids_of(place)
    admin = client_of(place.people["admin"])
    pages = [filled(rule, ids) for rule in routes(app, "GET")]
    assert len(pages) == 14
    for page in pages:
        answer = admin.get(page)
        assert answer.status_code == 200, page
        text = answer.get_data(as_text=True)
        assert "style=" not in text and " onclick" not in text and text.count("<h1") == 1, page
    others = [client_of(person) for key, person in place.people.items() if key != "admin"]
    for other in others:
        assert {other.get(page).status_code for page in pages} == {403}


def test_nothing_is_changed_by_other_roles(app, place, client_of):
    ids = ids_of(place)
    before = db.session.scalar(select(Event.sequence).order_by(Event.sequence.desc()).limit(1))
    posts = [filled(rule, ids) for rule in routes(app, "POST")]
    assert len(posts) >= 20
    for key, person in place.people.items():
        if key != "admin":
            browser = client_of(person)
            assert {browser.post(post).status_code for post in posts} == {403}
    assert db.session.scalar(select(Event.sequence).order_by(Event.sequence.desc()).limit(1)) == before


def test_another_communes_ids_are_not_found(app, place, elsewhere, client_of):
    own, theirs = ids_of(place), ids_of(elsewhere)
    admin = client_of(place.people["admin"])
    tried = 0
    for method in ("GET", "POST"):
        for rule in routes(app, method):
            for name in ARGUMENT.findall(rule):
                address = filled(rule, {**own, name: theirs[name]})
                answer = admin.open(address, method=method)
                assert answer.status_code == 404, (method, address)
                tried += 1
    assert tried >= 18


def test_another_communes_units_and_people_cant_be_chosen(place, elsewhere, client_of):
    own, theirs = ids_of(place), ids_of(elsewhere)
    admin = client_of(place.people["admin"])
    unit, person = elsewhere.units["culture"].id, elsewhere.people["observer"].id
    before = len(db.session.scalars(select(Appointment)).all())
    posts = [
        (f"/quan-tri/nguoi-dung/{own['user_id']}/vai-tro", {"role": "officer", "unit": unit}),
        ("/quan-tri/nguoi-dung/moi", {"login": "moi.moi", "name": "Mới", "role": "officer", "unit": unit}),
        (f"/quan-tri/don-vi/{own['unit_id']}/dong", {"successor": unit}),
        ("/quan-tri/ban-chi-dao", {"name": "Ban", "standing": unit}),
        (f"/quan-tri/ban-chi-dao/{own['committee_id']}/thanh-vien", {"person": person, "seat": "member"}),
    ]
    assert [admin.post(address, data=data).status_code for address, data in posts] == [404] * 5
    admin.post(f"/quan-tri/ban-chi-dao/{own['committee_id']}", data={"name": "Ban", "units": [unit]})
    admin.post(f"/quan-tri/don-vi/{place.units['everyone'].id}/thanh-vien", data={"members": [unit]})
    from app.models.committee import CommitteeUnit
    from app.models.unit import UnitMember

    assert db.session.scalars(select(CommitteeUnit)).all() == db.session.scalars(select(UnitMember)).all() == []
    assert len(db.session.scalars(select(Appointment)).all()) == before
    assert theirs


def test_a_page_shows_nothing_of_another_commune(app, place, elsewhere, client_of):
    ids = ids_of(place)
    ids_of(elsewhere)
    admin = client_of(place.people["admin"])
    for rule in routes(app, "GET"):
        text = admin.get(filled(rule, ids)).get_data(as_text=True)
        assert ".khac" not in text and " khac<" not in text and "xã Khác" not in text, rule


@pytest.mark.parametrize("page", ["/quan-tri/nguoi-dung", "/quan-tri/don-vi"])
def test_lists_take_as_many_statements_however_long(app, place, client_of, page):
    from app.models import accounts, units
    from tests.statements import counted

    admin = client_of(place.people["admin"])
    admin.get(page)
    with counted() as few:
        admin.get(page)
    for n in range(20):
        person = accounts.add(None, place.id, login=f"them{n}", name=f"Thêm {n}")
        appointments.appoint(person, None, "observer")
        units.add(None, place.id, name=f"Tổ dân phố số {n}", kind="neighbourhood")
    db.session.commit()
    with counted() as many:
        admin.get(page)
    assert len(many) == len(few) <= 8


def test_removing_a_day_is_a_post(place, client_of):
    ids = ids_of(place)
    admin = client_of(place.people["admin"])
    assert admin.get(f"/quan-tri/lich/{ids['day_id']}/xoa").status_code in (404, 405)
    assert admin.post(f"/quan-tri/lich/{ids['day_id']}/xoa").status_code == 303
    assert db.session.get(CalendarDay, ids["day_id"]) is None
