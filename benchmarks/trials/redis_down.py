"""S3: every page and what an office presses, on the real web server, with Redis well, refusing, and stopped.

    .venv/bin/python -m benchmarks.trials.redis_down [--rounds 3] [--tasks 3] [--hands 4] [--default-client]

Nobody may see an error of ours, and the 95th of a hundred answers may come at most 0.6 s later than with Redis well.
`--default-client` is the control: the library's own client, which waits and tries again.
"""

from __future__ import annotations

import argparse
import os
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from benchmarks.lost.serving import serving
from benchmarks.trials import browsing, figures
from benchmarks.trials.browsing import Answer, Browser
from benchmarks.trials.nursery import ROOT
from benchmarks.trials.own_redis import own_redis
from benchmarks.trials.saved import Saved, saved

STATES = ("well", "refused", "stopped")
LATER = 0.6  # seconds that the 95th of 100 answers may come later
PATIENCE = 30.0  # seconds that a person waits for an answer
STRANGER = "stranger"


@dataclass(frozen=True)
class Seen:
    """What people met in a state of Redis: answers, jobs handed over and left to the clock."""

    state: str
    answers: list[Answer]
    handed_over: int
    left: int

    @property
    def failed(self) -> list[Answer]:
        """Errors of ours, and what was never answered."""
        return [one for one in self.answers if one.failed]

    def p95(self, *methods: str) -> float:
        """Seconds within which 95 of 100 answers came, of these methods or of all."""
        spans = [one.seconds for one in self.answers if not methods or one.method in methods]
        return quantiles(spans, n=100)[94]

    def late(self, well: Seen) -> bool:
        """Did answers come so much later than with Redis well that people notice?"""
        return any(self.p95(*methods) - well.p95(*methods) >= LATER for methods in ((), ("POST",)))

    @property
    def worst(self) -> float:
        """The longest answer's seconds."""
        return max(one.seconds for one in self.answers)


def run(rounds: int, tasks: int, hands: int, states: tuple[str, ...] = STATES, factory: str = "") -> list[Seen]:
    """Ask for everything in each state, always from the same data."""
    with tempfile.TemporaryDirectory(prefix="trial-") as name, saved("sqlite", Path(name)) as data:
        world = _prepare(data, tasks, hands)
        data.save()
        return [_in_state(state, data, world, rounds, factory or "app:create_app()") for state in states]


def _in_state(state: str, data: Saved, world: dict[str, Any], rounds: int, factory: str) -> Seen:
    data.put_back()
    with own_redis(data.data) as (child, url):
        environ = {**os.environ, **data.environ, "REDIS_URL": url, "PYTHONPATH": str(ROOT)}
        with serving(environ, data.data, factory) as port, _state(child, state):
            hands = [_browsers(port, tokens) for tokens in world["tokens"]]
            with ThreadPoolExecutor(len(hands)) as pool:
                given = [(people, world["pages"] * rounds, world["works"][n], n) for n, people in enumerate(hands)]
                list(pool.map(lambda one: browsing.everything(*one[:3], Random(one[3])), given))
        answers = [answer for people in hands for browser in people.values() for answer in browser.answers]
        left = (data.data / "web.out").read_text().count("jobs left to the clock")
        return Seen(state, answers, _queued(url) if state == "well" else 0, left)


def _browsers(port: int, tokens: dict[str, str]) -> dict[str, Browser]:
    people = {who: Browser(port, cookie, PATIENCE) for who, cookie in tokens.items()}
    return people | {STRANGER: Browser(port, None, PATIENCE)}


@contextmanager
def _state(child: Any, state: str) -> Iterator[None]:
    """Redis well, gone so that its address refuses, or stopped with its address still taking connections in."""
    if state == "refused":
        child.end(5)
    elif state == "stopped":
        child.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        if state == "stopped":
            child.process.send_signal(signal.SIGCONT)


def _queued(url: str) -> int:
    from rq import Queue

    from app.jobs.queues import connect

    return sum(Queue(name, connection=connect(url)).count for name in ("mail", "papers"))


def _prepare(data: Saved, tasks: int, hands: int) -> dict[str, Any]:
    """A commune with one row of everything; for each hand sessions of all people and tasks of its own."""
    from app import create_app
    from app.database import db, transaction
    from tests import facts, world
    from tests.plans.sample import TEXT

    app = create_app()
    with app.app_context(), transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        known = facts.build(place, "Việc thường thấy")
        made: dict[str, Any] = {"tokens": [_sessions(app, place) for _ in range(hands)], "pages": _pages(app, known)}
        made["works"] = [
            {
                "tasks": [place.task(f"Việc {n} của tay {hand}").id for n in range(tasks)],
                "meeting": known.ids["meeting_id"],
                "texts": [f"{TEXT}\nTay {hand}, lần {n}" for n in range(tasks)],
                "login": place.people["officer"].login,
                "presses": tasks * 10 + 2,
            }
            for hand in range(hands)
        ]
    with app.app_context():
        db.engine.dispose()
    return made


def _sessions(app: Any, place: Any) -> dict[str, str]:
    """A cookie for each person, of a session of this hand."""
    from app.models import sessions

    sign = app.session_interface.get_signing_serializer(app).dumps
    return {key: sign({"_user_id": sessions.open_for(one), "_fresh": True}) for key, one in place.people.items()}


def _pages(app: Any, known: Any) -> list[tuple[str, str]]:
    """Every address that can be got, with somebody who may."""
    from app.policy import policy_of
    from tests.world import PEOPLE

    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or "GET" not in (rule.methods or ()):
            continue
        policy = policy_of(app, rule.endpoint)
        assert policy is not None
        who = next((key for key, role, *_ in PEOPLE if role in policy.roles), STRANGER)
        found.append((STRANGER if policy.public else who, known.address(app, rule)))
    return found


def with_default_client() -> Any:
    """The control's application: Redis' own client with its waits and further tries, asked again for every job."""
    import redis

    from app.jobs import queues

    queues.connect, queues.REST = redis.Redis.from_url, 0.0
    from app import create_app

    return create_app()


def told(seen: list[Seen]) -> dict[str, object]:
    """The figures of all states."""
    lines: dict[str, object] = {}
    for one in seen:
        lines |= {f"{one.state}_answers": len(one.answers), f"{one.state}_5xx": len(one.failed)}
        lines |= {f"{one.state}_p95": one.p95(), f"{one.state}_p95_of_posts": one.p95("POST")}
        lines |= {f"{one.state}_worst": one.worst}
        lines |= {f"{one.state}_jobs_handed_over": one.handed_over, f"{one.state}_jobs_left": one.left}
        if one.state != "well" and seen[0].state == "well":
            lines[f"{one.state}_p95_added"] = one.p95() - seen[0].p95()
            lines[f"{one.state}_p95_of_posts_added"] = one.p95("POST") - seen[0].p95("POST")
    return lines


def main() -> int:
    """Measure, print; 1 where somebody met an error, or answers came too late."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("rounds", 3), ("tasks", 3), ("hands", 4)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--default-client", action="store_true")
    given = parser.parse_args()
    factory = "benchmarks.trials.redis_down:with_default_client()" if given.default_client else ""
    seen = run(given.rounds, given.tasks, given.hands, factory=factory)
    figures.say("S3", {"protected": not given.default_client, **told(seen)})
    for answer in {(one.method, one.path, one.status) for state in seen for one in state.failed}:
        print(f"  {answer}")
    return any(one.failed or one.late(seen[0]) for one in seen)


if __name__ == "__main__":
    raise SystemExit(main())
