"""What is refused leaves nothing behind: the form drawn again bears the version that is saved, corrected it passes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

import app as package
from app.database import db
from app.models import meetings
from app.models.meeting import Meeting
from app.models.plan import Plan
from app.models.reporting.windows import Window
from app.models.reporting.writing import PARTS
from app.models.user import User
from tests.reporting.conftest import led, window  # noqa: F401
from tests.targets.conftest import Make, make, plan  # noqa: F401
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
HTMX = {"HX-Request": "true"}
UNDO = "undo"
READ_ONLY = {"plans/saying.py", "papers/pages.py", "tasks/address.py"}  # what they catch was asked of words alone
VIEWS = Path(package.__file__).parent / "blueprints"


@dataclass(frozen=True)
class Case:
    """A form: who fills it in, where, wrongly and rightly, and the saved version by one statement."""

    who: str
    url: str
    right: dict[str, str]
    wrong: dict[str, str]
    saved: str
    status: int = 422

    def check(self, place: Place, client_of: ClientOf) -> None:
        """A refused press, then the corrected form with the version that came with it."""
        db.session.commit()
        client, before = client_of(place.people[self.who]), self._version()
        said = {**self.right, "version": str(before)}
        refused = client.post(self.url, data={**said, **self.wrong})
        assert refused.status_code == self.status, refused.text
        assert self._version() == before
        drawn = re.findall(r'name="version" value="(\d*)"', refused.text)
        assert set(drawn) == {str(before)}, drawn
        assert client.post(self.url, data={**said, "version": drawn[0]}).status_code == 303
        assert self._version() != before

    def _version(self) -> int:
        found = db.session.execute(text(self.saved)).scalar() or 0
        db.session.rollback()
        return int(found)


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting that is called."""
    by = place.people["secretary"]
    committee = meetings.first_committee(place.id)
    made = meetings.call(by, committee, on=date(2026, 10, 15), title="phiên III", place="P1", chair="Ông A")
    db.session.flush()
    return made


def _saved(table: str, row_id: int) -> str:
    return f"SELECT version FROM {table} WHERE id = {row_id}"


@pytest.mark.parametrize("drafted", [False, True])
def test_a_unit_s_report(place: Place, window: Window, client_of: ClientOf, drafted: bool) -> None:  # noqa: F811
    url = f"/bao-cao-ky/don-vi/{place.units['culture'].id}?ky={window.key}"
    db.session.commit()
    if drafted:
        draft = {"results": "Nháp", "version": "0"}
        assert client_of(place.people["culture_head"]).post(url, data=draft).status_code == 303
    right = {**dict.fromkeys(PARTS, "Đã làm"), "gui": "1"}
    saved = "SELECT version FROM unit_report WHERE saved_at IS NOT NULL"
    Case("culture_head", url, right, {"difficulties": "- Hồ sơ, nguyên nhân: …"}, saved).check(place, client_of)


@pytest.mark.parametrize("wrong", [{"at_time": "25:99"}, {"place": ""}, {"on": "31/2"}])
def test_a_meeting(place: Place, meeting: Meeting, client_of: ClientOf, wrong: dict[str, str]) -> None:
    right = {"on": "16/10/2026", "at_time": "8:00", "title": "phiên IV", "place": "P2", "chair": "Bà B"}
    url = f"/cuoc-hop/{meeting.id}/sua"
    Case("secretary", url, right, wrong, _saved("meeting", meeting.id)).check(place, client_of)


