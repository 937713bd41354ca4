"""Fork children of a process with a used pool, as a worker does; print how their queries fared (run as a program)."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter

from sqlalchemy import text

from app import create_app
from app.database import db
from app.runner.workers import forget_connections

CHILDREN = 8


def child(app, queries: int) -> int:
    """The exit code of one child: 0 all answers right, 1 a wrong answer, 2 an error."""
    with app.app_context():
        for number in range(queries):
            asked = os.getpid() * 1000 + number
            try:
                with db.engine.connect() as connection:
                    if connection.execute(text("SELECT CAST(:asked AS bigint)"), {"asked": asked}).scalar() != asked:
                        return 1
            except Exception:
                return 2
    return 0


def main(protect: bool, queries: int) -> None:
    """Print right, wrong, error and hung children."""
    app = create_app()
    with app.app_context(), db.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    pids = [_fork(app, protect, queries) for _ in range(CHILDREN)]
    words = {0: "right", 1: "wrong", 2: "error"}
    counts = Counter(words.get(code, "hung") for code in _collect(pids, seconds=20))
    print(*(counts[word] for word in ("right", "wrong", "error", "hung")))


def _fork(app, protect: bool, queries: int) -> int:
    pid = os.fork()
    if pid == 0:
        if protect:
            forget_connections(app)
        os._exit(child(app, queries))
    return pid


def _collect(pids: list[int], seconds: float) -> list[int]:
    deadline, codes, left = time.monotonic() + seconds, [], set(pids)
    while left and time.monotonic() < deadline:
        for pid in list(left):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                left.remove(pid)
                codes.append(os.waitstatus_to_exitcode(status))
        time.sleep(0.01)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return codes + [-9] * len(left)


if __name__ == "__main__":
    main(sys.argv[1] == "protected", int(sys.argv[2]))
