"""Say something of a task, to whom it concerns; take back what one said today.

Who is mentioned is told in the application and by mail. Without a mention nobody gets mail: where the writer isn't of
the lead unit, the people who answer for the task find it in the application, since a question may be meant for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import delete, select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.task.comments import Choice, Comment, Mention, choices
from app.models.task.table import Task
from app.models.text import clean, fold
from app.models.user import User

LONGEST = 2_000
MOST = 20  # people of one comment
TWICE = timedelta(minutes=1)


def comment(task: Task, by: User, text: str, mentioned: Iterable[int] = ()) -> Comment:
    """Write a comment and tell whom it mentions: chosen by id, or written as @ with a name that one person bears.

    The same sent twice within a minute is one. Raises NotAllowed for observers, Refused for an empty or overlong text,
    for people who aren't of the commune, for too many.
    """
    if not powers.may_comment(by):
        raise NotAllowed("not_allowed")
    text = clean(text)
    if not text:
        raise Refused("comment_missing")
    if len(text) > LONGEST:
        raise Refused("text_long", most=LONGEST, n=len(text))
    whom = _mentioned(by, text, set(mentioned) - {by.id})
    last = _last(task, by)
    if last is not None and last.text == text and clock.now() - last.at < TWICE:
        return last
    row = Comment(commune_id=task.commune_id, task_id=task.id, by_id=by.id, text=text, search_key=fold(text))
    db.session.add(row)
    db.session.flush()
    db.session.add_all(Mention(commune_id=task.commune_id, comment_id=row.id, user_id=one.id) for one in whom)
    record("task.commented", task, by, after=", ".join(one.name for one in whom) or None)
    _tell(task, row, by, [one.id for one in whom])
    return row


def remove(task: Task, by: User, row: Comment) -> None:
    """Take one's own comment away on its day: its words and mentions go, that it was there stays. Safe to call twice.

    Raises NotAllowed for somebody else's, Refused on a later day.
    """
    if row.by_id != by.id or row.task_id != task.id:
        raise NotAllowed("comment_of_another")
    if row.removed_at is not None:
        return
    if not row.may_be_removed_by(by):
        raise Refused("comment_of_earlier_day")
    row.text, row.search_key, row.removed_at = "", "", clock.now()
    db.session.execute(delete(Mention).where(Mention.commune_id == row.commune_id, Mention.comment_id == row.id))
    record("task.comment_removed", task, by)
    for rule in ("mentioned", "commented"):
        telling.withdraw(task, rule, f"comment-{row.id}")


def _mentioned(by: User, text: str, chosen: set[int]) -> list[Choice]:
    known = choices(by)
    if chosen - {one.id for one in known}:
        raise Refused("mention_unknown")
    names = _names_written(text, [one.name for one in known])
    whom = [one for one in known if one.id in chosen or one.name in names]
    if len(whom) > MOST:
        raise Refused("mentions_many", most=MOST)
    return whom


def _names_written(text: str, names: list[str]) -> set[str]:
    """The names that stand after an @ and that one person alone bears."""
    found = set()
    for part in text.split("@")[1:]:
        written = [name for name in names if _begins(part, name)]
        longest = max(written, key=len, default="")
        if longest and names.count(longest) == 1:
            found.add(longest)
    return found


def _begins(text: str, name: str) -> bool:
    rest = text[len(name) : len(name) + 1]
    return bool(name) and text[: len(name)].casefold() == name.casefold() and not rest.isalnum()


def _last(task: Task, by: User) -> Comment | None:
    its = (Comment.commune_id == task.commune_id, Comment.task_id == task.id, Comment.by_id == by.id)
    return db.session.scalar(select(Comment).where(*its).order_by(Comment.at.desc(), Comment.id.desc()).limit(1))


def _tell(task: Task, row: Comment, by: User, ids: list[int]) -> None:
    occasion, slot = f"comment-{row.id}", f"task-{task.id}-comment-{row.id}"
    if ids:
        named = db.session.scalars(select(User).where(User.commune_id == task.commune_id, User.id.in_(ids)))
        telling.tell(task, "mentioned", occasion, list(named), slot=slot, by=by)
    if task.lead_unit_id is None or task.lead_unit_id not in by.unit_ids():
        answering = people.answering_for(task.commune_id, task.lead_unit_id)
        others = [one for one in answering if one.id != by.id and one.id not in ids]
        telling.tell(task, "commented", occasion, others, slot=slot, by_mail=False, by=by)
