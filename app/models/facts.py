"""Who did what a notification tells of, and what they wrote: found again by the notification's occasion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from app.database import db
from app.models.base import Owned
from app.models.event import Event
from app.models.notification import Notification
from app.models.task.comments import Comment
from app.models.task.explanation import Explanation
from app.models.task.records import Extension, Submission, Urge
from app.models.task.table import TaskUnit
from app.models.user import User

Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True)
class Facts:
    """An act in a letter: by whom, what was written, a day it names, how it was decided, which time it is."""

    by: str = ""
    note: str = ""
    day: date | None = None
    granted: bool | None = None
    number: int = 0


def facts_of(row: Notification) -> Facts:
    """The facts of a notification's act; empty for rules without one."""
    number = int(row.occasion.rpartition("-")[2] or 0) if row.rule in _FACTS else 0
    return _FACTS[row.rule](row, number) if row.rule in _FACTS else Facts()


def _urge(row: Notification, number: int) -> Facts:
    urge = db.session.scalar(
        select(Urge).where(Urge.commune_id == row.commune_id, Urge.task_id == row.subject_id, Urge.number == number)
    )
    return Facts(_name(urge.by_id), urge.note or "", number=number) if urge else Facts(number=number)


def _explanation(row: Notification, number: int) -> Facts:
    """The urge that asks for an explanation, and the last day for it."""
    found = db.session.execute(
        select(Explanation, Urge)
        .join(Urge, (Urge.commune_id == Explanation.commune_id) & (Urge.id == Explanation.urge_id))
        .where(Urge.commune_id == row.commune_id, Urge.task_id == row.subject_id, Urge.number == number)
    ).first()
    if found is None:
        return Facts(number=number)
    return Facts(_name(found[1].by_id), found[1].note or "", found[0].due_on, number=number)


def _explained(row: Notification, number: int) -> Facts:
    answer = _one(Explanation, row, number)
    if answer is None:
        return Facts()
    return Facts(
        _name(answer.answered_by_id or answer.asked_by_id), answer.answer or "", answer.due_on, not answer.late
    )


def _reported(row: Notification, number: int) -> Facts:
    submission = _one(Submission, row, number)
    return Facts(_name(submission.by_id), submission.result, submission.on) if submission else Facts()


def _confirmed(row: Notification, number: int) -> Facts:
    submission = _one(Submission, row, number)
    return Facts(_name(submission.decided_by_id), day=submission.on) if submission else Facts()


def _returned(row: Notification, number: int) -> Facts:
    submission = db.session.scalar(
        select(Submission)
        .where(
            Submission.commune_id == row.commune_id,
            Submission.task_id == row.subject_id,
            Submission.decision == "returned",
        )
        .order_by(Submission.id)
        .offset(number - 1)
        .limit(1)
    )
    return Facts(_name(submission.decided_by_id), submission.reason or "") if submission else Facts()


def _told_by_event(row: Notification, _number: int) -> Facts:
    """The newest event of the rule's own verb says who acted and what they wrote."""
    event = db.session.scalar(
        select(Event)
        .where(
            Event.commune_id == row.commune_id,
            Event.subject_kind == row.subject_kind,
            Event.subject_id == row.subject_id,
            Event.verb == f"task.{row.rule}",
        )
        .order_by(Event.sequence.desc())
        .limit(1)
    )
    return Facts(_name(event.actor_id), event.note or "") if event else Facts()


def _part(row: Notification, number: int) -> Facts:
    part = _one(TaskUnit, row, number)
    return Facts(_told_by_event(row, number).by, part.duty or "", part.due_on) if part else Facts()


def _mentioned(row: Notification, number: int) -> Facts:
    said = _one(Comment, row, number)
    return Facts(_name(said.by_id), said.text) if said else Facts()


def _asked(row: Notification, number: int) -> Facts:
    wish = _one(Extension, row, number)
    return Facts(_name(wish.asked_by_id), wish.reason, wish.wanted_on) if wish else Facts()


def _decided(row: Notification, number: int) -> Facts:
    wish = _one(Extension, row, number)
    if wish is None:
        return Facts()
    day = wish.granted_on or wish.wanted_on
    return Facts(_name(wish.decided_by_id), wish.answer or "", day, wish.decision == "granted")


_FACTS: dict[str, Callable[[Notification, int], Facts]] = {
    "urge": _urge,
    "explanation": _explanation,
    "explained": _explained,
    "explanation_withdrawn": _explained,
    "reported": _reported,
    "confirmed": _confirmed,
    "returned": _returned,
    "mentioned": _mentioned,
    "reopened": _told_by_event,
    "handed_back": _told_by_event,
    "paused": _told_by_event,
    "resumed": _told_by_event,
    "wait_ended": _told_by_event,
    "part_asked": _part,
    "extension": _asked,
    "extension_decided": _decided,
}


def _one(model: type[Row], row: Notification, row_id: int) -> Row | None:
    return db.session.scalar(select(model).where(model.commune_id == row.commune_id, model.id == row_id))


def _name(user_id: int | None) -> str:
    person = db.session.get(User, user_id) if user_id else None
    return person.title_line if person else ""
