"""A commune's own ruling on a rule of reminding, for all of it, for one unit or for one task."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import db
from app.models.base import Owned


class ReminderRule(Owned):
    """What takes the place of a default; the narrowest scope that has a row holds, as a whole.

    `scope` is `commune`, `unit-ID` or `task-ID`; `steps` are working days from the anchor, `audience` words of
    `defaults.AUDIENCES`.
    """

    refs = {"unit_id": "unit", "task_id": "task"}
    rules = (UniqueConstraint("commune_id", "rule", "scope"),)

    rule: Mapped[str]
    scope: Mapped[str]
    unit_id: Mapped[int | None]
    task_id: Mapped[int | None]
    is_on: Mapped[bool] = mapped_column(default=True)
    steps: Mapped[Any] = mapped_column(db.JSON)
    every: Mapped[int] = mapped_column(default=0)
    audience: Mapped[Any] = mapped_column(db.JSON)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
