"""A unit is recognised under any of its spellings; collective names that mean one are one, and stand for a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database import db
from app.models import starter_aliases, units
from app.models.planning.matching import Book, kind_of
from app.models.unit import Unit
from tests.world import Place

NAMES = [(name, text) for name, texts in starter_aliases.SPELLINGS.items() for text in (name, *texts)]
DECORATIONS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "capitals": str.upper,
    "small": str.lower,
    "dash": lambda text: text.replace(" - ", " – "),
    "spaces": lambda text: text.replace(" ", "  "),
    "phường": lambda text: f"{text} phường",
    "xã with its name": lambda text: f"{text} xã Tân Mẫu",
}


@given(st.sampled_from(NAMES), st.sampled_from(sorted(DECORATIONS)))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_unit_is_known_by_every_spelling_in_every_dress(bare: Book, pair: tuple[str, str], dress: str) -> None:
    name, text = pair
    found = bare.find(DECORATIONS[dress](text))
    assert found is not None and found.name == name, (text, dress)


@pytest.fixture
def bare(place: Place) -> Book:
    """A catalogue of the usual units under their names only."""
    book = Book(place.id)
    book.__init__(0)  # type: ignore[misc]
    for n, name in enumerate(starter_aliases.SPELLINGS, start=1000):
        book.learn(Unit(id=n, commune_id=place.id, kind=kind_of(name), name=name, short_name=name), [name])
    return book


@pytest.mark.parametrize(
    "words",
    ["các đơn vị liên quan", "Các đơn vị có liên quan", "các cơ quan liên quan", "các cơ quan, đơn vị có liên quan"],
)
def test_near_twins_of_a_collective_name_are_one(place: Place, words: str) -> None:
    assert Book(place.id).find(words) is place.units["everyone"]


def test_other_collective_names_stay_apart(place: Place) -> None:
    assert Book(place.id).find("các phòng chuyên môn") is None
    assert Book(place.id).find("các doanh nghiệp viễn thông") is None


def test_a_coordinating_group_makes_its_members_coordinate(place: Place) -> None:
    from app.models.plan import PlanVersion
    from app.models.planning import making_tasks
    from app.models.planning.making_units import Maker

    group, task = place.units["everyone"], place.task(unit="office")
    units.set_members(group, place.people["admin"], {place.units[key].id for key in ("office", "culture", "economy")})
    db.session.flush()
    fields = {
        "lead_words": "Văn phòng HĐND và UBND", "lead_unit_id": place.units["office"].id, "other_leads": [],
        "coordinators": [{"words": one, "unit_id": None} for one in ("Phòng VH-XH", "các đơn vị có liên quan")],
    }  # fmt: skip
    making_tasks.join(task, fields, Maker(PlanVersion(commune_id=place.id, reading={}), None))
    found = {row.unit_id: row.via for row in task.units}
    assert found == {place.units["culture"].id: None, place.units["economy"].id: group.name}
