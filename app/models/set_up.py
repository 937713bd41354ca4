"""How far a commune is set up: what an administrator sees first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import calendar, settings
from app.models.committee import Committee
from app.models.commune import CommuneName, commune_name_on
from app.models.unit import BOARDLESS, Unit
from app.models.user import User


@dataclass(frozen=True)
class State:
    """What is there: counts, the year whose holidays are wanting, whether the letterhead is set."""

    name: CommuneName
    units: int
    people: int
    waiting: int
    committees: int
    year_wanting: int | None
    letterhead: bool
    today: date


def state(commune_id: int) -> State:
    """What is set up in a commune; `waiting` counts the people who have set no password yet."""
    open_people = (User.commune_id == commune_id, User.active)
    return State(
        name=commune_name_on(commune_id, clock.today()),
        units=_count(Unit, Unit.commune_id == commune_id, Unit.closed_on.is_(None), Unit.kind.not_in(BOARDLESS)),
        people=_count(User, *open_people),
        waiting=_count(User, *open_people, User.password_hash.is_(None)),
        committees=_count(Committee, Committee.commune_id == commune_id, Committee.active),
        year_wanting=calendar.wanting(commune_id),
        letterhead=settings.read(commune_id, "letterhead") != settings.DEFAULTS["letterhead"],
        today=clock.today(),
    )


def _count(model: type, *where: object) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*where)) or 0  # type: ignore[arg-type]
