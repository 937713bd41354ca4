"""Units that a plan names and the catalogue lacks: made when a row that names them is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.database import db
from app.models.event import record
from app.models.plan import PlanVersion
from app.models.planning.matching import Book, kind_of, tidy
from app.models.text import sort_key
from app.models.unit import Unit, UnitAlias, UnitName
from app.models.user import User
from app.reading.units import fold_unit


class Maker:
    """Gives the unit for words of a plan: the catalogue's, else a new one with the plan's aliases."""

    def __init__(self, version: PlanVersion, by: User | None) -> None:
        self.by = by
        self.commune_id = version.commune_id
        self.book = Book(version.commune_id)
        self.read = {fold_unit(unit["name"]): unit for unit in (version.reading or {}).get("units", [])}
        self.made: list[Unit] = []

    def unit(self, words: str | None, unit_id: int | None = None) -> Unit | None:
        """The unit of these words (its id where a person chose it); None for no words."""
        if unit_id in self.book.units:
            return self.book.units[unit_id]
        if not words or not fold_unit(words):
            return None
        return self.book.find(words) or self._make(words)

    def units(self, named: Iterable[dict[str, Any]]) -> list[Unit]:
        """The units of several names, each once."""
        found = [self.unit(one["words"], one["unit_id"]) for one in named]
        return list({unit.id: unit for unit in found if unit is not None}.values())

    def _make(self, words: str) -> Unit:
        read = self.read.get(fold_unit(words), {"name": words, "aliases": []})
        name, kind = tidy(read["name"]), kind_of(read["name"])
        unit = Unit(commune_id=self.commune_id, kind=kind, name=name, short_name=name, sort_key=sort_key(name))
        db.session.add(unit)
        db.session.flush()
        db.session.add(UnitName(commune_id=unit.commune_id, unit_id=unit.id, name=name, from_on=unit.opened_on))
        self._alias(unit, [words, read["name"], *read["aliases"]])
        record("unit.added", unit, self.by, after=name, note="plan")
        self.made.append(unit)
        return unit

    def _alias(self, unit: Unit, names: list[str]) -> None:
        """Know the unit by every spelling of the plan; two spellings of one key are one alias."""
        for name in dict.fromkeys(names):
            key = fold_unit(name)
            if key and self.book.find(name) is None:
                db.session.add(UnitAlias(commune_id=unit.commune_id, unit_id=unit.id, text=name, folded=key))
                self.book.learn(unit, [name])
        self.book.learn(unit, [unit.name])
