"""Saved views: keep the list's question under a name, rename it, share it, take it away.

A view is only a link; a unit or plan that it names may be gone, it opens all the same.
"""

from __future__ import annotations

from sqlalchemy import func, or_, select

from app.database import db
from app.models import powers, reach
from app.models.errors import NotAllowed, Refused
from app.models.locking import lock_commune
from app.models.text import clean, sort_key
from app.models.user import User
from app.models.view import View

LONGEST = 80
MOST = 30


def of(person: User) -> list[View]:
    """The person's own views and those shared with the commune, in Vietnamese order; one statement."""
    asked = reach.within(person, View).where(or_(View.owner_id == person.id, View.shared))
    return list(db.session.scalars(asked.order_by(View.sort_key, View.id)))


def save(by: User, name: str, query: str, shared: bool = False) -> View:
    """Keep a question; a name that the person has already is given the new question.

    Raises Refused without a name, with too long a one, or with too many views; NotAllowed to share.
    """
    name = _name(name)
    lock_commune(by.commune_id)  # pressed twice at once: one view
    row = _named(by, name)
    if row is None:
        if _count(by) >= MOST:
            raise Refused("views_many", most=MOST)
        row = View(commune_id=by.commune_id, owner_id=by.id, name=name, sort_key=sort_key(name))
        db.session.add(row)
    row.query = query
    if shared or row.shared:
        share(row, by, shared)
    return row


def rename(row: View, by: User, name: str) -> None:
    """Give a view another name. Raises NotAllowed for somebody else's, Refused for a name that is taken."""
    _check_own(row, by)
    name = _name(name)
    other = _named(by, name)
    if other is not None and other is not row:
        raise Refused("view_name_taken", name=name)
    row.name, row.sort_key = name, sort_key(name)


def share(row: View, by: User, shared: bool) -> None:
    """Show one's view to the whole commune, or to oneself alone again. Only a secretary may."""
    _check_own(row, by)
    if shared and not may_share(by):
        raise NotAllowed("only_secretariat")
    row.shared = shared


def remove(row: View, by: User) -> None:
    """Take a view away: one's own, or as the secretariat a shared one whose owner may have left."""
    if not may_remove(by, row):
        raise NotAllowed("view_not_yours")
    db.session.delete(row)


def may_share(person: User) -> bool:
    """The secretariat shares views with the whole commune."""
    return powers.may_lead_plans(person)


def may_remove(person: User, row: View) -> bool:
    """May the person take the view away?"""
    return row.owner_id == person.id or (row.shared and may_share(person))


def _check_own(row: View, by: User) -> None:
    if row.owner_id != by.id:
        raise NotAllowed("view_not_yours")


def _name(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise Refused("view_name_missing")
    if len(name) > LONGEST:
        raise Refused("view_name_long", most=LONGEST, n=len(name))
    return name


def _named(by: User, name: str) -> View | None:
    return db.session.scalar(reach.within(by, View).where(View.owner_id == by.id, View.name == name))


def _count(by: User) -> int:
    own = (View.commune_id == by.commune_id, View.owner_id == by.id)
    return db.session.scalar(select(func.count(View.id)).where(*own)) or 0
