"""What a person may reach. What lies in another commune is not found, whatever its id."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Select, select

from app.database import db
from app.models.base import Owned
from app.models.user import User

Row = TypeVar("Row", bound=Owned)


class NotFound(LookupError):
    """No such row for this person."""


def within(person: User, model: type[Row]) -> Select[Row]:
    """A select of the model's rows in the person's commune."""
    return select(model).where(model.commune_id == person.commune_id)


def find(person: User, model: type[Row], row_id: int, *options: object) -> Row:
    """One row of the person's commune. Raises NotFound."""
    row = db.session.scalar(within(person, model).where(model.id == row_id).options(*options))  # type: ignore[arg-type]
    if row is None:
        raise NotFound(f"{model.__tablename__} {row_id}")
    return row
