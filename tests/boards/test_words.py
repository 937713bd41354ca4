"""Every code and verb of a task has its words; the words of time states and deadlines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app import sentences, words
from app.models.errors import Refused
from app.models.event import Event
from app.models.task import TaskState
from app.state_words import deadline_words, recurrence_words, state_words
from tests.world import Place

ROOT = Path(sentences.__file__).parent
SOURCES = list(ROOT.rglob("*.py"))
VERB = re.compile(r"record\(\s*f?\"(task\.[\w{}.]+)\"(?: if [^\n]* else \"(task\.\w+)\")?")


def _codes() -> set[str]:
    found = set()
    for source in SOURCES:
        for match in re.finditer(r"(?:Refused|NotAllowed|Stale)\(\s*\"(\w+)\"", source.read_text()):
            found.add(match[1])
        for match in re.finditer(r"_allow\([^\n]*\"(\w+)\"\)", source.read_text()):
            found.add(match[1])
    why = (ROOT / "models/task/workflow.py").read_text()
    body = why[why.index("def why_not") :]
    return found | set(re.findall(r"\"(\w+)\"", body[: body.index("\n\n\n")].partition('"""\n')[2]))


def test_every_code_has_a_sentence() -> None:
    codes = _codes()
    assert {"stale_move", "only_lead_head", "no_such_move", "doer_never_confirms", "urge_has_left"} <= codes
    assert codes - set(words.SENTENCES) == set()


@pytest.mark.parametrize("params", [{"code": "NV-2026-001"}])
def test_a_sentence_takes_what_its_refusal_carries(app, params: dict) -> None:
    for code in ("stale_move", "nothing_to_urge", "nothing_to_extend", "lead_too_late"):
        said = words.sentence(Refused(code, **params))
        assert "NV-2026-001" in said
        assert "%(" not in said


def test_every_verb_has_a_sentence(app) -> None:
    verbs = set()
    for source in ROOT.rglob("*.py"):
        for first, second in VERB.findall(source.read_text()):
            verbs |= {first, second} - {""}
    assert "task.extension_{row.decision}" in verbs
    verbs = (verbs - {"task.extension_{row.decision}"}) | {"task.extension_granted", "task.extension_refused"}
    assert len(verbs) > 18
    generic = sentences.said(Event(verb="task.unheard"))
    for verb in verbs:
        event = Event(verb=verb, from_value="2026-09-30", to_value="2026-10-15")
        assert sentences.said(event) not in ("", generic), verb
    moved = sentences.said(Event(verb="task.due_corrected", from_value="2026-09-30", to_value=None))
    assert moved == "Sửa hạn: 30/9/2026 → chưa có"


@pytest.mark.parametrize(
    ("fields", "kind", "said"),
    [
        ({"due_on": date(2026, 9, 24)}, "late", "Quá hạn 12 ngày"),
        ({"due_on": date(2026, 10, 9)}, "soon", "Còn 3 ngày"),
        ({"due_on": date(2026, 10, 6)}, "soon", "Đến hạn hôm nay"),
        ({"due_on": date(2026, 11, 13)}, "ok", "Còn 38 ngày"),
        ({"deadline_type": "ongoing"}, "rep", "Thường xuyên"),
        ({"deadline_type": "recurring", "recurrence": "monthly by day 15"}, "rep", "Định kỳ hằng tháng, mốc ngày 15"),
        ({"deadline_type": "external"}, "hold", "Chờ hướng dẫn"),
        ({}, "none", "Chưa có thời hạn"),
        ({"state": "reported", "submitted_on": date(2026, 10, 2), "due_on": date(2026, 10, 5)}, "wait",
         "Báo cáo 02/10, đúng hạn"),
        ({"state": "reported", "submitted_on": date(2026, 10, 1), "due_on": date(2026, 9, 30)}, "wait",
         "Báo cáo 01/10, quá hạn 1 ngày"),
        ({"state": "done", "submitted_on": date(2026, 9, 22), "due_on": date(2026, 9, 18)}, "done",
         "Hoàn thành quá hạn 4 ngày"),
        ({"state": "done", "submitted_on": date(2026, 9, 18), "due_on": date(2026, 9, 18)}, "done",
         "Hoàn thành đúng hạn"),
        ({"state": "done", "submitted_on": date(2026, 9, 18)}, "done", "Hoàn thành, không hạn"),
        ({"state": "paused", "due_on": date(2026, 9, 18)}, "hold", "Tạm dừng"),
    ],
)  # fmt: skip
def test_time_states_in_words(place: Place, fields: dict, kind: str, said: str) -> None:
    state = fields.pop("state", TaskState.IN_PROGRESS)
    task = place.task(state=state, **fields)
    shown = state_words(task)
    assert (shown.kind, shown.words) == (kind, said)


def test_the_deadline_as_written_and_the_day_it_means(place: Place) -> None:
    quarter = place.task(due_on=date(2026, 9, 30), deadline_words="Quý III/2026")
    assert deadline_words(quarter) == "Quý III/2026 → 30/9"
    assert deadline_words(quarter, short=False) == "Quý III/2026 → 30/9/2026"
    assert deadline_words(place.task(due_on=date(2026, 10, 12), deadline_words="12/10/2026")) == "12/10"
    sunday = place.task(due_on=date(2026, 10, 4), deadline_words="trước 05/10/2026")
    assert deadline_words(sunday) == "trước 05/10/2026 → 04/10, lùi đến 05/10 vì ngày nghỉ"
    assert deadline_words(place.task(deadline_words="thường xuyên")) == "thường xuyên"
    quarter.extended, quarter.due_on, quarter.due_effective_on = 1, date(2026, 10, 30), date(2026, 10, 30)
    assert deadline_words(quarter) == "Quý III/2026 → 30/9, gia hạn lần 1 đến 30/10"


def test_rhythms(app) -> None:
    said = [recurrence_words(one) for one in ("weekly", "quarterly", "half-yearly", "2 per year", "periodic", None)]
    assert said == ["hằng tuần", "hằng quý", "6 tháng một lần", "2 lần/năm", "", ""]
