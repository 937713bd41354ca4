"""What the review page shows: the document with marks, the rows in tabs and filters, the doubtful ones first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from flask import url_for

from app.blueprints.plans import review_view
from app.blueprints.plans.phrases import FILTERS
from app.blueprints.plans.review_view import View
from app.models.plan import Clause, Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import finding, publishing, sifting
from app.models.planning.matching import Book
from app.models.planning.proposing import TAKEN, day_of
from app.models.user import User

OPEN = (ProposalState.UNCLEAR, ProposalState.CLEAR)


@dataclass
class Page:
    """The review of a plan's newest version. `typed` is a form that wasn't saved, for the open row.

    `mode` says how the row `open_id` is shown: "form", or with one field ("lead", "due"), or being cut ("split").
    """

    plan: Plan
    version: PlanVersion
    rows: list[Proposal]
    clauses: list[Clause]
    book: Book
    person: User
    view: View
    open_id: int | None = None
    mode: str = "form"
    focus_id: int | None = None
    typed: Mapping[str, str] | None = None
    sentence: str | None = None
    stale: bool = False
    ticks: frozenset[int] = frozenset()
    since: int = 0
    by_id: dict[int, Proposal] = field(default_factory=dict)
    at_clause: dict[int, list[Proposal]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.by_id = {row.id: row for row in self.rows}
        for row in self.rows:
            for clause_id in dict.fromkeys([row.clause_id, *row.fields.get("clause_ids", [])]):
                if clause_id is not None:
                    self.at_clause[clause_id].append(row)

    @property
    def tab(self) -> str:
        """The tab that is shown."""
        return self.view.tab

    def in_tab(self, tab: str) -> list[Proposal]:
        """The rows of a tab, in the document's order."""
        return [row for row in self.rows if review_view.tab_of(row) == tab]

    def shows(self, row: Proposal) -> bool:
        """Is a row in the tab and past the filters?"""
        if review_view.tab_of(row) != self.tab:
            return False
        if self.view.sift and not sifting.passes(row, FILTERS[self.view.sift][0], self.around):
            return False
        if self.view.unit and self.lead(row) != self.view.unit:
            return False
        return not self.view.section or row.fields.get("section") == self.view.section

    def in_state(self, state: str) -> list[Proposal]:
        """The shown rows that are in a state."""
        return [row for row in self.rows if row.state == state and self.shows(row)]

    @cached_property
    def around(self) -> sifting.Rows:
        """What filters look at beside a row."""
        return sifting.Rows(self.by_id, self.book)

    @cached_property
    def lacking(self) -> Counter[str]:
        """How many open tasks pass each filter."""
        return sifting.counts(self.rows, self.around)

    @cached_property
    def leads(self) -> list[str]:
        """The lead units of the open tasks by name, in the order of the document."""
        return list(dict.fromkeys(name for row in self.in_tab("nhiem-vu") if (name := self.lead(row))))

    @cached_property
    def sections(self) -> list[str]:
        """The sections of the tasks, in the order of the document."""
        said = (row.fields.get("section") for row in self.in_tab("nhiem-vu"))
        return list(dict.fromkeys(section for section in said if section))

    def number(self, state: str) -> int:
        """How many rows of those that are taken are in a state."""
        return sum(row.state == state and row.kind in TAKEN for row in self.rows)

    def mode_of(self, row: Proposal) -> str:
        """How a row is shown: "" closed, else as `mode` says."""
        return self.mode if row.id == self.open_id and row.state in OPEN else ""

    def value(self, row: Proposal, name: str, saved: Any) -> Any:
        """A field of a row: as typed where the row was refused, else as saved."""
        return self.typed.get(name, "") if self.typed is not None and row.id == self.open_id else saved

    def unit(self, unit_id: int | None, words: str | None) -> str | None:
        """How a unit is called: by the catalogue, else in the plan's words."""
        known = self.book.units.get(unit_id or 0)
        return known.name if known else words

    def lead(self, row: Proposal) -> str | None:
        """How a row's lead unit is called."""
        return self.unit(row.fields.get("lead_unit_id"), row.fields.get("lead_words"))

    def helpers(self, row: Proposal) -> str:
        """The coordinating units as the form shows them."""
        return "; ".join(self.unit(one["unit_id"], one["words"]) or "" for one in row.fields["coordinators"])

    def role(self, clause: Clause) -> str:
        """What a block is in the document: heading, title, text …"""
        roles = self.version.reading.get("roles", [])
        return roles[clause.position - 1] if clause.position <= len(roles) else "text"

    def document(self) -> list[tuple[str | None, list[list[Clause]]]]:
        """The document by file (its name, None for one file alone): runs of blocks, the rows of one table together."""
        files = [(name, list(its)) for name, its in groupby(self.clauses, key=lambda clause: clause.source)]
        return [
            (name if len(files) > 1 else None, [list(run) for _key, run in groupby(its, key=_run)])
            for name, its in files
        ]

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

    def url(self, view: View | None = None, **args: Any) -> str:
        """The address of this page, with another view or an open row."""
        return address(self.plan, view or self.view, **args)

    def next_after(self, row: Proposal, was: str) -> Proposal | None:
        """The row to go on with after one that was `was`: the next of its group, else a doubtful one, else any.

        A row that is still doubtful stays in hand.
        """
        if row.state == ProposalState.UNCLEAR and self.shows(row):
            return row
        others = [one for one in self.rows if one.id != row.id and one.state in OPEN and self.shows(one)]
        group = [one for one in others if one.state == was]
        behind = [one for one in group if (one.position, one.part) > (row.position, row.part)]
        doubtful = [one for one in others if one.state == ProposalState.UNCLEAR]
        return next(iter([*behind, *group, *doubtful, *others]), None)


def of(plan: Plan, person: User, view: View, **shown: Any) -> Page:
    """The review of a plan as a view of it shows; `shown` are further fields of the page."""
    version = publishing.newest(plan)
    return Page(
        plan=plan,
        version=version,
        rows=finding.proposals(version),
        clauses=finding.clauses(version),
        book=Book(plan.commune_id),
        person=person,
        view=view,
        **shown,
    )


def address(plan: Plan, view: View, open_id: int | None = None, **args: Any) -> str:
    """The address of a plan's review in a view, with an open row."""
    anchor = f"p{open_id}" if open_id else None
    return url_for("plans.review", plan_id=plan.id, dong=open_id, _anchor=anchor, **{**view.args, **args})


def cells(clause: Clause) -> list[tuple[str, int]]:
    """The cells of a table row with the columns each spans: a group row's are one, its number apart."""
    texts = clause.cells or []
    if len(texts) > 1 and len(set(texts)) == 1:
        return [(texts[0], len(texts))]
    if len(texts) > 2 and texts[1] and len(set(texts[1:])) == 1:
        return [(texts[0], 1), (texts[1], len(texts) - 1)]
    return [(text, 1) for text in texts]


def _run(clause: Clause) -> tuple[str, int]:
    return ("table", clause.table_number or 0) if clause.cells else ("text", 0)
