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


def find(person: User, model: type[Row], row_id: int, *options: object, lock: bool = False) -> Row:
    """One row of the person's commune, on request locked and fresh until the transaction ends. Raises NotFound."""
    asked = within(person, model).where(model.id == row_id).options(*options)  # type: ignore[arg-type]
    if lock:
        asked = asked.with_for_update(of=model).execution_options(populate_existing=True)
    row = db.session.scalar(asked)
    if row is None:
        raise NotFound(f"{model.__tablename__} {row_id}")
    return row
