"""The product's own Redis for a trial, ended with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def own_redis(folder: Path) -> Iterator[tuple[Any, str]]:
    """A Redis in a data folder, as the product starts it: the child, its address."""
    from app.runner import redis_server

    for name in ("run", "logs"):
        (folder / name).mkdir(exist_ok=True)
    started = redis_server.start(folder)
    if started is None:
        raise SystemExit("no Redis can be started here")
    try:
        yield started
    finally:
        started[0].end(5)
