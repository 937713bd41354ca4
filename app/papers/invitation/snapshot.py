"""The frozen facts of a meeting, which its invitation, minutes and Thông báo kết luận print. Days are ISO texts."""

from typing import Any, NotRequired, TypedDict


class Held(TypedDict):
    """The meeting itself; `time`, `begun`, `ended` as `14:00`."""

    committee: str
    title: str
    on: str
    time: str | None
    place: str
    chair: str  # "Nguyễn Văn A, Chủ tịch UBND phường"
    requirements: str
    contact: str
    begun: str | None
    ended: str | None
    secretary: str
    assessment: str


class Guest(TypedDict):
    """Somebody invited; `attendance` is present, excused, absent, or None while nobody said."""

    name: str
    position: str
    member: bool
    attendance: str | None


class Opinion(TypedDict):
    speaker: str
    text: str


class Conclusion(TypedDict):
    """`unit` None: for everybody."""

    text: str
    unit: str | None
    coordinating: list[str]
    product: str | None
    due_words: str | None
    due_on: str | None
    code: str | None


class Point(TypedDict):
    """A point of the agenda; what is no task has neither unit nor deadline."""

    text: str
    is_task: bool
    unit: str | None
    due_words: str | None
    due_on: str | None


class MeetingSnapshot(TypedDict):
    """`points` are the agenda once more, with what is known of its tasks; papers frozen before lack them.

    `letterhead` as `app.papers.letterhead` takes it, with `issuer`, `signer_title_lines`, `kept`, `recipients`."""

    template_version: str
    formula_version: str
    taken_at: str
    on: str
    letterhead: dict[str, Any]
    meeting: Held
    guests: list[Guest]
    agenda: list[str]
    points: NotRequired[list[Point]]
    opinions: list[Opinion]
    conclusions: list[Conclusion]
