"""Tell people: make notifications in the transaction of what they tell of, so that none is lost and none doubled.

In the application the row is the notice. For e-mail the row waits in a message that leaves later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Table, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.database import db
from app.models.base import Owned
from app.models.later import later
from app.models.notification import Message, Notification
from app.models.user import User

IN_APP = "in_app"
EMAIL = "email"
# what holds whatever becomes of the work: words to a person; a report doesn't spare the unit its explanation
TO_A_PERSON = ("mentioned", "explanation", "explained", "explanation_withdrawn")
CHANNELS = (IN_APP, EMAIL)
PART = 400  # rows of one statement; databases bound its variables
Item = TypeVar("Item")


def tell(
    subject: Owned,
    rule: str,
    occasion: str,
    recipients: Iterable[User],
    *,
    slot: str,
    leaves_at: datetime | None = None,
    by_mail: bool = True,
) -> int:
    """Tell each recipient once of a subject, by rule and occasion; returns how many notifications are new.

    `slot` groups what leaves together (a local day, or the act); `leaves_at` holds it back until then, else the
    message leaves right after the commit. Without `by_mail` it stands in the application alone.
    """
    at = leaves_at or clock.now()
    why = {
        "commune_id": subject.commune_id,
        "subject_kind": subject.__tablename__,
        "subject_id": subject.id,
        "rule": rule,
        "occasion": occasion,
    }
    known = _told(why)
    people = [person for person in {one.id: one for one in recipients}.values() if person.id not in known]
    messages = {person.id: _message(person, slot, at) for person in people if person.email and by_mail}
    rows = [row for one in people for row in _rows({**why, "shown_from": at}, one, messages)]
    made = insert_all(Notification, [row for row in rows if by_mail or row["channel"] == IN_APP])
    if messages and leaves_at is None:
        later("deliver", *messages.values())
    return len(made)


def insert_new(model: type[Any], values: dict[str, Any]) -> int:
    """Insert a row unless its unique key is there already; returns 1 or 0. Safe with any number of writers."""
    result = db.session.execute(_insert(model).values({**_defaults(model), **values}).on_conflict_do_nothing())
    return max(result.rowcount, 0)  # type: ignore[attr-defined]


def insert_all(model: type[Any], rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Insert notifications or messages (all of the same columns) whose keys are new; their (state, channel)."""
    if not rows:
        return []
    statement = _insert(model).on_conflict_do_nothing().returning(model.state, model.channel)
    filled = [{**_defaults(model), **row} for row in rows]
    return [(row[0], row[1]) for row in db.session.execute(statement, filled)]


def in_parts(items: Sequence[Item], size: int = PART) -> Iterator[Sequence[Item]]:
    """The items in parts, as many in each as one statement can take."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def hold_back(subject: Owned, reason: str, *rules: str) -> None:
    """Skip the subject's notifications that haven't left: closed, moved, withdrawn.

    Those of these rules, or all but what somebody said to a person.
    """
    which = Notification.rule.in_(rules) if rules else Notification.rule.not_in(TO_A_PERSON)
    unsent = _of(subject, Notification.state == "pending", which)
    db.session.execute(update(Notification).where(*unsent).values(state="skipped", reason=reason))


def withdraw(subject: Owned, rule: str, occasion: str) -> None:
    """Take back one occasion: from the application's list, and the letters that haven't left, held back or not."""
    still = or_(Notification.channel == IN_APP, Notification.state.in_(("pending", "skipped")))
    which = _of(subject, Notification.rule == rule, Notification.occasion == occasion, still)
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


def _told(why: dict[str, Any]) -> set[int]:
    """Who is told already."""
    where = [getattr(Notification, column) == value for column, value in why.items()]
    return set(db.session.scalars(select(Notification.recipient_id).where(*where)))


def _rows(why: dict[str, Any], person: User, messages: dict[int, int]) -> list[dict[str, Any]]:
    """The notice in the application, and the row that waits for e-mail or says why it can't."""
    row = {**why, "recipient_id": person.id, "reason": None, "message_id": None}
    by_mail = {"state": "pending", "message_id": messages.get(person.id)}
    if not person.email:
        by_mail = {"state": "skipped", "reason": "no address"}
    return [{**row, "channel": IN_APP, "state": "sent"}, {**row, "channel": EMAIL, **by_mail}]


def _message(person: User, slot: str, leaves_at: datetime) -> int:
    """The id of the message of this slot, made if there is none."""
    owner = {"commune_id": person.commune_id, "recipient_id": person.id, "channel": EMAIL, "slot": slot}
    where = [getattr(Message, column) == value for column, value in owner.items()]
    found = db.session.scalar(select(Message.id).where(*where))
    if found is not None:
        return found
    mail_id = f"{slot}.{person.id}.{person.commune_id}"
    insert_new(Message, {**owner, "next_try_at": leaves_at, "mail_id": mail_id})
    return db.session.scalars(select(Message.id).where(*where)).one()


def _insert(model: type[Any]) -> Any:
    table: Table = model.__table__
    return (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(table)


def _defaults(model: type[Any]) -> dict[str, Any]:
    values = {}
    for column in model.__table__.columns:
        default = column.default
        if default is not None:
            values[column.name] = default.arg(None) if default.is_callable else default.arg
    return values
