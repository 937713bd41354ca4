"""Letters of accounts over a real mail server: the test letter, the forgotten password."""

from __future__ import annotations

import re

from sqlalchemy import select

from app import database
from app.database import db
from app.models import delivery, settings
from app.models.notification import Message
from tests.people.conftest import PASSWORD
from tests.reminders.conftest import Sink, sink  # noqa: F401  a fixture


def test_a_test_letter_really_leaves(place, client_of, app, sink: Sink):  # noqa: F811
    server = dict(settings.read(place.id, "mail"))
    admin = client_of(place.people["admin"])
    sent = admin.post("/quan-tri/thu/thu-gui", data={"address": "quantri@mau.example"})
    assert sent.status_code == 200 and "đã nhận thư thử" in sent.get_data(as_text=True)
    assert len(sink.mails) == 1
    settings.write(place.id, "mail", {**server, "host": "127.0.0.1", "port": 1, "security": "none"})
    gone = admin.post("/quan-tri/thu/thu-gui", data={"address": "quantri@mau.example"})
    assert gone.status_code == 422 and "Chưa gửi được thư thử" in gone.get_data(as_text=True)


def test_a_forgotten_password_comes_by_mail_with_a_link_that_works_once(place, browser, app, head, sink: Sink):  # noqa: F811
    app.config["PUBLIC_URL"] = "http://localhost"
    assert browser.post("/quen-mat-khau", data={"login": head.login}).status_code == 303
    message = db.session.scalars(select(Message.id)).one()
    db.session.rollback()
    with app.app_context(), database.writing(False):
        assert delivery.deliver([message]).sent == 1
    text = sink.mails[0].get_body(("plain",)).get_content()
    path = re.search(r"http://localhost(/mat-khau/[\w-]+)", text)[1]
    new = {"password": PASSWORD + " mới", "again": PASSWORD + " mới"}
    assert browser.post(path, data=new).status_code == 303
    assert browser.post(path, data=new).status_code == 404
