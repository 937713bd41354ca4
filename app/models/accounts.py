"""Accounts of people: finding one by login, opening, changing, closing."""

from __future__ import annotations

import re

from sqlalchemy import func, or_, select

from app.database import db
from app.models import password_links, passwords, people, sessions, standing_in
from app.models.errors import Refused
from app.models.event import record
from app.models.roles import Role
from app.models.staff import Staff
from app.models.text import clean, fold
from app.models.user import User

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")
ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+")


def as_login(text: str) -> str:
    """A login as it is kept and compared: lower case, no marks, no spaces."""
    return fold(clean(text)).replace(" ", "")


def by_login(login: str) -> User | None:
    """The person of a login, or None."""
    return db.session.scalar(select(User).where(User.login == as_login(login)))


def by_login_or_email(text: str) -> User | None:
    """The person of a login or, where only one has it, of an e-mail address; else None."""
    wanted = as_login(text)
    found = db.session.scalars(select(User).where(or_(User.login == wanted, func.lower(User.email) == wanted))).all()
    exact = [person for person in found if person.login == wanted]
    return exact[0] if exact else found[0] if len(found) == 1 else None


def add(
    by: User | None,
    commune_id: int,
    *,
    login: str,
    name: str,
    position: str = "",
    email: str | None = None,
    phone: str | None = None,
    staff: str = "",
) -> User:
    """Open an account without a password; its person sets one through a link.

    Raises Refused: `login_wrong`, `login_taken`, `name_missing`, `email_wrong`, `staff_unknown`.
    """
    login = as_login(login)
    if not LOGIN.fullmatch(login):
        raise Refused("login_wrong", field="login")
    if by_login(login) is not None:
        raise Refused("login_taken", field="login", login=login)
    person = User(commune_id=commune_id, login=login, name=_name(name), position=clean(position))
    person.email, person.phone, person.staff = _email(email), clean(phone) or None, _staff(staff)
    db.session.add(person)
    record("user.added", person, by, after=person.login)
    return person


def edit(
    person: User,
    by: User,
    *,
    name: str,
    position: str = "",
    email: str | None = None,
    phone: str | None = None,
    staff: str | None = None,
) -> None:
    """Change what is known of a person; `staff` None leaves that as it is.

    Raises Refused: `name_missing`, `email_wrong`, `staff_unknown`.
    """
    before = _known(person)
    fields = _name(name), clean(position), _email(email), clean(phone) or None
    kind = person.staff if staff is None else _staff(staff)
    person.name, person.position, person.email, person.phone, person.staff = *fields, kind
    if _known(person) != before:
        record("user.edited", person, by, before=before, after=_known(person))


def prefer(person: User, language: str | None = None, theme: str | None = None) -> None:
    """Set the language (`vi`, `en`) or theme (`light`, `dark`, empty: as the device) a person likes; else nothing."""
    if language in ("vi", "en"):
        person.language = language
    if theme in ("light", "dark", ""):
        person.theme = theme


def want_weekly(person: User, wants: bool) -> None:
    """Let the person get the digest of the week, or not."""
    person.wants_weekly = wants


def change_password(person: User, present: str, wanted: str) -> None:
    """Change the own password, knowing the present one; every other session ends.

    Raises Refused `password_wrong` or as `passwords.check` does.
    """
    if not passwords.matches(person.password_hash, present):
        raise Refused("password_wrong", field="present")
    passwords.change(person, wanted)
    password_links.end_all(person)
    sessions.close_others(person)
    record("user.password_set", person, person, note="own")


def close(person: User, by: User) -> None:
    """Close an account: no sign-in, its sessions and links end now. Raises Refused: `not_oneself`,
    `last_administrator`.
    """
    if person.id == by.id:
        raise Refused("not_oneself")
    keep_an_administrator(person)
    person.active = False
    sessions.close_all(person)
    password_links.end_all(person)
    record("user.closed", person, by)
    standing_in.settle(person.commune_id, by)


def reopen(person: User, by: User) -> None:
    """Open a closed account again; the person needs a new link."""
    person.active = True
    person.password_hash = None
    record("user.reopened", person, by)
    standing_in.settle(person.commune_id, by)


def keep_an_administrator(leaving: User) -> None:
    """Raises Refused `last_administrator` if nobody else administers the commune today."""
    administrators = people.holding(leaving.commune_id, Role.ADMINISTRATOR)
    if [person.id for person in administrators] == [leaving.id]:
        raise Refused("last_administrator")


def _known(person: User) -> str:
    said = " · ".join(part or "–" for part in (person.name, person.position, person.email, person.phone))
    return f"{said} · {person.staff}" if person.staff else said


def _staff(word: str) -> str:
    if word and word not in tuple(Staff):
        raise Refused("staff_unknown", field="staff")
    return word


def _name(name: str) -> str:
    name = clean(name)
    if not name:
        raise Refused("name_missing", field="name")
    return name


def _email(email: str | None) -> str | None:
    email = clean(email).lower()
    if email and not ADDRESS.fullmatch(email):
        raise Refused("email_wrong", field="email", email=email)
    return email or None
