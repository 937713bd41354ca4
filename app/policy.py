"""Who may use a route. Every view declares it; an application with a silent view does not start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flask import Flask, abort, current_app, request
from flask_login import current_user

from app.models.roles import Role

View = TypeVar("View", bound=Callable)


@dataclass(frozen=True)
class Policy:
    """The roles that may use a route; `public` needs no sign-in at all."""

    roles: frozenset[Role]
    public: bool = False


def allow(*roles: Role) -> Callable[[View], View]:
    """Declare the roles that may use a view."""
    return _declare(Policy(frozenset(roles)))


def signed_in(view: View) -> View:
    """Declare that everybody with an account may use a view."""
    return _declare(Policy(frozenset(Role)))(view)


def public(view: View) -> View:
    """Declare that a view needs no sign-in."""
    return _declare(Policy(frozenset(Role), public=True))(view)


def policy_of(app: Flask, endpoint: str) -> Policy | None:
    """The policy a view declared, or None."""
    return getattr(app.view_functions.get(endpoint), "policy", None)


def enforce() -> None:
    """Stop a request whose person may not use its route: 401 without sign-in, 403 without the role."""
    if request.endpoint is None:
        return
    policy = policy_of(current_app, request.endpoint)
    if policy is None or policy.public:
        return
    if not current_user.is_authenticated:
        abort(401)
    if not policy.roles & current_user.roles:
        abort(403)


def may_open(endpoint: str) -> bool:
    """May the person who asks use a route, by its policy alone?"""
    policy = policy_of(current_app, endpoint)
    return policy is not None and bool(policy.public or policy.roles & current_user.roles)


def check_declared(app: Flask) -> None:
    """Refuse an application with a route that declares no policy. Raises RuntimeError naming the routes."""
    silent = sorted({rule.endpoint for rule in app.url_map.iter_rules()} - {"static"})
    silent = [endpoint for endpoint in silent if policy_of(app, endpoint) is None]
    if silent:
        raise RuntimeError("these routes declare no policy: " + ", ".join(silent))


def _declare(policy: Policy) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.policy = policy  # type: ignore[attr-defined]
        return view

    return mark