def test_calling_a_meeting_off(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    url, saved = f"/cuoc-hop/{meeting.id}/huy", _saved("meeting", meeting.id)
    Case("secretary", url, {"reason": "Trùng lịch"}, {"reason": " "}, saved).check(place, client_of)


def test_the_head_of_minutes(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    right = {"begun": "14:00", "ended": "16:30", "secretary": "Bà C", "assessment": "Tốt"}
    url, saved = f"/cuoc-hop/{meeting.id}/bien-ban", _saved("meeting", meeting.id)
    Case("secretary", url, right, {"ended": "16 rưỡi"}, saved).check(place, client_of)


@pytest.mark.parametrize("wrong", [{"title": " "}, {"year": "12"}, {"issued_on": "hôm qua"}])
def test_a_plan(place: Place, plan: Plan, client_of: ClientOf, wrong: dict[str, str]) -> None:  # noqa: F811
    right = {"title": "Kế hoạch mới", "number": "15/KH-UBND", "issued_on": "05/01/2026", "year": "2026"}
    url, saved = f"/ke-hoach/{plan.id}/dinh-chinh", _saved("plan", plan.id)
    Case("secretary", url, right, wrong, saved).check(place, client_of)


@pytest.mark.parametrize("wrong", [{"figure": ""}, {"text": ""}, {"rhythm": "x"}])
def test_a_target(place: Place, make: Make, client_of: ClientOf, wrong: dict[str, str]) -> None:  # noqa: F811
    target = make()
    right = {"text": "Thời gian chờ", "comparator": "<=", "figure": "10", "value_words": "≤ 10", "period": "2026"}
    url, saved = f"/chi-tieu/{target.id}/sua", _saved("target", target.id)
    Case("secretary", url, right, wrong, saved).check(place, client_of)


@pytest.mark.parametrize(
    ("slug", "right", "wrong"),
    [
        ("sua-han", {"due_on": "20/12/2026", "words": "20/12", "reason": "Đọc sai"}, {"reason": ""}),
        ("sua", {"text": "Nội dung mới", "short_text": "", "product": ""}, {"text": " "}),
    ],
)
def test_a_task_s_forms(
    place: Place, client_of: ClientOf, slug: str, right: dict[str, str], wrong: dict[str, str]
) -> None:
    task = place.task(due_on=date(2026, 11, 30))
    url, saved = f"/viec/{task.id}/{slug}", _saved("task", task.id)
    Case("secretary", url, right, wrong, saved).check(place, client_of)


def test_a_section_of_the_commune_s_report(place: Place, window: Window, client_of: ClientOf) -> None:  # noqa: F811
    db.session.commit()
    client = client_of(place.people["secretary"])
    url = client.post("/bao-cao-ky/xa", data={"ky": window.key}).headers["Location"]
    long = client.post(f"{url}/muc/results", data={"text": "a" * 30_000, "version": "0"}, headers=HTMX)
    assert (long.status_code, re.findall(r'name="version" value="(\d*)"', long.text)) == (422, ["0"])
    short = client.post(f"{url}/muc/results", data={"text": "Đã làm", "version": "0"}, headers=HTMX)
    assert short.status_code == 200


def _called(node: ast.AST) -> set[str]:
    found = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in found}


def _undoes(node: ast.AST, tree: ast.Module) -> bool:
    """Does the code undo, itself or by a function of its module, or of the one that it takes it from?"""
    called = _called(node)
    if UNDO in called:
        return True
    here = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in called]
    away = [one for one in tree.body if isinstance(one, ast.ImportFrom) and {n.name for n in one.names} & called]
    return any(_undoes(one, tree) for one in here) or any(
        _undoes(function, other)
        for one in away
        if (path := VIEWS.parent.parent / f"{(one.module or '').replace('.', '/')}.py").is_relative_to(VIEWS)
        and path.exists()
        for other in [ast.parse(path.read_text())]
        for function in other.body
        if isinstance(function, ast.FunctionDef) and function.name in called
    )


def _catches(node: ast.AST) -> bool:
    named = ast.unparse(node.type) if isinstance(node, ast.ExceptHandler) and node.type else ""
    return "Refused" in named and not isinstance(node.body[-1], ast.Raise)  # type: ignore[attr-defined]


def test_every_view_that_catches_a_refusal_undoes_what_was_half_done() -> None:
    silent, seen = [], 0
    for path in (*VIEWS.rglob("*.py"), VIEWS.parent / "ruling_forms.py"):
        tree = ast.parse(path.read_text())
        for handler in filter(_catches, ast.walk(tree)):
            seen += 1
            if not _undoes(handler, tree):
                silent.append(f"{path.parent.name}/{path.name}")
    assert set(silent) == READ_ONLY
    assert seen > 40


def test_an_invitation_to_nobody(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    url, right = f"/cuoc-hop/{meeting.id}/giay-moi", {"requirements": "Mang báo cáo", "contact": "Bà C"}
    Case("secretary", url, right, {"gui": "1"}, _saved("meeting", meeting.id)).check(place, client_of)


def test_a_stale_invitation_shows_both_texts(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    db.session.commit()
    client, url, seen = client_of(place.people["secretary"]), f"/cuoc-hop/{meeting.id}/giay-moi", str(meeting.version)
    first = {"requirements": "Bản thứ nhất", "contact": "Bà C", "version": seen}
    assert client.post(url, data=first).status_code == 303
    second = {"requirements": "Bản thứ hai", "contact": "Ông D", "version": seen}
    again = client.post(url, data=second)
    assert again.status_code == 409
    for words in ("Bản thứ nhất", "Bà C", ">Bản thứ hai</textarea>", 'value="Ông D"'):
        assert words in again.text
    drawn = re.findall(r'name="version" value="(\d+)"', again.text)
    assert client.post(url, data={**second, "version": drawn[0]}).status_code == 303
