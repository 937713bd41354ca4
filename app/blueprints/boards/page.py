"""What a board shows of each card and lane, and what of it is swapped after a change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlsplit

from flask import render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import typed, words
from app.models import powers
from app.models.errors import Refused
from app.models.roles import DOERS
from app.models.task import workflow
from app.models.task.board import GROUPS, Board, Card, Wanted, board
from app.models.task.table import LANES, Task, TaskState
from app.models.unit import Unit
from app.models.user import User
from app.six_words import lacking
from app.state_words import StateWords, explain_words, part_words, state_words

EDGES = {"late": " is-late", "soon": " is-soon", "done": " is-done"}
FORMS = {
    (TaskState.IN_PROGRESS, TaskState.REPORTED): "bao-cao",
    (TaskState.REPORTED, TaskState.IN_PROGRESS): "tra-lai",
    (TaskState.DONE, TaskState.IN_PROGRESS): "mo-lai",
}


@dataclass(frozen=True)
class Way:
    """A lane in the menu "Chuyển sang": why it is refused, or the form it opens, or neither (one press)."""

    lane: str
    why: str | None = None
    form: str | None = None


@dataclass
class Face:
    """A board for one person: the templates ask it for words, addresses and ways."""

    board: Board
    person: User
    _ways: dict[int, list[Way]] = field(default_factory=dict)

    @property
    def args(self) -> dict[str, object]:
        """The filter as it stands in an address."""
        wanted = self.board.wanted
        kept = {"q": wanted.text, "t": sorted(wanted.times), "vai": wanted.role, "kh": wanted.plan_id}
        return {key: value for key, value in {**kept, "them": wanted.whole_lane}.items() if value}

    def url(self, **changes: object) -> str:
        """The board's address with the filter, some of it changed."""
        return url_for("boards.show", unit_id=self.board.unit.id, **{**self.args, **changes})  # type: ignore[arg-type]

    def task_url(self, card: Card) -> str:
        """The address of a card's task, which knows the way back."""
        return url_for("tasks.show", task_id=card.task.id, bang=self.board.unit.id, **self.args)  # type: ignore[arg-type]

    def state(self, card: Card) -> StateWords:
        """The words of a card: of its task where the unit leads, else of the unit's own part."""
        return (
            state_words(card.task, self.board.today, self.soon_days)
            if card.led
            else part_words(card.part, self.board.today)
        )

    def edge(self, card: Card) -> str:
        """The class of a card's left edge; a coordinated task is never the unit's own delay."""
        return EDGES.get(self.state(card).kind, "") if card.led else ""

    def tags(self, card: Card) -> list[tuple[str, bool]]:
        """The exceptions of a card, two at most, with what it lacks always said: words, and whether it is a lack."""
        gaps = lacking(card.task, self.board.facts.seats)
        lack = [(_("Thiếu: %(what)s", what=", ".join(gaps)), True)] if gaps else []
        return [*self._marks(card)[: 2 - len(lack)], *lack]

    def _marks(self, card: Card) -> list[tuple[str, bool]]:
        task = card.task
        said = [
            (_("Trả lại %(n)s", n=task.returned), False) if task.returned and task.is_open else None,
            (explain_words(task), False) if task.explain_by else None,
            (_("Đôn đốc %(n)s", n=task.urged), False) if task.urged and task.is_open else None,
            (_("Xin gia hạn"), False) if card.asks_extension else None,
            (_("Vướng mắc"), False) if task.obstacle and task.is_open else None,
            (_("Ghim"), False) if task.pinned_at else None,
        ]
        return [tag for tag in said if tag]

    def ways(self, card: Card) -> list[Way]:
        """The other lanes, each with its form or with why it is refused; asked once for a card."""
        if card.task.id not in self._ways:
            task = card.task
            open_lanes = workflow.allowed_moves(task, self.person, card.submitter_id, self.board.facts)
            self._ways[task.id] = [self._way(card, lane, open_lanes) for lane in LANES if lane != task.state]
        return self._ways[card.task.id]

    def open_lanes(self, card: Card) -> list[str]:
        """The lanes the person may move the card to."""
        return [way.lane for way in self.ways(card) if way.why is None]

    def may_pin(self, card: Card) -> bool:
        """May the person lay the card at the top?"""
        return powers.acts_for(self.person, card.task.lead_unit_id) or powers.may_lead_plans(self.person)

    def may_note(self, card: Card) -> bool:
        """May the person write its progress, or of the part of the unit they work in?"""
        own = card.part is not None and card.part.unit_id in self.person.unit_ids(*DOERS)
        return card.task.is_open and (own or powers.may_update(self.person, card.task))

    def may_urge(self, card: Card) -> bool:
        """May the person urge the card's lead unit?"""
        return card.task.is_open and card.task.lead_unit_id is not None and powers.may_urge(self.person)

    def may_ask_day(self, card: Card) -> bool:
        """May the person ask for a later day, and does no request wait?"""
        task = card.task
        asks = task.is_open and task.due_on is not None and not card.asks_extension
        return asks and powers.may_report(self.person, task, self.board.facts)

    @property
    def soon_days(self) -> int:
        """Within how many days a task is due soon here."""
        return int(str(self.board.facts.settled["soon_days"]))

    def _way(self, card: Card, lane: str, open_lanes: list[str]) -> Way:
        task = card.task
        if lane not in open_lanes:
            return Way(lane, why=words.sentence(Refused(workflow.why_not(task, self.person, lane))))
        form = FORMS.get((TaskState(task.state), TaskState(lane)))
        if lane == TaskState.DONE and not card.product:
            form = "xac-nhan"
        if form == "tra-lai" and powers.may_report(self.person, task, self.board.facts):
            form = None  # the doer takes the report back in one press
        return Way(lane, form=form)


def wanted(args: MultiDict) -> Wanted:
    """The filter that an address asks for; what can't be understood is left out."""
    return Wanted(
        text=args.get("q", "")[:200],
        times=frozenset(args.getlist("t")) & frozenset(GROUPS),
        role=args.get("vai", "") if args.get("vai") in ("lead", "part") else "",
        plan_id=typed.number(args.get("kh")),
        whole_lane=args.get("them", "") if args.get("them") in LANES else "",
    )


def face(unit: Unit, person: User, asked: Wanted) -> Face:
    """The board of a unit as the person sees it."""
    return Face(board(unit, asked, powers.Facts(person.commune_id)), person)


def after_change(unit: Unit, person: User, task: Task, lanes: set[str]) -> list[str]:
    """What a change of a task swaps on the board behind the request: two lanes, the counts, the mark of the poll."""
    address = urlsplit(request.headers.get("HX-Current-URL", ""))
    args = MultiDict((key, value) for key, values in parse_qs(address.query).items() for value in values)
    shown = face(unit, person, replace(wanted(args), keep=task.id))
    parts = [render_template("boards/counts.html", face=shown, oob=True)]
    for lane in shown.board.lanes:
        if lane.state in lanes:
            parts.append(render_template("boards/lane.html", face=shown, lane=lane, oob=True, moved=task.id))
    return parts


def coordinators(task: Task) -> str:
    """The coordinating units for a card: the first by its short name, the others as a number."""
    names = [row.unit.short_name for row in task.units]
    return f"{names[0]}, +{len(names) - 1}" if len(names) > 1 else "".join(names)
