"""Flask-Login over our table of sessions: the cookie holds a random token, the table says whose it is."""

from __future__ import annotations

import math
from datetime import timedelta

from flask import Flask, g, request, session
from flask_login import login_user, logout_user

from app import database, short_writes
from app.application import READS
from app.extensions import login
from app.models import access, accounts, passwords, sessions, throttle
from app.models.errors import Refused
from app.models.user import User


class TooOften(Refused):
    """Tried in vain too often; `params["seconds"]` says how long to wait."""


def init_app(app: Flask) -> None:
    """Bind Flask-Login; pages that need a person lead to the sign-in page."""
    login.init_app(app)
    login.login_view = "auth.sign_in"
    login.login_message = None
    login.user_loader(_person)
    login.session_protection = None
    app.config["PERMANENT_SESSION_LIFETIME"] = sessions.ABSOLUTE


def attempt(name: str, password: str, keep: bool = False) -> User:
    """Sign in by login and password. An unknown login, a wrong password and a closed account answer alike.

    The hash is computed while no lock is held, so that sign-ins don't keep others from writing. Raises Refused
    `sign_in_failed`, TooOften.
    """
    name = accounts.as_login(name)
    limits = limit("sign_in", name)
    known = _read_only(name)
    if not passwords.matches(known.password_hash if known and known.active else None, password):
        if known is not None:
            short_writes.log_access(known, "sign_in_failed", address=request.remote_addr or "")
        raise Refused("sign_in_failed", field="login")
    throttle.forgive(*limits)
    person = accounts.by_login(name)
    if person is None or not person.active:  # closed while the hash was computed
        raise Refused("sign_in_failed", field="login")
    start(person, keep)
    return person


def limit(act: str, name: str) -> tuple[throttle.Limit, throttle.Limit]:
    """Count a try of an account and of the browser's address before it is made. Raises TooOften."""
    limits = throttle.of_login(act, name), throttle.of_address(act, request.remote_addr)
    database.rollback()  # who was signed in here was looked up under the write lock; nothing is written yet
    wait = short_writes.count_try(*limits)
    if wait:
        raise _too_often(wait, "login")
    return limits


def _too_often(wait: timedelta, field: str) -> TooOften:
    seconds = math.ceil(wait.total_seconds())
    return TooOften("try_later", field=field, seconds=seconds)


def start(person: User, keep: bool = False) -> None:
    """Sign a person in on this browser, under a new token; `keep` outlives the closing of the browser."""
    _forget_here()
    session.permanent = keep
    person.session_token = sessions.open_for(person, request.headers.get("User-Agent", ""))
    access.note(person, "sign_in", request.remote_addr or "")
    login_user(person)


def end(person: User) -> None:
    """Sign a person out of this browser; the token is worth nothing from now on."""
    sessions.close(person.session_token)
    access.note(person, "sign_out", request.remote_addr or "")
    logout_user()
    _forget_here()


def end_everywhere(person: User) -> None:
    """Sign a person out of every browser."""
    sessions.close_all(person)
    access.note(person, "sign_out_everywhere", request.remote_addr or "")
    logout_user()
    _forget_here()


def limit_own(act: str, person: User) -> None:
    """Count a try of somebody who is signed in (the present password). Raises TooOften."""
    login_ = person.login
    database.rollback()  # nothing is written yet; the count is a transaction of its own
    wait = short_writes.count_try(throttle.of_login(act, login_))
    if wait:
        raise _too_often(wait, "present")


def _forget_here() -> None:
    session.clear()
    g.pop("csrf_token", None)


def _read_only(name: str) -> User | None:
    """The person of a login, read in a transaction that ends at once; not bound to the session."""
    with database.writing(False):
        person = accounts.by_login(name)
        if person is not None:
            database.db.session.expunge(person)
        database.rollback()
    return person


def _person(token: str) -> User | None:
    signed_in = sessions.live(token)
    if signed_in is None:
        return None
    if sessions.needs_mark(signed_in) and request.method in READS:
        short_writes.mark_seen(signed_in.id)
    g.session_token = token
    signed_in.user.session_token = token
    return signed_in.user
