"""The sweep: makes every reminder that is due by the state of the database and isn't there yet.

It looks at states, never at events, so what was missed is caught up; the unique key of a notification makes any
number of sweeps at once harmless. One transaction for each commune, a bounded number of statements.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, select, update

from app import clock
from app.database import db
from app.models import (
    agenda,
    calendar_warning,
    channels,
    daily_counts,
    office_hours,
    outbox,
    scheduled,
    sweep_runs,
    telling,
    weekly,
    working_days,
)
from app.models.notification import Notification
from app.models.outbox import Outbox, Place
from app.models.rules.defaults import KIND_OF, SCHEDULED
from app.models.rules.due import Due, Why, due
from app.models.scheduled import News
from app.models.tally import Tally
from app.models.task import series
from app.models.working_days import WorkingDays

NAME = "reminders"
# why a row was skipped that its day, or its person's choice, may make right again
RISES = ("moved", "superseded", "closed", "not theirs", channels.NOT_CHOSEN, channels.NOT_ALLOWED)
SUBJECTS = 5000  # of one statement

Told = tuple[Why, str]
"""Why somebody is told, and on which channel."""
Wanted = dict[Told, str | None]
"""What is to be told; the reason where it can't leave on its channel."""


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
    found = due(commune_id, day, days)
    box = Outbox(commune_id, office_hours.slots(now, days))
    superseded = _supersede(commune_id, found)
    box.close_others()
    allowed = channels.Allowed(commune_id)
    wanted, known = _wanted(allowed, found), _known(commune_id, found)
    new = {told: wanted[told] for told in sorted(wanted) if told not in known}
    made = scheduled.make(box, {(_news(why), why.recipient_id, way): reason for (why, way), reason in new.items()})
    news = weekly.wanted(found.roster, day, days, box.slots[0]) + calendar_warning.wanted(found.roster, day, days)
    made += scheduled.tell(box, allowed, news)
    risen = _revive(wanted, known)
    outbox.move(box, risen + outbox.without_message(commune_id))
    agenda.propose(commune_id, found)
    return Tally(skipped=superseded) + made


def _wanted(allowed: channels.Allowed, found: Due) -> Wanted:
    ways = {person.id: allowed.of(person, scheduled=True).rows for person in found.wanted.values()}
    return {(why, channel): reason for why in found.wanted for channel, reason in ways[why.recipient_id]}


def _news(why: Why) -> News:
    return News(KIND_OF[why.rule], why.subject_id, why.rule, why.occasion)


def _known(commune_id: int, found: Due) -> dict[Told, int | None]:
    """Which of the occasions have a notification already; its id where it was skipped and may rise again."""
    keys, rules = {why.occasion for why in found.wanted}, {why.rule for why in found.wanted}
    rises = and_(Notification.state == "skipped", Notification.reason.in_(RISES))
    key = (Notification.subject_id, Notification.rule, Notification.occasion, Notification.recipient_id)
    asked = select(*key, Notification.channel, Notification.id, rises).where(
        Notification.commune_id == commune_id, Notification.rule.in_(rules), Notification.occasion.in_(keys)
    )
    rows: dict[Told, int | None] = {}
    for kind, ids in _subjects(found).items():
        of_kind = asked.where(Notification.subject_kind == kind)
        for part in telling.in_parts(ids, SUBJECTS):
            for row in db.session.execute(of_kind.where(Notification.subject_id.in_(part))):
                rows[Why(*row[:4]), row[4]] = row[5] if row[6] else None
    return rows


def _revive(wanted: Wanted, known: dict[Told, int | None]) -> list[tuple[int, Place]]:
    """Make what was skipped pending again where its occasion is the present one; (notification, place) of what leaves.

    A day corrected and corrected back has the key it had: the row is there, but what it says has never left.
    """
    lost = {told: row_id for told, reason in wanted.items() if reason is None and (row_id := known.get(told))}
    inside = {told: row_id for told, row_id in lost.items() if told[1] == telling.IN_APP}
    leaving = {told: row_id for told, row_id in lost.items() if told not in inside}
    for rows, state in ((inside, "sent"), (leaving, "pending")):
        for part in telling.in_parts(sorted(rows.values())):
            skipped = (Notification.id.in_(part), Notification.state == "skipped", Notification.reason.in_(RISES))
            db.session.execute(update(Notification).where(*skipped).values(state=state, reason=None))
    return [(row_id, (why.recipient_id, channel)) for (why, channel), row_id in leaving.items()]


def _supersede(commune_id: int, found: Due) -> int:
    """Skip what waits though it isn't to be told any more: another occasion, another day, another person; how many."""
    key = (Notification.subject_id, Notification.rule, Notification.occasion, Notification.recipient_id)
    waiting = (
        Notification.channel != telling.IN_APP,
        Notification.state == "pending",
        Notification.rule.in_(SCHEDULED),
    )
    rows = db.session.execute(
        select(Notification.id, *key).where(Notification.commune_id == commune_id, *waiting)
    ).all()
    moot: dict[str, list[int]] = {}
    for row in rows:
        reason = found.why_not(Why(*row[1:]))
        if reason:
            moot.setdefault(reason, []).append(row.id)
    for reason, ids in moot.items():
        for part in telling.in_parts(ids):
            skip = update(Notification).where(Notification.id.in_(part))
            db.session.execute(skip.values(state="skipped", reason=reason))
    return sum(map(len, moot.values()))


def _subjects(found: Due) -> dict[str, list[int]]:
    """The ids of what is spoken of, by kind."""
    kinds: dict[str, set[int]] = {}
    for why in found.wanted:
        kinds.setdefault(KIND_OF[why.rule], set()).add(why.subject_id)
    return {kind: sorted(ids) for kind, ids in kinds.items()}
