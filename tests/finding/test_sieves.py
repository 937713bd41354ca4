"""A number of the list is a number of the count: SQL and a plain look at every task agree on each question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from app.models import counting, settings
from app.models.task import finding
from app.models.task.query import AGES, ALLOWED, NO_UNIT, TIMES, Query
from app.models.task.terms import TERMS
from tests.conftest import Size
from tests.finding.crowd import crowd
from tests.finding.plain import World
from tests.world import Place


@pytest.fixture
def world(place: Place, elsewhere: Place) -> World:
    """A crowd here, another one next door that nobody here may see."""
    crowd(elsewhere, 40, seed=2)
    return crowd(place, 240, seed=1)


def choices(place: Place, world: World) -> dict[str, list[Any]]:
    """For each field of a query the values to try."""
    one_of = {name: [frozenset({key}) for key in ALLOWED[name]] for name in ("times", "terms", "ages", "states")}
    words = {name: list(ALLOWED[name]) for name in ("waits", "extension", "due", "lacks", "update")}
    people = [place.people["officer"].id, place.people["deputy"].id]
    return one_of | words | {
        "text": ["dang", "Đặng", "so hoa", "100%", "_", "khong co"],
        "unit_id": [place.units["culture"].id, NO_UNIT, 999_999],
        "plan_id": list({task.plan_id for task in world.tasks if task.plan_id}),
        "field": ["I. HẠ TẦNG SỐ", "không có"],
        "from_on": [world.today - timedelta(days=8), world.today],
        "to_on": [world.today + timedelta(days=30), date(2020, 1, 1)],
        "assignee_id": people,
        "leader_id": people,
        "explanation": [True],
        "obstacle": [True],
        "returned": [True],
    }  # fmt: skip


def test_every_filter_alone_agrees_with_a_plain_look(place: Place, world: World) -> None:
    found = {}
    for name, values in choices(place, world).items():
        for value in values:
            query = Query(**{name: value})
            found[name, value] = finding.total(place.people["observer"], query), world.total(query)
    assert {asked: numbers for asked, numbers in found.items() if numbers[0] != numbers[1]} == {}
    assert sum(sql > 0 for sql, _plain in found.values()) > 40


def test_filters_together_agree_with_a_plain_look(place: Place, world: World, size: Size) -> None:
    offered, chance, hits = choices(place, world), Random(3), 0
    for _ in range(size(fast=60, default=400, full=4000)):
        names = chance.sample(sorted(offered), chance.randrange(1, 4))
        query = Query(**{name: chance.choice(offered[name]) for name in names})
        times = frozenset(chance.sample(TIMES, 2)) if query.times else query.times
        query = replace(query, times=times)
        number = finding.total(place.people["observer"], query)
        assert number == world.total(query), query
        hits += number > 0
    assert hits > 15


def test_the_terms_of_the_list_are_the_terms_of_the_count(place: Place, world: World) -> None:
    count, person = counting.count(place.id), place.people["chair"]
    listed = {term: finding.total(person, Query(terms=frozenset({term}))) for term in TERMS}
    assert listed == count.terms
    assert finding.total(person, Query()) == count.total == sum(listed.values())
    assert finding.total(person, Query(terms=frozenset(TERMS))) == count.total


def test_the_ages_of_delay_add_up_to_what_is_late(place: Place, world: World) -> None:
    person = place.people["chair"]
    ages = [finding.total(person, Query(ages=frozenset({age}))) for age in AGES]
    assert min(ages) > 0
    assert sum(ages) == finding.total(person, Query(times=frozenset({"late"})))


def test_soon_is_what_the_commune_calls_soon(place: Place, world: World) -> None:
    settings.write(place.id, "soon_days", 30)
    world.soon_days, query = 30, Query(times=frozenset({"soon"}))
    assert finding.total(place.people["chair"], query) == world.total(query) > 0


def test_what_was_cancelled_shows_only_where_its_state_is_asked_for(place: Place, world: World) -> None:
    person, cancelled = place.people["chair"], sum(task.state == "cancelled" for task in world.tasks)
    assert cancelled > 0
    assert finding.total(person, Query()) == len(world.tasks) - cancelled
    assert finding.total(person, Query(states=frozenset({"cancelled"}))) == cancelled
    assert {task.state for task in finding.search(person, Query("dang")).tasks}.isdisjoint({"cancelled"})
