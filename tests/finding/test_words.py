"""Words with and without marks, signs that mean something to SQL, Vietnamese order: alike on both databases."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from app.database import db
from app.models.task import finding
from app.models.task.query import Query
from app.models.text import fold
from tests import world
from tests.finding import words
from tests.world import Place

IN_ORDER = (
    "1. Mở đầu", "10 việc", "2 việc", "a", "à", "ả", "ã", "á", "ạ", "an", "án", "an toàn", "ăn uống", "ấm no",
    "âm thanh", "ba", "bá", "ba bà", "bà ba", "ca", "cân", "da", "dê", "đa", "đê", "em", "êm", "hoa", "hòa", "oi",
    "ôi", "ơi", "un", "ưn", "y", "ý",
)  # fmt: skip


def titles(place: Place, **query: object) -> list[str]:
    """The short texts of what a question finds."""
    return [task.short_text for task in finding.search(place.people["observer"], Query(**query)).tasks]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked", ["dang", "Đặng", "ĐANG", unicodedata.normalize("NFD", "đặng"), "đ ă n g".replace(" ", "")]
)
def test_marks_and_case_and_their_way_of_writing_make_no_difference(place: Place, asked: str) -> None:
    for text in ("Đặng ký", "đăng tải", unicodedata.normalize("NFD", "Đáng giá"), "DANG dở", "Rà soát"):
        place.task(text)
    assert len(titles(place, text=asked)) == 4


def test_a_search_is_a_plain_look_for_each_word_in_what_is_told_of_a_task(place: Place) -> None:
    words.fill(place)
    told = [
        fold(f"{task.code} {task.text} {task.short_text}")
        for task in finding.search(place.people["chair"], Query()).tasks
    ]
    for asked in words.SEARCHES:
        plain = sum(all(word in one for word in fold(asked[:200]).split()) for one in told)
        assert finding.total(place.people["chair"], Query(asked[:200])) == plain, asked
    assert len(told) == len(words.TEXTS)


def test_names_stand_in_vietnamese_order(place: Place) -> None:
    shuffled = list(IN_ORDER)
    random.Random(5).shuffle(shuffled)
    for text in shuffled:
        place.task(text)
    assert titles(place, order="name") == list(IN_ORDER)


@pytest.mark.postgres
def test_both_databases_find_the_same_in_the_same_order(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    words.fill(place)
    on_sqlite = words.found(place)
    db.session.rollback()
    request.getfixturevalue("postgres")
    there = world.build("mau", "Mẫu")
    words.fill(there)
    on_postgres = words.found(there)
    assert db.engine.dialect.name == "postgresql"
    assert {asked: rows for asked, rows in on_sqlite.items() if on_postgres[asked] != rows} == {}
    assert sum(bool(rows) for rows in on_sqlite.values()) > 100
