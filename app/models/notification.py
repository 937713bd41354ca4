"""Why somebody is told something (`notification`) and what leaves for it (`message`); rulings of the two tables.

The unique key of a notification is what keeps a reminder from being made twice; the lease and the Message-ID of a
message bound what a crash can repeat.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned


class Message(Owned):
    """What leaves for one recipient on one channel in one slot; it groups notifications.

    `state`: pending, sending, sent, unknown, failed, skipped. `slot` is a day for scheduled messages, the act for
    what a person did (`urge-7-2`). `channel` is `email` or `endpoint-7`; `mail_id` is the root of the Message-ID, or of
    the Idempotency-Key. `settled_at`: a person has seen to it that it failed, or is in doubt.
    """

    refs = {"recipient_id": "user"}
    rules = (
        UniqueConstraint("commune_id", "recipient_id", "channel", "slot"),
        Index(None, "state", "next_try_at"),
        Index(None, "commune_id", "created_at"),
    )

    recipient_id: Mapped[int]
    channel: Mapped[str]
    slot: Mapped[str]
    state: Mapped[str] = mapped_column(default="pending")
    next_try_at: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    ambiguous: Mapped[int] = mapped_column(default=0)
    owner: Mapped[str | None]
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    mail_id: Mapped[str]
    reason: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)

    @property
    def scheduled(self) -> bool:
        """Is it a day's message, which leaves in office hours only? Acts of people don't wait."""
        return is_day(self.slot)


def is_day(slot: str) -> bool:
    """Is a slot a local day?"""
    return slot[:4].isdigit()


class Notification(Owned):
    """Why one person is told one thing on one channel. In the application the row itself is the notice."""

    refs = {"recipient_id": "user", "message_id": "message"}
    rules = (
        UniqueConstraint(
            "commune_id",
            "subject_kind",
            "subject_id",
            "rule",
            "occasion",
            "recipient_id",
            "channel",
            name="uq_notification_why",
        ),
        Index(None, "commune_id", "recipient_id", "channel", "read_at"),
        Index(None, "message_id"),
    )

    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    rule: Mapped[str]
    occasion: Mapped[str]
    recipient_id: Mapped[int]
    channel: Mapped[str]
    state: Mapped[str] = mapped_column(default="pending")
    reason: Mapped[str | None]
    message_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    shown_from: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    read_at: Mapped[datetime | None] = mapped_column(Instant)

    message: Mapped[Message | None] = relationship(foreign_keys="Notification.message_id")


class DeliveryAttempt(Owned):
    """One try to send a message; append-only."""

    refs = {"message_id": "message"}
    rules = (Index(None, "message_id"),)

    message_id: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    outcome: Mapped[str]
    reply: Mapped[str] = mapped_column(default="")


class SweepRun(Owned):
    """Proof that a commune's sweep lives: its last run and what it made."""

    rules = (UniqueConstraint("commune_id", "name"),)

    name: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    made: Mapped[int] = mapped_column(default=0)
