"""What a trial changes in its own processes: a protection taken out, to see that the trial notices; a time made short.

The product has no switch for any of this.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

NAMES = "TRIAL_CHANGES"


def make_by_environment() -> None:
    """Make the changes that the environment names: `claim`, `deadline=3`."""
    for word in os.environ.get(NAMES, "").split():
        name, _, value = word.partition("=")
        CHANGES[name](*([value] if value else []))


def _put(thing: Any, name: str, value: Any) -> None:
    """Replace what is there; an error where the product has moved it."""
    getattr(thing, name)
    setattr(thing, name, value)


def without_claim() -> None:
    """Anybody takes any message, whatever its state."""
    from sqlalchemy import update

    from app import clock, short_writes
    from app.database import short_write
    from app.models import delivery
    from app.models.notification import Message

    def take(message_id: int, owner: str, lease: timedelta) -> bool:
        taken = {"state": "sending", "owner": owner, "lease_until": clock.now() + lease}
        with short_write() as write:
            write.execute(update(Message).where(Message.id == message_id).values(taken))
        return True

    _put(short_writes, "claim_message", take)
    _put(delivery, "_may_leave", lambda _message_id: True)


def without_outbox() -> None:
    """The jobs are the truth: the clock sweeps, but neither sends nor takes up what was left."""
    from app.jobs import timetable

    timetable.STEPS[:] = [step for step in timetable.STEPS if step[0] == "reminders"]


def without_look() -> None:
    """A sweep doesn't look first what is there: the unique key alone decides."""
    from app.models import sweep

    _put(sweep, "_known", lambda *_args: {})


def without_guard() -> None:
    """Nobody cuts a conversation that is over its time."""
    from app.mail import line

    _put(line.Guard, "_cut", lambda _self: None)


def without_sparing() -> None:
    """A server that drags is tried with one letter after the other."""
    from app.models import delivery

    _put(delivery, "_spare_the_others", lambda _commune_id: None)


def without_check() -> None:
    """Nobody asks before the final dot whether the lease still holds."""
    from app.models.trying import Try

    _put(Try, "may_finish", lambda _self: True)


def with_deadline(seconds: str) -> None:
    """A conversation has so many seconds."""
    from app.mail import smtp

    _put(smtp, "DEADLINE", float(seconds))
    smtp.Talk.__init__.__defaults__ = (float(seconds),)  # type: ignore[misc]


CHANGES: dict[str, Callable[..., None]] = {
    "claim": without_claim,
    "outbox": without_outbox,
    "look": without_look,
    "guard": without_guard,
    "sparing": without_sparing,
    "check": without_check,
    "key": lambda: None,  # left out of the tables, see `stage`
    "deadline": with_deadline,
}
