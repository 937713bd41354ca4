"""A commune, the names it had, its settings and the days it works."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.database import Model, db
from app.models.base import Instant, Owned


class Commune(Model):
    """A tenant: a phường, xã or đặc khu."""

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)

    def name_on(self, day: date) -> CommuneName:
        """The name that was valid on a day; papers print the one of their own date."""
        return commune_name_on(self.id, day)


class CommuneName(Owned):
    """A name with the days it was valid: "phường" + "An Hải", under a superior such as "thành phố Hải Phòng"."""

    kind: Mapped[str]
    name: Mapped[str]
    superior: Mapped[str | None]
    from_on: Mapped[date]
    to_on: Mapped[date | None]

    @property
    def full(self) -> str:
        """Kind and name, as in a sentence: "phường An Hải"."""
        return f"{self.kind} {self.name}".strip()

    @property
    def body(self) -> str:
        """Its People's Committee, as a bar or an envelope has it: "UBND phường An Hải"."""
        return f"UBND {self.full}"


def commune_name_on(commune_id: int, day: date) -> CommuneName:
    """The name of a commune on a day: the last that began by then, else its first. One statement."""
    names = db.session.scalars(
        select(CommuneName).where(CommuneName.commune_id == commune_id).order_by(CommuneName.from_on, CommuneName.id)
    ).all()
    valid = [name for name in names if name.from_on <= day] or names[:1]
    return valid[-1]


class Setting(Owned):
    """One setting of a commune; `app.models.settings` knows the keys and their defaults."""

    rules = (UniqueConstraint("commune_id", "key"),)

    key: Mapped[str]
    value: Mapped[Any] = mapped_column(db.JSON)


class CalendarDay(Owned):
    """A day that differs from its weekday: `holiday`, `compensatory`, `swapped` (all off) or `make_up` (worked)."""

    rules = (UniqueConstraint("commune_id", "on"),)

    on: Mapped[date]
    kind: Mapped[str]
    name: Mapped[str]
