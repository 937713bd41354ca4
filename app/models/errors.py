"""What the domain refuses: a code with parameters, put into words at the edge (`app.words`)."""

from __future__ import annotations

import json


class Refused(Exception):
    """A rule of the domain says no. `code` names the rule, `params` fill its sentence."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def kept(self) -> str:
        """Code and parameters as text for a row, to be put into words when a page shows it."""
        return json.dumps({"code": self.code, **self.params}, ensure_ascii=False, default=str)

    @classmethod
    def from_kept(cls, text: str) -> Refused:
        """The refusal that a row kept."""
        params = json.loads(text)
        return cls(params.pop("code"), **params)


class Noted(Refused):
    """A refusal that leaves something written down on purpose: whoever catches it lets the transaction be committed.

    Nothing else was changed before it.
    """


class Several(Refused):
    """Several fields are wrong at once: `each` says so field by field, the first stands for all."""

    def __init__(self, each: list[Refused]) -> None:
        super().__init__(each[0].code, **each[0].params)
        self.each = tuple(each)


class NotAllowed(Refused):
    """The person may see this but not do that."""


class Stale(Refused):
    """Somebody changed the thing meanwhile; `params` hold the fresh state."""
