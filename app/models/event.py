"""Events: what happened, who did it, when; append-only, each holding the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from app import clock
from app.database import db
from app.models import on_behalf
from app.models.base import Instant, Owned
from app.models.locking import lock_commune
from app.models.user import User


class Event(Owned):
    """One thing that happened to a subject. `verb` is `subject.action`; sentences are made in `app.sentences`.

    `on_behalf_of_id` is whose place the actor held meanwhile, where the act took it.
    """

    refs = {"actor_id": "user", "on_behalf_of_id": "user"}
    rules = (UniqueConstraint("commune_id", "sequence"), Index(None, "commune_id", "subject_kind", "subject_id"))

    sequence: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None]
    on_behalf_of_id: Mapped[int | None]
    verb: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    from_value: Mapped[str | None]
    to_value: Mapped[str | None]
    note: Mapped[str | None]
    previous_hash: Mapped[str]
    hash: Mapped[str]

    actor: Mapped[User | None] = relationship(foreign_keys="Event.actor_id")
    on_behalf_of: Mapped[User | None] = relationship(foreign_keys="Event.on_behalf_of_id")

    def digest(self) -> str:
        """The hash over the row's content and the hash before it."""
        content = [
            self.commune_id,
            self.sequence,
            self.at.isoformat(),
            self.actor_id,
            self.verb,
            self.subject_kind,
            self.subject_id,
            self.from_value,
            self.to_value,
            self.note,
            self.previous_hash,
            *([self.on_behalf_of_id] if self.on_behalf_of_id is not None else []),
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def record(
    verb: str,
    subject: Owned,
    by: User | None,
    *,
    before: object = None,
    after: object = None,
    note: str | None = None,
) -> Event:
    """Append an event in this transaction. `by` None is the system itself; `before`/`after` become text."""
    if subject.id is None:
        db.session.flush()
    sequence, previous = _tail(subject.commune_id)
    event = Event(
        commune_id=subject.commune_id,
        sequence=sequence + 1,
        at=clock.now(),
        actor_id=by.id if by else None,
        on_behalf_of_id=on_behalf.whose(by, subject, verb) if by else None,
        verb=verb,
        subject_kind=subject.__tablename__,
        subject_id=subject.id,
        from_value=None if before is None else str(before),
        to_value=None if after is None else str(after),
        note=note,
        previous_hash=previous,
    )
    event.hash = event.digest()
    db.session.add(event)
    db.session.info.setdefault("event_tails", {})[subject.commune_id] = (
        db.session().get_transaction(),
        event.sequence,
        event.hash,
    )
    return event


def of(subject: Owned) -> list[Event]:
    """The events of a subject, newest first, with their actors."""
    return list(
        db.session.scalars(
            select(Event)
            .where(
                Event.commune_id == subject.commune_id,
                Event.subject_kind == subject.__tablename__,
                Event.subject_id == subject.id,
            )
            .options(*(joinedload(one).lazyload(User.appointments) for one in (Event.actor, Event.on_behalf_of)))
            .order_by(Event.sequence.desc())
        )
    )


def _tail(commune_id: int) -> tuple[int, str]:
    """The newest event's sequence and hash; the commune's row is locked, so two writers can't fork the chain."""
    transaction, sequence, digest = db.session.info.get("event_tails", {}).get(commune_id, (None, 0, ""))
    if transaction is not None and transaction is db.session().get_transaction():
        return sequence, digest
    lock_commune(commune_id)
    newest = db.session.execute(
        select(Event.sequence, Event.hash)
        .where(Event.commune_id == commune_id)
        .order_by(Event.sequence.desc())
        .limit(1)
    ).first()
    return (newest.sequence, newest.hash) if newest else (0, "")
