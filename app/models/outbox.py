"""Which message a notification leaves in: at most one scheduled message for a person and day (rulings §4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import or_, select, update

from app import clock
from app.database import db
from app.models.notification import Message, Notification
from app.models.office_hours import Slot
from app.models.telling import EMAIL, insert_all

ENDED = ("sent", "unknown", "failed", "skipped")
EMPTY = "empty"


@dataclass
class Outbox:
    """The scheduled messages of some people of a commune; `places` holds the message id for each of them."""

    commune_id: int
    slots: list[Slot]
    places: dict[int, int] = field(default_factory=dict)

    def open_for(self, people: Iterable[int]) -> None:
        """Find or make the next scheduled message of each person that can still take something in."""
        wanted = sorted(set(people) - set(self.places))
        if not wanted:
            return
        taken = self._messages(wanted)
        chosen = {
            person: next(slot for slot in self.slots if _takes_in(taken.get((person, slot.key)))) for person in wanted
        }
        self._make([(person, slot) for person, slot in chosen.items() if (person, slot.key) not in taken])
        found = self._messages(wanted)
        self.places.update({person: found[person, slot.key].id for person, slot in chosen.items()})
        self._reopen([found[person, slot.key] for person, slot in chosen.items()])

    def _messages(self, people: list[int]) -> dict[tuple[int, str], Message]:
        query = select(Message).where(
            Message.commune_id == self.commune_id,
            Message.recipient_id.in_(people),
            Message.channel == EMAIL,
            Message.slot.in_([slot.key for slot in self.slots]),
        )
        rows = db.session.scalars(query.execution_options(populate_existing=True))
        return {(row.recipient_id, row.slot): row for row in rows}

    def _make(self, wanted: list[tuple[int, Slot]]) -> None:
        insert_all(
            Message,
            [
                {
                    "commune_id": self.commune_id,
                    "recipient_id": person,
                    "channel": EMAIL,
                    "slot": slot.key,
                    "next_try_at": slot.leaves_at,
                    "mail_id": f"{slot.key}.{person}.{self.commune_id}",
                }
                for person, slot in wanted
            ],
        )

    def _reopen(self, messages: list[Message]) -> None:
        """A message that was skipped because nothing was left in it never left; it may take in something new."""
        ids = [message.id for message in messages if message.state == "skipped"]
        if ids:
            fresh = {"state": "pending", "reason": None, "next_try_at": self.slots[0].leaves_at}
            db.session.execute(update(Message).where(Message.id.in_(ids)).values(fresh))


def without_message(commune_id: int) -> list[tuple[int, int]]:
    """(notification, recipient) of what waits for e-mail though its message has ended: reopened, or come too late."""
    rows = db.session.execute(
        select(Notification.id, Notification.recipient_id)
        .outerjoin(Message, Message.id == Notification.message_id)
        .where(
            Notification.commune_id == commune_id,
            Notification.channel == EMAIL,
            Notification.state == "pending",
            Notification.shown_from <= clock.now(),
            or_(Message.id.is_(None), Message.state.in_(ENDED)),
        )
    )
    return [(row[0], row[1]) for row in rows]


def move(outbox: Outbox, homeless: list[tuple[int, int]]) -> None:
    """Put notifications into the next scheduled message of their person."""
    outbox.open_for(person for _row, person in homeless)
    for person in {person for _row, person in homeless}:
        rows = [row for row, owner in homeless if owner == person]
        db.session.execute(
            update(Notification).where(Notification.id.in_(rows)).values(message_id=outbox.places[person])
        )


def _takes_in(message: Message | None) -> bool:
    if message is None:
        return True
    if message.state == "skipped":
        return message.reason == EMPTY
    return message.state == "pending" and message.ambiguous == 0
