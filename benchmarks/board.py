"""The time of a board of 200 cards as a ratio to its bare query plus its bare render, measured in one run.

    .venv/bin/python -m benchmarks.board [--cards 200] [--rounds 30]

Prints one line of JSON. `page` is the whole request through the application's own entrance; `query` the board's rows
alone; `render` the template with a board that is loaded already. Medians; the machine cancels out in the ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any


def main() -> None:
    """Fill a scratch data folder, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
        os.environ.pop("DATABASE_URL", None)
        print(json.dumps(measure(options.cards, options.rounds)))


def measure(cards: int, rounds: int) -> dict[str, Any]:
    """Medians in milliseconds, and the ratio of the page to query plus render."""
    from app import create_app

    app = create_app(TESTING=True, WTF_CSRF_ENABLED=False)
    unit_id, person_id, token = filled(app, cards)
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    pages = timed(rounds, lambda: page(client, unit_id))
    query, render = bare(app, unit_id, person_id, rounds)
    return {
        "cards": cards,
        "rounds": rounds,
        "page_ms": round(pages, 2),
        "query_ms": round(query, 2),
        "render_ms": round(render, 2),
        "ratio": round(pages / (query + render), 2),
    }


def filled(app: Any, cards: int) -> tuple[int, int, str]:
    """A commune whose culture department leads so many tasks in every lane; the ids of unit and head, a sign-in."""
    from app import clock
    from app.database import db, transaction
    from app.models import sessions
    from app.models.task import TaskState, leading
    from tests import world
    from tests.boards.conftest import stand_in

    stand_in(app)
    with app.app_context(), transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        for n in range(cards):
            task = place.task(
                f"Rà soát, nâng cấp mạng nội bộ số {n}", due_on=clock.today() + timedelta(days=n % 60 - 20)
            )
            task.state = (TaskState.UNACCEPTED, TaskState.IN_PROGRESS, TaskState.REPORTED, TaskState.DONE)[n % 4]
            leading.coordinate(task, [place.units["office"], place.units["centre"]])
        head = place.people["culture_head"]
        return place.units["culture"].id, head.id, sessions.open_for(head)


def page(client: Any, unit_id: int) -> None:
    """One request for the board with every lane's first cards."""
    if client.get(f"/bang/{unit_id}").status_code != 200:
        raise SystemExit("the board did not answer")


def bare(app: Any, unit_id: int, person_id: int, rounds: int) -> tuple[float, float]:
    """The medians of the rows alone and of the template alone."""
    from flask import render_template
    from flask_login import login_user

    from app.blueprints.boards.page import face
    from app.database import db, writing
    from app.models.task.board import Wanted
    from app.models.task.board_rows import coordinated, led, rows_of
    from app.models.unit import Unit
    from app.models.user import User

    with writing(False), app.test_request_context(f"/bang/{unit_id}"):
        unit, person = db.session.get_one(Unit, unit_id), db.session.get_one(User, person_id)
        login_user(person)

        def query() -> None:
            db.session.expunge_all()
            rows_of(led(unit)), rows_of(coordinated(unit))

        rows = timed(rounds, query)
        shown = face(unit, person, Wanted())
        drawn = timed(rounds, lambda: render_template("boards/show.html", face=shown, may_add=True))
        return rows, drawn


def timed(rounds: int, act: Callable[[], object]) -> float:
    """The median of so many runs in milliseconds, after three to warm up."""
    for _ in range(3):
        act()
    spans = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        spans.append((time.perf_counter() - start) * 1000)
    return statistics.median(spans)


if __name__ == "__main__":
    main()
