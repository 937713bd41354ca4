"""Links that set a password: once, in time, for an open account; the mailed one's token lies in no table."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, inspect, select

from app import clock
from app.database import db
from app.models import accounts, password_links, passwords, settings
from app.models.errors import Refused
from app.models.notification import Message, Notification
from app.models.user import PasswordLink
from tests.people.conftest import PASSWORD


@pytest.fixture
def person(place):
    return place.people["officer"]


def given(person, purpose="first"):
    token = password_links.make(person, purpose)
    db.session.commit()
    return token


def test_a_first_link_sets_the_password_and_signs_in(browser, person, client_of):
    elsewhere = client_of(person)
    token = given(person)
    assert person.login in browser.get(f"/mat-khau/{token}").get_data(as_text=True)
    answer = browser.post(f"/mat-khau/{token}", data={"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 303
    assert browser.get("/tai-khoan").status_code == 200
    assert elsewhere.get("/tai-khoan").status_code == 302
    assert passwords.matches(person.password_hash, PASSWORD)


def test_a_link_is_used_once(browser, person):
    token = given(person)
    browser.post(f"/mat-khau/{token}", data={"password": PASSWORD, "again": PASSWORD})
    kept = person.password_hash
    second = browser.post(f"/mat-khau/{token}", data={"password": "một câu khác hẳn", "again": "một câu khác hẳn"})
    assert second.status_code == 404 and "không còn dùng được" in second.get_data(as_text=True)
    assert browser.get(f"/mat-khau/{token}").status_code == 404
    assert person.password_hash == kept
    with pytest.raises(Refused, match="link_ended"):
        password_links.use(token, PASSWORD)


@pytest.mark.parametrize(("purpose", "holds"), [("first", timedelta(days=7)), ("forgotten", timedelta(minutes=30))])
def test_a_link_ends_in_time(person, now, purpose, holds):
    token = given(person, purpose)
    with clock.stopped(now + holds - timedelta(seconds=1)):
        assert password_links.find(token)
    with clock.stopped(now + holds):
        assert password_links.find(token) is None


def test_a_newer_link_ends_the_older_and_closing_ends_all(person, place):
    first, second = given(person), given(person)
    assert password_links.find(first) is None and password_links.find(second)
    accounts.close(person, place.people["admin"])
    assert password_links.find(second) is None


def test_only_the_hash_is_kept(person):
    token = given(person)
    assert len(token) >= 43  # 256 bits
    row = db.session.scalars(select(PasswordLink)).one()
    assert token not in [str(getattr(row, column.key)) for column in inspect(PasswordLink).columns]
    assert len(row.token_hash) == 64


def test_a_refused_password_leaves_the_link(browser, person):
    token = given(person)
    short = browser.post(f"/mat-khau/{token}", data={"password": "ngắn", "again": "ngắn"})
    differ = browser.post(f"/mat-khau/{token}", data={"password": PASSWORD, "again": PASSWORD + "?"})
    assert (short.status_code, differ.status_code) == (422, 422)
    assert "ít nhất 12" in short.get_data(as_text=True) and "giống nhau" in differ.get_data(as_text=True)
    assert password_links.find(token)


def with_mail(place):
    settings.write(place.id, "mail", {"host": "mail.example"})
    db.session.commit()


def page_after(browser, login):
    answer = browser.post("/quen-mat-khau", data={"login": login})
    assert answer.status_code == 303
    page = browser.get(answer.location).get_data(as_text=True)
    token = re.search(r'"X-CSRFToken": "([^"]+)"', page)
    return page.replace(token[1], "")


def test_forgotten_answers_the_same_for_everybody(browser, place, person):
    with_mail(place)
    accounts.close(place.people["observer"], place.people["admin"])
    logins = [person.login, person.email.upper(), "nobody", place.people["observer"].login]
    pages = {page_after(browser, login) for login in logins}
    assert len(pages) == 1
    assert db.session.scalar(select(func.count(Message.id))) == 2  # the login's and the address's


def test_a_forgotten_password_waits_as_a_message_without_its_token(browser, place, person):
    with_mail(place)
    page_after(browser, person.login)
    link = db.session.scalars(select(PasswordLink)).one()
    message = db.session.scalars(select(Message)).one()
    why = db.session.scalars(select(Notification)).one()
    assert (message.slot, message.channel, message.recipient_id) == (f"password-{link.id}", "email", person.id)
    assert (why.subject_kind, why.subject_id, why.rule, why.message_id) == (
        "password_link", link.id, "password_forgotten", message.id,
    )  # fmt: skip
    token = password_links.mint(link)
    db.session.flush()
    assert password_links.find(token) is link


def test_forgotten_is_throttled(browser, place, person):
    with_mail(place)
    answers = [browser.post("/quen-mat-khau", data={"login": person.login}).status_code for _ in range(7)]
    assert answers == [303] * 6 + [429]


def test_without_a_mail_server_the_page_names_the_administrator(browser, place):
    page = browser.get("/quen-mat-khau").get_data(as_text=True)
    assert "chưa cài máy chủ thư" in page and "quản trị" in page and "Gửi liên kết" not in page
