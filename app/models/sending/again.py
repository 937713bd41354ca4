"""What a person does about a message that didn't arrive, or may not have: send it anew, or say that it is seen to."""

from __future__ import annotations

from sqlalchemy import update

from app import clock
from app.database import db
from app.mail import server
from app.models import office_hours, working_days
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.later import later
from app.models.locking import lock
from app.models.notification import Message, Notification
from app.models.sending.kinds import FAILED
from app.models.telling import EMAIL
from app.models.undelivered import TOLD
from app.models.user import User


def resend(message: Message, by: User) -> None:
    """Let a message that failed, or is in doubt, be tried anew from the beginning; safe to call twice.

    A day's message leaves in office hours. What was in doubt bears the mark of a repeat, and after another doubt is
    not sent any more. Raises NotAllowed; Refused where no mail server is set, or for what hasn't failed.
    """
    _check(message, by)
    if message.state in ("pending", "sending"):
        return
    _need_failed(message)
    if message.channel == EMAIL and server.is_missing(message.commune_id):
        raise Refused("mail_server_missing")
    record("message.resent", message, by, before=message.state, note=message.reason)
    now = clock.now()
    at = office_hours.not_before(now, working_days.of(message.commune_id)) if message.scheduled else now
    message.state, message.reason, message.next_try_at, message.settled_at = "pending", None, at, None
    message.attempts, message.ambiguous = 0, min(message.ambiguous, 1)
    told = (Notification.message_id == message.id, Notification.state.in_(FAILED))
    db.session.execute(update(Notification).where(*told).values(state="pending", reason=None))
    if at <= now:
        later("deliver", message.id)


def settle(message: Message, by: User) -> None:
    """Take a message that failed, or is in doubt, off the list: the person was told otherwise. Safe to call twice.

    Raises NotAllowed, or Refused for what hasn't failed.
    """
    _check(message, by)
    _need_failed(message)
    if message.settled_at is None:
        message.settled_at = clock.now()
        record("message.settled", message, by, before=message.state, note=message.reason)


def _check(message: Message, by: User) -> None:
    if not by.holds(*TOLD):
        raise NotAllowed("only_watchers")
    lock(message)


def _need_failed(message: Message) -> None:
    if message.state not in FAILED:
        raise Refused("message_not_failed")
