"""Notifications that leave in a day's one message: reminders, the digest of the week, the calendar that is wanting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import select

from app.database import db
from app.models import channels, telling
from app.models.notification import Notification
from app.models.outbox import Outbox
from app.models.tally import Tally
from app.models.user import User


class News(NamedTuple):
    """Why a person is told: the subject, the rule, its occasion."""

    subject_kind: str
    subject_id: int
    rule: str
    occasion: str


Told = tuple[News, int, str]
"""What is told to whom (a person's id) on which channel."""


def tell(box: Outbox, allowed: channels.Allowed, wanted: Iterable[tuple[News, User]]) -> Tally:
    """Tell each person once, in the application and in their next scheduled message; what was told is left alone."""
    told = list(wanted)
    known = _known(box.commune_id, {news for news, _person in told}) if told else set()
    new = [(news, person) for news, person in told if (news, person.id) not in known]
    ways = {person.id: allowed.of(person, scheduled=True).rows for _news, person in new}
    return make(box, {(news, one.id, way): reason for news, one in new for way, reason in ways[one.id]})


def make(box: Outbox, new: Mapping[Told, str | None]) -> Tally:
    """Make notifications that leave in scheduled messages; the reason of those that can't leave on their channel."""
    leaving = [told for told, reason in new.items() if reason is None and told[2] != telling.IN_APP]
    box.open_for((person_id, channel) for _news, person_id, channel in leaving)
    made = telling.insert_all(Notification, [_row(box, told, reason) for told, reason in new.items()])
    states = [state for state, channel in made if channel == telling.IN_APP or state == "skipped"]
    return Tally(made=len(made), sent=states.count("sent"), skipped=states.count("skipped"))


def _known(commune_id: int, wanted: set[News]) -> set[tuple[News, int]]:
    rules, occasions = {news.rule for news in wanted}, {news.occasion for news in wanted}
    same = (Notification.rule.in_(rules), Notification.occasion.in_(occasions))
    key = (Notification.subject_kind, Notification.subject_id, Notification.rule, Notification.occasion)
    asked = select(*key, Notification.recipient_id).where(Notification.commune_id == commune_id)
    return {(News(*row[:4]), row[4]) for row in db.session.execute(asked.where(*same))}


def _row(box: Outbox, told: Told, reason: str | None) -> dict[str, Any]:
    """A notification's values, the same columns for every kind of row."""
    news, person_id, channel = told
    row: dict[str, Any] = {
        "commune_id": box.commune_id,
        **news._asdict(),
        "recipient_id": person_id,
        "channel": channel,
        "shown_from": box.slots[0].leaves_at,
        "state": "pending",
        "reason": reason,
        "message_id": None,
    }
    if reason is not None:
        return {**row, "state": "skipped"}
    if channel == telling.IN_APP:
        return {**row, "state": "sent"}
    return {**row, "message_id": box.places[person_id, channel]}
