"""What all tests share: their size, an application on a fresh database, a stopped clock, two communes, clients."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser as RealBrowser
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from app import clock, create_app, database
from app.database import db
from app.models import sessions
from app.models.user import User
from tests import once, world
from tests.browser import Browser
from tests.chromium import FLAGS

NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)  # Tuesday 06/10/2026, 09:00 in Vietnam
Size = Callable[..., int]


@pytest.fixture(scope="session")
def size() -> Size:
    """`size(fast=…, default=…, full=…)`: the number for the size asked for by TEST_SIZE."""
    name = os.environ.get("TEST_SIZE", "default")

    def choose(*, fast: int, default: int, full: int) -> int:
        return {"fast": fast, "default": default, "full": full}[name]

    return choose


@pytest.fixture(scope="session", autouse=True)
def _data_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test ever works on the data of a real deployment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL"):
            patch.delenv(name, raising=False)
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium that `bin/test` found."""
    path = os.environ.get("CHROMIUM_PATH")
    if not path:
        pytest.fail("CHROMIUM_PATH isn't set: run ./bin/test, or set it to `python -m tests.chromium`")
    return Path(path)


@pytest.fixture
def now() -> Iterator[datetime]:
    """Stop the clock on Tuesday 06/10/2026, 09:00 local time."""
    with clock.stopped(NOW):
        yield NOW


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates once compiled serve every test's application."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session", autouse=True)
def _addresses() -> Iterator[None]:
    """Routes once compiled serve every test's application."""
    with pytest.MonkeyPatch.context() as patch:
        once.compile_addresses(patch)
        yield


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> once.EmptyTables:
    """Tables once made serve every test's database."""
    return once.EmptyTables(tmp_path_factory.mktemp("tables") / "empty.sqlite3")


@pytest.fixture
def app(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
    compiled: FileSystemBytecodeCache,
    empty: once.EmptyTables,
) -> Iterator[Flask]:
    """An application on an empty database with every table, inside its context, free to write."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SECRET_KEY", "only for tests")
    for name in ("DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    application = create_app(TESTING=True, WTF_CSRF_ENABLED=False)
    application.test_client_class = Browser
    application.jinja_env.bytecode_cache = compiled
    with application.app_context(), database.writing():
        empty.lay()
        yield application
        db.session.rollback()
        db.engine.dispose()


@pytest.fixture
def place(app: Flask) -> world.Place:
    """The commune under test: phường Mẫu, with units and people."""
    made = world.build("mau", "Mẫu")
    db.session.commit()
    return made


@pytest.fixture
def elsewhere(app: Flask) -> world.Place:
    """Another commune in the same database; nothing of it may ever be seen."""
    made = world.build("khac", "Khác", kind="xã")
    db.session.commit()
    return made


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """A server of the application, for a real browser."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def chromium(chromium_path: Path) -> Iterator[RealBrowser]:
    """A Chromium without a window."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def client_of(app: Flask) -> Callable[[User], FlaskClient]:
    """Give a browser that is signed in as a person."""

    def make(person: User) -> FlaskClient:
        token = sessions.open_for(person)
        db.session.commit()
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return client

    return make
