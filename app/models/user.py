"""A person with an account, the appointments held, the sessions open."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from flask_login import UserMixin
from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned
from app.models.commune import commune_name_on
from app.models.roles import Role

if TYPE_CHECKING:
    from app.models.unit import Unit


class User(UserMixin, Owned):
    """A person of one commune. Powers come from appointments, never from columns here."""

    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    staff: Mapped[str] = mapped_column(default="", server_default="")  # of `staff.Staff`; empty: nobody said
    email: Mapped[str | None]
    phone: Mapped[str | None]
    password_hash: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str] = mapped_column(default="vi")
    theme: Mapped[str] = mapped_column(default="")
    wants_weekly: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    version: Mapped[int] = mapped_column()

    appointments: Mapped[list[Appointment]] = relationship(
        foreign_keys="Appointment.user_id", lazy="selectin", order_by="Appointment.id", back_populates="user"
    )

    __mapper_args__ = {"version_id_col": version}
    session_token = ""
    __eq__ = object.__eq__  # UserMixin compares get_id, by which all who aren't signed in would be one
    __ne__ = object.__ne__
    __hash__ = object.__hash__

    def get_id(self) -> str:
        """Flask-Login keeps the session's token, not the person's number, so a sign-in can be revoked."""
        return self.session_token

    @property
    def is_active(self) -> bool:
        """Flask-Login's question; a closed account may not sign in."""
        return self.active

    def held(self, *roles: Role, coming: bool = False, on: date | None = None) -> list[Appointment]:
        """The appointments valid on a day (today; `coming`: that begin later), of these roles or of all."""
        day = on or clock.today()
        wanted = [a for a in self.appointments if not roles or a.role in roles]
        return [a for a in wanted if (a.is_power_after(day) if coming else a.is_power_on(day))]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held today."""
        return frozenset(Role(a.role) for a in self.held())

    def holds(self, *roles: Role) -> bool:
        """Is one of these roles held today?"""
        return bool(self.roles & set(roles))

    @property
    def holds_commune_role(self) -> bool:
        """Does the person work for the whole commune: secretariat, chairperson, deputy, observer, administrator?"""
        return bool(self.roles - {Role.DEPARTMENT_HEAD, Role.OFFICER})

    def unit_ids(self, *roles: Role, on: date | None = None) -> frozenset[int]:
        """The units this person belongs to on a day (today), by these roles or by any."""
        return frozenset(a.unit_id for a in self.held(*roles, on=on) if a.unit_id)

    def units(self, *roles: Role) -> list[Unit]:
        """The units of `unit_ids`, each once, in the order of the appointments."""
        return list({a.unit.id: a.unit for a in self.held(*roles) if a.unit}.values())

    def stands_for(self, *roles: Role) -> frozenset[int]:
        """On whose behalf one of these roles, or any, is held today."""
        return frozenset(a.on_behalf_of_id for a in self.held(*roles) if a.on_behalf_of_id)

    def commune_name(self) -> str:
        """How the bar calls the commune today: "UBND phường An Hải"."""
        return commune_name_on(self.commune_id, clock.today()).body

    def bar_counts(self) -> tuple[int, int]:
        """Unread notices and late tasks, for the bar."""
        from app.models import bar

        return bar.counts(self)

    @property
    def title_line(self) -> str:
        """How the bar and the log call the person: the position, else the name."""
        return self.position or self.name


class Appointment(Owned):
    """A role that a person holds from a day to a day, in a unit, a committee or the whole commune."""

    refs = {"user_id": "user", "unit_id": "unit", "committee_id": "committee", "on_behalf_of_id": "user"}

    user_id: Mapped[int]
    role: Mapped[str]
    unit_id: Mapped[int | None]
    committee_id: Mapped[int | None]
    from_on: Mapped[date] = mapped_column(default=clock.today)
    to_on: Mapped[date | None]
    on_behalf_of_id: Mapped[int | None]

    user: Mapped[User] = relationship(foreign_keys="Appointment.user_id", back_populates="appointments")
    unit: Mapped[Unit | None] = relationship(foreign_keys="Appointment.unit_id", lazy="joined")
    on_behalf_of: Mapped[User | None] = relationship(foreign_keys="Appointment.on_behalf_of_id")

    def valid_on(self, day: date) -> bool:
        """Is the appointment in force on a day?"""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def is_power_on(self, day: date) -> bool:
        """Does it give powers on a day? A seat in a committee gives none."""
        return self.committee_id is None and self.valid_on(day)

    def is_power_after(self, day: date) -> bool:
        """Will it give powers from a later day?"""
        return self.committee_id is None and self.from_on > day


class Session(Owned):
    """A sign-in. The cookie holds the token, this row only its hash."""

    refs = {"user_id": "user"}

    user_id: Mapped[int]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    agent: Mapped[str] = mapped_column(default="")

    user: Mapped[User] = relationship(foreign_keys="Session.user_id", lazy="joined", innerjoin=True)


class PasswordLink(Owned):
    """A link that sets a password once: the first one (`first`) or a forgotten one (`forgotten`)."""

    refs = {"user_id": "user"}

    user_id: Mapped[int]
    purpose: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)

    user: Mapped[User] = relationship(foreign_keys="PasswordLink.user_id", lazy="joined", innerjoin=True)


class AccessLog(Owned):
    """Who signed in, out, failed to, or took data out; kept apart from the events of the work."""

    refs = {"user_id": "user"}
    rules = (Index(None, "commune_id", "at"),)

    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    user_id: Mapped[int | None]
    verb: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
