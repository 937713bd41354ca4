"""The board of a unit: the tasks it leads in four lanes, those it coordinates beside them, all from one snapshot.

However many cards: three statements here, and at most two more for what powers ask (`powers.Facts`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app import clock
from app.models.powers import Facts
from app.models.task import order
from app.models.task.board_rows import coordinated, fill_units, led, rows_of, stamp_of
from app.models.task.table import LANES, Task, TaskState, TaskUnit
from app.models.task.timing import Time, TimeState, time_state
from app.models.text import fold
from app.models.unit import Unit

SHOWN, SHOWN_DONE = 25, 5
GROUPS: dict[str, frozenset[Time]] = {
    "late": frozenset({Time.LATE}),
    "soon": frozenset({Time.TODAY, Time.SOON}),
    "ok": frozenset({Time.TODAY, Time.SOON, Time.IN_TIME}),
    "rep": frozenset({Time.ONGOING}),
    "hold": frozenset({Time.WAITING}),
    "none": frozenset({Time.UNDATED}),
    "wait": frozenset({Time.REPORTED}),
    "done": frozenset({Time.DONE}),
    "paused": frozenset({Time.PAUSED}),
}


@dataclass(frozen=True)
class Wanted:
    """What of a board is asked for: words, groups of GROUPS, `lead` or `part` ("" both), a plan, a lane unfolded."""

    text: str = ""
    times: frozenset[str] = frozenset()
    role: str = ""
    plan_id: int | None = None
    whole_lane: str = ""
    keep: int | None = None

    @property
    def narrows(self) -> bool:
        """Is anything left out?"""
        return bool(self.text or self.times or self.role or self.plan_id)


@dataclass
class Card:
    """A task on a board; `part` is the unit's own part where it only coordinates."""

    task: Task
    time: TimeState
    part: TaskUnit | None = None
    asks_extension: bool = False
    submitter_id: int | None = None

    @property
    def led(self) -> bool:
        """Does the board's unit lead the task?"""
        return self.part is None


@dataclass
class Lane:
    """A lane: the cards shown, how many the unit leads and coordinates in it, how many more there are."""

    state: str
    shown: list[Card]
    led: int
    parts: int
    rest: int
    late: int
    soon: int


@dataclass
class Board:
    """A unit's tasks on a day. Chips and heads count what it leads; `parts` stand beside."""

    unit: Unit
    cards: list[Card]
    wanted: Wanted
    today: date
    facts: Facts
    stamp: str = ""
    matching: list[Card] = field(default_factory=list)

    @cached_property
    def led(self) -> list[Card]:
        """The cards that count: led and not cancelled."""
        return [card for card in self.cards if card.led and card.task.state != TaskState.CANCELLED]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many led tasks each group of GROUPS has; all but `soon` (a part of `ok`) add up to `led`."""
        return {key: sum(card.time.kind in kinds for card in self.led) for key, kinds in GROUPS.items()}

    @property
    def misfits(self) -> list[str]:
        """The codes of led tasks that no group has: the counts don't add up, and the page says so."""
        grouped = frozenset().union(*GROUPS.values())
        return [card.task.code for card in self.led if card.time.kind not in grouped]

    @property
    def parts(self) -> int:
        """How many tasks the unit coordinates."""
        return sum(not card.led for card in self.cards)

    @property
    def cancelled(self) -> int:
        """How many led tasks were cancelled; outside the total."""
        return sum(card.led for card in self.cards) - len(self.led)

    @property
    def plans(self) -> list:
        """The plans that the cards come from."""
        return list({card.task.plan_id: card.task.plan for card in self.cards if card.task.plan}.values())

    @cached_property
    def lanes(self) -> list[Lane]:
        """The four lanes with the cards that match."""
        return [_lane(self, state) for state in LANES]


def board(unit: Unit, wanted: Wanted, facts: Facts, today: date | None = None) -> Board:
    """The board of a unit, with the coordinating units of the cards that are shown."""
    today = today or clock.today()
    soon = int(str(facts.settled["soon_days"]))
    cards = [
        Card(task, time_state(task, today, soon), part, bool(asks), submitter)
        for task, part, asks, submitter in [*rows_of(led(unit)), *rows_of(coordinated(unit))]
    ]
    made = Board(unit, cards, wanted, today, facts, stamp_of([card.task for card in cards], today))
    made.matching = [card for card in cards if _matches(card, wanted)]
    fill_units(card.task for lane in made.lanes for card in lane.shown)
    return made


def _matches(card: Card, wanted: Wanted) -> bool:
    task = card.task
    if card.task.id == wanted.keep:
        return True
    if wanted.role and card.led != (wanted.role == "lead"):
        return False
    if wanted.plan_id and task.plan_id != wanted.plan_id:
        return False
    if wanted.times and not any(card.led and card.time.kind in GROUPS[key] for key in wanted.times):
        return False
    return all(word in task.search_key for word in fold(wanted.text).split())


def _lane(board: Board, state: str) -> Lane:
    cards = [card for card in board.matching if card.task.state == state]
    places = {task.id: place for place, task in enumerate(order.in_lane((c.task for c in cards), board.today))}
    cards.sort(key=lambda card: (not card.led, places[card.task.id]))
    limit = SHOWN_DONE if state == TaskState.DONE else SHOWN
    shown = cards if board.wanted.whole_lane == state else cards[:limit]
    shown += [card for card in cards if card.task.id == board.wanted.keep and card not in shown]
    led = [card for card in cards if card.led]
    return Lane(
        state,
        shown,
        led=len(led),
        parts=len(cards) - len(led),
        rest=len(cards) - len(shown),
        late=sum(card.time.kind in GROUPS["late"] for card in led),
        soon=sum(card.time.kind in GROUPS["soon"] for card in led),
    )
