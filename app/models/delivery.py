"""Delivery: claim a message, send it, write down how it ended; a crash repeats at most the message in hand.

A claim is a conditional UPDATE with an owner and a lease. Neither SMTP nor HTTP shares a transaction with our database
(RFC 1047), so a sender that dies between the other side's answer and our mark leaves one message in doubt: it is sent
once more with the same Message-ID or Idempotency-Key, and after a second doubt marked `unknown` for the secretariat.
The notice in the application is there in any case. What differs between channels is in their carriers alone.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app import clock, database, short_writes
from app.carriers import loading
from app.carriers.carrier import NoWay
from app.database import db
from app.mail import server
from app.mail.smtp import REFUSED, SENT
from app.models import contents, office_hours, password_links, working_days
from app.models.channels import endpoints
from app.models.channels.names import endpoint_id_of
from app.models.notification import Message
from app.models.outbox import EMPTY
from app.models.tally import Tally
from app.models.trying import LEASE, RETRIES, Try, again, outcome
from app.models.user import PasswordLink

log = structlog.get_logger()
BUDGET = 80.0  # seconds after which a call leaves the rest to the next one
MARK_SECONDS, MARK_PAUSE = 60.0, 0.5  # how long and how often an outcome is written, where the database is busy
NOT_WRITTEN = "letter not written"


def deliver(message_ids: Iterable[int], seconds: float = BUDGET) -> Tally:
    """Deliver messages that are due, one after the other; what isn't begun within `seconds` is left for later.

    Must not run inside a transaction: claim and outcome are short transactions of their own.
    """
    ends_at, total = time.monotonic() + seconds, Tally()
    for message_id in message_ids:
        if time.monotonic() >= ends_at:
            break
        total += deliver_one(message_id)
    return total


def deliver_one(message_id: int) -> Tally:
    """Deliver one message unless it isn't due, or another sender has it; counted in notifications."""
    with _reading():
        if not _may_leave(message_id):
            return Tally()
    owner, began = secrets.token_hex(16), clock.now()
    if not short_writes.claim_message(message_id, owner, LEASE):
        return Tally()
    try:
        attempt = _prepare(message_id, owner, began)
    except Exception as error:  # a letter that can't be written mustn't stop the others
        log.exception("letter not written", message=message_id)
        return _unwritten(message_id, owner, began, error)
    return _send(attempt)


def due(
    commune_id: int | None = None, *, at_least: timedelta = timedelta(), at_most: timedelta | None = None
) -> list[int]:
    """The messages that are due, oldest first: for `at_least` so long, and no longer than `at_most`."""
    now = clock.now()
    where = [Message.state == "pending", Message.next_try_at <= now - at_least]
    if at_most is not None:
        where.append(Message.next_try_at > now - at_most)
    if commune_id is not None:
        where.append(Message.commune_id == commune_id)
    with _reading():
        return list(db.session.scalars(select(Message.id).where(*where).order_by(Message.next_try_at, Message.id)))


def rescue() -> int:
    """Take up the messages whose sender died; how many."""
    db.session.remove()
    return short_writes.rescue_messages()


def _may_leave(message_id: int) -> bool:
    message = db.session.get(Message, message_id)
    if message is None or message.state != "pending" or message.next_try_at > clock.now():
        return False
    return not message.scheduled or office_hours.are_open(clock.now(), working_days.of(message.commune_id))


def _prepare(message_id: int, owner: str, began: datetime) -> Try:
    """Read what the message says by now and load its carrier, or note why there is none."""
    token = _token(message_id)
    with _reading():
        message = db.session.get_one(Message, message_id)
        attempt = Try(message, owner, began, working_days.of(message.commune_id), contents.read(message))
        if not attempt.says.told:
            attempt.reason = EMPTY
            return attempt
        try:
            attempt.carrier = loading.load(attempt.says, token)
        except NoWay as why:
            attempt.reason = str(why)
    return attempt


def _token(message_id: int) -> str:
    """The fresh token of a letter with a password link: made as the letter is written, so that it is kept nowhere."""
    with _reading():
        link_id = contents.password_link(message_id)
    if link_id is None:
        return ""
    with database.transaction():
        return password_links.mint(db.session.get_one(PasswordLink, link_id))


def _unwritten(message_id: int, owner: str, began: datetime, error: Exception) -> Tally:
    """Count a letter that couldn't be written as a try, with its waits; after the last one all it tells has failed."""
    reason = f"{NOT_WRITTEN}: {type(error).__name__}"
    with _reading():
        message = db.session.get_one(Message, message_id)
        values = again(message, working_days.of(message.commune_id), reason)
        told = contents.waiting(message_id)
    if not short_writes.end_message(message_id, owner, values, told, []):
        return Tally()
    short_writes.note_attempt(message.commune_id, message_id, began, NOT_WRITTEN, reason)
    return Tally(failed=len(told)) if values["state"] == "failed" else Tally()


def _send(attempt: Try) -> Tally:
    carrier = attempt.carrier
    if carrier is None:
        return _end(attempt, {"state": "skipped", "reason": attempt.reason})
    try:
        answer = carrier.send(attempt.may_finish)
        tally = _end(attempt, outcome(attempt, answer))
    finally:
        carrier.close()
    message = attempt.message
    short_writes.note_attempt(message.commune_id, message.id, attempt.began, answer.outcome, answer.words)
    if answer.outcome == REFUSED:
        _switch_off_what_is_gone(message)
    if carrier.dragged and answer.outcome != SENT:
        _spare_the_others(message.commune_id)
    return tally


def _switch_off_what_is_gone(message: Message) -> None:
    """A webhook that says it is gone for good is called no more; its owner hears of it."""
    endpoint_id = endpoint_id_of(message.channel)
    if endpoint_id is not None:
        db.session.remove()
        with database.transaction():
            endpoints.retire(endpoint_id)


def _spare_the_others(commune_id: int) -> None:
    """Let what else would leave through a server that drags wait a little: it shall not hold a sender for each."""
    with _reading():
        communes = server.sharing(commune_id)
    short_writes.put_off_messages(communes, office_hours.a_moment_after(clock.now(), RETRIES[0]))


def _end(attempt: Try, values: dict) -> Tally:
    """Write the outcome down; nothing counts when another took the message over meanwhile."""
    says = attempt.says
    if not _written(attempt, values):
        log.warning("message was taken over", message=attempt.message.id)
        return Tally()
    told = {"sent": "sent", "failed": "failed", "skipped": "skipped", "unknown": "failed"}.get(values["state"])
    counts = Tally(skipped=len(says.dropped))
    return counts + Tally(**{told: len(says.ids)}) if told else counts


def _written(attempt: Try, values: dict) -> bool:
    """Write an outcome as `end_message` does; a busy database is asked again, since what has left must be marked."""
    message_id, says, ends_at = attempt.message.id, attempt.says, time.monotonic() + MARK_SECONDS
    while True:
        try:
            return short_writes.end_message(message_id, attempt.owner, values, says.ids, says.dropped)
        except OperationalError:
            if time.monotonic() >= ends_at:
                raise
            log.warning("outcome not written yet", message=message_id)
            time.sleep(MARK_PAUSE)


@contextmanager
def _reading() -> Iterator[None]:
    """Read in a fresh session that may not write, and let go of it; what was read keeps its values."""
    db.session.remove()
    try:
        with database.writing(False):
            yield
    finally:
        db.session.remove()
