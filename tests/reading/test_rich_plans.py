"""Rich plans in Markdown, and in the old fonts TCVN3 and VNI: nothing lost, nothing misread."""

from __future__ import annotations

from typing import Any

import pytest

from app.reading import Source, read
from tests.reading.conftest import sample
from tests.reading.legacy import in_tcvn3, in_vni
from tests.reading.plans.expected import HOA_BUNG, TAN_LUA, TAN_LUA_TARGETS, Expected

Reading = dict[str, Any]


def noted(reading: Reading, expected: tuple[Expected, ...]) -> list[Expected]:
    """What was read of each task, its text cut to the words that were expected where it opens with them."""
    openings = [words for words, *_ in expected]
    found = []
    for n, task in enumerate(reading["tasks"]):
        words = openings[n] if n < len(openings) else ""
        opens = task["text"].casefold().startswith(words.casefold())
        found.append(
            (words if words and opens else task["text"], tuple(task["lead_units"]), tuple(task["coordinating_units"]),
             task["deadline"]["due"])
        )  # fmt: skip
    return found


def small(tasks: list[Expected] | tuple[Expected, ...]) -> list[Any]:
    return [
        (words.casefold(), [n.casefold() for n in leads], [n.casefold() for n in others], due)
        for words, leads, others, due in tasks
    ]


def test_markdown() -> None:
    reading = read([sample("tan_lua.md")])
    assert noted(reading, TAN_LUA) == list(TAN_LUA)
    assert [(t["text"], t["value"], t["baseline_text"]) for t in reading["targets"]] == list(TAN_LUA_TARGETS)
    assert [len(t["subitems"]) for t in reading["tasks"] if t["subitems"]] == [6]
    assert reading["tasks"][9]["section"] == "IV.2. Thu gom, vận chuyển và xử lý"
    assert (reading["plan"]["number"], reading["plan"]["issued_on"]) == ("27/KH-UBND", "2027-02-08")
    assert reading["warnings"] == []


def test_plain_text() -> None:
    reading = read([sample("hoa_bung.txt")])
    assert noted(reading, HOA_BUNG) == list(HOA_BUNG)
    assert [t["value"] for t in reading["targets"]][:3] == [1.8, 100, 320] and len(reading["targets"]) == 4
    assert reading["plan"]["signer_title"] == "CHỦ TỊCH"
    assert reading["warnings"] == []


@pytest.mark.parametrize("codec", ["latin-1", "utf-8"])
def test_tcvn3(codec: str) -> None:
    """The same plan typed in .VnTime, whose marked capitals have no codes: words and dates are the same."""
    data = in_tcvn3(sample("hoa_bung.txt").data.decode()).encode(codec)
    reading = read([Source("hoa_bung.txt", data)])
    assert small(noted(reading, HOA_BUNG)) == small(HOA_BUNG)
    assert [warning for warning in reading["warnings"] if "TCVN3" in warning] == reading["warnings"][:1]
    assert (reading["plan"]["number"], reading["plan"]["issued_on"]) == ("18/KH-UBND", "2027-01-22")


@pytest.mark.parametrize("codec", ["cp1252", "utf-8"])
def test_vni(codec: str) -> None:
    data = in_vni(sample("hoa_bung.txt").data.decode()).encode(codec)
    reading = read([Source("hoa_bung.txt", data)])
    assert noted(reading, HOA_BUNG) == list(HOA_BUNG)
    assert len(reading["warnings"]) == 1 and "VNI" in reading["warnings"][0]
