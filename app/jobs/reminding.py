"""The clock's part in reminding: sweep every commune, take up what a dead sender left, see that what is due leaves.

Workers are only faster: where none lives, or one lets a message lie too long, the clock delivers it itself.
"""

from __future__ import annotations

from datetime import timedelta

import structlog
from flask import current_app
from rq import Worker
from sqlalchemy import select

from app import database
from app.database import db
from app.jobs.queues import Queues
from app.models import delivery
from app.models.commune import Commune
from app.models.sweep import sweep
from app.models.telling import in_parts

log = structlog.get_logger()
HANDED_OVER = timedelta(seconds=45)  # so long after it is due a message is handed to the workers, about two ticks
PATIENCE = timedelta(seconds=90)  # after that the clock sends it
OWN_SECONDS = 40.0  # of a tick spent on sending
BATCH = 20  # messages of one job


def sweep_communes() -> None:
    """Make what is due in every commune, each in its own transaction; one that fails doesn't stop the others."""
    failed = 0
    for commune_id in communes():
        try:
            with database.transaction():
                sweep(commune_id)
        except Exception:
            log.exception("sweep failed", commune=commune_id)
            failed += 1
    if failed:
        raise RuntimeError(f"the sweep of {failed} communes failed")


def rescue() -> None:
    """Take up the messages whose sender died."""
    delivery.rescue()


def send_due() -> None:
    """Hand what has just become due to the workers; send what they don't."""
    queues: Queues = current_app.extensions["queues"]
    if not workers_live(queues):
        delivery.deliver(delivery.due(), OWN_SECONDS)
        return
    fresh = delivery.due(at_most=HANDED_OVER)
    queues.hand_over([("deliver", list(part)) for part in in_parts(fresh, BATCH)])
    delivery.deliver(delivery.due(at_least=PATIENCE), OWN_SECONDS)


def workers_live(queues: Queues) -> bool:
    """Does a worker of the queue `mail` report itself?"""
    if queues.connection is None:
        return False
    try:
        return Worker.count(queue=queues.queue("mail")) > 0
    except Exception as error:
        log.warning("redis away", error=type(error).__name__)
        return False


def communes() -> list[int]:
    """The ids of all communes."""
    try:
        return list(db.session.scalars(select(Commune.id).order_by(Commune.id)))
    finally:
        db.session.remove()
