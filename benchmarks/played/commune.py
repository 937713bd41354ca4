"""The commune of the year: its units and people, its calendar, and the plan on its boards, by the product's own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.played import repeats
from benchmarks.played.plain import Plain, Tasks, rolled

BEGINS, ENDS = datetime.fromisoformat("2026-01-15T08:00+07:00"), date(2026, 12, 31)


@dataclass
class Commune:
    """Ids of the commune, of its leaders by role, of the heads by unit; the office's id."""

    id: int
    leaders: dict[str, int]
    heads: dict[int, int]
    office: int


def make(file: Path) -> tuple[Commune, Tasks]:
    """Hand in, read and publish the plan; the commune, and the plain twin of each task that was published."""
    from app.database import db, transaction
    from app.models import calendar
    from tests import world

    with transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        for year in (2026, 2027):
            calendar.fill(place.id, year)
        ids = (place.id, place.people["secretary"].id, place.units["office"].id)
        leaders = {role: place.people[role].id for role in ("secretary", "chair", "deputy")}
    plan_id = _read(ids[0], ids[1], file)
    with transaction():
        tasks = _publish(plan_id, ids[1])
        heads = _heads(ids[0])
    return Commune(ids[0], leaders, heads, ids[2]), tasks


def _read(commune_id: int, secretary: int, file: Path) -> int:
    from app.database import db, transaction
    from app.models.plan import PlanVersion
    from app.models.planning import handing_in, reading_run
    from app.models.user import User

    with transaction():
        by = db.session.get_one(User, secretary)
        handed = handing_in.hand_in(commune_id, [(file.name, file.read_bytes())], by)
        if handed.version is None:
            raise SystemExit(f"{file.name} can't be handed in: {handed.refused or handed.failed}")
        version = handed.version.id
    reading_run.read_version(version)
    with transaction():
        return db.session.get_one(PlanVersion, version).plan_id


def _publish(plan_id: int, secretary: int) -> Tasks:
    """The plain twins hold what the reading says of each row; who leads is taken as it was published."""
    from app.database import db
    from app.models.plan import Plan, Proposal, ProposalState
    from app.models.planning import publishing
    from app.models.task import Task
    from app.models.user import User

    publishing.publish_all(db.session.get_one(Plan, plan_id), db.session.get_one(User, secretary))
    db.session.flush()
    rows = db.session.query(Proposal).filter(Proposal.task_id.is_not(None), Proposal.state == ProposalState.PUBLISHED)
    tasks = {}
    for row in rows:
        task = db.session.get_one(Task, row.task_id)
        tasks[task.id] = plain = twin(row.fields, task.lead_unit_id)
        if not repeats.begin(plain, row.fields["deadline"], BEGINS.date(), rolled) and task.series_id:
            plain.due, plain.taken_over = task.due_on, True
    return tasks


def twin(fields: dict[str, Any], unit: int | None) -> Plain:
    """A row of the reading as a plain task."""
    deadline = fields["deadline"]
    due = date.fromisoformat(deadline["due"]) if deadline.get("due") else None
    keeps = "không lùi hạn" in (fields["deadline_words"] or "").lower()
    waits = deadline["type"] in ("external", "relative") and due is None
    return Plain(unit, deadline["type"], due, keeps, waits=waits)


def _heads(commune_id: int) -> dict[int, int]:
    """One head for each unit that has a board, made where it has none."""
    from app.database import db
    from app.models.unit import Unit
    from app.models.user import Appointment, User
    from tests.world import LONG_AGO

    heads = {}
    for unit in db.session.query(Unit).filter_by(commune_id=commune_id).order_by(Unit.id):
        if not unit.has_board:
            continue
        name = f"Trưởng đơn vị số {unit.id}"
        person = User(commune_id=commune_id, login=f"head.{unit.id}", name=name, position="Trưởng đơn vị")
        db.session.add(person)
        db.session.flush()
        seat = {"role": "department_head", "unit_id": unit.id, "from_on": LONG_AGO}
        person.appointments.append(Appointment(commune_id=commune_id, **seat))
        heads[unit.id] = person.id
    return heads
