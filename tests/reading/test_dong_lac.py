"""A rich plan as Word writes it: nothing lost, nothing that doesn't print."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from app.reading import read
from app.reading.markers import read_mark
from app.reading.word_xml import W
from tests.reading.plans import dong_lac as plan
from tests.reading.plans.dong_lac_word import document
from tests.reading.test_faithful import folded, printed

Reading = dict[str, Any]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read([document()])


def noted(task: dict[str, Any]) -> plan.Task:
    return plan.Task(
        task["text"], tuple(task["lead_units"]), tuple(task["coordinating_units"]), task["deadline"]["due"],
        tuple(task["subitems"]), task["product"], task["kind"],
    )  # fmt: skip


def test_every_task_is_read_as_it_stands(reading: Reading) -> None:
    expected = plan.tasks()
    assert len(expected) == 39
    assert [noted(task) for task in reading["tasks"]] == expected


def test_sections_carry_their_automatic_numbers(reading: Reading) -> None:
    sections = dict.fromkeys(task["section"] for task in reading["tasks"])
    themes = [f"III.{n}. {title}" for n, (title, _) in enumerate(plan.THEMES, 1)]
    units = [f"V.{n}. {title}" for n, (title, _) in enumerate(plan.UNITS, 1)]
    assert list(sections) == [*themes, *units, *plan.GROUPS]


def test_targets(reading: Reading) -> None:
    own = [target for target in reading["targets"] if not target["embedded_in"]]
    assert [(t["text"], t["value"]) for t in own] == [(words, value) for words, _, value, _ in plan.TARGETS]


def test_data_of_the_plan(reading: Reading) -> None:
    data = reading["plan"]
    assert (data["number"], data["issued_on"], data["place"]) == ("09/KH-UBND", "2027-01-25", "Đồng Lác")
    assert data["issuer"] == "Ủy ban nhân dân xã Đồng Lác"
    assert data["title"] == "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2027"
    assert (data["legal_bases"], data["signer_title"]) == (["41/KH-UBND"], "CHỦ TỊCH")


def test_what_does_not_print_is_not_read(reading: Reading) -> None:
    words = " ".join(clause["text"] for clause in reading["clauses"])
    assert (
        "DỰ THẢO" not in words and "Cần " not in words and "Chú thích" not in words and plan.DELETED[:30] not in words
    )
    assert reading["warnings"] == []


def test_every_text_is_in_the_document(reading: Reading) -> None:
    source = document()
    with zipfile.ZipFile(io.BytesIO(source.data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    whole = folded(" ".join(node.text or "" for node in body.iter(W + "t")))
    texts = list(printed(reading))
    assert len(texts) > 150
    # automatic numbers print, though no text holds them
    assert [text for text in texts if folded(read_mark(text).body) not in whole] == []
