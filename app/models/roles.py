"""The roles a person may be appointed to, and the words for them."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A power held in a commune for a time; powers are listed in `docs/architecture.md`."""

    ADMINISTRATOR = "administrator"
    SECRETARIAT = "secretariat"
    CHAIRPERSON = "chairperson"
    DEPUTY = "deputy"
    DEPARTMENT_HEAD = "department_head"
    OFFICER = "officer"
    OBSERVER = "observer"


LEADERS = frozenset({Role.CHAIRPERSON, Role.DEPUTY})
CONFIRMERS = frozenset({Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY})
DOERS = frozenset({Role.DEPARTMENT_HEAD, Role.OFFICER})


class Seat(StrEnum):
    """A seat in a committee, held by an appointment to it; it gives no power in the product."""

    HEAD = "head"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY_HEAD = "deputy_head"
    SECRETARY = "secretary"
    MEMBER = "member"
