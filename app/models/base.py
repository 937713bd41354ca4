"""What the tables share: a commune that owns each row, composite keys, instants in UTC, local days."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import DateTime, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from app.database import Model

SortKey = String().with_variant(String(collation="C"), "postgresql")
"""A key made by `text.sort_key`: compared sign by sign on PostgreSQL too, where a locale would pass over its dot."""


class Instant(TypeDecorator):
    """An aware instant, kept in UTC; refuses naive ones, since they would move by seven hours."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Turn an aware instant into UTC, without a zone where the database keeps none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without its zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give an aware instant back."""
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC))


class Owned(Model):
    """A row of one commune. `refs` names the columns that point at other rows of the same commune."""

    __abstract__ = True
    if TYPE_CHECKING:
        __tablename__: str
    refs: ClassVar[dict[str, str]] = {}
    rules: ClassVar[tuple[Any, ...]] = ()

    id: Mapped[int] = mapped_column(primary_key=True)

    @declared_attr
    def commune_id(cls) -> Mapped[int]:
        """The commune that owns the row."""
        return mapped_column(ForeignKey("commune.id"))

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:
        """A key that holds the commune, and foreign keys that can't leave it."""
        keys = [
            ForeignKeyConstraint(["commune_id", column], [f"{table}.commune_id", f"{table}.id"])
            for column, table in cls.refs.items()
        ]
        return (UniqueConstraint("commune_id", "id"), *keys, *cls.rules)
