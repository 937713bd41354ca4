"""The frozen contents of a tờ trình for later days. Days are ISO texts."""

from typing import TypedDict

from app.papers.brief.snapshot import Letterhead

TEMPLATE_VERSION = "extension-3"


class Plan(TypedDict):
    """A plan that some of the tasks come from."""

    title: str
    number: str | None
    issued_on: str | None
    issuer: str | None


class Request(TypedDict):
    """A request that waits for a decision."""

    code: str
    text: str
    unit: str
    due_words: str | None
    due_on: str
    wanted_on: str
    reason: str
    asked_on: str
    days_late: int  # when it was asked; 0 in time
    extended: int  # times before


class RequestSnapshot(TypedDict):
    """All that the writer ever sees."""

    template_version: str
    formula_version: str
    taken_at: str
    on: str
    letterhead: Letterhead
    to: str  # "Chủ tịch Ủy ban nhân dân phường …"
    plans: list[Plan]
    units: list[str]
    requests: list[Request]
