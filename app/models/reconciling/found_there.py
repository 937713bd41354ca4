"""What the tables hold: the notices of the rules, what waits, messages without an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from app.database import db
from app.models.notification import Message, Notification
from app.models.reconciling.days import VIETNAM, Calendar, at
from app.models.reconciling.expected import Key
from app.models.reconciling.rules import TOLD

IN_APP = "in_app"
ENDED = ("sent", "unknown", "failed", "skipped")
DAY = timedelta(days=1)
PART = 500
KEY = (Notification.subject_id, Notification.rule, Notification.occasion, Notification.recipient_id)


@dataclass(frozen=True)
class Moment:
    """The opening that is compared, and until when the last sweep that makes reminders has seen the commune."""

    now: datetime
    opening: datetime
    swept_at: datetime


@dataclass
class There:
    """The notices of the rules that are there, those made since the opening, what still waits elsewhere."""

    notices: dict[Key, str] = field(default_factory=dict)
    made_since: dict[Key, datetime] = field(default_factory=dict)
    pending: set[Key] = field(default_factory=set)
    homeless: list[dict[str, Any]] = field(default_factory=list)

    def state_of(self, key: Key) -> str | None:
        """The state of a notice; None where there is none."""
        return self.notices.get(key)


def read(commune_id: int, wanted: set[Key], moment: Moment) -> There:
    """Read what is there of what is wanted, and what else was made since the opening.

    What a person made by `--at` of a day to come is left to that day.
    """
    there = There()
    of_rules = (
        Notification.commune_id == commune_id,
        Notification.rule.in_(TOLD),
    )
    notices = select(*KEY, Notification.state, Notification.created_at).where(*of_rules, Notification.channel == IN_APP)
    for ids in _parts(sorted({key.subject_id for key in wanted})):
        for row in db.session.execute(notices.where(Notification.subject_id.in_(ids))):
            there.notices[Key(*row[:4])] = row.state
    for row in db.session.execute(notices.where(Notification.created_at.between(moment.opening, moment.now))):
        there.made_since[Key(*row[:4])] = row.created_at
    pending = select(*KEY).where(*of_rules, Notification.channel != IN_APP, Notification.state == "pending")
    there.pending = {Key(*row) for row in db.session.execute(pending)}
    there.homeless = [*_homeless(commune_id, moment.swept_at), *_not_shown(commune_id)]
    return there


def stuck(commune_id: int, now: datetime, calendar: Calendar) -> Iterator[dict[str, Any]]:
    """Messages without an end for more than a day: a day's message after a whole day of office hours."""
    local = now.astimezone(VIETNAM)
    last = calendar.on_or_before(local.date() if local.time() >= time(18) else local.date() - DAY)
    asked = select(
        Message.id, Message.recipient_id, Message.slot, Message.state, Message.next_try_at, Message.lease_until
    )
    for row in db.session.execute(
        asked.where(Message.commune_id == commune_id, Message.state.in_(("pending", "sending")))
    ):
        since = row.lease_until if row.state == "sending" else row.next_try_at
        if since is not None and since < (at(last) if row.slot[:1].isdigit() else now - DAY):
            yield {"kind": "stuck", "message_id": row.id, "person_id": row.recipient_id}


def _homeless(commune_id: int, swept_at: datetime) -> Iterator[dict[str, Any]]:
    """What waits for another channel in no message, or in one that has ended."""
    its_message = (Message.commune_id == Notification.commune_id) & (Message.id == Notification.message_id)
    asked = select(*KEY, Notification.subject_kind).outerjoin(Message, its_message)
    waits = (
        Notification.commune_id == commune_id,
        Notification.channel != IN_APP,
        Notification.state == "pending",
        or_(Message.id.is_(None), and_(Message.state.in_(ENDED), Notification.shown_from <= swept_at)),
    )
    return (_told("no_message", row) for row in db.session.execute(asked.where(*waits)))


def _not_shown(commune_id: int) -> Iterator[dict[str, Any]]:
    """Notices in the application that were neither shown nor left out."""
    odd = (Notification.channel == IN_APP, Notification.state.not_in(("sent", "skipped")))
    asked = select(*KEY, Notification.subject_kind).where(Notification.commune_id == commune_id, *odd)
    return (_told("not_shown", row) for row in db.session.execute(asked))


def _told(kind: str, row: Any) -> dict[str, Any]:
    return {"kind": kind, **told(Key(*row[:4]), row.subject_kind)}


def told(key: Key, subject_kind: str) -> dict[str, Any]:
    """A key as a difference keeps it: the task, or the unit that owes something itself."""
    ids = {kind: key.subject_id if kind == subject_kind else None for kind in ("task", "unit")}
    about = {"task_id": ids["task"], "unit_id": ids["unit"]}
    return {**about, "rule": key.rule, "occasion": key.occasion, "person_id": key.person_id}


def _parts(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), PART):
        yield ids[start : start + PART]
