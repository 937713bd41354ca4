"""One running product, one Chromium for all journeys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, sync_playwright

from tests.journey import commune, product
from tests.journey.looking import Looks
from tests.journey.person import Person
from tests.journey.product import Product
from tests.reminders.conftest import Sink
from tests.runner.conftest import free_port, living

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product on a commune without any task, its letters taken by a mail server on loopback."""
    data, sink, port = tmp_path_factory.mktemp("journey") / "data", Sink(), free_port()
    mail = Controller(sink, hostname="127.0.0.1", port=port)
    mail.start()
    commune.make(data)
    try:
        made = product.start(data, sink, port)
        yield made
        made.end()
    finally:
        for process in living(data):
            process.kill()
        mail.stop()


@pytest.fixture(scope="package")
def chromium(chromium_path: Path) -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def looks() -> Looks:
    """What axe finds."""
    return Looks()


@pytest.fixture
def someone(chromium: Browser, running: Product, looks: Looks) -> Iterator[Callable[..., Person]]:
    """Sit a person down at a browser of their own; at the end nothing may have gone wrong in any."""
    seated: list[Person] = []

    def sit(login: str, **options: dict) -> Person:
        seated.append(Person(chromium, running, login, looks, **options))
        return seated[-1]

    yield sit
    for person in seated:
        person.leave()
