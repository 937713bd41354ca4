"""Points in the way of a reminder at which a process can die, planted from outside: `FAULT=after_claim:2`.

The n-th passing of the named point kills the process by SIGKILL. The product knows of none of it: points are watched
where it talks to the database, to the mail server and to Redis.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

FAULT = "FAULT"
POINTS = (
    "before_insert", "between_insert_and_commit", "after_commit_before_enqueue", "in_claim", "after_claim",
    "before_dot", "after_dot", "after_250", "before_mark", "in_mark", "after_mark", "after_attempt",
    "before_rescue", "in_rescue", "after_rescue",
)  # fmt: skip
IN_DOUBT = {"after_dot", "after_250", "before_mark", "in_mark"}  # the server may have said yes, and nobody knows
Pass = Callable[[str], None]


def plant() -> None:
    """Plant the fault that the environment names; each point is watched, one kills."""
    name, _, number = os.environ.get(FAULT, "").partition(":")
    if not name:
        return
    if name not in POINTS:
        raise ValueError(name)
    left = [int(number)]

    def passing(point: str) -> None:
        left[0] -= point == name
        if point == name and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    for watch in (_inserts, _handing_over, _claim_and_mark, _talk):
        watch(passing)


def _inserts(passing: Pass) -> None:
    """Notifications on their way into the database: before each statement, and before its commit."""
    from sqlalchemy import Engine, event

    fresh: set[int] = set()

    @event.listens_for(Engine, "before_cursor_execute")
    def before(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("INSERT INTO notification"):
            passing("before_insert")
            fresh.add(id(connection.connection.dbapi_connection))

    @event.listens_for(Engine, "commit")
    def commit(connection: Any) -> None:
        if id(connection.connection.dbapi_connection) in fresh:
            fresh.discard(id(connection.connection.dbapi_connection))
            passing("between_insert_and_commit")


def _handing_over(passing: Pass) -> None:
    from flask import current_app

    from app import database

    hand_over = current_app.extensions["queues"].hand_over

    def watched(wanted: list) -> None:
        passing("after_commit_before_enqueue")
        hand_over(wanted)

    database.on_commit(watched)


def _claim_and_mark(passing: Pass) -> None:
    """The short writes of a message: before, inside with the commit to come, after."""
    from app import short_writes

    steps = {"claim_message": "claim", "end_message": "mark", "rescue_messages": "rescue", "note_attempt": "attempt"}
    for function, step in steps.items():
        setattr(short_writes, function, _watched(getattr(short_writes, function), step, passing))


def _watched(function: Callable, step: str, passing: Pass) -> Callable:
    from app import short_writes

    whole = short_writes.short_write

    @contextmanager
    def inside() -> Any:
        with whole() as write:
            yield write
            write.flush()
            passing(f"in_{step}")

    def run(*args: Any) -> Any:
        passing(f"before_{step}")
        short_writes.short_write = inside
        try:
            came = function(*args)
        finally:
            short_writes.short_write = whole
        passing(f"after_{step}")
        return came

    return run


def _talk(passing: Pass) -> None:
    """The conversation with the mail server: before the final dot, after it, after the answer."""
    from app.mail.line import Line
    from app.mail.smtp import Talk

    send, converse = Line.send, Talk.send

    def sent(self: Line, words: Any) -> None:
        is_dot = words == b".\r\n"
        if is_dot:
            passing("before_dot")
        send(self, words)
        if is_dot:
            passing("after_dot")

    def answered(self: Talk, *args: Any) -> Any:
        came = converse(self, *args)
        passing("after_250")
        return came

    Line.send, Talk.send = sent, answered  # type: ignore[method-assign]
