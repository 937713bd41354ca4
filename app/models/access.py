"""The access log: who signed in, out, failed to, set a password; kept apart from the events of the work."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from app.database import db
from app.models.user import AccessLog, User


def note(person: User, verb: str, address: str = "", subject: str = "") -> None:
    """Note what a person did with the account, in this transaction; `address` is where from."""
    db.session.add(
        AccessLog(commune_id=person.commune_id, user_id=person.id, verb=verb, subject=subject, address=address)
    )


def last_sign_ins(commune_id: int) -> dict[int | None, datetime]:
    """When each person of a commune last signed in, as aware instants by the person's id."""
    rows = db.session.execute(
        select(AccessLog.user_id, func.max(AccessLog.at))
        .where(AccessLog.commune_id == commune_id, AccessLog.verb == "sign_in")
        .group_by(AccessLog.user_id)
    )
    return {row[0]: row[1] for row in rows}
