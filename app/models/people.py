"""Who in a commune holds which role today: for whom things wait, whom to tell."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import powers, stand_ins
from app.models.roles import LEADERS, Role
from app.models.task.table import Task
from app.models.user import Appointment, User


def holding(commune_id: int, *roles: Role, unit_id: int | None = None, coming: bool = False) -> list[User]:
    """The active people who hold one of the roles today (in a unit, where given), by name; `coming`: from later on."""
    today = clock.today()
    where = [
        User.commune_id == commune_id,
        User.active,
        Appointment.role.in_(roles),
        Appointment.committee_id.is_(None),
        Appointment.from_on > today if coming else Appointment.from_on <= today,
        (Appointment.to_on.is_(None)) | (Appointment.to_on >= today),
    ]
    if unit_id is not None:
        where.append(Appointment.unit_id == unit_id)
    people = db.session.scalars(
        select(User).join(Appointment, Appointment.user_id == User.id).where(*where).order_by(User.name, User.id)
    )
    return list(people.unique())


def answering_for(commune_id: int, unit_id: int | None) -> list[User]:
    """Who is told of a unit's task: its heads, else the secretariat, else the administrators.

    A seat that is empty today is answered for by whoever is appointed to it next.
    """
    heads = seated(commune_id, Role.DEPARTMENT_HEAD, unit_id) if unit_id is not None else []
    return heads or seated(commune_id, Role.SECRETARIAT) or seated(commune_id, Role.ADMINISTRATOR)


def seated(commune_id: int, role: Role, unit_id: int | None = None) -> list[User]:
    """Who holds a role today, else who is appointed to it from later on."""
    return holding(commune_id, role, unit_id=unit_id) or holding(commune_id, role, unit_id=unit_id, coming=True)


def deciders(task: Task) -> list[User]:
    """Who is told of a request for a later day: those who may decide on it, else every leader."""
    leaders = holding(task.commune_id, *LEADERS)
    able = [one for one in leaders if powers.may_decide_extension(one, task)]
    return _there(task.commune_id, able) or able or leaders


def confirmers(task: Task, submitter: User) -> list[User]:
    """Who is told to confirm what the submitter reports done: the secretariat, else the leaders who may.

    The office's own task is confirmed by nobody of the office (rulings §3), so its report goes to the leaders; so does
    any, while nobody of the secretariat is there who may.
    """
    facts = powers.Facts(task.commune_id)

    def able(*roles: Role) -> list[User]:
        seated_now = holding(task.commune_id, *roles)
        return [person for person in seated_now if powers.may_confirm(person, task, submitter.id, facts)]

    office, leaders = able(Role.SECRETARIAT), able(*LEADERS)
    there = _there(task.commune_id, office) or _there(task.commune_id, leaders)
    return there or office or leaders or holding(task.commune_id, *LEADERS)


def _there(commune_id: int, people: list[User]) -> list[User]:
    """Those of them who aren't away today."""
    away = stand_ins.on(commune_id).named if people else {}
    return [person for person in people if person.id not in away]
