"""Tell people: make notifications in the transaction of what they tell of, so that none is lost and none doubled.

In the application the row is the notice. For e-mail the row waits in a message that leaves later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.database import db
from app.models.base import Owned
from app.models.notification import Message, Notification
from app.models.user import User

IN_APP = "in_app"
EMAIL = "email"


def tell(
    subject: Owned,
    rule: str,
    occasion: str,
    recipients: Iterable[User],
    *,
    slot: str,
    leaves_at: datetime | None = None,
) -> int:
    """Tell each recipient once of a subject, by rule and occasion; returns how many notifications are new.

    `slot` groups what leaves together (a local day, or the act); `leaves_at` holds it back until then.
    """
    leaves_at = leaves_at or clock.now()
    made = 0
    for person in recipients:
        key = {
            "commune_id": subject.commune_id,
            "subject_kind": subject.__tablename__,
            "subject_id": subject.id,
            "rule": rule,
            "occasion": occasion,
            "recipient_id": person.id,
        }
        made += insert_new(Notification, {**key, "channel": IN_APP, "state": "sent", "shown_from": leaves_at})
        made += insert_new(Notification, _by_mail(key, person, slot, leaves_at))
    return made


def insert_new(model: type[Any], values: dict[str, Any]) -> int:
    """Insert a row unless its unique key is there already; returns 1 or 0. Safe with any number of writers."""
    table: Table = model.__table__
    dialect = sqlite if db.engine.dialect.name == "sqlite" else postgresql
    filled = {**_defaults(model), **values}
    result = db.session.execute(dialect.insert(table).values(filled).on_conflict_do_nothing())
    return max(result.rowcount, 0)  # type: ignore[attr-defined]


def hold_back(subject: Owned, reason: str, *rules: str) -> None:
    """Skip the subject's notifications that haven't left (of these rules, or all): closed, moved, withdrawn."""
    unsent = _of(subject, Notification.state == "pending", *([Notification.rule.in_(rules)] if rules else []))
    db.session.execute(update(Notification).where(*unsent).values(state="skipped", reason=reason))


def withdraw(subject: Owned, rule: str, occasion: str) -> None:
    """Take back one occasion on every channel, also from the application's list."""
    which = _of(subject, Notification.rule == rule, Notification.occasion == occasion)
    db.session.execute(update(Notification).where(*which).values(state="skipped", reason="withdrawn"))


def revive(subject: Owned) -> None:
    """What was skipped because the subject closed becomes pending again, since it reopened."""
    which = _of(subject, Notification.state == "skipped", Notification.reason == "closed")
    db.session.execute(update(Notification).where(*which).values(state="pending", reason=None))


def _of(subject: Owned, *where: Any) -> tuple[Any, ...]:
    return (
        Notification.commune_id == subject.commune_id,
        Notification.subject_kind == subject.__tablename__,
        Notification.subject_id == subject.id,
        *where,
    )


def _by_mail(key: dict[str, Any], person: User, slot: str, leaves_at: datetime) -> dict[str, Any]:
    if not person.email:
        return {**key, "channel": EMAIL, "state": "skipped", "reason": "no address"}
    return {**key, "channel": EMAIL, "message_id": _message(person, slot, leaves_at), "shown_from": leaves_at}


def _message(person: User, slot: str, leaves_at: datetime) -> int:
    """The id of the message of this slot, made if there is none."""
    which = (
        Message.commune_id == person.commune_id,
        Message.recipient_id == person.id,
        Message.channel == EMAIL,
        Message.slot == slot,
    )
    found = db.session.scalar(select(Message.id).where(*which))
    if found is not None:
        return found
    row = {"commune_id": person.commune_id, "recipient_id": person.id, "channel": EMAIL, "slot": slot}
    mail_id = f"{slot}.{person.id}.{person.commune_id}"
    insert_new(Message, {**row, "next_try_at": leaves_at, "mail_id": mail_id})
    return db.session.scalars(select(Message.id).where(*which)).one()


def _defaults(model: type[Any]) -> dict[str, Any]:
    values = {}
    for column in model.__table__.columns:
        default = column.default
        if default is not None:
            values[column.name] = default.arg(None) if default.is_callable else default.arg
    return values
