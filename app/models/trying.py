"""A message in hand, and what the answer of the other side makes of it, the same for every channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app import clock
from app.carriers.carrier import Carrier
from app.mail.smtp import AMBIGUOUS, REFUSED, SENT, Answer
from app.models import office_hours
from app.models.contents import Contents
from app.models.notification import Message
from app.models.working_days import WorkingDays

LEASE = timedelta(seconds=180)
MARGIN = timedelta(seconds=60)  # of the lease that must be left when the final dot is sent
RETRIES = (1, 5, 15, 60, 180)  # minutes


@dataclass
class Try:
    """A message in hand: whose claim, since when, what it says and what takes it, or why nothing does."""

    message: Message
    owner: str
    began: datetime
    days: WorkingDays
    says: Contents
    carrier: Carrier | None = None
    reason: str = ""

    def may_finish(self) -> bool:
        """Is enough of the lease left to be sure that nobody else sends it?"""
        return clock.now() < self.began + LEASE - MARGIN


def outcome(attempt: Try, answer: Answer) -> dict:
    """What a try's answer makes of the message."""
    message = attempt.message
    if answer.outcome == SENT:
        return {"state": "sent", "reason": None, "sent_at": clock.now()}
    if answer.outcome == REFUSED:
        return {"state": "failed", "reason": answer.words}
    if answer.outcome == AMBIGUOUS and message.ambiguous:
        return {"state": "unknown", "reason": "second ambiguous try", "ambiguous": message.ambiguous + 1}
    ambiguous = message.ambiguous + (answer.outcome == AMBIGUOUS)
    return {**again(message, attempt.days, answer.words), "ambiguous": ambiguous}


def again(message: Message, days: WorkingDays, reason: str) -> dict:
    """What a try that came to nothing makes of the message: a later one, after the last it has failed."""
    if message.attempts > len(RETRIES):
        return {"state": "failed", "reason": reason}
    return {**put_off(RETRIES[message.attempts - 1], days if message.scheduled else None), "reason": reason}


def put_off(minutes: int, days: WorkingDays | None = None) -> dict:
    """A later try, in office hours where working days are given."""
    at = office_hours.a_moment_after(clock.now(), minutes)
    return {"state": "pending", "next_try_at": office_hours.not_before(at, days) if days else at}
