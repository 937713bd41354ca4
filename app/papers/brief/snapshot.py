"""The shape of a brief's frozen snapshot: JSON-able, kept with the paper, all that the writer ever sees.

Days are ISO text (`2026-09-25`), `taken_at` an ISO instant in UTC. Words are Vietnamese, ready to print.
`effective_on` is the day due rolled forward over days off: what is late or in time is judged by it.

Keys of terms (`domain` order is the printed order, each task in exactly one):
`done_on_time`, `done_late`, `done_undated` · `reported_on_time`, `reported_late`, `reported_undated` ·
`in_time`, `late` · `undated`, `ongoing`, `waiting`, `paused`.
The writer reads three things out of a key: a term that starts with `done` belongs to "Hoàn thành", one that starts
with `reported` to "Chờ xác nhận", and `late` is "Quá hạn". Other keys may come and go with the formula's version.
"""

from typing import NotRequired, TypedDict

TEMPLATE_VERSION = "brief-3"


class Letterhead(TypedDict):
    superior: str | None
    issuer_lines: list[str]  # upper case, bold
    issuer: NotRequired[str]  # the same in a sentence: "Ủy ban nhân dân phường …"; the committee where absent
    place: str
    symbol: str  # "BC-BCĐ"
    number: int | str | None  # None: left open for the clerk
    addressees: NotRequired[list[str]]  # Kính gửi, only where the report goes up
    signer_title_lines: list[str]
    signer_name: str | None
    recipients: list[str]


class Meeting(TypedDict):
    committee: str
    on: str
    time: str | None  # "08:00"
    place: str | None
    chair: str | None
    title: str | None
    shares_day: bool  # is another meeting on its day?


class Plan(TypedDict):
    title: str
    number: str | None


class Origins(TypedDict):
    """Where the tasks of the total come from: `plans` those of the snapshot's plans."""

    plans: int
    others: int  # given by conclusions, by documents, by hand


class Five(TypedDict):
    total: int
    done: int
    reported: int
    late: int
    due_30: int


class Previous(TypedDict):
    on: str
    five: Five


class Term(TypedDict):
    key: str
    label: str
    n: int
    group: NotRequired[str]  # head shared in the table by unit: "Hoàn thành"
    short: NotRequired[str]  # head below it: "đúng hạn"; the label where absent


class Rate(TypedDict):
    label: str
    numerator: int
    denominator: int
    formula: str
    short: NotRequired[str]  # head of its column in the table by unit
    column: NotRequired[bool]  # has it a column there? True where absent


class LateTask(TypedDict):
    code: str
    text: str
    due_words: str | None
    due_on: str | None
    effective_on: str | None
    days_late: int
    reason: str | None  # as stated
    last_note: str | None  # what was last written of it, no reason
    urged: int  # times
    extended: int  # times


class UnitCount(TypedDict):
    unit: str
    total: int
    terms: dict[str, int]  # by key; an absent key is 0
    rates: NotRequired[list[tuple[int, int]]]  # (numerator, denominator) in the order of the snapshot's rates
    late_tasks: list[LateTask]


class DueTask(TypedDict):
    code: str
    text: str
    unit: str | None
    due_words: str | None
    due_on: str
    effective_on: str | None
    days_left: int
    state: str


class Waiting(TypedDict):
    kind: str  # reported | extension | obstacle | proposal | no_lead
    label: str
    code: str
    text: str
    unit: str | None
    since: str | None
    note: str | None


class TaskRow(TypedDict):
    code: str
    text: str
    unit: str | None
    coordinating: list[str]
    due_words: str | None
    due_on: str | None
    effective_on: str | None
    product: str | None
    state_words: str
    done_on: str | None
    note: str | None


class CancelledTask(TypedDict):
    code: str
    text: str
    reason: str | None


class Concluded(TypedDict):
    text: str
    unit: str | None
    code: str | None  # of the task it became
    due_words: str | None
    due_on: str | None
    effective_on: str | None
    state_words: str
    is_done: bool
    is_late: bool
    note: str | None  # the unit's last word on it


class Followed(TypedDict):
    title: str
    on: str
    rows: list[Concluded]


class BriefSnapshot(TypedDict):
    template_version: str
    formula_version: str
    taken_at: str
    on: str
    letterhead: Letterhead
    meeting: Meeting
    plans: list[Plan]
    origins: Origins
    five: Five
    previous: NotRequired[Previous | None]  # the newest brief of an earlier day, for the change of each number
    conclusions: NotRequired[Followed | None]  # of the meeting before, all of them
    carried: NotRequired[list[Followed]]  # of this year's meetings before that one: what isn't done, newest first
    terms: list[Term]
    rates: list[Rate]
    by_unit: list[UnitCount]  # worst first
    due_soon: list[DueTask]
    waiting: list[Waiting]
    tasks: list[TaskRow]
    cancelled: list[CancelledTask]
