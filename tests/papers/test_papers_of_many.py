"""The papers of a few communes in one run: all made, none with another commune's words, every figure adding up."""

from __future__ import annotations

import pytest
from flask import Flask

from app.papers import docx
from app.papers.kinds import COMPOSE
from benchmarks import papers_of_many
from benchmarks.many import making
from tests.papers.full_sample import contents


def test_all_papers_of_two_communes(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    made = making.run(2, 8)
    papers_of_many.tell(made, 0)
    assert made.is_right, capsys.readouterr().out
    assert set(made.papers) == set(COMPOSE)
    assert made.files == made.papers.total() >= 2 * len(COMPOSE)
    assert made.equations > 100
    assert len(made.memory) == 3
    assert "failed=0 refused=0 foreign=0 unequal=0" in capsys.readouterr().out


def test_another_commune_s_word_is_seen() -> None:
    paper = contents(rows=2, subject="Họp XÃ MỐC0001", file_name="Mốc0002")
    assert making.marks(docx.write(paper)) == {"0001"}
