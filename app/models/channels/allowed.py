"""Which channels a person is told on: what the commune allows, what the person chose within it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.database import db
from app.models import settings
from app.models.channels.names import EMAIL, IN_APP, channel_of, endpoint_id_of
from app.models.channels.table import ChannelChoice, Endpoint
from app.models.user import User

SETTING = "channels"
NO_ADDRESS, NOT_ALLOWED, NOT_CHOSEN = "no address", "not allowed", "not chosen"


@dataclass(frozen=True)
class Ways:
    """The channels a person is told on, the application first; why not on e-mail or an endpoint that stands."""

    channels: tuple[str, ...]
    why_not: Mapping[str, str]

    @property
    def rows(self) -> list[tuple[str, str | None]]:
        """The channels that get a notification: those told on (None), and e-mail with the reason why it isn't."""
        email = [(EMAIL, self.why_not[EMAIL])] if EMAIL in self.why_not else []
        return [*((channel, None) for channel in self.channels), *email]


class Allowed:
    """What a commune allows and its people chose: three statements, however many they are.

    `people` are the ids of those who will be asked about; without them everybody's is loaded.
    """

    def __init__(self, commune_id: int, people: Iterable[int] | None = None) -> None:
        self.rules: dict[str, Any] = settings.read(commune_id, SETTING)
        who = None if people is None else list(people)
        self._choices = {row.person_id: row for row in _choices(commune_id, who)}
        self._endpoints: dict[int, list[Any]] = {}
        for row in _endpoints(commune_id, who):
            self._endpoints.setdefault(row.owner_id, []).append(row)

    def of(self, person: User, *, scheduled: bool) -> Ways:
        """The person's channels for a day's reminders (`scheduled`), or for what somebody did."""
        why = {EMAIL: self._no_email(person, scheduled)}
        for row in self._endpoints.get(person.id, []):
            why[channel_of(row.id)] = self._closed(row)
        told = tuple(channel for channel, reason in why.items() if reason is None)
        return Ways((IN_APP, *told), {channel: reason for channel, reason in why.items() if reason})

    def _no_email(self, person: User, scheduled: bool) -> str | None:
        if not self.rules["email"]:
            return NOT_ALLOWED
        choice = self._choices.get(person.id)
        if choice is not None and not (choice.email_scheduled if scheduled else choice.email_acts):
            return NOT_CHOSEN
        return None if person.email else NO_ADDRESS

    def _closed(self, row: Any) -> str | None:
        if row.service not in self.rules["services"]:
            return NOT_ALLOWED
        return None if row.is_on else NOT_CHOSEN


def standing(commune_id: int, channel: str) -> Endpoint | None:
    """The endpoint of a channel with its secrets, while it isn't removed; else None."""
    where = (Endpoint.commune_id == commune_id, Endpoint.id == endpoint_id_of(channel), Endpoint.ended_at.is_(None))
    return db.session.scalar(select(Endpoint).where(*where))


def _choices(commune_id: int, people: list[int] | None) -> Iterable[ChannelChoice]:
    asked = select(ChannelChoice).where(ChannelChoice.commune_id == commune_id)
    return db.session.scalars(asked if people is None else asked.where(ChannelChoice.person_id.in_(people)))


def _endpoints(commune_id: int, people: list[int] | None) -> Iterable[Any]:
    """The endpoints that stand, without their secrets."""
    asked = select(Endpoint.id, Endpoint.owner_id, Endpoint.service, Endpoint.is_on).where(
        Endpoint.commune_id == commune_id, Endpoint.ended_at.is_(None)
    )
    mine = asked if people is None else asked.where(Endpoint.owner_id.in_(people))
    return db.session.execute(mine.order_by(Endpoint.id))
