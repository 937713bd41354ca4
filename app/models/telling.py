"""Tell people: make notifications in the transaction of what they tell of, so that none is lost and none doubled.

In the application the row is the notice. For every other channel a row waits in a message that leaves later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Table, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app import clock
from app.database import db
from app.models import channels, stand_ins
from app.models.base import Owned
from app.models.channels import EMAIL, IN_APP
from app.models.later import later
from app.models.notification import Message, Notification, is_day
from app.models.user import User

# what holds whatever becomes of the work: words to a person; a report doesn't spare the unit its explanation
TO_A_PERSON = ("mentioned", "explanation", "explained", "explanation_withdrawn")
PART = 400  # rows of one statement; databases bound its variables
Item = TypeVar("Item")


def tell(
    subject: Owned,
    rule: str,
    occasion: str,
    recipients: Iterable[User],
    *,
    slot: str | None,
    leaves_at: datetime | None = None,
    by_mail: bool = True,
    by: User | None = None,
    personally: bool = False,
) -> int:
    """Tell each recipient once of a subject, by rule and occasion; returns how many notifications are new.

    `slot` groups what leaves together (the act); None: the next sweep puts it into the person's scheduled message.
    `leaves_at` holds it back until then, else it leaves right after the commit. Without `by_mail` it stands in the
    application alone. Who is away finds it there later; the letter goes to who stands in for them (but not to `by`,
    who acted), unless it is told `personally`.
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
    whom = {one.id: one for one in recipients}
    present = whom if personally else _present(subject.commune_id, whom, by)
    people = [person for person in {**whom, **present}.values() if person.id not in known]
    rows = _rows({**why, "shown_from": at}, people, slot, set(present) if by_mail else set())
    made = insert_all(Notification, rows)
    messages = [row["message_id"] for row in rows if row["message_id"] is not None]
    if messages and leaves_at is None:
        later("deliver", *messages)
    return len(made)


def people_told(subject: Owned, rule: str, occasion: str) -> set[int]:
    """Who has been told of an occasion of the subject."""
    owner = {"commune_id": subject.commune_id, "subject_kind": subject.__tablename__, "subject_id": subject.id}
    return _told({**owner, "rule": rule, "occasion": occasion})


def insert_new(model: type[Any], *rows: dict[str, Any]) -> int:
    """Insert rows (all of the same columns) unless their unique keys are there already; returns how many are new.

    Safe with any number of writers; where they insert several rows, the order must follow from the keys alone.
    """
    if not rows:
        return 0
    statement = _insert(model).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    defaults = _defaults(model)
    result = db.session.execute(statement, [{**defaults, **row} for row in rows])
    return max(result.rowcount, 0)  # type: ignore[attr-defined]


def insert_all(model: type[Any], rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Insert notifications or messages (all of the same columns) whose keys are new; their (state, channel)."""
    defaults = _defaults(model)
    alike: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        alike.setdefault((row.get("state", defaults["state"]), row["channel"]), []).append(row)
    return [kind for kind, some in sorted(alike.items()) for _ in range(insert_new(model, *some))]


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


def _present(commune_id: int, whom: dict[int, User], by: User | None) -> dict[int, User]:
    """Who of them is there, with those who stand in for the others."""
    there = stand_ins.on(commune_id).present(whom.values(), lambda: stand_ins.everybody(commune_id))
    return {person.id: person for person in there if person.id in whom or by is None or person.id != by.id}


def _told(why: dict[str, Any]) -> set[int]:
    """Who is told already."""
    where = [getattr(Notification, column) == value for column, value in why.items()]
    return set(db.session.scalars(select(Notification.recipient_id).where(*where)))


def _rows(why: dict[str, Any], people: list[User], slot: str | None, written: set[int]) -> list[dict[str, Any]]:
    """The notices in the application; for those written to also what waits in messages, or says why it can't."""
    if not people:
        return []
    allowed = channels.Allowed(why["commune_id"], [person.id for person in people])
    rows = []
    for person in people:
        ways = allowed.of(person, scheduled=slot is None or is_day(slot)).rows
        for channel, reason in ways if person.id in written else [(IN_APP, None)]:
            row = {**why, "recipient_id": person.id, "channel": channel, "reason": reason, "message_id": None}
            state = "skipped" if reason else "sent" if channel == IN_APP else "pending"
            if state == "pending" and slot is not None:
                row["message_id"] = _message(person, channel, slot, why["shown_from"])
            rows.append({**row, "state": state})
    return rows


def mail_id(slot: str, person_id: int, commune_id: int, channel: str) -> str:
    """The root of a message's Message-ID or Idempotency-Key."""
    return f"{slot}.{person_id}.{commune_id}" + ("" if channel == EMAIL else f".{channel}")


def _message(person: User, channel: str, slot: str, leaves_at: datetime) -> int:
    """The id of the message of this slot, made if there is none."""
    owner = {"commune_id": person.commune_id, "recipient_id": person.id, "channel": channel, "slot": slot}
    where = [getattr(Message, column) == value for column, value in owner.items()]
    found = db.session.scalar(select(Message.id).where(*where))
    if found is not None:
        return found
    root = mail_id(slot, person.id, person.commune_id, channel)
    insert_new(Message, {**owner, "next_try_at": leaves_at, "mail_id": root})
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
