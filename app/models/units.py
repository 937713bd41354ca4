"""The commune's units: adding, naming through the years, other spellings, members of groups, closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import delete, func, select, update

from app import clock
from app.database import db
from app.models import starter_aliases
from app.models.errors import Refused
from app.models.event import record
from app.models.planning.matching import Book, kind_of
from app.models.roles import LEADERS
from app.models.task import Task, TaskState
from app.models.text import clean, sort_key
from app.models.unit import BOARDLESS, Unit, UnitAlias, UnitKind, UnitMember, UnitName, UnitSuccessor
from app.models.user import Appointment, User
from app.reading.units import fold_unit

ENDED = (TaskState.DONE, TaskState.CANCELLED)


def add(
    by: User | None,
    commune_id: int,
    *,
    name: str,
    short_name: str = "",
    kind: str = "",
    position: int = 100,
    on: date | None = None,
) -> Unit:
    """Add a unit; its kind follows from its name where none is given, the usual other spellings come with it.

    Raises Refused: `unit_name_missing`, `unit_taken`, `unit_kind_unknown`.
    """
    name = _new_name(commune_id, name)
    unit = Unit(commune_id=commune_id, kind=_kind(kind or kind_of(name)), name=name, sort_key=sort_key(name))
    unit.short_name, unit.position, unit.opened_on = clean(short_name) or name, position, on or clock.today()
    db.session.add(unit)
    db.session.flush()
    db.session.add(UnitName(commune_id=commune_id, unit_id=unit.id, name=name, from_on=unit.opened_on))
    _know(unit, starter_aliases.of(name))
    record("unit.added", unit, by, after=name)
    return unit


def edit(unit: Unit, by: User, *, short_name: str, kind: str, position: int | None) -> None:
    """Change short name, kind and place in lists. Raises Refused `unit_kind_unknown`, `unit_has_tasks`."""
    before = f"{unit.short_name} · {unit.kind}"
    unit.kind = _kind(kind)
    if unit.kind in BOARDLESS:
        _without_tasks(unit)
    unit.short_name = clean(short_name) or unit.name
    unit.position = unit.position if position is None else position
    record("unit.edited", unit, by, before=before, after=f"{unit.short_name} · {unit.kind}")


def set_leader(unit: Unit, by: User, leader: User | None) -> None:
    """Name the chairperson or deputy in charge of a unit, or nobody: of all its tasks that name none themselves.

    Raises Refused `not_a_leader` for somebody who holds neither office today.
    """
    if leader is not None and not (leader.active and leader.holds(*LEADERS)):
        raise Refused("not_a_leader", field="leader", person=leader.name)
    if unit.leader_id == (leader.id if leader else None):
        return
    before = unit.leader.title_line if unit.leader else None
    unit.leader_id, unit.leader = (leader.id if leader else None), leader
    record("unit.leader_set", unit, by, before=before, after=leader.title_line if leader else None)


def rename(unit: Unit, by: User, name: str, from_on: date | None = None) -> None:
    """Give a unit another name from a day on; plans and papers of earlier days keep the earlier one.

    The earlier name stays known as another spelling. Raises Refused: `unit_name_missing`, `unit_taken`,
    `name_before_present`.
    """
    from_on = from_on or clock.today()
    present = _present_name(unit)
    if from_on < present.from_on:
        raise Refused("name_before_present", field="from_on", since=present.from_on)
    name, before = _new_name(unit.commune_id, name, unit), unit.name
    if from_on > present.from_on:
        present.to_on = from_on - timedelta(days=1)
        db.session.add(UnitName(commune_id=unit.commune_id, unit_id=unit.id, name=name, from_on=from_on))
    else:
        present.name = name
    if unit.short_name == before:
        unit.short_name = name
    unit.name, unit.sort_key = name, sort_key(name)
    db.session.flush()
    _know(unit, [before])
    record("unit.renamed", unit, by, before=before, after=name)


def names(unit: Unit) -> list[UnitName]:
    """The names of a unit, the newest first."""
    return list(
        db.session.scalars(select(UnitName).where(UnitName.unit_id == unit.id).order_by(UnitName.from_on.desc()))
    )


def aliases(unit: Unit) -> list[str]:
    """A unit's other spellings, as they were entered."""
    own = select(UnitAlias.text).where(UnitAlias.unit_id == unit.id).order_by(UnitAlias.id)
    return list(db.session.scalars(own))


