"""The frozen contents of a commune's report of a period. Days are ISO texts, `taken_at` an ISO instant in UTC.

Words are Vietnamese, ready to print; counts, terms and rates are shaped as in `app.papers.brief.snapshot`.
"""

from typing import NotRequired, TypedDict

from app.papers.brief.snapshot import CancelledTask, Five, Letterhead, Rate, Term

TEMPLATE_VERSION = "report-3"
SECTIONS = ("opening", "direction", "results", "limits", "causes", "coming", "proposals")


class Period(TypedDict):
    """Both clocks; `as_of` is the last day whose doings count, `is_closed` whether the window had ended then.

    `counted_on` is the day from which days late are counted: after the window, the day of the report within it.
    """

    kind: str
    key: str
    name: str  # within a sentence: "quý III/2026"
    next_name: str | None
    start: str
    end: str
    from_on: str
    to_on: str
    as_of: str
    counted_on: str
    next_on: str  # the last day of the next data window
    is_closed: bool
    to_whom: str


class Pillar(TypedDict):
    """A pillar of digital transformation as one row of a table, in the order of `place`."""

    place: int
    name: str


class Task(TypedDict):
    """A task that counts, in its one term; `late`, `within` and `coming` put it into the report's lists."""

    id: int
    code: str
    text: str
    section: str | None
    pillar: NotRequired[Pillar | None]  # where the section is a spelling of one; snapshots before it don't say
    unit: str | None
    coordinating: list[str]
    due_words: str | None
    due_on: str | None
    effective_on: str | None
    product: str | None
    result: str | None  # number or words of what was handed in, once it was
    planned: bool  # is it a plan's?
    term: str
    state_words: str
    done_on: str | None
    note: str | None
    within: bool  # done within the window
    coming: bool  # open and due by the end of the next window
    days_late: int  # 0: not late
    reason: str | None  # the difficulty that stands, else what its unit's report says of it
    noted: str | None  # the last note, of one that is late
    stated: bool  # is it a difficulty that its unit stated?
    extended: int  # times
    urged: int  # times
    proposed: str
    grounds: str  # of what is proposed, for the copy that is handed to the leader


class UnitRow(TypedDict):
    """A lead unit's count, every term."""

    unit: str
    total: int
    terms: dict[str, int]
    rates: list[tuple[int, int]]


class Drawn(TypedDict):
    """A small drawing of a target's readings."""

    svg: str
    words: str


class Target(TypedDict):
    """A target with its assessment as of the report."""

    id: int
    plan: str
    group: str | None
    text: str
    measure_unit: str | None
    goal: str
    value: str | None
    period: str | None
    ratio: str | None
    word: str
    unit: str | None
    note: str | None
    drawn: Drawn | None


class Document(TypedDict):
    """A paper issued within the window."""

    kind: str
    number: str
    on: str | None
    about: str


class Meeting(TypedDict):
    """A meeting held within the window."""

    committee: str
    title: str
    on: str
    place: str


class UnitText(TypedDict):
    """What a unit wrote, with its author."""

    unit: str
    short: str
    author: str
    sent_on: str | None
    results: str
    difficulties: str
    proposals: str


class Words(TypedDict):
    """A section: what is printed, and what had been suggested."""

    text: str
    suggested: str


class Previous(TypedDict):
    """The last frozen report of the same kind, and what has changed since, by the codes of tasks."""

    name: str
    as_of: str
    five: Five
    terms: dict[str, int]
    targets: dict[str, int]
    changes: dict[str, list[str]]


class ReportSnapshot(TypedDict):
    """All that the writer ever sees."""

    template_version: str
    formula_version: str
    taken_at: str
    on: str
    letterhead: Letterhead
    period: Period
    five: Five  # `due_30`: due by the end of the next window
    terms: list[Term]
    rates: list[Rate]
    by_unit: list[UnitRow]
    tasks: list[Task]
    cancelled: list[CancelledTask]
    targets: list[Target]
    target_counts: dict[str, int]
    documents: list[Document]
    meetings: list[Meeting]
    urges: int
    letters: int
    unit_texts: list[UnitText]
    units_missing: list[str]
    previous: Previous | None
    texts: dict[str, Words]
