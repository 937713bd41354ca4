"""A write that fails half-way: nothing of it is saved or shown, the answer says what to do, the log tells no secret."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from structlog.processors import format_exc_info
from structlog.testing import capture_logs

from app import clock, words
from app.database import db
from app.models import password_links
from app.models.committee import Committee
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.task import Task, order
from app.models.user import User
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
FAR = 10**20


@pytest.fixture
def secretary(place: Place, client_of: ClientOf) -> FlaskClient:
    """The secretary's browser."""
    return client_of(place.people["secretary"])


def test_a_row_that_another_changed_meanwhile_is_a_409_with_the_frame(
    place: Place, secretary: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(task: Task, _by: User) -> None:
        db.session.execute(text("UPDATE task SET version = version + 1 WHERE id = :id"), {"id": task.id})
        task.pinned_at = clock.now()

    monkeypatch.setattr(order, "pin", late)
    answer = secretary.post(f"/viec/{place.task(due_on=date(2026, 10, 1)).id}/ghim")
    assert answer.status_code == 409
    assert str(words.PROBLEMS[409].title) in answer.text
    assert '<header class="top">' in answer.text


@pytest.mark.parametrize(("column", "status"), [("id", 409), ("name", 500)], ids=["another's row", "our own failure"])
def test_a_collision_asks_to_send_again_and_a_gap_of_ours_does_not(
    place: Place, secretary: FlaskClient, monkeypatch: pytest.MonkeyPatch, app: Flask, column: str, status: int
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    there = Committee(commune_id=place.id, name="Ban Chỉ đạo")
    db.session.add(there)
    db.session.flush()
    values = {"id": there.id, "name": "Ban khác"} if column == "id" else {"name": None}

    def collide(_task: Task, by: User) -> None:
        db.session.add(Committee(commune_id=by.commune_id, **values))
        db.session.flush()

    monkeypatch.setattr(order, "pin", collide)
    answer = secretary.post(f"/viec/{place.task().id}/ghim")
    assert answer.status_code == status
    assert str(words.PROBLEMS["collided" if status == 409 else 500].title) in answer.text


def test_a_refused_row_comes_back_with_the_version_that_is_saved(place: Place, secretary: FlaskClient) -> None:
    plan = Plan(commune_id=place.id, title="Kế hoạch", year=2026)
    db.session.add(plan)
    db.session.flush()
    version = PlanVersion(
        commune_id=place.id, plan_id=plan.id, input_key="x", warnings=[], read_at=clock.now(), reading={}
    )
    db.session.add(version)
    db.session.flush()
    fields = {
        **dict.fromkeys(("section", "lead_words", "lead_unit_id", "deadline_words", "product")),
        **{"text": "Rà soát hạ tầng mạng", "short_text": "Rà soát", "kind": "task"},
        **{"other_leads": [], "coordinators": [], "lead_suggested": [{"name": "Không có", "why": "x"}]},
        "deadline": {"type": "date", "due": "2026-12-09"},
    }
    row = Proposal(
        commune_id=place.id, version_id=version.id, kind="task", position=1, fields=fields,
        doubts=["due_suggested"], state="unclear",
    )  # fmt: skip
    db.session.add(row)
    db.session.commit()
    form = {"action": "take_lead", "version": row.version, "text": "Sửa lại chữ", "due_on": "09/12/2026"}
    answer = secretary.post(f"/ke-hoach/du-thao/{row.id}", data={**form, "deadline_type": "date"})
    assert answer.status_code == 422
    saved = db.session.get_one(Proposal, row.id)
    assert saved.fields["text"] == "Rà soát hạ tầng mạng"
    assert str(saved.version) in re.findall(r'name="version"[^>]*value="(\d+)"', answer.text)


@pytest.mark.parametrize("path", [f"/viec/{FAR}", f"/bang/{FAR}", f"/ke-hoach/{FAR}", f"/thong-bao?trang={FAR}"])
def test_an_id_that_no_row_can_have_is_no_failure_of_ours(secretary: FlaskClient, path: str) -> None:
    assert secretary.get(path).status_code in ((200, 404) if "?" in path else (404,))


def test_the_log_of_a_failure_holds_no_token(app: Flask, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_token: str) -> None:
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    monkeypatch.setattr(password_links, "find", away)
    with capture_logs([format_exc_info]) as lines:
        assert app.test_client().get("/mat-khau/chuoi-bi-mat").status_code == 503
    assert [(line["event"], line["endpoint"]) for line in lines] == [("request failed", "auth.choose")]
    assert "chuoi-bi-mat" not in str(lines)


def test_errors_of_the_database_name_no_values(app: Flask) -> None:
    with pytest.raises(OperationalError) as failed:
        db.session.execute(text("SELECT :secret FROM nowhere"), {"secret": "chuoi-bi-mat"})
    assert "chuoi-bi-mat" not in str(failed.value)
