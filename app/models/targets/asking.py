"""Ask the lead unit of a target for the reading that it lacks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused
from app.models.event import Event, record
from app.models.target import Target
from app.models.targets import listing, readings
from app.models.targets.owed import lacking, lacking_key
from app.models.user import User

RULE = "reading_asked"
ASKED = "target.asked"


def ask(target: Target, by: User) -> str:
    """Ask the people who answer for the lead unit for the reading of the ended period; returns its key.

    Asked once a day, however often it is pressed. Raises NotAllowed, Refused (nothing_lacking, target_without_lead,
    nobody_to_ask).
    """
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    written = readings.of_many(target.commune_id, [target.id])[target.id]
    key = listing.row_of(target, written, clock.today(), listing.rules_of(target.commune_id)).assessment.lacks
    if key is None:
        raise Refused("nothing_lacking")
    if target.lead_unit_id is None:
        raise Refused("target_without_lead")
    told = [one for one in people.answering_for(target.commune_id, target.lead_unit_id) if one.id != by.id]
    if not told:
        raise Refused("nobody_to_ask", unit=target.lead_unit.name if target.lead_unit else "")
    occasion = f"{key}+{clock.today().isoformat()}"
    if telling.tell(target, RULE, occasion, told, slot=f"reading-{target.lead_unit_id}-{clock.today()}"):
        record(ASKED, target, by, after=key)
    return key


def ask_all(by: User, today: date | None = None) -> int:
    """Ask for all that is lacking; returns of how many targets. Those that nobody can be asked for are left out."""
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    return sum(_asked(target, by) for target, _key in owed(by.commune_id, today) if target.lead_unit_id)


def owed(
    commune_id: int, today: date | None = None, unit_ids: frozenset[int] | None = None
) -> list[tuple[Target, str]]:
    """The targets that lack the reading of their last ended period, with its key; one statement."""
    today = today or clock.today()
    asked = select(Target, lacking_key(today)).where(Target.commune_id == commune_id, lacking(today))
    if unit_ids is not None:
        asked = asked.where(Target.lead_unit_id.in_(unit_ids))
    rows = db.session.execute(asked.options(joinedload(Target.lead_unit)).order_by(Target.plan_id, Target.position))
    return [(row[0], row[1]) for row in rows]


def _asked(target: Target, by: User) -> bool:
    try:
        ask(target, by)
    except Refused:
        return False
    return True


def times_asked(target: Target, key: str) -> int:
    """How often the reading of a period was asked for."""
    which = (Event.subject_kind == Target.__tablename__, Event.subject_id == target.id, Event.to_value == key)
    asked = select(func.count(Event.id)).where(Event.commune_id == target.commune_id, Event.verb == ASKED, *which)
    return db.session.scalar(asked) or 0
