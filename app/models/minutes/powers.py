"""Who holds meetings: calls them, invites, writes the minutes. Secretariat and leaders."""

from __future__ import annotations

from app.models.errors import NotAllowed, Refused
from app.models.meeting import Meeting
from app.models.roles import Role
from app.models.user import User

HOLDERS = (Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY)


def may_hold(person: User) -> bool:
    """May the person call meetings and write their minutes?"""
    return person.holds(*HOLDERS)


def check(person: User) -> None:
    """Raises NotAllowed for others than secretariat and leaders."""
    if not may_hold(person):
        raise NotAllowed("only_briefers")


def standing(meeting: Meeting) -> None:
    """Raises Refused `meeting_is_cancelled` for one that was called off: nothing more is written of it."""
    if meeting.cancelled_at is not None:
        raise Refused("meeting_is_cancelled")
