"""Compare what ought to be there with what is; only reads.

The notice in the application is the twin of every letter and message, so one channel is compared. What changed after
the last sweep is excused: the next sweep has it to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models.notification import SweepRun
from app.models.reconciling import found_there
from app.models.reconciling.changes import Changes
from app.models.reconciling.days import at
from app.models.reconciling.expected import Key, calendar_of, expected
from app.models.reconciling.found_there import Moment, There
from app.models.reconciling.rules import OF_UNITS

SWEEP = "reminders"  # the name of the sweep's row
MARGIN = timedelta(minutes=1)  # a change that was being written while the sweep read
Difference = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a comparison found: up to which opening, how many notices ought to be there, what nothing explains."""

    day: date
    expected: int
    excused: int = 0
    differences: list[Difference] = field(default_factory=list)


def compare(commune_id: int) -> Found:
    """Compare as of the last opening; a fixed number of statements and one more for some hundreds of tasks."""
    now = clock.now()
    calendar = calendar_of(commune_id, clock.today())
    day = calendar.opened(now)
    moment = Moment(now, at(day), _swept(commune_id, day))
    wanted = expected(commune_id, day, calendar)
    there = found_there.read(commune_id, wanted, moment)
    wrong = [*_missing(wanted, there, moment), *_too_many(wanted, there), *_unsent(wanted, there, moment)]
    wrong += [(None, one) for one in found_there.stuck(commune_id, now, calendar)]
    changes = Changes(commune_id, (one["task_id"] for _since, one in wrong if one.get("task_id")))
    left = [
        one for since, one in wrong if since is None or not changes.since(since, one.get("task_id"), one.get("unit_id"))
    ]
    return Found(day, len(wanted), len(wrong) - len(left), left)


Doubt = tuple[datetime | None, Difference]
"""A difference, and since when a change would explain it."""


def _missing(wanted: set[Key], there: There, moment: Moment) -> list[Doubt]:
    found = [_difference("missing", key) for key in sorted(wanted - there.notices.keys())]
    found += [_difference("not_shown", key) for key in sorted(wanted) if there.state_of(key) == "skipped"]
    return [(moment.swept_at, one) for one in found]


def _too_many(wanted: set[Key], there: There) -> list[Doubt]:
    """Notices made since the opening that no rule asks for; a second one of the same line is called doubled."""
    lines = {key.line for key in wanted}
    return [
        (made_at, _difference("doubled" if key.line in lines else "unexpected", key))
        for key, made_at in sorted(there.made_since.items())
        if key not in wanted
    ]


def _unsent(wanted: set[Key], there: There, moment: Moment) -> list[Doubt]:
    """What waits for another channel though it isn't to be told, or in no message that could tell it."""
    pending = [_difference("wrongly_pending", key) for key in sorted(there.pending) if key not in wanted]
    return [(moment.swept_at, one) for one in [*pending, *there.homeless]]


def _difference(kind: str, key: Key) -> Difference:
    return {"kind": kind, **found_there.told(key, "unit" if key.rule in OF_UNITS else "task")}


def _swept(commune_id: int, day: date) -> datetime:
    """Until when the last sweep that makes reminders has seen the commune, at the least: it makes none on days off."""
    asked = select(SweepRun.started_at).where(SweepRun.commune_id == commune_id, SweepRun.name == SWEEP)
    began = db.session.scalar(asked) or at(day)
    midnight = at(day + timedelta(days=1), time())
    return max(min(began, midnight) - MARGIN, at(day))
