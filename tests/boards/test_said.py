"""What the history says of each verb that the code records: never a task's sentence of another thing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from app import models, sentences
from app.models.event import Event

VERB = re.compile(r"[a-z_]+\.[a-z_]+")
SHOWN = ("meeting", "target", "unit_report", "commune_report")  # subjects other than tasks with a history on a page
ROOT = Path(models.__file__).parent


def _verbs() -> set[str]:
    """Every verb in a module that records events; those that are put together stand whole in none."""
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        text = path.read_text()
        if "import record" in text:
            constants = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
            found |= {one for one in constants if isinstance(one, str) and VERB.fullmatch(one)}
    return found


VERBS = _verbs()


def _said(verb: str) -> str:
    return sentences.said(Event(verb=verb, from_value="2026-10-15", to_value="3", note="text", subject_kind="x"))


def test_the_verbs_are_found() -> None:
    assert {"meeting.cancelled", "task.cancelled", "meeting.opinion_removed", "unit_report.returned"} <= VERBS
    assert len(VERBS) > 120


@pytest.mark.parametrize("verb", sorted(one for one in VERBS if not one.startswith("task.")))
def test_only_tasks_get_the_sentences_of_tasks(app: Flask, verb: str) -> None:
    with app.test_request_context():
        of_tasks = {_said(one) for one in VERBS if one.startswith("task.")} - {"Có thay đổi"}
        same = {"Sửa theo bản mới của kế hoạch", "Giao chủ trì: 3"}  # true of targets as well
        assert _said(verb) not in of_tasks - same
        if verb.partition(".")[0] in SHOWN:
            assert _said(verb) != "Có thay đổi"


def test_a_meeting_called_off_is_said_so(app: Flask) -> None:
    with app.test_request_context():
        assert _said("meeting.cancelled") == "Hủy cuộc họp ngày 15/10/2026"
        assert _said("task.cancelled") == "Hủy nhiệm vụ"
