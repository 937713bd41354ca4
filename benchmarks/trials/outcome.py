"""What became of a trial's reminders, by what arrived and by what the database says."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from benchmarks.trials import asked
from benchmarks.trials.stage import Stage

BATCH = 20  # messages of a job


def of(on: Stage, expected: int) -> dict[str, Any]:
    """The figures of `expected` people who should each have one mail and one notice."""
    from app.models.notification import Message, Notification
    from app.models.user import User

    copies = on.sink.copies()
    states = dict(asked.rows(select(User.email, Message.state).join(Message, Message.recipient_id == User.id)))
    marked = {address for address, state in states.items() if state in ("unknown", "failed")}
    notices = [row[1] for row in asked.rows(_notices())]
    waiting = (Notification.channel == "email", Notification.state == "pending")
    return {
        "lost": expected - len(copies),
        "silently_lost": expected - len(set(copies) | marked),
        "twice": sum(n > 1 for n in copies.values()),
        "extra_copies": copies.total() - len(copies),
        "most_copies": max(copies.values(), default=0),
        "notices_missing": expected - len(notices),
        "notices_twice": sum(n > 1 for n in notices),
        "left": asked.unended(),
        "left_notifications": asked.count(Notification, *waiting),
        "unknown": asked.count(Message, Message.state == "unknown"),
        "failed": asked.count(Message, Message.state == "failed"),
    }


def hand_over(commune_id: int) -> None:
    """Sweep a commune and give its messages to Redis once, as a product does for which the jobs are the truth."""
    from flask import current_app

    from app.database import transaction
    from app.models import delivery
    from app.models.sweep import sweep
    from app.models.telling import in_parts

    with transaction():
        sweep(commune_id)
    jobs = [("deliver", list(part)) for part in in_parts(delivery.due(commune_id), BATCH)]
    current_app.extensions["queues"].hand_over(jobs)


def _notices() -> Any:
    from app.models.notification import Notification

    whom = (Notification.subject_id, Notification.recipient_id)
    return select(Notification.recipient_id, func.count()).where(Notification.channel == "in_app").group_by(*whom)
