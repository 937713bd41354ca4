"""The sweep: makes every reminder that is due by the state of the database and isn't there yet.

It looks at states, never at events, so what was missed is caught up; the unique key of a notification makes any
number of sweeps at once harmless. One transaction for each commune, a bounded number of statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, select, update

from app import clock
from app.database import db
from app.models import daily_counts, office_hours, outbox, reminders, sweep_runs, telling, working_days
from app.models.notification import Notification
from app.models.outbox import Outbox
from app.models.reminders import Occasion
from app.models.roster import Roster
from app.models.tally import Tally
from app.models.task import Task, series
from app.models.working_days import WorkingDays

NAME = "reminders"


RISES = ("moved", "superseded", "closed", "not theirs")  # why a row was skipped that its day may make right again


class Why(NamedTuple):
    """The part of a notification's key that differs within a sweep."""

    task_id: int
    rule: str
    occasion: str
    recipient_id: int
    channel: str


@dataclass(frozen=True)
class Due:
    """What is due in a commune: the occasion of each task, and why whom to tell of it on which channel."""

    occasions: dict[int, Occasion]
    wanted: list[Why]
    without_address: frozenset[int]


def sweep(commune_id: int, *, always: bool = False) -> Tally:
    """Make what is due in a commune, in this transaction; safe to repeat, and with any number of others at once.

    Reminders are made from 07:00 on working days; `always` (an instant asked for by hand) makes at any hour what
    was due by the last opening, to leave in the next office hours.
    """
    now, days = clock.now(), working_days.of(commune_id)
    run = sweep_runs.of(commune_id, NAME)
    run.started_at = now
    if not always:  # before anything is made today: it didn't stand when yesterday ended
        daily_counts.keep_yesterday(commune_id)
    made = Tally()
    if always or office_hours.have_opened(now, days):
        series.catch_up(commune_id)
        made = _remind(commune_id, now, days)
    run.finished_at, run.made = clock.now(), made.made
    return made


def _remind(commune_id: int, now: datetime, days: WorkingDays) -> Tally:
    day = office_hours.last_opening(now, days)
    due = _due(commune_id, day, days)
    box = Outbox(commune_id, office_hours.slots(now, days))
    superseded = _supersede(commune_id, due.occasions)
    known = _known(commune_id, day, days, due)
    made = _make(commune_id, sorted(set(due.wanted) - set(known)), due, box)
    risen = _revive(due, known)
    outbox.move(box, risen + outbox.without_message(commune_id))
    return Tally(skipped=superseded) + made


def _due(commune_id: int, day: date, days: WorkingDays) -> Due:
    roster = Roster(commune_id)
    columns = (Task.id, Task.due_on, Task.due_effective_on, Task.remind_by_on, Task.lead_unit_id, Task.assignee_id)
    occasions: dict[int, Occasion] = {}
    wanted: list[Why] = []
    for row in db.session.execute(_tasks(commune_id, day, days, *columns)):
        occasion = reminders.occasion_on(row, day, days)
        if occasion is None:
            continue
        occasions[row.id] = occasion
        for person in roster.told_of(row.lead_unit_id, row.assignee_id):
            wanted += [Why(row.id, occasion.rule, occasion.key, person.id, channel) for channel in telling.CHANNELS]
    mute = frozenset(person.id for person in roster.people.values() if not person.email)
    return Due(occasions, wanted, mute)


def _tasks(commune_id: int, day: date, days: WorkingDays, *columns: Any) -> Select:
    near = Task.remind_by_on <= reminders.horizon(day, days)
    return select(*columns).where(Task.commune_id == commune_id, reminders.reminded(), near)


def _known(commune_id: int, day: date, days: WorkingDays, due: Due) -> dict[Why, int | None]:
    """Which of the occasions have a notification already; its id where it was skipped and may rise again."""
    keys = {occasion.key for occasion in due.occasions.values()}
    rows = db.session.execute(
        select(
            Notification.subject_id,
            Notification.rule,
            Notification.occasion,
            Notification.recipient_id,
            Notification.channel,
            Notification.id,
            and_(Notification.state == "skipped", Notification.reason.in_(RISES)),
        ).where(
            Notification.commune_id == commune_id,
            Notification.subject_kind == Task.__tablename__,
            Notification.subject_id.in_(_tasks(commune_id, day, days, Task.id)),
            Notification.rule.in_(reminders.SCHEDULED),
            Notification.occasion.in_(keys),
        )
    )
    return {Why(*row[:5]): row[5] if row[6] else None for row in rows}


def _revive(due: Due, known: dict[Why, int | None]) -> list[tuple[int, int]]:
    """Make what was skipped pending again where its occasion is the present one; (notification, recipient) for e-mail.

    A day corrected and corrected back has the key it had: the row is there, but what it says has never left.
    """
    lost = {
        why: row_id for why in due.wanted if (row_id := known.get(why)) and why.recipient_id not in due.without_address
    }
    for channel, state in ((telling.IN_APP, "sent"), (telling.EMAIL, "pending")):
        for part in telling.in_parts(sorted(row_id for why, row_id in lost.items() if why.channel == channel)):
            skipped = (Notification.id.in_(part), Notification.state == "skipped", Notification.reason.in_(RISES))
            db.session.execute(update(Notification).where(*skipped).values(state=state, reason=None))
    return [(row_id, why.recipient_id) for why, row_id in lost.items() if why.channel == telling.EMAIL]


def _make(commune_id: int, new: list[Why], due: Due, box: Outbox) -> Tally:
    box.open_for(why.recipient_id for why in new if _by_mail(why, due))
    rows = [_row(commune_id, why, due, box) for why in new]
    made = telling.insert_all(Notification, rows)
    states = [state for state, channel in made if channel == telling.IN_APP or state == "skipped"]
    return Tally(made=len(made), sent=states.count("sent"), skipped=states.count("skipped"))


def _row(commune_id: int, why: Why, due: Due, box: Outbox) -> dict[str, Any]:
    """A notification's values, the same columns for every kind of row."""
    row: dict[str, Any] = {
        "commune_id": commune_id,
        "subject_kind": Task.__tablename__,
        "subject_id": why.task_id,
        "rule": why.rule,
        "occasion": why.occasion,
        "recipient_id": why.recipient_id,
        "channel": why.channel,
        "shown_from": box.slots[0].leaves_at,
        "state": "pending",
        "reason": None,
        "message_id": None,
    }
    if why.channel == telling.IN_APP:
        return {**row, "state": "sent"}
    if why.recipient_id in due.without_address:
        return {**row, "state": "skipped", "reason": "no address"}
    return {**row, "message_id": box.places[why.recipient_id]}


def _by_mail(why: Why, due: Due) -> bool:
    return why.channel == telling.EMAIL and why.recipient_id not in due.without_address


def _supersede(commune_id: int, occasions: dict[int, Occasion]) -> int:
    """Skip what waits though the task has a newer occasion, or another day, by now; returns how many."""
    rows = db.session.execute(
        select(Notification.id, Notification.subject_id, Notification.occasion).where(
            Notification.commune_id == commune_id,
            Notification.channel == telling.EMAIL,
            Notification.state == "pending",
            Notification.subject_kind == Task.__tablename__,
            Notification.rule.in_(reminders.SCHEDULED),
        )
    )
    old = [row.id for row in rows if row.subject_id in occasions and occasions[row.subject_id].key != row.occasion]
    for part in telling.in_parts(old):
        values = {"state": "skipped", "reason": "superseded"}
        db.session.execute(update(Notification).where(Notification.id.in_(part)).values(values))
    return len(old)
