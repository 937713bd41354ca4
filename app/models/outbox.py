"""Which message a notification leaves in: one scheduled message at most for a person, channel and day (rulings §4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import or_, select, update

from app import clock
from app.database import db
from app.models.notification import Message, Notification
from app.models.office_hours import Slot
from app.models.telling import IN_APP, in_parts, insert_all, mail_id

ENDED = ("sent", "unknown", "failed", "skipped")
EMPTY, CARRIED = "empty", "carried over"
Place = tuple[int, str]
"""A person and a channel."""


@dataclass
class Outbox:
    """The scheduled messages of some people of a commune; `places` holds the message id of each on each channel."""

    commune_id: int
    slots: list[Slot]
    places: dict[Place, int] = field(default_factory=dict)

    def close_others(self) -> None:
        """What could not leave on its day leaves on a later one, in that day's one message; so does what a clock that
        ran ahead kept for a day far off. A message in doubt stays what it is: what it says may have arrived.
        """
        of_days = (Message.commune_id == self.commune_id, Message.slot >= "0", Message.slot < ":")
        others = or_(Message.slot < self.slots[0].key, Message.slot > self.slots[-1].key)
        waiting = (Message.state == "pending", Message.ambiguous == 0)
        closed = update(Message).where(*of_days, others, *waiting).values(state="skipped", reason=CARRIED)
        db.session.execute(closed, execution_options={"synchronize_session": False})

    def open_for(self, places: Iterable[Place]) -> None:
        """Find or make the next scheduled message of each person and channel that can still take something in."""
        for part in in_parts(sorted(set(places) - set(self.places))):
            self._open(list(part))

    def _open(self, wanted: list[Place]) -> None:
        taken = self._messages(wanted)
        chosen = {
            place: next(slot for slot in self.slots if _takes_in(taken.get((place, slot.key)))) for place in wanted
        }
        self._make([(place, slot) for place, slot in chosen.items() if (place, slot.key) not in taken])
        found = self._messages(wanted)
        self.places.update({place: found[place, slot.key].id for place, slot in chosen.items()})
        self._reopen([found[place, slot.key] for place, slot in chosen.items()])

    def _messages(self, places: list[Place]) -> dict[tuple[Place, str], Message]:
        query = select(Message).where(
            Message.commune_id == self.commune_id,
            Message.recipient_id.in_({person for person, _channel in places}),
            Message.channel.in_({channel for _person, channel in places}),
            Message.slot.in_([slot.key for slot in self.slots]),
        )
        rows = db.session.scalars(query.execution_options(populate_existing=True))
        return {((row.recipient_id, row.channel), row.slot): row for row in rows}

    def _make(self, wanted: list[tuple[Place, Slot]]) -> None:
        insert_all(
            Message,
            [
                {
                    "commune_id": self.commune_id,
                    "recipient_id": person,
                    "channel": channel,
                    "slot": slot.key,
                    "next_try_at": slot.leaves_at,
                    "mail_id": mail_id(slot.key, person, self.commune_id, channel),
                }
                for (person, channel), slot in wanted
            ],
        )

    def _reopen(self, messages: list[Message]) -> None:
        """A message that was skipped because nothing was left in it never left; it may take in something new."""
        ids = [message.id for message in messages if message.state == "skipped"]
        if ids:
            fresh = {"state": "pending", "reason": None, "next_try_at": self.slots[0].leaves_at}
            db.session.execute(update(Message).where(Message.id.in_(ids)).values(fresh))


def without_message(commune_id: int) -> list[tuple[int, Place]]:
    """(notification, place) of what waits for a channel though its message has ended: reopened, or come too late."""
    rows = db.session.execute(
        select(Notification.id, Notification.recipient_id, Notification.channel)
        .outerjoin(Message, Message.id == Notification.message_id)
        .where(
            Notification.commune_id == commune_id,
            Notification.channel != IN_APP,
            Notification.state == "pending",
            Notification.shown_from <= clock.now(),
            or_(Message.id.is_(None), Message.state.in_(ENDED)),
        )
    )
    return [(row[0], (row[1], row[2])) for row in rows]


def move(outbox: Outbox, homeless: list[tuple[int, Place]]) -> None:
    """Put notifications into the next scheduled message of their person and channel."""
    outbox.open_for(place for _row, place in homeless)
    for place in {place for _row, place in homeless}:
        rows = [row for row, owner in homeless if owner == place]
        db.session.execute(
            update(Notification).where(Notification.id.in_(rows)).values(message_id=outbox.places[place])
        )


def _takes_in(message: Message | None) -> bool:
    if message is None:
        return True
    if message.state == "skipped":
        return message.reason == EMPTY
    return message.state == "pending" and message.ambiguous == 0
