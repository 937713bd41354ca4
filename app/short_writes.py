"""The few writes that don't wait for the one commit of a request or job, all of them here.

Session last seen (at most once a minute), a notice marked read, an export logged, a try to sign in counted and its
failure logged (they must stay although the answer is an error); claim, progress and outcome of a job or message. Each
is a short transaction of its own beside the main one, which must not hold the database's write lock meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select, update

from app import clock
from app.database import short_write
from app.models import throttle
from app.models.job_run import MOST_ATTEMPTS, JobRun, free_job
from app.models.notification import DeliveryAttempt, Message, Notification
from app.models.user import AccessLog, Session, User


def mark_seen(session_id: int) -> None:
    """Note that a session is alive."""
    with short_write() as write:
        write.execute(update(Session).where(Session.id == session_id).values(seen_at=clock.now()))


def log_access(person: User, verb: str, subject: str = "", address: str = "") -> None:
    """Note that a person took data out, or failed to sign in."""
    row = AccessLog(commune_id=person.commune_id, user_id=person.id, verb=verb, subject=subject, address=address)
    with short_write() as write:
        write.add(row)


def claim_job(kind: str, subject_id: int, owner: str, lease: timedelta) -> int | None:
    """Take a pending job, or one whose lease ran out; its id, or None when another holds it or it was tried enough."""
    which = (JobRun.kind == kind, JobRun.subject_id == subject_id, JobRun.attempts < MOST_ATTEMPTS)
    with short_write() as write:
        found = write.scalar(select(JobRun.id).where(*which, free_job()).with_for_update())
        if found is not None:
            write.execute(
                update(JobRun)
                .where(JobRun.id == found)
                .values(state="running", owner=owner, lease_until=clock.now() + lease, attempts=JobRun.attempts + 1)
            )
        return found


def release_job(run_id: int, owner: str) -> bool:
    """Give a broken job back to be tried again; False where its owner should end it: it was tried often enough."""
    mine = (JobRun.id == run_id, JobRun.owner == owner, JobRun.state == "running", JobRun.attempts < MOST_ATTEMPTS)
    with short_write() as write:
        result = write.execute(update(JobRun).where(*mine).values(state="pending", owner=None, lease_until=None))
        return result.rowcount == 1  # type: ignore[attr-defined]


def show_progress(run_id: int, progress: int, step: str) -> None:
    """Show how far a job is, in percent and words; one that has ended stays as it is."""
    which = (JobRun.id == run_id, JobRun.state == "running")
    with short_write() as write:
        write.execute(update(JobRun).where(*which).values(progress=progress, step=step))


def count_try(*limits: throttle.Limit) -> timedelta:
    """Count a try against its limits; returns how long it must wait, zero where it may go on."""
    with short_write() as write:
        return throttle.count(write, *limits)


def mark_read(person: User, notice_id: int | None = None) -> None:
    """Note that a person has read a notice, or all that are shown by now."""
    which = [
        Notification.commune_id == person.commune_id,
        Notification.recipient_id == person.id,
        Notification.channel == "in_app",
        Notification.read_at.is_(None),
        Notification.shown_from <= clock.now(),
    ]
    if notice_id is not None:
        which.append(Notification.id == notice_id)
    with short_write() as write:
        write.execute(update(Notification).where(*which).values(read_at=clock.now()))


def mark_read_of(person: User, subject_kind: str, subject_id: int, rules: Iterable[str]) -> None:
    """Note that a person has seen what the notices of these rules tell of a subject, by opening its page."""
    which = (
        Notification.commune_id == person.commune_id,
        Notification.recipient_id == person.id,
        Notification.subject_kind == subject_kind,
        Notification.subject_id == subject_id,
        Notification.rule.in_(tuple(rules)),
        Notification.channel == "in_app",
        Notification.read_at.is_(None),
        Notification.shown_from <= clock.now(),
    )
    with short_write() as write:
        write.execute(update(Notification).where(*which).values(read_at=clock.now()))


def claim_message(message_id: int, owner: str, lease: timedelta) -> bool:
    """Take a message that is due; True for the one who got it. The row count of one UPDATE decides."""
    now = clock.now()
    free = (Message.id == message_id, Message.state == "pending", Message.next_try_at <= now)
    taken = {"state": "sending", "owner": owner, "lease_until": now + lease, "attempts": Message.attempts + 1}
    with short_write() as write:
        result = write.execute(update(Message).where(*free).values(taken))
        return result.rowcount == 1  # type: ignore[attr-defined]


def end_message(message_id: int, owner: str, values: dict, told: list[int], dropped: list[tuple[int, str]]) -> bool:
    """Write down how a try ended: `values` for the message, its state for the notifications `told`.

    Those `dropped` (id, reason) are skipped. False, and nothing written, when another took the message over.
    """
    mine = (Message.id == message_id, Message.owner == owner, Message.state == "sending")
    with short_write() as write:
        result = write.execute(update(Message).where(*mine).values({**values, "owner": None, "lease_until": None}))
        if result.rowcount != 1:  # type: ignore[attr-defined]
            return False
        if values["state"] != "pending":
            follow = (Notification.id.in_(told), Notification.state == "pending")
            write.execute(
                update(Notification).where(*follow).values(state=values["state"], reason=values.get("reason"))
            )
        for notification_id, reason in dropped:
            skipped = (Notification.id == notification_id, Notification.state == "pending")
            write.execute(update(Notification).where(*skipped).values(state="skipped", reason=reason))
        return True


def put_off_messages(communes: list[int], until: datetime) -> None:
    """Let what communes have to send by mail wait until an instant; it doesn't count as a try."""
    waiting = (Message.channel == "email", Message.state == "pending", Message.next_try_at < until)
    with short_write() as write:
        write.execute(update(Message).where(Message.commune_id.in_(communes), *waiting).values(next_try_at=until))


def note_attempt(commune_id: int, message_id: int, started_at: datetime, outcome: str, reply: str) -> None:
    """Append a try to the list of them."""
    with short_write() as write:
        write.add(
            DeliveryAttempt(
                commune_id=commune_id, message_id=message_id, started_at=started_at, outcome=outcome, reply=reply
            )
        )


def rescue_messages() -> int:
    """Take up messages whose sender died: once they are sent again, the second time nobody can know; how many."""
    now = clock.now()
    dead = (Message.state == "sending", Message.lease_until < now)
    freed = {"owner": None, "lease_until": None, "ambiguous": Message.ambiguous + 1}
    with short_write() as write:
        lost = list(
            write.scalars(
                update(Message)
                .where(*dead, Message.ambiguous > 0)
                .values({**freed, "state": "unknown", "reason": "second ambiguous try"})
                .returning(Message.id)
            )
        )
        if lost:
            which = (Notification.message_id.in_(lost), Notification.state == "pending")
            write.execute(update(Notification).where(*which).values(state="unknown"))
        again = write.execute(update(Message).where(*dead).values({**freed, "state": "pending", "next_try_at": now}))
        return len(lost) + again.rowcount  # type: ignore[attr-defined]
