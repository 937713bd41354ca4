"""The number and day that the clerk (văn thư) gave a paper, and its signed copy."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.file import File
    from app.models.user import User


class PaperIssue(Owned):
    """A paper was issued: `number` with its symbol ("05/BC-BCĐ"), `on` its day, the signed PDF once it is brought."""

    refs = {"paper_id": "paper", "file_id": "file", "by_id": "user"}
    rules = (UniqueConstraint("commune_id", "paper_id"),)

    paper_id: Mapped[int]
    number: Mapped[str]
    on: Mapped[date]
    file_id: Mapped[int | None]
    by_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    version: Mapped[int] = mapped_column()

    file: Mapped[File | None] = relationship(foreign_keys="PaperIssue.file_id")
    by: Mapped[User] = relationship(foreign_keys="PaperIssue.by_id")

    __mapper_args__ = {"version_id_col": version}
