"""An address of the list holds the whole question; what it can't mean is left out."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder

from app.blueprints.tasks import address
from app.models.task.query import ALLOWED, Query

FULL = Query(
    text="Đặng ký",
    unit_id=-1,
    plan_id=3,
    field="I. HẠ TẦNG SỐ",
    times=frozenset({"late", "soon"}),
    terms=frozenset({"done_late"}),
    ages=frozenset({"8-30"}),
    states=frozenset({"cancelled", "done"}),
    due="week",
    from_on=date(2026, 9, 1),
    to_on=date(2026, 12, 31),
    assignee_id=4,
    leader_id=5,
    lacks="product",
    update="silent",
    waits="guidance",
    extension="waits",
    explanation=True,
    obstacle=True,
    returned=True,
    order="name",
    page=2,
)


def parsed(query_string: str) -> Query:
    """The question of what stands behind the "?"."""
    return address.read(EnvironBuilder(query_string=query_string).get_request().args)


def test_a_question_comes_back_from_its_address(app: Flask) -> None:
    with app.test_request_context():
        url = url_for("tasks.index", **address.write(FULL))
    assert parsed(url.partition("?")[2]) == FULL
    assert all(getattr(FULL, name) != getattr(Query(), name) for name in vars(FULL)), "a field is not tried"
    assert address.write(Query()) == {}


@pytest.mark.parametrize("field", sorted(ALLOWED))
def test_every_value_a_field_may_hold_has_a_word(field: str) -> None:
    for value in ALLOWED[field]:
        kind = type(getattr(Query(), field))
        query = Query(**{field: frozenset({value}) if kind is frozenset else value})
        assert parsed(address.text(query)) == query


def test_the_same_question_is_always_written_the_same() -> None:
    first, second = parsed("t=soon&t=late&trang=4&q=++a"), parsed("q=a&t=late&t=soon&t=late&xep=han")
    assert address.text(first) == address.text(second) == "q=a&t=late&t=soon"


@pytest.mark.parametrize(
    "given",
    [
        "unit=abc", "unit=", "kh=1e9", "kh=99999999999999999999", "t=bogus", "o=late%27--", "tuoi=8", "tt=returned",
        "nguoi=%F0%9F%98%80", "thieu=all", "cap-nhat=1", "cho=cho", "gia-han=", "giai-trinh=1", "vuong=0", "tra-lai=",
        "han=31", "tu=31/02/2026", "den=x", "xep=id", "trang=-0", "trang=x", "lanh-dao=--", "la=1", "q=%00%20",
        "%00=%00", "tu=" + "9" * 5000,
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_left_out(given: str) -> None:
    assert parsed(given) == Query()


def test_an_empty_choice_beside_a_set_one_asks_nothing() -> None:
    assert parsed("t=&t=late&unit=&q=") == Query(times=frozenset({"late"}))


def test_a_very_long_text_is_cut() -> None:
    assert len(parsed("q=" + "a" * 9000).text) == 200


def test_the_trades_own_names_of_what_is_lacking_are_read_too() -> None:
    assert address.read(MultiDict({"thieu": "product"})).lacks == "product"
