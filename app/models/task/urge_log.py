"""What a task's page tells of urging: each urge with who saw it, what is to be explained, requests for later days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, lazyload

from app import clock
from app.database import db
from app.models import powers
from app.models.notification import Notification
from app.models.task import extending
from app.models.task.explanation import Explanation
from app.models.task.records import Extension, Urge
from app.models.task.table import Task
from app.models.task.urging import TOLD_BY
from app.models.telling import IN_APP
from app.models.user import User

READ_HERE = (*TOLD_BY, "explained", "explanation_withdrawn")  # rules of notices that opening the task's page reads


@dataclass
class Seen:
    """One whom an urge was told to: when they saw it in the application; of a letter only that it left is known."""

    person: User
    read_at: datetime | None = None
    mailed: bool = False


@dataclass(frozen=True)
class Urged:
    """An urge that stands, the request for explanation asked with it, and who saw it."""

    urge: Urge
    explanation: Explanation | None
    seen: list[Seen] = field(default_factory=list)


@dataclass(frozen=True)
class UrgeLog:
    """The urges of a task, the newest first; its requests for later days; `unread`: the person has notices of it."""

    urges: list[Urged]
    extensions: list[Extension]
    unread: bool

    @property
    def explanation(self) -> Explanation | None:
        """The request for explanation that waits."""
        rows = (one.explanation for one in self.urges)
        return next((row for row in rows if row is not None and row.outcome is None), None)

    @property
    def extension(self) -> Extension | None:
        """The request for a later day that waits."""
        return next((row for row in self.extensions if row.decision is None), None)

    @property
    def days_late_when_asked(self) -> int:
        """How many days late the work was when a later day was asked for that was granted; 0 if never."""
        return max((row.days_late or 0 for row in self.extensions if row.decision == "granted"), default=0)

    def acts(self, task: Task, person: User) -> frozenset[str]:
        """What the person may take back of what is asked here."""
        row = self.explanation
        may = {
            "withdraw_explanation": row is not None and row.asked_by_id == person.id,
            "withdraw_extension": self.extension is not None and powers.may_report(person, task),
        }
        return frozenset(name for name, allowed in may.items() if allowed)


def of(task: Task, person: User) -> UrgeLog:
    """The log of a task for a person; one statement for a task that nobody urged, else three."""
    extensions = extending.of(task)
    if not task.urged:
        return UrgeLog([], extensions, False)
    notices = _notices(task)
    unread = any(
        row.recipient_id == person.id
        and row.channel == IN_APP
        and row.read_at is None
        and row.shown_from <= clock.now()
        for row, _person in notices
    )
    return UrgeLog([Urged(urge, row, _seen(urge, notices)) for urge, row in _urges(task)], extensions, unread)


def _urges(task: Task) -> list[tuple[Urge, Explanation | None]]:
    rows = db.session.execute(
        select(Urge, Explanation)
        .outerjoin(Explanation, (Explanation.commune_id == Urge.commune_id) & (Explanation.urge_id == Urge.id))
        .where(Urge.commune_id == task.commune_id, Urge.task_id == task.id, Urge.withdrawn_at.is_(None))
        .options(joinedload(Urge.by).lazyload(User.appointments))
        .options(joinedload(Explanation.answered_by).lazyload(User.appointments))
        .order_by(Urge.number.desc())
    )
    return [(row[0], row[1]) for row in rows]


def _notices(task: Task) -> list[tuple[Notification, User]]:
    rows = db.session.execute(
        select(Notification, User)
        .join(User, (User.commune_id == Notification.commune_id) & (User.id == Notification.recipient_id))
        .where(Notification.commune_id == task.commune_id, Notification.subject_kind == Task.__tablename__)
        .where(Notification.subject_id == task.id, Notification.rule.in_(READ_HERE))
        .options(lazyload(User.appointments))
        .order_by(User.name, User.id)
    )
    return [(row[0], row[1]) for row in rows]


def _seen(urge: Urge, notices: list[tuple[Notification, User]]) -> list[Seen]:
    seen: dict[int, Seen] = {}
    for row, person in notices:
        if row.rule in TOLD_BY and row.occasion == f"urge-{urge.number}":
            one = seen.setdefault(person.id, Seen(person))
            if row.channel == IN_APP:
                one.read_at = row.read_at
            else:
                one.mailed = row.state == "sent"
    return list(seen.values())
