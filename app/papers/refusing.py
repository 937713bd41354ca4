"""Why a snapshot becomes no paper; a code and its parameters, put into words at the edge."""

from collections.abc import Mapping
from typing import Any


class NoPaper(ValueError):
    """The snapshot can't be written; `code` says why, `params` go into the sentence."""

    code = "paper_impossible"
    params: dict[str, Any]


class UnknownTemplate(NoPaper):
    """The snapshot was taken for another layout; `params`: `version`, `known`."""

    code = "paper_template_unknown"

    def __init__(self, version: str, known: str):
        self.params = {"version": version, "known": known}
        super().__init__(f"template {version!r}, this kind of paper knows {known!r}")


def check_template(snapshot: Mapping[str, Any], known: str) -> None:
    """Raises `UnknownTemplate` for another layout's snapshot: a later one doesn't guess."""
    if snapshot["template_version"] != known:
        raise UnknownTemplate(snapshot["template_version"], known)
