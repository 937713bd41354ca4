"""A saved view: the address of a filtered list under a name; own, or shared with the whole commune."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned, SortKey

if TYPE_CHECKING:
    from app.models.user import User


class View(Owned):
    """`query` is the question as the list's address holds it; the view is only a link to it."""

    refs = {"owner_id": "user"}
    rules = (UniqueConstraint("commune_id", "owner_id", "name"), Index(None, "commune_id", "shared"))

    owner_id: Mapped[int]
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey)
    query: Mapped[str]
    shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    version: Mapped[int] = mapped_column()

    owner: Mapped[User] = relationship(foreign_keys="View.owner_id")

    __mapper_args__ = {"version_id_col": version}
