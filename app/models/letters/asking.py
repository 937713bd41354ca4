"""Ask for công văn đôn đốc: one for all units or one for each; the same request twice is one paper and one job."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from app import clock
from app.database import db
from app.models import powers
from app.models.errors import NotAllowed, Refused
from app.models.letters.snapshot import freeze, groups
from app.models.locking import lock_commune
from app.models.meeting import Paper
from app.models.paperwork.asking import once
from app.models.user import User

KIND = "urging"
SHOWN = 30


def ask(
    by: User, *, task_ids: Iterable[int] | None = None, unit_id: int | None = None, each: bool = False
) -> list[Paper]:
    """Ask for the letters to the units of the chosen overdue tasks, of one unit, or of all (neither given).

    `each`: a letter for each unit, else one for all with one table. What is no longer overdue is left out. Raises
    NotAllowed for others than leaders and the secretariat, Refused where nothing is overdue.
    """
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    lock_commune(by.commune_id)
    found = groups(by, task_ids, unit_id)
    if not found:
        raise Refused("nothing_overdue")
    return [
        once(by, KIND, freeze(by.commune_id, part, clock.today()))
        for part in ([[group] for group in found] if each else [found])
    ]


def made(person: User) -> list[Paper]:
    """The commune's newest letters with who asked for them, files and frozen contents."""
    asked = select(Paper).where(Paper.commune_id == person.commune_id, Paper.kind == KIND)
    eager = (joinedload(Paper.file), joinedload(Paper.asked_by).lazyload(User.appointments), undefer(Paper.snapshot))
    return list(db.session.scalars(asked.options(*eager).order_by(Paper.id.desc()).limit(SHOWN)))
