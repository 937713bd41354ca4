"""A reading holds nothing that the document doesn't; hostile text costs little."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.reading import ReadingError, Source, read
from app.reading.blocks import PAGE_NUMBER
from app.reading.markdown import clean_line
from app.reading.markers import read_mark
from tests.reading.conftest import SAMPLES, sample
from tests.reading.set import documents, marks

NAMES = sorted(path.name for path in SAMPLES.iterdir())
FIELDS = ("text", "value_text", "baseline_text", "product", "content", "depends_on")


def folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalnum())


def printed(reading: dict[str, Any]) -> Iterator[str]:
    """Every string of a reading that is said to stand in the document."""
    yield reading["plan"]["title"] or ""
    for entry in [*reading["tasks"], *reading["targets"], *reading["reporting"]]:
        yield from (entry[name] for name in FIELDS if entry.get(name))
        yield from entry.get("subitems", [])
        yield from entry.get("lead_units", [])
        yield from entry.get("coordinating_units", [])
        yield from (entry.get("deadline_text") or "").split("; ")
    for unit in reading["units"]:
        yield from [unit["name"], *unit["aliases"]]
    yield from (clause["text"] for clause in reading["clauses"] if "cells" not in clause)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_the_document(name: str) -> None:
    source = sample(name)
    # a page's letterhead or a table's cells may come between the parts of a paragraph: compare by paragraphs
    document = folded("\n".join(clean_line(line) for line in source.data.decode().splitlines()))
    strange = [text for text in printed(read([source])) if folded(text) not in document]
    assert strange == []


@pytest.mark.parametrize("name", documents.NAMES)
def test_every_text_of_the_set_is_in_its_source(name: str) -> None:
    plan = marks.load(documents.HERE / "src" / f"{name}.plan")
    document = folded("\n".join(clean_line(marks.as_printed(line)) for line in plan.lines))
    try:
        reading = read(documents.load(name)[1])
    except ReadingError as refusal:
        pytest.skip(f"no reader yet: {refusal.code}")
    # Word computes the numbers of lists, so the source's text holds what comes after them
    strange = [text for text in printed(reading) if folded(text) not in document]
    assert [text for text in strange if folded(read_mark(text).body) not in document] == []


TEXTS = [name for name in documents.NAMES if documents.load(name)[1][0].ending in ("txt", "md")]


@st.composite
def mutated(draw: st.DrawFn) -> list[str]:
    """The lines of a plan of the set, some moved, some cut, some wrapped."""
    source = documents.load(draw(st.sampled_from(TEXTS)))[1][0]
    lines = source.data.decode().splitlines()
    first = draw(st.integers(0, len(lines) - 1))
    lines = lines[first : first + draw(st.integers(10, 60))]
    for _ in range(draw(st.integers(0, 6))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[at], lines[to] = lines[to], lines[at]
    cut = draw(st.integers(0, len(lines) - 1))
    lines[cut] = lines[cut][: draw(st.integers(0, 60))]
    width = draw(st.sampled_from([0, 50, 72, 100]))
    return [part for line in lines for part in (textwrap.wrap(line, width) or [""])] if width else lines


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_no_text_of_a_mangled_plan_is_made_up(lines: list[str]) -> None:
    document = folded("".join(clean_line(line) for line in lines if not PAGE_NUMBER.match(line.strip())))
    source = Source("a.txt", "\n".join(["KẾ HOẠCH", "năm 2026", *lines]).encode())
    strange = [text for text in printed(read([source])) if folded(text) not in "kếhoạchnăm2026" + document]
    assert strange == []


def test_a_text_that_is_not_there_would_be_found() -> None:
    document = folded(sample("ben_tram.txt").data.decode())
    assert folded("Trồng một nghìn cây dừa") not in document


@pytest.mark.parametrize("name", NAMES)
def test_a_reading_is_json_and_always_the_same(name: str) -> None:
    one, other = (json.dumps(read([sample(name)]), ensure_ascii=False) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    "unit", ["a", "phối hợp với các ", "1.1.", "trong quý I, ", "(", "- + ", "100% ", "ngày 1/1 ", "| ", "Căn cứ "]
)
def test_long_lines_come_to_an_end(unit: str) -> None:
    body = "KẾ HOẠCH\nnăm 2026\nI. NHIỆM VỤ\n- " + unit * (20000 // len(unit)) + "\n- Trồng cây."
    assert read([Source("a.txt", body.encode())])["tasks"][-1]["text"].endswith("Trồng cây.")


def test_a_document_of_many_lines_keeps_them_all() -> None:
    body = "KẾ HOẠCH\nnăm 2026\nI. NHIỆM VỤ\n" + "".join(f"- Trồng cây số {n} ở hẻm {n * 7}.\n" for n in range(400))
    assert len(read([Source("a.txt", body.encode())])["tasks"]) == 400
