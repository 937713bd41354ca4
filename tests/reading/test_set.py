"""Each plan of the set is read as its reference says, to the heights of issue 3."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from app.reading import ReadingError, read
from tests.reading import scoring
from tests.reading.set import documents


@pytest.mark.parametrize("name", documents.NAMES)
def test_a_plan_of_the_set_reaches_every_aim(name: str) -> None:
    reference, sources = documents.load(name)
    try:
        figures, wrong = scoring.score(reference, read(sources))
    except ReadingError as refusal:
        pytest.skip(f"no reader yet: {refusal.code}")
    short = scoring.short_of(figures)
    assert short == {}, {key: wrong.get(key) for key in short}


def test_the_set_is_as_varied_as_it_should_be() -> None:
    endings = [source.ending for name in documents.NAMES for source in documents.load(name)[1]]
    assert len(documents.NAMES) >= 13
    assert {ending: endings.count(ending) >= 2 for ending in ("txt", "md", "docx", "xlsx", "pdf")} == dict.fromkeys(
        ("txt", "md", "docx", "xlsx", "pdf"), True
    )


def as_reading(reference: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(reference)


def test_a_reference_agrees_with_itself_and_not_with_another() -> None:
    reference, _ = documents.load("01_cchc_phuong")
    assert scoring.short_of(scoring.score(reference, as_reading(reference))[0]) == {}
    other, _ = documents.load("13_mattran_xa")
    assert len(scoring.short_of(scoring.score(reference, as_reading(other))[0])) >= 4


def test_each_slip_lowers_its_own_figure() -> None:
    reference, _ = documents.load("01_cchc_phuong")
    reading = as_reading(reference)
    first = reading["tasks"][0]
    first |= {"lead_units": ["Trạm Y tế"], "kind": "solution", "deadline": {"type": "none", "due": None}}
    next(task for task in reading["tasks"] if not task["lead_units"])["lead_units"] = ["Công an phường"]
    reading["targets"][1]["value"] = 97
    reading["plan"]["number"] = "72/KH-UBND"
    reading["tasks"].append({**first, "text": reference["not_tasks"][1]["text"]})
    short = scoring.short_of(scoring.score(reference, reading)[0])
    assert {"tasks lead", "tasks kind", "tasks deadline", "tasks claimed", "targets value", "plan", "traps"} <= set(
        short
    )
