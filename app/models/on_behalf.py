"""On whose behalf somebody acts: the log says it where the act took a place that is held as a stand-in only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.models.roles import DOERS, LEADERS, Role

if TYPE_CHECKING:
    from app.models.base import Owned
    from app.models.user import Appointment, User

WORK = frozenset({"task", "plan", "plan_version", "proposal", "meeting", "paper", "target"})
PLACES: dict[frozenset[Role], tuple[str, ...]] = {
    frozenset(): ("commented", "comment_removed", "pinned", "unpinned"),
    frozenset({Role.DEPARTMENT_HEAD}): (
        "accepted", "put_back", "reported", "report_withdrawn", "answered", "assigned", "part_acknowledged",
        "extension_asked", "extension_withdrawn", "explained", "explained_late", "handed_back",
    ),
    DOERS: ("noted", "contributed", "period_written", "evidence_added", "evidence_removed"),
    frozenset({Role.SECRETARIAT, Role.CHAIRPERSON}): (
        "confirmed", "returned", "reopened", "product_waived", "period_reported", "period_withdrawn",
    ),
    LEADERS: ("extension_granted", "extension_refused"),
    frozenset({Role.SECRETARIAT, *LEADERS}): (
        "urged", "urge_withdrawn", "explanation_asked", "explanation_withdrawn",
    ),
}  # fmt: skip
ROLES = {verb: roles for roles, verbs in PLACES.items() for verb in verbs}
OFFICE = frozenset({Role.SECRETARIAT})  # whatever isn't named above


def whose(by: User, subject: Owned, verb: str) -> int | None:
    """The person in whose place somebody acts on a subject; None in their own right, and for what isn't work."""
    held = by.held()
    if subject.__tablename__ not in WORK or not any(one.on_behalf_of_id for one in held):
        return None
    name = verb.partition(".")[2]
    roles, units = ROLES.get(name, OFFICE), _units(subject)
    places = [one for one in held if one.role in roles and (one.role not in DOERS or one.unit_id in units)]
    if any(_is_enough(one, subject, name) for one in places if one.on_behalf_of_id is None):
        return None
    return next((one.on_behalf_of_id for one in places if one.on_behalf_of_id), None)


def _units(subject: Owned) -> set[int | None]:
    """The units whose work it is: of a task the one that leads and those that coordinate."""
    if subject.__tablename__ != "task":
        return set()
    task = cast(Any, subject)
    return {task.lead_unit_id, *(part.unit_id for part in task.units)}


def _is_enough(own: Appointment, subject: Owned, name: str) -> bool:
    """Does the person's own place allow the act? A deputy grants later days to their own charge alone."""
    if own.role != Role.DEPUTY or ROLES.get(name) != LEADERS:
        return True
    return cast(Any, subject).in_charge_id in (None, own.user_id)
