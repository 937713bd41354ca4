"""Plans handed in and read, for the tests of this folder; stand-ins for places of the bar that are not there yet."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect

from app.database import db
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.planning import finding, handing_in, reading_run
from app.models.user import User
from app.policy import public, signed_in
from app.reading import Source, apart
from tests.frame.conftest import PLACES, stand_in
from tests.plans.sample import NAME, TEXT
from tests.plans.versions_sample import LATER
from tests.world import Place

READINGS: dict[tuple[Source, ...], dict[str, Any]] = {}


@pytest.fixture(autouse=True)
def _each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading depends on the files alone: the process that reads is started once for the same ones."""
    really = apart.read

    def remembered(sources: list[Source]) -> dict[str, Any]:
        key = tuple(sources)
        if key not in READINGS:
            READINGS[key] = really(sources)
        return copy.deepcopy(READINGS[key])

    monkeypatch.setattr(apart, "read", remembered)


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application; places that others build are stand-ins."""
    for endpoint, rule in PLACES.items():
        if endpoint not in app.view_functions:
            stand_in(app, endpoint, rule, lambda: "ok", public if endpoint.startswith("auth.") else signed_in)
    return app


@pytest.fixture
def read(app: Flask) -> Callable[..., Plan]:
    """Hand in a text (or several files) and read it by the job, as a person or as the command line."""

    def make(place: Place, text: str = TEXT, *more: tuple[str, bytes], name: str = NAME, by: str | None = "secretary"):
        person = db.session.get_one(User, inspect(place.people[by]).identity) if by else None
        handed = handing_in.hand_in(inspect(place.commune).identity[0], [(name, text.encode()), *more], person)
        db.session.commit()
        assert handed.version is not None
        version_id = handed.version.id
        reading_run.read_version(version_id)
        return db.session.get_one(PlanVersion, version_id, populate_existing=True).plan

    return make


@pytest.fixture
def plan(place: Place, read: Callable[..., Plan]) -> Plan:
    """The sample plan, read."""
    return read(place)


@pytest.fixture
def row(plan: Plan) -> Callable[[str], Proposal]:
    """Find a row of the plan by words of its text."""

    def find(words: str) -> Proposal:
        return next(one for one in finding.proposals(plan.versions[-1]) if words in one.fields["text"])

    return find


@pytest.fixture
def later(app: Flask, place: Place, plan: Plan) -> Callable[..., PlanVersion]:
    """Hand in and read a later version of the plan."""

    def make(text: str = LATER, by: str = "secretary") -> PlanVersion:
        person = place.people[by]
        handed = handing_in.hand_in(plan.commune_id, [(NAME, text.encode())], person, plan)
        db.session.commit()
        assert handed.version is not None
        version_id = handed.version.id
        reading_run.read_version(version_id)  # which lets go of the session
        db.session.rollback()
        db.session.add_all([place.commune, *place.units.values(), *place.people.values(), plan])
        db.session.expire_all()
        return db.session.get_one(PlanVersion, version_id, populate_existing=True)

    return make
