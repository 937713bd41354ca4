"""News for a day's message that is of no task: the digest of the week, the calendar that is wanting."""

from __future__ import annotations

from collections.abc import Iterable
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


def tell(box: Outbox, allowed: channels.Allowed, wanted: Iterable[tuple[News, User]]) -> Tally:
    """Tell each person once, in the application and in their next scheduled message; what was told is left alone."""
    told = list(wanted)
    known = _known(box.commune_id, {news for news, _person in told}) if told else set()
    new = [(news, person) for news, person in told if (news, person.id) not in known]
    ways = {person.id: allowed.of(person, scheduled=True).rows for _news, person in new}
    leaving = [(one, way) for one, rows in ways.items() for way, reason in rows if not reason and way != telling.IN_APP]
    box.open_for(leaving)
    rows = [_row(box, news, person, *way) for news, person in new for way in ways[person.id]]
    made = telling.insert_all(Notification, rows)
    states = [state for state, channel in made if channel == telling.IN_APP or state == "skipped"]
    return Tally(made=len(made), sent=states.count("sent"), skipped=states.count("skipped"))


def _known(commune_id: int, wanted: set[News]) -> set[tuple[News, int]]:
    rules, occasions = {news.rule for news in wanted}, {news.occasion for news in wanted}
    same = (Notification.rule.in_(rules), Notification.occasion.in_(occasions))
    key = (Notification.subject_kind, Notification.subject_id, Notification.rule, Notification.occasion)
    asked = select(*key, Notification.recipient_id).where(Notification.commune_id == commune_id)
    return {(News(*row[:4]), row[4]) for row in db.session.execute(asked.where(*same))}


def _row(box: Outbox, news: News, person: User, channel: str, reason: str | None) -> dict[str, Any]:
    """A notification's values, the same columns for every kind of row."""
    row: dict[str, Any] = {
        "commune_id": box.commune_id,
        **news._asdict(),
        "recipient_id": person.id,
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
    return {**row, "message_id": box.places[person.id, channel]}
