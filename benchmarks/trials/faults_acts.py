"""What the processes of F4 do: prepare a small commune, live a tick of the clock with an act of a person before it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.trials import fault_points, nursery

NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)  # Tuesday, 09:00 in Vietnam
SOON = date(2026, 10, 9)


def prepare() -> None:
    """Tables, people, tasks that are due soon: of two units, one with an assignee, one of nobody yet."""
    from app import clock
    from app.database import db, transaction
    from tests import world

    clock.stop(NOW)
    with transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        for unit in ("culture", "economy", None):
            place.task(due_on=SOON, unit=unit)
        place.task("Việc có người được giao", due_on=SOON, assignee_id=place.people["officer"].id)
        place.task("Việc sắp báo cáo")
    db.engine.dispose()


def live(minute: float, fault: str = "", without: str = "") -> None:
    """A process at an instant: the head reports if they haven't yet, then one tick of the clock; all of it may die."""
    from app import clock

    os.environ[fault_points.FAULT] = fault
    for name in without.split():
        CONTROLS[name]()
    fault_points.plant()
    clock.stop(NOW + timedelta(minutes=minute))
    report()
    tick()


def report() -> None:
    """An act of a person, told at once: reporting a task done."""
    from sqlalchemy import select

    from app.database import db, transaction
    from app.models.task import Task, workflow
    from app.models.user import User

    with transaction():
        task = db.session.scalars(select(Task).where(Task.due_on.is_(None))).one()
        head = db.session.scalars(select(User).where(User.login == "culture_head.mau")).unique().one()
        if task.is_open:
            workflow.report(task, head, "Đã xong", document_number="12/BC-UBND")


def tick() -> None:
    """The clock's steps that remind, each failing alone."""
    from app.jobs import timetable

    timetable.STEPS[:] = [step for step in timetable.STEPS if step[0] in ("reminders", "dead senders", "mail")]
    assert len(timetable.STEPS) == 3
    failed = timetable.tick()
    assert not failed, failed


def state() -> dict[str, Any]:
    """Every notification by its key with its state, and the messages' states."""
    from sqlalchemy import select

    from app.database import db
    from app.models.notification import Message, Notification

    keys = (Notification.subject_id, Notification.rule, Notification.occasion, Notification.recipient_id)
    told = [list(row) for row in db.session.execute(select(*keys, Notification.channel, Notification.state))]
    messages = [list(row) for row in db.session.execute(select(Message.mail_id, Message.state))]
    return {"told": sorted(told), "messages": sorted(messages)}


def without_rescue() -> None:
    """Nobody takes up what a dead sender left."""
    from app.jobs import timetable

    timetable.STEPS[:] = [(name, step if name != "dead senders" else (lambda: None)) for name, step in timetable.STEPS]


def without_one_transaction() -> None:
    """An act is committed before it is told of, as by a hook after the save."""
    from app.database import db
    from app.models import telling

    tell = telling.tell

    def tell_after(*args: Any, **given: Any) -> int:
        db.session.commit()
        return tell(*args, **given)

    telling.tell = tell_after


def without_bound() -> None:
    """A rescued message is sent again and again; nobody counts how often it was in doubt."""
    from sqlalchemy import update

    from app import clock, short_writes
    from app.database import short_write
    from app.models.notification import Message

    def rescue() -> int:
        dead = (Message.state == "sending", Message.lease_until < clock.now())
        with short_write() as write:
            again = {"state": "pending", "owner": None, "lease_until": None, "next_try_at": clock.now()}
            return write.execute(update(Message).where(*dead).values(again)).rowcount  # type: ignore[attr-defined]

    short_writes.rescue_messages = rescue


CONTROLS: dict[str, Callable[[], None]] = {
    "rescue": without_rescue,
    "transaction": without_one_transaction,
    "bound": without_bound,
}

if __name__ == "__main__":
    nursery.main(globals())
