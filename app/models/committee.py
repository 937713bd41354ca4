"""A committee (Ban Chỉ đạo) and the units that sit in it."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Owned


class Committee(Owned):
    """A steering committee; chair and members are appointments to it."""

    refs = {"standing_unit_id": "unit"}

    name: Mapped[str]
    standing_unit_id: Mapped[int | None]
    active: Mapped[bool] = mapped_column(default=True)


class CommitteeUnit(Owned):
    """A unit that sits in a committee."""

    refs = {"committee_id": "committee", "unit_id": "unit"}
    rules = (UniqueConstraint("commune_id", "committee_id", "unit_id"),)

    committee_id: Mapped[int]
    unit_id: Mapped[int]
