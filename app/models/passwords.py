"""Passwords: what is accepted, how they are hashed and compared (argon2id; at least 12 characters, no recipes)."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from app.database import db
from app.models.commune import CommuneName
from app.models.errors import Refused
from app.models.text import fold
from app.models.user import User

LEAST, MOST = 12, 128
LEFT_LEAST = 8  # what must remain without the commune's name and the login
AT_ONCE = 4  # each hash takes 19 MiB: more at once would let anybody fill the memory
COMMON = frozenset((Path(__file__).parent / "common_passwords.txt").read_text().split())
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turn = threading.BoundedSemaphore(AT_ONCE)


def check(password: str, person: User) -> str:
    """The password in NFC, if the person may use it.

    Raises Refused: `password_short`, `password_long`, `password_common`, `password_of_names`.
    """
    password = normal(password)
    if len(password) < LEAST:
        raise Refused("password_short", field="password", least=LEAST)
    if len(password) > MOST:
        raise Refused("password_long", field="password", most=MOST)
    bare = _bare(password)
    if bare.rstrip("0123456789!@#$%^&*.?_-") in COMMON or bare in COMMON or _repeats(bare):
        raise Refused("password_common", field="password")
    if len(_without_names(bare, person)) < LEFT_LEAST:
        raise Refused("password_of_names", field="password", least=LEFT_LEAST)
    return password


def change(person: User, password: str) -> None:
    """Give a person a password. Raises Refused as `check` does."""
    person.password_hash = hashed(check(password, person))


def hashed(password: str) -> str:
    """The argon2id hash of a password, with its salt and costs."""
    with _turn:
        return _hasher.hash(normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Is this the password of the kept hash? Without one (no such person) the same work is done, and it isn't."""
    with _turn:
        try:
            return _hasher.verify(kept or _nobodys(), normal(password)[: MOST + 1]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def normal(password: str) -> str:
    """NFC, so that two keyboards that spell `ế` differently write one password."""
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody signs in with this")


def _bare(text: str) -> str:
    return fold(text).replace(" ", "")


def _repeats(bare: str) -> bool:
    """Is the whole made of one piece of at most four characters, again and again?"""
    return any(bare == (bare[:n] * len(bare))[: len(bare)] for n in range(1, 5))


def _without_names(bare: str, person: User) -> str:
    names = db.session.scalars(select(CommuneName.name).where(CommuneName.commune_id == person.commune_id))
    for name in sorted({person.login, person.login.split("@")[0], person.name, *names}, key=len, reverse=True):
        bare = bare.replace(_bare(name), "")
    return bare
