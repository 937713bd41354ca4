"""Clicks and keys of update, report, confirm, return, extend, urge, and of a meeting's brief, counted in a Chromium.

    .venv/bin/python -m benchmarks.clicks [ACT ...]

At both sizes from the first page and from the board, by mouse or finger, and from the board by keys alone. A page that
is open counts nothing, typing counts nothing, a click into a field that hasn't the focus counts one, a drag counts one.
Each act is looked for in the database afterwards: a way that does nothing isn't a way. Aim: two each. A brief is in
hand where its file was downloaded.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.clicked import brief, ways, world
from benchmarks.clicked.ways import BOARD, HOME, KEYS, Act, Hand

SIZES = {"1366x768": {"width": 1366, "height": 768}, "390x844": {"width": 390, "height": 844}}
COLUMNS = [(start, size) for start in (HOME, BOARD) for size in SIZES] + [(KEYS, "1366x768")]


def main(wanted: list[str]) -> int:
    """Measure every act, print the table; 1 where a way doesn't do its act."""
    from app import create_app

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
        os.environ.pop("DATABASE_URL", None)
        app = create_app(TESTING=True)
        print(f"{'':16}" + "".join(f"{start + ' ' + size:>18}" for start, size in COLUMNS))
        failed = 0
        for act in (*ways.ACTS, brief.ACT):
            if not wanted or act.name in wanted:
                row = measure(app, browser, act)
                failed += sum(cell is None for cell in row if cell != "")
                print(f"{act.name:16}" + "".join(f"{'does nothing' if c is None else c:>18}" for c in row), flush=True)
    return 1 if failed else 0


def measure(app: Any, browser: Any, act: Act, columns: Sequence[tuple[str, str]] = COLUMNS) -> list[str | None]:
    """What an act takes in each column: "2", "1 + 2 keys"; None where it wasn't done, "" where there is no way."""
    names = [f"{start} {size}" for start, size in columns]
    row: list[str | None] = []
    for start, size in columns:
        if start not in act.ways:
            row.append("")
            continue
        with world.served(app, names[:1], act.state) as served, _page(browser, served, act.who, SIZES[size]) as page:
            row.append(_cell(page, served, act, start))
    return row


def _cell(page: Any, served: world.Served, act: Act, start: str) -> str | None:
    (task,) = served.tasks.values()
    page.goto(served.address + ("/" if start == HOME else f"/bang/{served.unit}"))
    hand = Hand(page, served, task)
    before = served.count(task, act.verb)
    try:
        act.ways[start](hand)
    except Exception as error:
        print(f"{act.name} from {start}: {str(error).splitlines()[0]}", file=sys.stderr)
        return None
    if not _came(served, task, act.verb, before):
        return None
    keys = f"{hand.keys} keys" if hand.keys else ""
    return " + ".join(part for part in (str(hand.clicks) if hand.clicks else "", keys) if part)


def _came(served: world.Served, task: int, verb: str, before: int) -> bool:
    for _ in range(100):
        if served.count(task, verb) == before + 1:
            return True
        time.sleep(0.1)
    return False


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    from tests import chromium

    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])


@contextmanager
def _page(browser: Any, served: world.Served, who: str, size: dict[str, int]) -> Iterator[Any]:
    phone = size["width"] < 720
    context = browser.new_context(
        viewport=size, locale="vi-VN", reduced_motion="reduce", has_touch=phone, is_mobile=phone
    )
    context.set_default_timeout(8_000)
    context.add_cookies([{"name": "session", "value": served.cookies[who], "url": served.address}])
    yield context.new_page()
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
