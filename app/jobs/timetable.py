"""What the clock does at every tick: named steps, each failing alone; correct with any number of clocks."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from app import database
from app.jobs import reconciling, reminding, watching
from app.jobs.waiting import run_waiting

log = structlog.get_logger()

STEPS: list[tuple[str, Callable[[], object]]] = [
    ("reminders", reminding.sweep_communes),
    ("dead senders", reminding.rescue),
    ("mail", reminding.send_due),
    ("reconciliation", reconciling.reconcile_communes),
    ("jobs that wait", run_waiting),
    ("sign of life", watching.ping),
]


def tick(is_stopping: Callable[[], bool] = lambda: False) -> list[str]:
    """Take every step once, in order, until `is_stopping()`; the names of those that failed.

    Needs an application context. A step that fails is logged and undone, the next one is taken all the same.
    """
    failed = []
    for name, step in STEPS:
        if is_stopping():
            break
        try:
            step()
        except Exception:
            log.exception("step failed", step=name)
            failed.append(name)
        finally:
            database.rollback()
            database.db.session.remove()
    return failed
