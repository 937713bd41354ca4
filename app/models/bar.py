"""What the bar of every page counts: unread notices and late tasks, in one statement."""

from __future__ import annotations

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.notification import Notification
from app.models.task import Task
from app.models.task.terms import terms
from app.models.user import User


def counts(person: User) -> tuple[int, int]:
    """Unread notices of the person; late tasks of the units they head, or of the commune for those who lead it."""
    unread = select(func.count(Notification.id)).where(
        Notification.commune_id == person.commune_id,
        Notification.recipient_id == person.id,
        Notification.channel == "in_app",
        Notification.state == "sent",
        Notification.shown_from <= clock.now(),
        Notification.read_at.is_(None),
    )
    late = select(func.count(Task.id)).where(Task.commune_id == person.commune_id, terms(clock.today())["late"])
    units = person.unit_ids()
    if units and not person.holds_commune_role:
        late = late.where(Task.lead_unit_id.in_(units))
    row = db.session.execute(select(unread.scalar_subquery(), late.scalar_subquery())).one()
    return row[0], row[1]
