"""What was told of a task by its rules: occasion by occasion, whom, on which channels, how each message fared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload, lazyload

from app.database import db
from app.models.notification import Notification
from app.models.user import User


@dataclass(frozen=True)
class Heard:
    """An occasion that was told: `rows` by person (None: the account is gone), the application first."""

    rule: str
    occasion: str
    rows: list[tuple[User | None, Notification]] = field(default_factory=list)

    @property
    def first(self) -> Notification:
        """The notification that was made first."""
        return min((row for _person, row in self.rows), key=lambda row: row.id)


class Ears:
    """The people and messages of some notifications; two statements."""

    def __init__(self, rows: Iterable[Notification]) -> None:
        ids = {row.id: row.recipient_id for row in rows}
        asked = select(Notification).where(Notification.id.in_(ids)).options(joinedload(Notification.message))
        self._rows = {row.id: row for row in db.session.scalars(asked.execution_options(populate_existing=True))}
        people = select(User).where(User.id.in_(set(ids.values()))).options(lazyload(User.appointments))
        self._people = {person.id: person for person in db.session.scalars(people)}

    def heard(self, rows: Iterable[Notification]) -> list[Heard]:
        """The occasions of these notifications, the newest first."""
        found: dict[tuple[str, str], Heard] = {}
        for row in sorted(rows, key=lambda row: -row.id):
            one = found.setdefault((row.rule, row.occasion), Heard(row.rule, row.occasion))
            one.rows.append((self._people.get(row.recipient_id), self._rows.get(row.id, row)))
        for one in found.values():
            one.rows.sort(key=lambda pair: (pair[0].name if pair[0] else "", pair[1].id))
        return list(found.values())