def _without_tasks(unit: Unit) -> None:
    left = db.session.scalar(
        select(func.count(Task.id)).where(
            Task.commune_id == unit.commune_id, Task.lead_unit_id == unit.id, Task.state.not_in(ENDED)
        )
    )
    if left:
        raise Refused("unit_has_tasks", unit=unit.name, n=left)


def close(unit: Unit, by: User, successor: Unit | None = None, on: date | None = None) -> None:
    """Close a unit that has no open task left; who held a role in it holds it no longer after that day.

    Its other spellings become free, since another unit may be called by them from now on.

    Raises Refused: `unit_has_tasks`, `successor_itself`.
    """
    on = on or clock.today()
    _without_tasks(unit)
    if successor is not None:
        if successor.id == unit.id:
            raise Refused("successor_itself", field="successor")
        row = UnitSuccessor(commune_id=unit.commune_id, unit_id=unit.id, successor_id=successor.id, on=on)
        db.session.add(row)
    held = (Appointment.commune_id == unit.commune_id, Appointment.unit_id == unit.id, Appointment.to_on.is_(None))
    db.session.execute(update(Appointment).where(*held).values(to_on=on))
    _forget_aliases(unit)
    unit.closed_on = on
    record("unit.closed", unit, by, after=successor.name if successor else None)


def reopen(unit: Unit, by: User) -> None:
    """Open a closed unit again."""
    unit.closed_on = None
    db.session.flush()
    _know(unit, starter_aliases.of(unit.name))
    record("unit.reopened", unit, by)


def set_aliases(unit: Unit, by: User, texts: Iterable[str]) -> None:
    """Set the other spellings of a unit. Raises Refused `alias_taken` for one that another unit has."""
    _forget_aliases(unit)
    book = Book(unit.commune_id)
    wanted = [clean(text) for text in texts if fold_unit(text)]
    for text in wanted:
        other = book.find(text)
        if other is not None and other.id != unit.id:
            raise Refused("alias_taken", field="aliases", alias=text, unit=other.name)
    known: set[str] = set()
    for text in wanted:
        if fold_unit(text) not in known:
            known.add(fold_unit(text))
            row = UnitAlias(commune_id=unit.commune_id, unit_id=unit.id, text=text, folded=fold_unit(text))
            db.session.add(row)
    record("unit.aliases_set", unit, by, after=", ".join(wanted))


def set_members(group: Unit, by: User, unit_ids: set[int]) -> None:
    """Say which units a collective name stands for; ids that are no units of the commune are left out."""
    own = (UnitMember.commune_id == group.commune_id, UnitMember.group_id == group.id)
    db.session.execute(delete(UnitMember).where(*own))
    units = db.session.scalars(
        select(Unit).where(Unit.commune_id == group.commune_id, Unit.id.in_(unit_ids - {group.id}))
    ).all()
    for unit in units:
        db.session.add(UnitMember(commune_id=group.commune_id, group_id=group.id, unit_id=unit.id))
    record("unit.members_set", group, by, after=", ".join(sorted(unit.name for unit in units)))


def _new_name(commune_id: int, name: str, present: Unit | None = None) -> str:
    name = clean(name)
    if not fold_unit(name):
        raise Refused("unit_name_missing", field="name")
    taken = Book(commune_id).find(name)
    if taken is not None and (present is None or taken.id != present.id):
        raise Refused("unit_taken", field="name", unit=taken.name)
    return name


def _kind(kind: str) -> UnitKind:
    if kind not in set(UnitKind):
        raise Refused("unit_kind_unknown", field="kind")
    return UnitKind(kind)


def _present_name(unit: Unit) -> UnitName:
    rows = [row for row in names(unit) if row.to_on is None]
    if rows:
        return rows[0]
    row = UnitName(commune_id=unit.commune_id, unit_id=unit.id, name=unit.name, from_on=unit.opened_on)
    db.session.add(row)
    return row


def _forget_aliases(unit: Unit) -> None:
    own = (UnitAlias.commune_id == unit.commune_id, UnitAlias.unit_id == unit.id)
    db.session.execute(delete(UnitAlias).where(*own))


def _know(unit: Unit, texts: Iterable[str]) -> None:
    """Add spellings that nothing in the commune has yet."""
    book = Book(unit.commune_id)
    for text in texts:
        if book.find(text) is None and fold_unit(text):
            row = UnitAlias(commune_id=unit.commune_id, unit_id=unit.id, text=text, folded=fold_unit(text))
            db.session.add(row)
            book.learn(unit, [text])
