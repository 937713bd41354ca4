"""Ask for a tờ trình of the requests that wait; the same request twice is one paper and one job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from app.database import db
from app.models import powers
from app.models.errors import NotAllowed, Refused
from app.models.extension_papers.snapshot import freeze
from app.models.locking import lock_commune
from app.models.meeting import Paper
from app.models.paperwork.asking import once
from app.models.paperwork.retrying import retry
from app.models.roles import Role
from app.models.task.overdue import Request, waiting_requests
from app.models.task.table import Task
from app.models.user import User

KIND = "extension_request"
ASKERS = (*powers.URGERS, Role.DEPARTMENT_HEAD)
SHOWN = 20


def waiting(person: User) -> list[Request]:
    """The requests that a person may lay before the leader: all of them, or those of the units they head."""
    if powers.may_urge(person):
        return waiting_requests(person)
    return waiting_requests(person, Task.lead_unit_id.in_(person.unit_ids(Role.DEPARTMENT_HEAD)))


def ask(by: User, chosen: Iterable[int] | None = None, unit_id: int | None = None) -> Paper:
    """Ask for the paper of chosen requests (by id), of a unit's, or of all. Raises NotAllowed, Refused."""
    if not by.holds(*ASKERS):
        raise NotAllowed("only_extension_askers")
    lock_commune(by.commune_id)
    kept = _kept(waiting(by), set(chosen) if chosen is not None else None, unit_id)
    if not kept:
        raise Refused("no_requests_chosen")
    snapshot = freeze(by, kept)
    return once(by, KIND, snapshot, own=not powers.may_urge(by))  # a head sees only what they asked for


def may_see(person: User, paper: Paper) -> bool:
    """Leaders and the secretariat see every one, a head those that they asked for."""
    return paper.kind == KIND and (powers.may_urge(person) or paper.asked_by_id == person.id)


def again(paper: Paper, by: User) -> None:
    """Try a failed paper once more."""
    if not may_see(by, paper):
        raise NotAllowed("only_extension_askers")
    retry(paper)


def made(person: User) -> list[Paper]:
    """The newest of these papers that the person may see, with files and frozen contents."""
    asked = select(Paper).where(Paper.commune_id == person.commune_id, Paper.kind == KIND)
    asked = asked if powers.may_urge(person) else asked.where(Paper.asked_by_id == person.id)
    eager = (joinedload(Paper.file), joinedload(Paper.asked_by).lazyload(User.appointments), undefer(Paper.snapshot))
    return list(db.session.scalars(asked.options(*eager).order_by(Paper.id.desc()).limit(SHOWN)))


def _kept(found: Sequence[Request], chosen: set[int] | None, unit_id: int | None) -> list[Request]:
    kept = [one for one in found if unit_id is None or one.task.lead_unit_id == unit_id]
    return [one for one in kept if chosen is None or one.extension.id in chosen]
