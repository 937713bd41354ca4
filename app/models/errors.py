"""What the domain refuses: a code with parameters, put into words at the edge (`app.words`)."""

from __future__ import annotations


class Refused(Exception):
    """A rule of the domain says no. `code` names the rule, `params` fill its sentence."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class NotAllowed(Refused):
    """The person may see this but not do that."""


class Stale(Refused):
    """Somebody changed the thing meanwhile; `params` hold the fresh state."""
