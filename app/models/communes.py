"""Communes of a deployment: founding one, its name through the years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import db
from app.models.commune import Commune, CommuneName, commune_name_on
from app.models.errors import Refused
from app.models.event import record
from app.models.text import clean
from app.models.user import User

KINDS = ("phường", "xã", "đặc khu")
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def parse_name(full: str) -> tuple[str, str]:
    """Kind and name out of "phường An Hải". Raises Refused `commune_kind_missing`."""
    full = clean(full)
    for kind in KINDS:
        name = full[len(kind) :].strip()
        if full.casefold().startswith(kind + " ") and name:
            return kind, name
    raise Refused("commune_kind_missing", field="name")


def found(code: str, full: str, superior: str | None = None, on: date | None = None) -> Commune:
    """Make a commune under its name. Raises Refused: `commune_code_wrong`, `commune_code_taken`,
    `commune_kind_missing`.
    """
    code = clean(code).lower()
    if not CODE.fullmatch(code):
        raise Refused("commune_code_wrong", field="code")
    if by_code(code) is not None:
        raise Refused("commune_code_taken", field="code", commune=code)
    kind, name = parse_name(full)
    commune = Commune(code=code)
    db.session.add(commune)
    db.session.flush()
    named = CommuneName(commune_id=commune.id, kind=kind, name=name, from_on=on or clock.today())
    named.superior = clean(superior) or None
    db.session.add(named)
    record("commune.founded", named, None, after=named.full)
    return commune


def rename(commune_id: int, by: User, full: str, superior: str | None, from_on: date | None = None) -> None:
    """Give the commune a name or superior from a day on; papers of earlier days keep the earlier name.

    On the day on which its newest name begins, it is a correction. Raises Refused: `commune_kind_missing`,
    `name_before_present`.
    """
    from_on = from_on or clock.today()
    kind, name = parse_name(full)
    present = names(commune_id)[0]
    if from_on < present.from_on:
        raise Refused("name_before_present", field="from_on", since=present.from_on)
    before, named = present.full, present
    if from_on > present.from_on:
        present.to_on = from_on - timedelta(days=1)
        named = CommuneName(commune_id=commune_id, from_on=from_on)
        db.session.add(named)
    named.kind, named.name, named.superior = kind, name, clean(superior) or None
    record("commune.renamed", named, by, before=before, after=named.full)


def names(commune_id: int) -> list[CommuneName]:
    """The names of a commune, the newest first."""
    return list(
        db.session.scalars(
            select(CommuneName).where(CommuneName.commune_id == commune_id).order_by(CommuneName.from_on.desc())
        )
    )


def by_code(code: str) -> Commune | None:
    """The commune of a code, or None."""
    return db.session.scalar(select(Commune).where(Commune.code == code))


def every() -> list[Commune]:
    """All communes of the deployment, by code."""
    return list(db.session.scalars(select(Commune).order_by(Commune.code)))


def only_name() -> str | None:
    """The People's Committee where the deployment serves one commune alone; it may be named before anybody signs in."""
    communes = db.session.scalars(select(Commune.id).limit(2)).all()
    return commune_name_on(communes[0], clock.today()).body if len(communes) == 1 else None
