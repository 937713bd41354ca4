"""Plans, targets, units and people whose names hold all words: few enough to be looked through in Python."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.database import db
from app.models.plan import Plan, PlanState
from app.models.search.hits import Hit, holds
from app.models.target import Target
from app.models.task.sieves import words_of
from app.models.text import fold, sort_key
from app.models.unit import BOARDLESS, Unit, UnitAlias
from app.models.user import User


def plans(person: User, text: str) -> list[Hit]:
    """Plans by number and title, withdrawn ones left out."""
    asked = select(Plan.id, Plan.title, Plan.number, Plan.issued_on).where(
        Plan.commune_id == person.commune_id, Plan.state != PlanState.WITHDRAWN
    )
    rows = [Hit(row[0], row[1], row[2] or "", on=row[3]) for row in db.session.execute(asked)]
    return ranked(text, ((hit, f"{hit.note} {hit.title}") for hit in rows))


def targets(person: User, text: str) -> list[Hit]:
    """Targets by their words, with the value that is promised."""
    asked = select(Target.plan_id, Target.text, Target.value_words, Target.measure_unit).where(
        Target.commune_id == person.commune_id, Target.withdrawn_at.is_(None)
    )
    rows = [Hit(row[0], row[1], " ".join(filter(None, row[2:]))) for row in db.session.execute(asked)]
    return ranked(text, ((hit, hit.title) for hit in rows))


def units(person: User, text: str) -> list[Hit]:
    """Units by name, short name and the commune's other spellings."""
    asked = select(Unit).where(Unit.commune_id == person.commune_id)
    spelled: dict[int, list[str]] = {}
    aliases = select(UnitAlias.unit_id, UnitAlias.text).where(UnitAlias.commune_id == person.commune_id)
    for unit_id, alias in db.session.execute(aliases):
        spelled.setdefault(unit_id, []).append(alias)
    rows = [
        (
            Hit(unit.id, unit.name, unit.short_name, has_board=unit.kind not in BOARDLESS and unit.closed_on is None),
            " ".join([unit.name, unit.short_name, *spelled.get(unit.id, [])]),
        )
        for unit in db.session.scalars(asked)
    ]
    return ranked(text, rows)


def people(person: User, text: str) -> list[Hit]:
    """People with an open account by name and position."""
    asked = select(User.id, User.name, User.position).where(User.commune_id == person.commune_id, User.active)
    rows = [Hit(row[0], row[1], row[2]) for row in db.session.execute(asked)]
    return ranked(text, ((hit, f"{hit.title} {hit.note}") for hit in rows))


def ranked(text: str, rows: Iterable[tuple[Hit, str]]) -> list[Hit]:
    """The hits whose words hold all words of the search: those that begin with them first, then in Vietnamese order."""
    words, phrase = words_of(text), fold(text)
    found = [(hit, fold(said)) for hit, said in rows]
    found = [(hit, folded) for hit, folded in found if words and holds(folded, words)]

    def place(one: tuple[Hit, str]) -> tuple[bool, bool, str, int]:
        hit, folded = one
        title = fold(hit.title)
        return (
            not (folded.startswith(phrase) or title.startswith(phrase)),
            phrase not in folded,
            sort_key(hit.title),
            hit.id,
        )

    return [hit for hit, _folded in sorted(found, key=place)]
