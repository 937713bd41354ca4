"""What notices tell of that is no task: a target's words, the unit of a report or one that owes it, a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, select

from app.database import db
from app.models.channels import Endpoint
from app.models.meeting import Meeting
from app.models.notification import Notification
from app.models.target import Target
from app.models.unit import Unit
from app.models.unit_report import UnitReport
from app.models.user import User


def of(person: User, rows: Iterable[Notification]) -> dict[int, str]:
    """The names by the notices' ids; one statement for each kind that is there."""
    found: dict[int, str] = {}
    for table, asked in _named(person):
        kind = table.__tablename__
        own = {row.id: row.subject_id for row in rows if row.subject_kind == kind}
        if own:
            names = {row[0]: row[1] for row in db.session.execute(asked.where(table.id.in_(set(own.values()))))}
            found |= {notice: names.get(subject, "") for notice, subject in own.items()}
    return found


Named = type[Target] | type[UnitReport] | type[Meeting] | type[Unit] | type[Endpoint]


def _named(person: User) -> list[tuple[Named, Select]]:
    reports = select(UnitReport.id, Unit.short_name).join(Unit, Unit.id == UnitReport.unit_id)
    return [
        (Target, select(Target.id, Target.text).where(Target.commune_id == person.commune_id)),
        (Meeting, select(Meeting.id, Meeting.title).where(Meeting.commune_id == person.commune_id)),
        (Endpoint, select(Endpoint.id, Endpoint.name).where(Endpoint.owner_id == person.id)),
        (Unit, select(Unit.id, Unit.short_name).where(Unit.commune_id == person.commune_id)),
        (UnitReport, reports.where(UnitReport.commune_id == person.commune_id)),
    ]
