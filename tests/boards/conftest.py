"""Pages that belong to other places are stand-ins where those places are not there yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient

from app.models.task import Task
from app.models.user import User
from app.policy import public
from tests.world import Place

PLACES = {
    "targets.index": "/chi-tieu",
    "plans.index": "/ke-hoach",
    "meetings.index": "/cuoc-hop",
    "notices.index": "/thong-bao",
    "account.show": "/tai-khoan",
    "account.prefer": "/tai-khoan/giao-dien",
    "admin.index": "/quan-tri",
    "auth.sign_in": "/dang-nhap",
    "auth.sign_out": "/dang-xuat",
}


def stand_in(app: Flask) -> None:
    """Add a page for every place that the frame names and nobody has built yet."""
    missing = [endpoint for endpoint in PLACES if endpoint not in app.view_functions]
    for place in sorted({endpoint.partition(".")[0] for endpoint in missing} - set(app.blueprints)):
        blueprint = Blueprint(place, __name__)
        for endpoint in missing:
            if endpoint.startswith(f"{place}."):
                name = endpoint.partition(".")[2]
                blueprint.add_url_rule(PLACES[endpoint], name, public(lambda: "ok"), methods=["GET", "POST"])
        app.register_blueprint(blueprint)


@pytest.fixture(autouse=True)
def places(app: Flask) -> None:
    """Every place that the frame leads to, asked by browsers that don't share a person."""
    stand_in(app)


@pytest.fixture
def head(place: Place, client_of: Callable[[User], FlaskClient]) -> FlaskClient:
    """The browser of the culture department's head."""
    return client_of(place.people["culture_head"])


@pytest.fixture
def secretary(place: Place, client_of: Callable[[User], FlaskClient]) -> FlaskClient:
    """The browser of the secretariat."""
    return client_of(place.people["secretary"])


@pytest.fixture
def chair(place: Place, client_of: Callable[[User], FlaskClient]) -> FlaskClient:
    """The browser of the chairperson."""
    return client_of(place.people["chair"])


@pytest.fixture
def late(place: Place) -> Task:
    """A task of the culture department that was due on Wednesday 30/09/2026."""
    return place.task(due_on=date(2026, 9, 30), deadline_words="Quý III/2026", product="Báo cáo")


def htmx(current_url: str = "http://localhost/bang/1") -> dict[str, str]:
    """The headers that htmx 4 sends for a part of a page."""
    return {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": current_url}
