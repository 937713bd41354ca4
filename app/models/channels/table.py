"""Where a person wants to be told besides the application: endpoints of their own, and what they chose of e-mail."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned
from app.models.channels.names import WEBHOOK, channel_of

if TYPE_CHECKING:
    from app.models.user import User


class Endpoint(Owned):
    """An address that a person is told at: a webhook, or one of the services that a notification library reaches.

    `address` and `secret` are secrets: no page shows them again, `shown` stands for the address. Both are wiped when
    the endpoint is removed (`ended_at`); the row stays, since messages name it.
    """

    refs = {"owner_id": "user"}
    rules = (Index(None, "commune_id", "owner_id"),)

    owner_id: Mapped[int]
    service: Mapped[str]
    name: Mapped[str]
    address: Mapped[str]
    shown: Mapped[str]
    secret: Mapped[str] = mapped_column(default="")
    is_on: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    tested_at: Mapped[datetime | None] = mapped_column(Instant)
    test_outcome: Mapped[str | None]
    test_words: Mapped[str | None]

    owner: Mapped[User] = relationship(foreign_keys="Endpoint.owner_id")

    @property
    def kind(self) -> str:
        """`webhook`, or `apprise` for what goes through the notification library."""
        return WEBHOOK if self.service == WEBHOOK else "apprise"

    @property
    def channel(self) -> str:
        """The channel that notifications and messages name."""
        return channel_of(self.id)


class ChannelChoice(Owned):
    """What a person chose of e-mail; who has no row chose nothing and gets both."""

    refs = {"person_id": "user"}
    rules = (UniqueConstraint("commune_id", "person_id"),)

    person_id: Mapped[int]
    email_scheduled: Mapped[bool] = mapped_column(default=True)
    email_acts: Mapped[bool] = mapped_column(default=True)
