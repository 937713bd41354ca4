"""Names of units in a plan, matched with the commune's catalogue; what is unknown is made only by publishing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app.database import db
from app.models import starter_aliases
from app.models.unit import Unit, UnitAlias, UnitKind
from app.reading.folding import plain
from app.reading.units import fold_unit, is_collective, unit_kind

OUTSIDE = re.compile(
    r"^(so |bo |cuc |chi cuc |(co quan )?thue( |$)|kho bac|bao hiem|toa an|vien kiem sat|don vi |nganh )"
    r"|\b(thanh pho|tinh|trung uong|chinh phu|cap tren)\b"
)
EVERYBODY = re.compile(
    r"^(uy ban nhan dan|chu tich|pho chu tich|lanh dao|thu truong|nguoi dung dau|can bo|cong chuc|chuyen vien)"
)
ALL = re.compile(r"^(?:de nghi )?(?:cac |nhung |toan the |tat ca cac )")
BODIES = re.compile(r"^(?:co quan don vi|co quan)(?= lien quan$)")
PLACE = re.compile(r"\s+(?:thuộc |của )?(?:phường|xã|đặc khu)(?:\s+[A-ZĐÀ-Ỹ].*)?$")


class Book:
    """The commune's open units by every folded name they have."""

    def __init__(self, commune_id: int) -> None:
        self.commune_id = commune_id
        self.units: dict[int, Unit] = {}
        self._known: dict[str, Unit] = {}
        self._groups: dict[str, Unit] = {}
        units = db.session.scalars(
            select(Unit)
            .where(Unit.commune_id == commune_id, Unit.closed_on.is_(None))
            .order_by(Unit.position, Unit.sort_key)
        )
        for unit in units:
            self.learn(unit, (unit.name, unit.short_name))
        for alias in db.session.scalars(select(UnitAlias).where(UnitAlias.commune_id == commune_id)):
            if alias.unit_id in self.units:
                self._known.setdefault(alias.folded, self.units[alias.unit_id])
                self.learn(self.units[alias.unit_id], (alias.text,))

    def learn(self, unit: Unit, names: Iterable[str]) -> None:
        """Know a unit by further names; a name that another unit has stays with that one."""
        self.units[unit.id] = unit
        for name in names:
            key = fold_unit(name)
            if key:
                self._known.setdefault(key, unit)
            if unit.kind == UnitKind.GROUP and group_key(name):
                self._groups.setdefault(group_key(name), unit)

    def find(self, words: str | None) -> Unit | None:
        """The unit that a plan calls by these words, or None."""
        found = self._known.get(fold_unit(words or ""))
        if found is None and words:
            found = self._known.get(fold_unit(starter_aliases.canonical(words))) or self._groups.get(group_key(words))
        return found

    def named(self, words: str) -> dict[str, Any]:
        """The words with the id of their unit, as a proposal keeps them."""
        unit = self.find(words)
        return {"words": words, "unit_id": unit.id if unit else None}

    @property
    def boards(self) -> list[Unit]:
        """The units on whose boards tasks may lie, in the catalogue's order."""
        return [unit for unit in self.units.values() if unit.has_board]


def group_key(words: str) -> str:
    """The key by which collective names are one: "các cơ quan, đơn vị có liên quan" is "các đơn vị liên quan".

    Empty for the name of a single unit.
    """
    if not is_collective(words):
        return ""
    bare = ALL.sub("", plain(words))
    return BODIES.sub("don vi", bare.replace("co lien quan", "lien quan"))


def kind_of(words: str) -> UnitKind:
    """What a unit that only a plan names is: collective names are groups, bodies of the province are external."""
    key = fold_unit(words)
    if is_collective(words) or EVERYBODY.match(key):
        return UnitKind.GROUP
    if OUTSIDE.search(key):
        return UnitKind.EXTERNAL
    if key.startswith("ban chi huy quan su"):
        return UnitKind.MILITARY
    return UnitKind(unit_kind(words))


def tidy(words: str) -> str:
    """A unit's name without the place behind it: "Phòng Kinh tế xã Tân An" is "Phòng Kinh tế"."""
    short = PLACE.sub("", words).strip(" .,;:")
    return short if len(short.split()) > 2 else words.strip(" .,;:")
