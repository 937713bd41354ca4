"""The address of the list of tasks: every question the list can be asked, written so that it can be sent to others.

What is unknown or can't be understood is left out: an address never fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from app import typed
from app.models.errors import Refused
from app.models.task.query import ALLOWED, TEXT, Query
from app.models.text import clean

WORDS: dict[str, dict[str, str]] = {
    "thieu": {
        "nguoi": "person",
        "viec": "work",
        "thoi-gian": "time",
        "trach-nhiem": "responsibility",
        "tham-quyen": "authority",
        "san-pham": "product",
    },
    "cap-nhat": {"thieu": "missing", "lang": "silent"},
    "cho": {"huong-dan": "guidance", "phoi-hop": "part", "xac-nhan": "confirmation"},
    "gia-han": {"cho": "waits", "co": "extended"},
    "han": {"tuan": "week", "30": "30"},
    "xep": {"han": "due", "ten": "name", "don-vi": "unit", "cap-nhat": "updated"},
}


@dataclass(frozen=True)
class Param:
    """A parameter of the address and the field of the query it fills."""

    name: str
    field: str
    read: Callable[[list[str]], Any]
    write: Callable[[Any], Iterable[str]] = lambda value: (str(value),)


def _text(given: list[str]) -> str:
    return clean(given[0][:TEXT])


def _number(given: list[str]) -> int | None:
    return typed.number(given[0])


def _day(given: list[str]) -> date | None:
    try:
        return typed.day(given[0][:TEXT])
    except Refused:
        return None


def _set(name: str, field: str) -> Param:
    return Param(name, field, lambda given: frozenset(given) & frozenset(ALLOWED[field]), sorted)


def _word(name: str, field: str) -> Param:
    back = {value: word for word, value in WORDS[name].items()}
    # the trade's own names stand for themselves too: `thieu=product`
    return Param(name, field, lambda given: _meant(name, given[0]), lambda value: (back[value],))


def _meant(name: str, word: str) -> str:
    return WORDS[name].get(word) or (word if word in WORDS[name].values() else "")


def _flag(name: str, field: str, yes: str = "1") -> Param:
    return Param(name, field, lambda given: given[0] == yes, lambda _value: (yes,))


def _day_words(value: date) -> tuple[str]:
    return (f"{value:%d/%m/%Y}",)


PARAMS = (
    Param("q", "text", _text),
    Param("unit", "unit_id", _number),
    Param("kh", "plan_id", _number),
    Param("linh-vuc", "field", _text),
    _set("t", "times"),
    _set("o", "terms"),
    _set("tuoi", "ages"),
    _set("tt", "states"),
    _word("han", "due"),
    Param("tu", "from_on", _day, _day_words),
    Param("den", "to_on", _day, _day_words),
    Param("nguoi", "assignee_id", _number),
    Param("lanh-dao", "leader_id", _number),
    _word("thieu", "lacks"),
    _word("cap-nhat", "update"),
    _word("cho", "waits"),
    _word("gia-han", "extension"),
    _flag("giai-trinh", "explanation", "cho"),
    _flag("vuong", "obstacle"),
    _flag("tra-lai", "returned"),
    _word("xep", "order"),
    Param("trang", "page", _number),
)


def read(args: MultiDict[str, str]) -> Query:
    """The question of an address."""
    given = {one: [value for value in args.getlist(one.name) if value] for one in PARAMS}
    values = {one.field: one.read(said) for one, said in given.items() if said}
    return Query(**{field: value for field, value in values.items() if value})


def write(query: Query, **changed: Any) -> dict[str, Any]:
    """The parameters of a question, without what asks nothing; `changed` are fields of the query to set anew."""
    plain, asked = Query(), {one: getattr(query, one.field) for one in PARAMS}
    asked |= {one: changed[one.field] for one in PARAMS if one.field in changed}
    return {
        one.name: list(one.write(value))
        for one, value in asked.items()
        if value not in (None, getattr(plain, one.field))
    }


def text(query: Query) -> str:
    """A question as the part of an address behind its "?", always written the same; without the page."""
    return urlencode(write(query, page=1), doseq=True)
