"""A unit of a commune: department, centre, police, quarter …, its names, aliases and members."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Owned, SortKey

if TYPE_CHECKING:
    from app.models.user import User


class UnitKind(StrEnum):
    """What a unit is; groups and outside bodies have no board and no account."""

    DEPARTMENT = "department"
    CENTRE = "centre"
    POLICE = "police"
    MILITARY = "military"
    HEALTH = "health"
    SCHOOL = "school"
    UNION = "union"
    NEIGHBOURHOOD = "neighbourhood"
    OTHER = "other"
    COMMITTEE = "committee"
    GROUP = "group"
    EXTERNAL = "external"
    ENTERPRISE = "enterprise"


BOARDLESS = frozenset({UnitKind.COMMITTEE, UnitKind.GROUP, UnitKind.EXTERNAL, UnitKind.ENTERPRISE})


class Unit(Owned):
    """A unit under its present name; `unit_name` keeps the earlier ones.

    `leader_id` is the chairperson or deputy in charge of its field: of each task it leads that names nobody else.
    """

    refs = {"parent_id": "unit", "leader_id": "user"}

    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey)
    position: Mapped[int] = mapped_column(default=100)
    parent_id: Mapped[int | None]
    opened_on: Mapped[date] = mapped_column(default=clock.today)
    closed_on: Mapped[date | None]
    leader_id: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    leader: Mapped[User | None] = relationship(foreign_keys="Unit.leader_id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def has_board(self) -> bool:
        """May tasks lie on this unit's board?"""
        return self.kind not in BOARDLESS and self.closed_on is None

    @property
    def is_front(self) -> bool:
        """Front and mass organisations are asked ("Đề nghị thực hiện"), not ordered."""
        return self.kind == UnitKind.UNION


class UnitName(Owned):
    """A name with the days it was valid."""

    refs = {"unit_id": "unit"}

    unit_id: Mapped[int]
    name: Mapped[str]
    from_on: Mapped[date]
    to_on: Mapped[date | None]


class UnitAlias(Owned):
    """Another spelling of a unit, folded so that marks, case and dashes don't matter."""

    refs = {"unit_id": "unit"}
    rules = (UniqueConstraint("commune_id", "folded"),)

    unit_id: Mapped[int]
    text: Mapped[str]
    folded: Mapped[str]


class UnitMember(Owned):
    """A unit that a collective name ("các phòng chuyên môn") stands for."""

    refs = {"group_id": "unit", "unit_id": "unit"}
    rules = (UniqueConstraint("commune_id", "group_id", "unit_id"),)

    group_id: Mapped[int]
    unit_id: Mapped[int]


class UnitSuccessor(Owned):
    """The unit that took over another's work on a day."""

    refs = {"unit_id": "unit", "successor_id": "unit"}

    unit_id: Mapped[int]
    successor_id: Mapped[int]
    on: Mapped[date]
