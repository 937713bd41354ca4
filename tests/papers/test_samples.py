"""The year of the sample commune: its papers are those kept, keep the decree, speak Vietnamese, and agree."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from app.models.meeting import Paper
from app.models.paperwork import files
from benchmarks.papered import keep
from benchmarks.papered.year import play
from tests.conftest import Size
from tests.papers.decree import RULES
from tests.papers.docx_xml import Docx

pytestmark = pytest.mark.thorough
SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
KEPT = sorted(SAMPLES.glob("*.docx"))
SPRING, WHOLE = date(2026, 4, 20), date(2027, 1, 31)
NOT_A_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])")
OPEN_PLACE = re.compile(r": *(?:…|\.{3})")
ENGLISH = re.compile(r"\b(?:the|task|draft|report|meeting|None|null|True|False|unit|late|done)\b")


def parts(data: bytes) -> dict[str, bytes]:
    """What is in a DOCX, whichever way it is packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_year_makes_the_papers_that_are_kept(app: Flask, size: Size) -> None:
    played = play(app, 2026, WHOLE if size(fast=0, default=0, full=1) else SPRING)
    found = keep.named(played.commune_id)
    assert keep.made(played.commune_id).failed == []
    assert len(found) == (len(KEPT) if size(fast=0, default=0, full=1) else 7)
    for name, paper in found.items():
        same(name, paper)


def same(name: str, paper: Paper) -> None:
    """The paper is the kept file; `python -m benchmarks.year_papers --out docs/samples` makes them anew."""
    made, kept = parts(files.written(paper, files.DOCX)[1]), parts((SAMPLES / f"{name}.docx").read_bytes())
    assert [one for one in kept if kept[one] != made.get(one)] == [], name


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_paper_keeps_the_decree_and_speaks_as_an_office(path: Path) -> None:
    paper = Docx(path.read_bytes())
    faults = {name: found for name, rule in RULES.items() if (found := rule(paper))}
    marked = {"Cỡ chữ, màu"} if path.stem.endswith("-ban-trinh") else set()  # the leader's copy marks what is proposed
    assert faults.keys() == marked
    text = paper.text
    assert not ENGLISH.findall(text)
    assert not OPEN_PLACE.findall(text)
    assert {day for day in NOT_A_DAY.findall(text) if not re.fullmatch(r"\d{2}/\d{2}/\d{4}", day)} == set()


def test_the_index_names_every_file() -> None:
    index = (SAMPLES / keep.INDEX).read_text(encoding="utf-8")
    assert [path.name for path in SAMPLES.iterdir() if path.suffix != ".md" and f"`{path.stem}`" not in index] == []
    assert {path.stem for path in KEPT} == set(re.findall(r"^\| `([^`]+)`", index, re.MULTILINE))
