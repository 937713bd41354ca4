"""Accounts through their pages: only the fields of a form change a row, sessions are one's own, the frame is cheap."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, select

from app.database import db
from app.models import accounts, bar, sessions, settings
from app.models.commune import Setting
from app.models.errors import Refused
from app.models.event import Event
from app.models.unit import Unit
from app.models.user import Appointment, User
from tests.statements import counted

JUNK = {
    "id": "999", "commune_id": "2", "active": "0", "password_hash": "x", "version": "7", "login": "chutich",
    "role": "administrator", "roles": "administrator", "created_at": "2020-01-01", "appointments": "1",
    "name": "Tên mới", "position": "Chức vụ mới", "email": "moi@mau.example", "phone": "0901",
    "language": "en", "theme": "dark", "closed_on": "2020-01-01", "opened_on": "2020-01-01", "parent_id": "1",
    "staff": "part_time", "sort_key": "0", "short_name": "Ngắn", "kind": "centre", "position_": "1",
}  # fmt: skip


def row_of(model, row_id):
    row = db.session.get(model, row_id, populate_existing=True)
    return {column.key: getattr(row, column.key) for column in inspect(model).columns}


def changed(model, row_id, act):
    before = row_of(model, row_id)
    assert act().status_code == 303
    return {key for key, value in row_of(model, row_id).items() if value != before[key]}


def test_own_account_takes_its_four_fields_only(place, client_of):
    officer = place.people["officer"]
    browser = client_of(officer)
    fields = changed(User, officer.id, lambda: browser.post("/tai-khoan", data=JUNK))
    assert fields == {"name", "position", "email", "phone", "version"}
    assert len(db.session.scalars(select(Appointment).where(Appointment.user_id == officer.id)).all()) == 1


def test_administration_of_a_person_takes_its_five_fields_only(place, client_of):
    officer, admin = place.people["officer"], client_of(place.people["admin"])
    fields = changed(User, officer.id, lambda: admin.post(f"/quan-tri/nguoi-dung/{officer.id}", data=JUNK))
    assert fields == {"name", "position", "email", "phone", "staff", "version"}


def test_the_form_suggests_what_people_of_the_unit_mostly_are(place, client_of):
    officer, admin = place.people["officer"], client_of(place.people["admin"])
    address = f"/quan-tri/nguoi-dung/{officer.id}"
    said = {"name": "A", "position": "", "email": "", "phone": ""}
    page = admin.get(address).text
    assert '<option value="civil_servant" selected>' not in page and "có thể là: Công chức" in page
    assert admin.post(address, data={**said, "staff": ""}).status_code == 303
    assert row_of(User, officer.id)["staff"] == ""
    assert admin.post(address, data={**said, "staff": "public_employee"}).status_code == 303
    page = admin.get(address).text
    assert '<option value="public_employee" selected>' in page and "có thể là" not in page
    wrong = admin.post(address, data={**said, "staff": "king"})
    assert wrong.status_code == 422 and "Chọn một diện trong danh sách" in wrong.text
    assert client_of(officer).post("/tai-khoan", data={**said, "staff": "other"}).status_code == 303
    assert row_of(User, officer.id)["staff"] == "public_employee"


def test_administration_of_a_unit_takes_its_three_fields_only(place, client_of):
    unit, admin = place.units["culture"], client_of(place.people["admin"])
    data = {**JUNK, "position": "3"}
    fields = changed(Unit, unit.id, lambda: admin.post(f"/quan-tri/don-vi/{unit.id}", data=data))
    assert fields == {"short_name", "kind", "position", "version"}


def test_preferences_take_language_and_theme_only(place, client_of):
    officer = place.people["officer"]
    browser = client_of(officer)
    fields = changed(User, officer.id, lambda: browser.post("/tai-khoan/giao-dien", data=JUNK))
    assert fields == {"language", "theme", "version"}
    odd = {"language": "fr", "theme": "pink", "next": "//elsewhere.example"}
    answer = browser.post("/tai-khoan/giao-dien", data=odd)
    assert answer.location == "/"
    assert (row_of(User, officer.id)["language"], row_of(User, officer.id)["theme"]) == ("en", "dark")


def test_one_closes_ones_own_sessions_only(place, client_of, token_of):
    officer, other = place.people["officer"], place.people["observer"]
    here = client_of(officer)
    mine, theirs = token_of(officer), token_of(other)
    answers = [here.post(f"/tai-khoan/phien/{sessions.live(token).id}/dong") for token in (mine, theirs)]
    assert [answer.status_code for answer in answers] == [303, 404]
    assert sessions.live(mine) is None
    assert sessions.live(theirs) is not None
    assert here.post("/tai-khoan/dang-xuat-moi-noi").status_code == 303
    assert here.get("/tai-khoan").status_code == 302


def test_the_frame_takes_four_statements(place, client_of):
    browser = client_of(place.people["culture_head"])
    browser.get("/tai-khoan")
    with counted() as statements:
        page = browser.get("/tai-khoan").get_data(as_text=True)
    assert "UBND phường Mẫu" in page
    channels = ("FROM setting", "FROM channel_choice", "FROM endpoint")  # asked for what is shown, and for what is told
    away = ("FROM absence", "user.active = 1 ORDER BY", "appointment.user_id IN (?, ?")  # and who may stand in
    lists = ("ORDER BY session", "FROM feed", "ORDER BY unit", "FROM committee", *away, *channels[:1])
    lists += channels[1:] * 2
    own = [statement for statement in statements if any(words in " ".join(statement.split()) for words in lists)]
    assert len(own) == len(lists) and len(statements) - len(own) <= 4


def test_people_who_arent_signed_in_are_still_different_people(place):
    people = list(place.people.values())
    assert len(set(people)) == len(people) and all(one != other for one, other in zip(people, people[1:], strict=False))


def test_the_bar_names_and_counts(place):
    head = place.people["culture_head"]
    assert head.commune_name() == "UBND phường Mẫu"
    assert head.bar_counts() == bar.counts(head) == (0, 0)


def test_events_of_accounts_hold_no_password(browser, place, client_of, head):
    from tests.people.conftest import PASSWORD

    client_of(head).post(
        "/tai-khoan/mat-khau", data={"present": PASSWORD, "password": "câu mới dễ nhớ", "again": "câu mới dễ nhớ"}
    )
    row = db.session.scalars(select(Event).where(Event.verb == "user.password_set")).one()
    assert PASSWORD not in repr(vars(row)) and "câu mới" not in repr(vars(row)) and "argon2" not in repr(vars(row))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"login": "a b"}, "login_wrong"),
        ({"login": "tên.có.dấu!"}, "login_wrong"),
        ({"login": "OFFICER.mau"}, "login_taken"),
        ({"login": "moi.moi", "name": " "}, "name_missing"),
        ({"login": "moi.moi", "email": "khong-phai-thu"}, "email_wrong"),
        ({"login": "moi.moi", "email": "a@b.example, c@d.example"}, "email_wrong"),
    ],
)
def test_accounts_that_are_refused(place, elsewhere, fields, code):
    with pytest.raises(Refused) as refused:
        accounts.add(None, elsewhere.id, **{"name": "Mới", **fields})
    assert refused.value.code == code


def test_adding_a_person_shows_a_working_link_once(place, client_of, browser):
    from tests.people.conftest import PASSWORD

    admin = client_of(place.people["admin"])
    data = {"login": "moi.vhxh", "name": "Người Mới", "role": "officer", "unit": place.units["culture"].id}
    page = admin.post("/quan-tri/nguoi-dung/moi", data=data).get_data(as_text=True)
    path = "/mat-khau/" + page.split("/mat-khau/")[1].split("<")[0]
    assert browser.post(path, data={"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert accounts.by_login("moi.vhxh").unit_ids() == {place.units["culture"].id}
    refused = admin.post("/quan-tri/nguoi-dung/moi", data={**data, "login": "khac.vhxh", "role": "officer", "unit": ""})
    assert refused.status_code == 422 and accounts.by_login("khac.vhxh") is None


def test_mail_settings_keep_and_hide_the_password(place, client_of):
    admin = client_of(place.people["admin"])
    form = {"host": "mail.example", "port": "465", "security": "ssl", "user": "u", "sender": "a@b.example"}
    assert admin.post("/quan-tri/thu", data={**form, "password": "bí mật thư"}).status_code == 303
    assert "bí mật thư" not in admin.get("/quan-tri/thu").get_data(as_text=True)
    admin.post("/quan-tri/thu", data={**form, "password": "", "extra": "1"})
    kept = settings.read(place.id, "mail")
    assert (kept["password"], kept["port"], "extra" in kept) == ("bí mật thư", 465, False)
    for wrong in ({"port": "0"}, {"port": "mail"}, {"security": "maybe"}, {"host": "a b"}, {"sender": "nobody"}):
        assert admin.post("/quan-tri/thu", data={**form, **wrong}).status_code == 422
    admin.post("/quan-tri/thu", data={**form, "host": "", "password": ""})
    assert settings.read(place.id, "mail")["password"] == ""
    events = db.session.scalars(select(Event).where(Event.verb == "setting.changed")).all()
    assert events and all("bí mật" not in repr(vars(event)) for event in events)


def test_the_letterhead_is_kept_line_by_line(place, client_of):
    admin = client_of(place.people["admin"])
    form = {"place": "Mẫu", "signer_title_lines": "KT. TRƯỞNG BAN\r\n\r\nPHÓ TRƯỞNG BAN ", "recipients": ""}
    assert admin.post("/quan-tri/mau-van-ban", data=form).status_code == 303
    kept = db.session.scalars(select(Setting.value).where(Setting.key == "letterhead")).one()
    assert kept["signer_title_lines"] == ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]
    assert kept["recipients"] == settings.DEFAULTS["letterhead"]["recipients"] and kept["superior"] is None


def test_every_refusal_of_these_places_has_its_sentence():
    import re
    from pathlib import Path

    from app import words

    folder = Path(accounts.__file__).parent
    named = (
        "accounts",
        "appointments",
        "calendar",
        "committees",
        "communes",
        "office",
        "password_links",
        "passwords",
        "units",
    )
    code = re.compile(r'Refused\(\s*"(\w+)"')
    codes = {found for name in named for found in code.findall((folder / f"{name}.py").read_text())}
    assert len(codes) > 30 and codes <= set(words.SENTENCES)
