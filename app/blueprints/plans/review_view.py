"""Which rows of a review are looked at: a tab with filters, as the address says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from flask import request

from app import htmx
from app.blueprints.plans.phrases import FILTERS
from app.models.plan import Proposal, ProposalState
from app.models.planning.proposing import REPORTING, TARGET, TASK

TABS = {"nhiem-vu": TASK, "chi-tieu": TARGET, "bao-cao": REPORTING, "khong-lay": "dropped"}
KEYS = {"nhom": "tab", "loc": "sift", "dv": "unit", "muc": "section"}
FIRST = "nhiem-vu"


@dataclass(frozen=True)
class View:
    """A tab; within the tasks a filter (its key in `FILTERS`), a lead unit by its name, a section by its words."""

    tab: str = FIRST
    sift: str = ""
    unit: str = ""
    section: str = ""

    @property
    def args(self) -> dict[str, str]:
        """The view as it stands in an address; what is not asked for is left out."""
        said = {key: getattr(self, name) for key, name in KEYS.items()}
        return {key: value for key, value in said.items() if value}

    @property
    def filtered(self) -> bool:
        """Does it leave out rows of its tab?"""
        return bool(self.sift or self.unit or self.section)

    def with_(self, **changes: str) -> View:
        """The view with some of it changed."""
        return replace(self, **changes)


def of(said: Mapping[str, str]) -> View:
    """The view that an address or form names; what can't be understood is left out."""
    view = View(**{name: said.get(key, "")[:300] for key, name in KEYS.items()})
    tab = view.tab if view.tab in TABS else FIRST
    if tab != FIRST:
        return View(tab)
    return replace(view, tab=tab, sift=view.sift if view.sift in FILTERS else "")


def of_request() -> View:
    """The view of this request: its own values, else those of the page that htmx sends it from."""
    own = request.values.to_dict()
    if any(key in own for key in KEYS) or not htmx.is_partial():
        return of(own)
    return of(dict(parse_qsl(urlsplit(request.headers.get("HX-Current-URL", "")).query)))


def tab_of(row: Proposal) -> str:
    """The tab that shows a row."""
    if row.state == ProposalState.DROPPED:
        return "khong-lay"
    return next(tab for tab, kind in TABS.items() if kind == row.kind)
