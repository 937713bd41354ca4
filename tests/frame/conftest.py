"""An application whose other places are stand-ins, so that the frame is tested by itself."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from flask import Blueprint
from flask_login import UserMixin

from app import create_app
from app.models.roles import Role
from app.policy import public, signed_in

PLACES = {
    "home.index": "/",
    "boards.mine": "/bang",
    "overdue.index": "/qua-han",
    "targets.index": "/chi-tieu",
    "plans.index": "/ke-hoach",
    "meetings.index": "/cuoc-hop",
    "notices.index": "/thong-bao",
    "tasks.index": "/viec",
    "account.show": "/tai-khoan",
    "account.prefer": "/tai-khoan/giao-dien",
    "admin.index": "/quan-tri",
    "auth.sign_in": "/dang-nhap",
    "auth.sign_out": "/dang-xuat",
}


class Person(UserMixin):
    """As much of a person as the frame asks for."""

    id = "token"
    language = "vi"
    title_line = "Trưởng phòng VH-XH"

    def __init__(self, roles=frozenset({Role.DEPARTMENT_HEAD}), theme=""):
        self.roles, self.theme, self.asked = roles, theme, []

    def commune_name(self):
        self.asked.append("commune_name")
        return "UBND phường Sông Mây"

    def bar_counts(self):
        self.asked.append("bar_counts")
        return 3, 10


def stand_in(app, endpoint, rule, view, policy=signed_in, methods=("GET", "POST")):
    """Add one route, or another view for one that is there."""
    if endpoint in app.view_functions:
        app.view_functions[endpoint] = policy(view)
        return
    place, _, name = endpoint.partition(".")
    blueprint = Blueprint(place, __name__)
    blueprint.add_url_rule(rule, name, policy(view), methods=list(methods))
    app.blueprints.pop(place, None)
    app.register_blueprint(blueprint)


@pytest.fixture
def app(tmp_path, monkeypatch):
    """The real application with stand-ins for every place that is not there yet."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    app = create_app(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    for endpoint, rule in PLACES.items():
        if endpoint not in app.view_functions:
            policy = public if endpoint.startswith("auth.") else signed_in
            stand_in(app, endpoint, rule, lambda: "ok", policy)
    return app


@pytest.fixture
def person(app, monkeypatch):
    """Sign a person in, whatever the session's table says."""
    person = Person()
    monkeypatch.setattr(app.login_manager, "_user_callback", lambda _token: person)
    return person


@pytest.fixture
def client(app, person):
    """A client whose session names the person."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = "token", True
    return client


@pytest.fixture
def anonymous(app):
    """A client without a person."""
    return app.test_client()


@pytest.fixture
def words():
    """The eight time states as the domain words them."""
    pairs = {
        "ok": "Còn 38 ngày",
        "soon": "Còn 3 ngày",
        "late": "Quá hạn 12 ngày",
        "wait": "Chờ xác nhận",
        "done": "Hoàn thành đúng hạn",
        "rep": "Thường xuyên",
        "hold": "Chờ hướng dẫn",
        "none": "Chưa có thời hạn",
    }
    return [SimpleNamespace(kind=kind, words=words) for kind, words in pairs.items()]
