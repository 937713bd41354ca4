"""The clicks and keys from upload to boards on the best path, counted in a Chromium on a plan that is given.

    .venv/bin/python -m benchmarks.review_keys FILE [FILE ...] [--suggestions]

Each FILE is a plan of its own, in a scratch data folder. The path: the upload form, every doubtful row called clear
by one key, the preview, publishing; with --suggestions all suggested leads and dates are taken first. Choosing a file
counts as two clicks. Prints one line of JSON for each file; `seconds` is the script's own time, no person's.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def main() -> None:
    """Measure every file, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--suggestions", action="store_true")
    options = parser.parse_args()
    for file in options.files:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
            os.environ.pop("DATABASE_URL", None)
            print(json.dumps({"file": file.name, **measure(file, options.suggestions)}, ensure_ascii=False))


class Hand:
    """A person's hand on a page, counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = self.keys = 0

    def click(self, selector: str, clicks: int = 1) -> None:
        """Click what a selector names."""
        self.clicks += clicks
        self.page.click(selector)

    def press(self, key: str) -> None:
        """Press a key."""
        self.keys += 1
        self.page.keyboard.press(key)

    def choose(self, selector: str, value: str) -> None:
        """Choose an option: open the list, click the option."""
        self.clicks += 2
        self.page.select_option(selector, value)


def measure(file: Path, suggestions: bool) -> dict[str, Any]:
    """Upload, review and publish one plan; what it took."""
    from app import create_app

    app = create_app(TESTING=True)
    with served(app) as (address, cookie), opened(address, cookie) as page:
        begun, hand = time.monotonic(), Hand(page)
        upload(app, hand, address, file)
        read = {"tasks": rows(page, "Nhiệm vụ"), "targets": rows(page, "Chỉ tiêu"), "doubtful": doubtful(page)}
        if suggestions:
            take_suggestions(hand)
        clear(hand)
        published = publish(hand)
        seconds = round(time.monotonic() - begun, 1)
    return {**read, "clicks": hand.clicks, "keys": hand.keys, "published": published, "seconds": seconds}


@contextmanager
def served(app: Any) -> Iterator[tuple[str, str]]:
    """A server of a commune whose secretary is signed in: its address, her cookie."""
    from werkzeug.serving import make_server

    from app.database import db, transaction
    from app.models import sessions
    from tests import world

    with app.app_context(), transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        token = sessions.open_for(place.people["secretary"])
    cookie = app.session_interface.get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}", cookie
    server.shutdown()


@contextmanager
def opened(address: str, cookie: str) -> Iterator[Any]:
    """A page of a Chromium that carries the cookie."""
    from playwright.sync_api import sync_playwright

    from tests import chromium

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        yield context.new_page()
        browser.close()


def upload(app: Any, hand: Hand, address: str, file: Path) -> None:
    """From the list of plans to the review; the job is run as a worker would."""
    from app.models.planning import reading_run

    hand.page.goto(f"{address}/ke-hoach/")
    hand.click("text=Tải kế hoạch lên")
    hand.clicks += 2
    hand.page.set_input_files("#files", file)
    hand.click("text=Tải lên và đọc")
    hand.page.wait_for_url("**/ke-hoach/1")
    with app.app_context():
        reading_run.read_version(1)
    hand.page.wait_for_url("**/soat")


def rows(page: Any, tab: str) -> int:
    """How many rows a tab has, as its chip says."""
    return int(page.locator("#rv-counts .chip", has_text=tab).first.inner_text().rsplit(" ", 1)[1])


def doubtful(page: Any) -> int:
    """How many rows wait for a second look, in both tabs."""
    return int(page.locator("#rv-counts .row-end").inner_text().rsplit(" ", 1)[1])


def take_suggestions(hand: Hand) -> None:
    """All suggested leads and dates of all tasks at once."""
    hand.click("[data-tick-all]")
    hand.choose("#bulk-lead", "suggested")
    hand.choose("#bulk-due", "suggested")
    hand.click("#bulk button[value=set]")
    hand.page.wait_for_selector("#toasts .toast")


def clear(hand: Hand) -> None:
    """Say of every doubtful row that it is clear."""
    clear_tab(hand)
    if doubtful(hand.page):
        hand.click("#rv-counts .chip:has-text('Chỉ tiêu')")
        hand.page.wait_for_url("**nhom=chi-tieu**")
        clear_tab(hand)


def clear_tab(hand: Hand) -> None:
    """The doubtful rows of the tab that is open, by one key each."""
    page = hand.page
    while left := page.locator("#list-unclear > li").count():
        page.wait_for_selector(".xr:focus-within")
        hand.press("v")
        page.wait_for_selector(f"#list-unclear > li:nth-child({left})", state="detached")


def publish(hand: Hand) -> str:
    """See what will be made, make it; what the plan's page says then."""
    hand.press("p")
    hand.click("#dialog button.btn-1")
    hand.page.wait_for_url("**/ke-hoach/1")
    return hand.page.locator("#work .panel-h .muted").inner_text()


if __name__ == "__main__":
    main()
