"""One walk over every route × method × role × whose row: nobody reaches what isn't theirs, no route is silent.

For each id in an address alone: the own commune's row, another unit's row, another commune's row, a missing one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app.database import db
from app.models.roles import Role
from app.models.task import Task
from app.models.user import User
from app.policy import check_declared, policy_of, public
from tests import facts
from tests.world import PEOPLE, Place

ClientOf = Callable[[User], FlaskClient]
SCOPES = ("own", "other_unit", "other_commune", "missing")
MAY_CHANGE = {
    "culture_head": {"culture"},
    "officer": {"culture"},
    "economy_head": {"economy"},
    "observer": set(),
    "admin": set(),
}
SECRET = "VIỆC MẬT THIẾT CỦA XÃ KHÁC"


@dataclass(frozen=True)
class Cell:
    """One request of the walk."""

    rule: Rule
    method: str
    person: str
    varied: str | None
    scope: str


@pytest.fixture
def worlds(place: Place, elsewhere: Place) -> dict[str, facts.Facts]:
    """Both communes with one row of everything an address can name; the other one's texts carry a marker."""
    made = {"own": facts.build(place, "Việc thường thấy"), "other_commune": facts.build(elsewhere, SECRET)}
    db.session.commit()
    return made


@pytest.mark.thorough
def test_the_walk(app: Flask, place: Place, worlds: dict[str, facts.Facts], client_of: ClientOf) -> None:
    clients = {key: client_of(place.people[key]) for key, *_rest in PEOPLE}
    roles = {key: role for key, role, *_rest in PEOPLE}
    wrong, walked = [], 0
    for cell in cells(app):
        walked += 1
        fault = visit(app, roles, worlds, clients[cell.person], cell)
        if fault:
            wrong.append(f"{cell.method} {cell.rule.rule} as {cell.person}, {cell.varied} {cell.scope}: {fault}")
    print(f"FIGURE policies cells={walked} violations={len(wrong)}")
    assert not wrong, "\n".join(wrong)
    assert walked > 500


def test_a_silent_route_stops_the_application(app: Flask) -> None:
    app.view_functions["silent"] = lambda: ""
    app.url_map.add(Rule("/im-lang", endpoint="silent"))
    with pytest.raises(RuntimeError, match="silent"):
        check_declared(app)


def test_the_walk_sees_a_planted_leak(
    app: Flask, place: Place, worlds: dict[str, facts.Facts], client_of: ClientOf
) -> None:
    app.view_functions["tasks.show"] = public(lambda task_id: db.session.get_one(Task, task_id).text)
    client = client_of(place.people["observer"])
    cell = next(cell for cell in cells(app) if cell.rule.endpoint == "tasks.show" and cell.scope == "other_commune")
    assert visit(app, {"observer": Role.OBSERVER, "admin": Role.ADMINISTRATOR}, worlds, client, cell)


def test_strangers_are_led_to_the_sign_in(app: Flask, worlds: dict[str, facts.Facts]) -> None:
    client = app.test_client()
    for rule, method in routes(app):
        policy = policy_of(app, rule.endpoint)
        if policy is not None and not policy.public:
            answer = client.open(worlds["own"].address(app, rule), method=method)
            assert answer.status_code in (302, 401), rule.rule


def routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every route of our own with each of its methods."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule, method


def cells(app: Flask) -> Iterator[Cell]:
    """Every request of the walk; signing out is left to the end of the list of people's own tests."""
    for rule, method in routes(app):
        if rule.endpoint in facts.ENDS_THE_WALK:
            continue
        for person, *_rest in PEOPLE:
            for varied in sorted(rule.arguments) or [None]:
                for scope in SCOPES if varied else ("own",):
                    yield Cell(rule, method, person, varied, scope)


def _words_of(body: bytes) -> str:
    """What an answer says; of a table file what its cells hold."""
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def visit(
    app: Flask, roles: dict[str, Role], worlds: dict[str, facts.Facts], client: FlaskClient, cell: Cell
) -> str | None:
    """Send one request and say what is wrong with its answer, or None."""
    address = worlds["own"].address(app, cell.rule, worlds, cell.varied, cell.scope)
    if address is None:
        return None
    versions = worlds["own"].versions()
    answer = client.open(address, method=cell.method, data={} if cell.method == "POST" else None)
    if SECRET in _words_of(answer.get_data()):
        return "the other commune's words were shown"
    if answer.status_code >= 500:
        return f"{answer.status_code}"
    return _judge(app, roles[cell.person], worlds, cell, answer.status_code, versions)


def _judge(
    app: Flask, role: Role, worlds: dict[str, facts.Facts], cell: Cell, status: int, versions: dict[str, int]
) -> str | None:
    policy = policy_of(app, cell.rule.endpoint)
    assert policy is not None
    if policy.public:
        return None
    if role not in policy.roles:
        return None if status == 403 else f"{status} without the role"
    if cell.scope in ("other_commune", "missing") and cell.varied not in facts.FREE_WORDS:
        return None if status == 404 else f"{status} instead of 404"
    if cell.scope == "own" and cell.method == "GET" and status not in (200, 302, 303, 403, 422):
        return f"{status} for the own commune's row"
    if cell.method == "POST" and cell.person in MAY_CHANGE:
        changed = {unit for unit, version in worlds["own"].versions().items() if versions[unit] != version}
        foreign = changed - MAY_CHANGE[cell.person]
        return f"changed the task of {foreign}" if foreign else None
    return None
