"""Links that set a password once: the first one, handed over on paper, or a forgotten one, sent by mail.

Only the hash of a link's token is kept. The token of a mailed link is made when the mail is written (`mint`), so that
it lies in no table and no queue.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import select, update

from app import clock
from app.database import db
from app.models import access, passwords, sessions
from app.models.errors import Refused
from app.models.event import record
from app.models.later import later
from app.models.notification import Message, Notification
from app.models.telling import EMAIL, insert_new
from app.models.user import PasswordLink, User

FIRST, FORGOTTEN = "first", "forgotten"
HOLDS = {FIRST: timedelta(days=7), FORGOTTEN: timedelta(minutes=30)}


def make(person: User, purpose: str = FIRST, by: User | None = None) -> str:
    """A new link's token, for the person to be given; earlier links of the person end."""
    link = _new(person, purpose)
    record("user.link_made", person, by, note=purpose)
    return mint(link)


def mint(link: PasswordLink) -> str:
    """Give a link a fresh token of 256 bits and its full time; returns the token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    link.token_hash = sessions.hashed(token)
    link.expires_at = clock.now() + HOLDS[link.purpose]
    return token


def find(token: str) -> PasswordLink | None:
    """The link of a token while it holds: not used, not too old, the account open; else None."""
    link = db.session.scalar(select(PasswordLink).where(PasswordLink.token_hash == sessions.hashed(token)))
    if link is None or link.used_at is not None or clock.now() >= link.expires_at or not link.user.active:
        return None
    return link


def use(token: str, password: str, address: str = "") -> User:
    """Set the password of a link's person, end the link and every session. Raises Refused `link_ended` or as
    `passwords.check` does.
    """
    link = find(token)
    if link is None:
        raise Refused("link_ended")
    passwords.change(link.user, password)
    end_all(link.user)
    sessions.close_all(link.user)
    access.note(link.user, "password_set", address)
    record("user.password_set", link.user, link.user, note=link.purpose)
    return link.user


def end_all(person: User) -> None:
    """End every link of a person that isn't used."""
    unused = (PasswordLink.user_id == person.id, PasswordLink.used_at.is_(None))
    db.session.execute(update(PasswordLink).where(*unused).values(used_at=clock.now()))


def send_forgotten(person: User) -> None:
    """Let a mail with a link leave to the person's address; nothing for a closed account or one without address."""
    if not (person.active and person.email):
        return
    link = _new(person, FORGOTTEN)
    db.session.flush()
    slot = f"password-{link.id}"
    owner = {"commune_id": person.commune_id, "recipient_id": person.id, "channel": EMAIL}
    now = clock.now()
    insert_new(Message, {**owner, "slot": slot, "next_try_at": now, "mail_id": f"{slot}.{person.commune_id}"})
    which = (Message.commune_id == person.commune_id, Message.recipient_id == person.id, Message.slot == slot)
    message_id = db.session.scalars(select(Message.id).where(*which)).one()
    why = {"subject_kind": "password_link", "subject_id": link.id, "rule": "password_forgotten", "occasion": slot}
    insert_new(Notification, {**owner, **why, "message_id": message_id})
    later("deliver", message_id)


def _new(person: User, purpose: str) -> PasswordLink:
    end_all(person)
    link = PasswordLink(commune_id=person.commune_id, user_id=person.id, purpose=purpose, user=person)
    mint(link)
    db.session.add(link)
    return link
