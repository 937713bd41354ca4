"""A commune from nothing: its name, two years of its calendar, its first administrator with a link."""

from __future__ import annotations

from dataclasses import dataclass

from app import clock
from app.models import accounts, appointments, calendar, communes, password_links
from app.models.commune import Commune
from app.models.roles import Role
from app.models.user import User


@dataclass(frozen=True)
class Founded:
    """A new commune, its administrator, the token of the administrator's first link."""

    commune: Commune
    administrator: User
    token: str


def found(code: str, name: str, superior: str | None = None, login: str = "", person: str = "") -> Founded:
    """Found a commune. Raises Refused as `communes.found` and `accounts.add` do."""
    commune = communes.found(code, name, superior)
    for year in (clock.today().year, clock.today().year + 1):
        calendar.fill(commune.id, year)
    administrator = accounts.add(
        None, commune.id, login=login or f"quantri.{commune.code}", name=person or "Quản trị", position="Quản trị"
    )
    appointments.appoint(administrator, None, Role.ADMINISTRATOR)
    return Founded(commune, administrator, password_links.make(administrator))
