"""S4: two processes with two clocks each sweep and send at once: each reminder is made once and leaves once.

    .venv/bin/python -m benchmarks.trials.two_clocks [--people 1000] [--tasks 5] [--on sqlite|postgresql]
        [--changes key,look|claim]

A task is told on two channels, so that 1,000 people with five tasks are 10,000 keys. Everybody's tasks become due at
seven, when all the clocks are running. There is no Redis: each clock sends for itself.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime

from sqlalchemy import func, select

from benchmarks.trials import asked, figures, people, stage
from benchmarks.trials.stage import Stage

SIX, SEVEN = datetime(2026, 10, 5, 23, 0, tzinfo=UTC), datetime(2026, 10, 6, 0, 0, tzinfo=UTC)
HOSTS, CLOCKS = 2, 2
TICK = 0.2


def main() -> None:
    """Play it on each database asked for, print its figures."""
    given = arguments()
    for name in given.on:
        began = time.monotonic()
        with stage.stage(given.changes.replace(",", " "), on=name, tick=TICK, with_redis=False) as on:
            found = play(on, given.people, given.tasks)
        figures.say("S4", {"database": name, **found, "seconds": time.monotonic() - began})


def arguments() -> argparse.Namespace:
    """What was asked for; the stated size is the default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--tasks", type=int, default=5)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--changes", default="")
    return parser.parse_args()


def play(on: Stage, persons: int, tasks: int) -> dict[str, object]:
    """All clocks run, then it strikes seven."""
    on.clock.set(SIX)
    people.communes("mau", persons, tasks)
    for _ in range(HOSTS):
        on.start("clocks", str(CLOCKS))
    on.wait_quietly(lambda: len(on.ticks()) >= HOSTS * CLOCKS)
    on.clock.set(SEVEN)
    on.wait(lambda: len(on.sink.copies()) >= persons)
    on.drain()
    return found(on, persons, tasks)


def found(on: Stage, persons: int, tasks: int) -> dict[str, object]:
    """What is there twice, or not at all."""
    from app.models.notification import Message, Notification

    key = (Notification.subject_id, Notification.rule, Notification.occasion, Notification.recipient_id)
    per_key = select(func.count()).select_from(Notification).group_by(*key, Notification.channel)
    rows = [row[0] for row in asked.rows(per_key)]
    copies = on.sink.copies()
    homeless = (Notification.channel == "email", Notification.message_id.is_(None))
    return {
        "clocks": HOSTS * CLOCKS,
        "keys": persons * tasks * 2,
        "missing_keys": persons * tasks * 2 - len(rows),
        "duplicate_rows": sum(rows) - len(rows),
        "messages": asked.count(Message),
        "without_message": asked.count(Notification, *homeless),
        "lost": persons - len(copies),
        "duplicate_sends": copies.total() - len(copies),
        "left": asked.unended(),
        "failed_steps": on.said("step failed"),
    }


if __name__ == "__main__":
    main()
