"""One of several processes that do the same thing at the same moment: `racer.py sweep|deliver [without-…]`."""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime, timedelta

from sqlalchemy import select, update

from app import clock, create_app, database, short_writes
from app.database import db, short_write
from app.models import delivery, sweep
from app.models.commune import Commune
from app.models.notification import Message

NOW = datetime.fromisoformat("2026-10-06T09:00+07:00")


def take_without_asking(message_id: int, owner: str, lease: timedelta) -> bool:
    """Control: the claim without its condition."""
    with short_write() as write:
        write.execute(update(Message).where(Message.id == message_id).values(state="sending", owner=owner))
    return True


def main(what: str, start: float, *without: str) -> int:
    """Do it at the instant `start`; the notifications made or sent."""
    if "claim" in without:
        short_writes.claim_message = take_without_asking
    if "look" in without:
        sweep._known = lambda *_args: {}
    ids = delivery.due() if what == "deliver" else []
    commune_id = db.session.scalars(select(Commune.id)).one()
    db.session.remove()
    time.sleep(max(0, start - time.time()))
    if what == "deliver":
        return delivery.deliver(ids).sent
    with database.transaction():
        return sweep.sweep(commune_id).made


if __name__ == "__main__":
    with create_app().app_context(), clock.stopped(NOW):
        print(json.dumps(main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])))
