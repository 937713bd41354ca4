"""A named form of an export: which columns, in which order, of what."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import db
from app.models.base import Owned, SortKey


class ExportForm(Owned):
    """A form of the commune's own, or in the place of a shipped one whose `key` it bears (`exporting.forms.SHIPPED`).

    `subject` is of `exporting.keys.SUBJECTS`, `columns` are keys of its columns in their order.
    """

    rules = (UniqueConstraint("commune_id", "name"), UniqueConstraint("commune_id", "key"))

    key: Mapped[str | None]
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey)
    subject: Mapped[str]
    columns: Mapped[Any] = mapped_column(db.JSON)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
