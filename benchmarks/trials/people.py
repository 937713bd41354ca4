"""Communes whose every person has tasks due in three working days, so that each gets one message of the morning."""

from __future__ import annotations

from datetime import date

DUE_ON = date(2026, 10, 9)  # a Friday; the trials are on the Tuesday before
FAR_OFF = date(2027, 3, 31)  # nothing is told of it
USUAL = 100  # people of a commune
LONG_AGO = date(2020, 1, 1)


def commune(code: str, people: int, tasks: int = 1, due_on: date = DUE_ON, mail: dict | None = None) -> int:
    """A commune of so many people with so many tasks each, in one transaction; its id. Addresses: `p7@CODE.example`.

    `mail` is its own mail server, as its setting has it.
    """
    from app.database import db, transaction
    from app.models import settings
    from app.models.commune import Commune, CommuneName

    with transaction():
        made = Commune(code=code)
        db.session.add(made)
        db.session.flush()
        db.session.add(CommuneName(commune_id=made.id, kind="phường", name=code, superior=None, from_on=LONG_AGO))
        if mail:
            settings.write(made.id, "mail", mail)
        unit_id, people_ids = _staff(made.id, code, people)
        _tasks(made.id, unit_id, people_ids * tasks, due_on)
        return made.id


def communes(code: str, people: int, tasks: int = 1) -> None:
    """So many people in communes of the usual size."""
    for number, begin in enumerate(range(0, people, USUAL)):
        commune(f"{code}{number}", min(USUAL, people - begin), tasks)


def act(commune_id: int, number: int) -> int:
    """Tell the person of this number, from 1, of the own task, as an act of somebody does; the message's id."""
    from sqlalchemy import select

    from app.database import db, transaction
    from app.models.notification import Message
    from app.models.task import Task
    from app.models.telling import tell
    from app.models.user import User

    with transaction():
        task = db.session.scalars(select(Task).where(Task.commune_id == commune_id, Task.number == number)).one()
        tell(task, "assigned", f"act-{number}", [db.session.get_one(User, task.assignee_id)], slot=f"act-{number}")
        wanted = (Message.commune_id == commune_id, Message.slot == f"act-{number}")
        return db.session.scalars(select(Message.id).where(*wanted)).one()


def address(code: str, number: int) -> str:
    """The address of a person."""
    return f"p{number}@{code}.example"


def _staff(commune_id: int, code: str, people: int) -> tuple[int, list[int]]:
    from app.database import db
    from app.models.unit import Unit
    from app.models.user import Appointment, User

    unit = Unit(
        commune_id=commune_id, kind="department", name="Phòng", short_name="P", sort_key="p", opened_on=LONG_AGO
    )
    staff = [
        User(commune_id=commune_id, login=f"p{n}.{code}", name=f"Người {n}", email=address(code, n))
        for n in range(people)
    ]
    db.session.add_all([unit, *staff])
    db.session.flush()
    for person in staff:
        held = Appointment(commune_id=commune_id, role="officer", unit_id=unit.id, from_on=LONG_AGO)
        person.appointments.append(held)
    return unit.id, [person.id for person in staff]


def _tasks(commune_id: int, unit_id: int, owners: list[int], due_on: date) -> None:
    from app.models import working_days
    from app.models.task.writing import new

    given = {"due_on": due_on, "deadline_type": "date", "lead_unit_id": unit_id, "days": working_days.of(commune_id)}
    for number, owner in enumerate(owners, 1):
        new(None, commune_id, text=f"Việc số {number}", year=2026, number=number, assignee_id=owner, **given)
