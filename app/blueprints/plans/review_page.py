"""What the review page shows: the document with marks, the rows in tabs, the doubtful ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import render_template, request, url_for

from app.blueprints.plans.phrases import DEADLINE_TYPES, DOUBTS, INTERVALS
from app.models.plan import Clause, Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import finding, publishing
from app.models.planning.matching import Book
from app.models.planning.proposing import REPORTING, TAKEN, TARGET, TASK, day_of
from app.models.user import User

__all__ = ["Page", "day_of", "of", "tab_of_request"]
TABS = {"nhiem-vu": TASK, "chi-tieu": TARGET, "bao-cao": REPORTING, "khong-lay": "dropped"}
PLAIN = {"DEADLINE_TYPES": DEADLINE_TYPES, "DOUBTS": DOUBTS, "INTERVALS": INTERVALS}


@dataclass
class Page:
    """The review of a plan's newest version. `typed` is a form that wasn't saved, for the open row."""

    plan: Plan
    version: PlanVersion
    rows: list[Proposal]
    clauses: list[Clause]
    book: Book
    person: User
    tab: str
    open_id: int | None = None
    typed: Mapping[str, str] | None = None
    sentence: str | None = None
    stale: bool = False
    ticked: bool = False
    by_id: dict[int, Proposal] = field(default_factory=dict)
    at_clause: dict[int, list[Proposal]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.by_id = {row.id: row for row in self.rows}
        for row in self.rows:
            for clause_id in dict.fromkeys([row.clause_id, *row.fields.get("clause_ids", [])]):
                if clause_id is not None:
                    self.at_clause[clause_id].append(row)

    def in_tab(self, tab: str) -> list[Proposal]:
        """The rows of a tab, in the document's order."""
        if tab == "khong-lay":
            return [row for row in self.rows if row.state == ProposalState.DROPPED]
        return [row for row in self.rows if row.kind == TABS[tab] and row.state != ProposalState.DROPPED]

    def in_state(self, state: str) -> list[Proposal]:
        """The rows of the shown tab that are in a state."""
        return [row for row in self.in_tab(self.tab) if row.state == state]

    def number(self, state: str, kind: str | None = None) -> int:
        """How many rows (or those of one kind) are in a state."""
        return sum(row.state == state and row.kind in ((kind,) if kind else TAKEN) for row in self.rows)

    def value(self, row: Proposal, name: str, saved: Any) -> Any:
        """A field of a row: as typed where the row was refused, else as saved."""
        return self.typed.get(name, "") if self.typed is not None and row.id == self.open_id else saved

    def unit(self, unit_id: int | None, words: str | None) -> str | None:
        """How a unit is called: by the catalogue, else in the plan's words."""
        known = self.book.units.get(unit_id or 0)
        return known.name if known else words

    def helpers(self, row: Proposal) -> str:
        """The coordinating units as the form shows them."""
        return "; ".join(self.unit(one["unit_id"], one["words"]) or "" for one in row.fields["coordinators"])

    def role(self, clause: Clause) -> str:
        """What a block is in the document: heading, title, text …"""
        roles = self.version.reading.get("roles", [])
        return roles[clause.position - 1] if clause.position <= len(roles) else "text"

    def day(self, iso: str | None) -> date | None:
        """A day of a reading."""
        return day_of(iso)

    def twin(self, row: Proposal) -> Proposal | None:
        """The row that this one may say again."""
        twin = self.by_id.get(row.duplicate_of_id or 0)
        return twin if twin is not None and twin.state != ProposalState.DROPPED else None

    def suggestion(self, row: Proposal) -> dict[str, Any] | None:
        """The lead suggested for a task that states none."""
        first = next(iter(row.fields.get("lead_suggested") or []), None)
        return first if first and not row.fields.get("lead_words") else None

    def url(self, **args: Any) -> str:
        """The address of this page with a tab or an open row."""
        open_id = args.pop("open_id", None)
        anchor = f"p{open_id}" if open_id else None
        return url_for("plans.review", plan_id=self.plan.id, nhom=self.tab, dong=open_id, _anchor=anchor, **args)

    def whole_html(self) -> str:
        """The whole page."""
        return render_template("plans/review.html", page=self, twins=finding.twins(self.plan), **PLAIN)

    def list_html(self) -> str:
        """The panel of the rows."""
        return render_template("plans/proposals.html", page=self, **PLAIN)

    def row_html(self, row_id: int) -> str:
        """One row."""
        return render_template("plans/row.html", page=self, row=self.by_id[row_id], **PLAIN)

    def clause_html(self, row: Proposal) -> str:
        """The row's place in the document, to be swapped beside the answer."""
        clauses = [one for one in self.clauses if row in self.at_clause.get(one.id, ())]
        return render_template("plans/marks.html", page=self, clauses=clauses)

    def publish_html(self) -> str:
        """The button that publishes, to be swapped beside the answer."""
        return render_template("plans/publish_button.html", page=self, oob=True)


def of(
    plan: Plan, person: User, *, open_id: int | None = None, tab: str | None = None, after: Proposal | None = None
) -> Page:
    """The review of a plan; `after` opens the first doubtful row behind one that was decided on."""
    version = publishing.newest(plan)
    page = Page(
        plan=plan,
        version=version,
        rows=finding.proposals(version),
        clauses=finding.clauses(version),
        book=Book(plan.commune_id),
        person=person,
        tab=tab if tab in TABS else "nhiem-vu",
        open_id=open_id,
    )
    if after is not None and page.tab != "khong-lay":
        page.open_id = _next(page, after)
    elif open_id in page.by_id and tab is None:
        page.tab = _tab_of(page.by_id[open_id])
    return page


def tab_of_request() -> str | None:
    """The tab that the address or form names."""
    return request.values.get("nhom")


def _next(page: Page, after: Proposal) -> int | None:
    if after.state == ProposalState.UNCLEAR:
        return after.id
    doubtful = page.in_state(ProposalState.UNCLEAR)
    return next((row.id for row in doubtful if row.position > after.position), doubtful[0].id if doubtful else None)


def _tab_of(row: Proposal) -> str:
    if row.state == ProposalState.DROPPED:
        return "khong-lay"
    return next(tab for tab, kind in TABS.items() if kind == row.kind)
