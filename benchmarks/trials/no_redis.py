"""S2: Redis is killed without a trace, wiped, away from the start, or gone for good: nothing is lost, nothing late.

    .venv/bin/python -m benchmarks.trials.no_redis [--reminders 1000] [--morning 500] [--acts 60] [--kills 5]
        [--flushes 5] [--tick 20] [--changes outbox]

First it forgets everything again and again while reminders leave. Then, twice, mails leave without it: the morning's
reminders at seven, and acts of people through several ticks; how late each is, in seconds and in ticks of the clock.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from random import Random

from sqlalchemy import select

from benchmarks.trials import asked, figures, outcome, people, stage
from benchmarks.trials.killed import Trial
from benchmarks.trials.stage import Stage

SEVEN = datetime(2026, 10, 6, 0, 0, tzinfo=UTC)
TICKS = 6  # 120 s at the product's tick of 20 s
ACTS_THROUGH = 3  # ticks


def main() -> None:
    """Play it, print its figures."""
    given = arguments()
    began = time.monotonic()
    found = {"seed": given.seed, **forgetful(given)}
    if not given.changes:
        found |= without("absent", given) | without("gone", given)
    figures.say("S2", {**found, "seconds": time.monotonic() - began})


def arguments() -> argparse.Namespace:
    """What was asked for; the stated size is the default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("reminders", 1000), ("morning", 500), ("acts", 60), ("kills", 5), ("flushes", 5)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--tick", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    parser.add_argument("--changes", default="")
    return parser.parse_args()


def forgetful(given: argparse.Namespace) -> dict[str, object]:
    """Redis forgets everything again and again while reminders leave."""
    with stage.stage(given.changes) as on:
        trial = Trial(on, Random(given.seed))
        trial.start()
        waves = [[trial.kill_redis]] * given.kills + [[trial.flush]] * given.flushes
        trial.chance.shuffle(waves)
        trial.play(waves, given.reminders // len(waves))
        on.drain()
        return {"reminders": trial.told, **trial.kills, **outcome.of(on, trial.told)}


def without(how: str, given: argparse.Namespace) -> dict[str, object]:
    """Mails leave without Redis, at the real pace of the clock; `gone`: a worker and Redis were there before."""
    with stage.stage(tick=given.tick, with_redis=how == "gone") as on:
        people.communes("sang", given.morning)
        busy = people.commune("viec", given.acts, due_on=people.FAR_OFF)
        on.clock.set(SEVEN)
        on.clock.move(-given.tick / 2)
        if how == "gone":
            on.start("mail")
            on.wait_for_workers(1)
            on.end_redis()
        on.start("clock")
        for number in range(1, given.acts + 1):
            people.act(busy, number)
            time.sleep(ACTS_THROUGH * given.tick / given.acts)
        on.wait_quietly(lambda: not asked.unended() and len(on.sink.copies()) >= given.morning)
        found = outcome.of(on, given.morning + given.acts)
        return {f"{how}_{name}": value for name, value in {"lost": found["lost"], **_late(on, given.tick)}.items()}


def _late(on: Stage, tick: float) -> dict[str, object]:
    """How late mails were: of the morning since seven, of acts since they were done; and how many ticks began since."""
    from app.models.notification import Message

    rows = asked.rows(select(Message.slot, Message.created_at, Message.sent_at))
    spans = [(SEVEN if row.slot[0].isdigit() else row.created_at, row.sent_at) for row in rows]
    late = [(sent - due).total_seconds() for due, sent in spans]
    ticks = on.ticks()
    waited = [sum(due.timestamp() < one < sent.timestamp() for one in ticks) for due, sent in spans]
    return {
        "tick": tick,
        "worst_lateness": max(late),
        "worst_lateness_in_ticks": max(late) / tick,
        "later_than_six_ticks": sum(one > TICKS * tick for one in late),
        "most_ticks_waited": max(waited),
    }


if __name__ == "__main__":
    main()
