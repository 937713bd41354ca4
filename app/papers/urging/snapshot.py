"""The frozen contents of a công văn đôn đốc. Days are ISO texts."""

from typing import TypedDict

from app.papers.brief.snapshot import Letterhead

TEMPLATE_VERSION = "urging-3"


class OverdueTask(TypedDict):
    code: str
    text: str
    due_words: str | None
    first_on: str | None  # the day before the first extension; None where none was granted
    due_on: str | None
    effective_on: str | None  # rolled over days off: the days late count from it
    extended: int  # times
    days_late: int
    urged: int  # times
    explain_by: str | None  # the last day for an explanation that is waited for
    asks_until: str | None  # a later day that was asked for and isn't decided


class Unit(TypedDict):
    unit: str
    tasks: list[OverdueTask]


class UrgingSnapshot(TypedDict):
    template_version: str
    formula_version: str
    taken_at: str
    on: str
    letterhead: Letterhead
    total: int
    units: list[Unit]
