"""Duties to report as proposals: the task they would be, or a mark on the task that the same clause is already."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from app.models.planning.matching import Book
from app.models.text import clean, shorten

AD_HOC = "ad hoc"
UNSTATED = "periodic (interval not stated)"
Read = dict[str, Any]


def apart(duties: list[Read], tasks: list[Read]) -> tuple[list[Read], dict[int, list[Read]]]:
    """The duties that are rows of their own, and those that a task's clause states, by the task's place in the list."""
    at_clause = {n: place for place, task in reversed(list(enumerate(tasks))) for n in _clauses(task)}
    own: list[Read] = []
    shared: dict[int, list[Read]] = defaultdict(list)
    for duty in duties:
        place = at_clause.get(duty.get("clause") or 0)
        if place is None:
            own.append(duty)
        else:
            shared[place].append(duty)
    return own, shared


def fields(duty: Read, number: int, book: Book) -> dict[str, Any]:
    """A duty in the shape of a task: led by its sender where that is one unit, else by nobody yet."""
    text = clean(duty["text"])
    senders = [name.strip() for name in (duty.get("from") or "").split(";") if name.strip()]
    lead = senders[0] if len(senders) == 1 else None
    unit = book.find(lead)
    return {
        "id": f"B{number}",
        "text": text,
        "short_text": shorten(text),
        "kind": "reporting",
        "section": duty.get("section"),
        "from_words": duty.get("from"),
        "to_words": duty.get("to"),
        "frequency": duty.get("frequency"),
        "lead_words": lead,
        "lead_unit_id": unit.id if unit else None,
        "other_leads": [],
        "lead_suggested": [],
        "coordinators": [],
        "deadline_words": duty.get("deadline_text"),
        "deadline": deadline(duty),
        "product": None,
    }


def deadline(duty: Read) -> Read:
    """When a duty falls due: the reader's own, else put together from its frequency and day."""
    if duty.get("deadline"):
        return duty["deadline"]
    every, day = duty.get("frequency"), duty.get("day")
    rhythm = f"{every} by day {day}" if every and day else every or UNSTATED
    blank = {"type": "recurring", "due": None, "recurrence": rhythm, "depends_on": None}
    return blank | ({"last_day": duty["last_day"]} if duty.get("last_day") else {})


def mark(task: dict[str, Any], duties: list[Read]) -> dict[str, Any]:
    """A task's fields with the duties that its clause states; a task without a deadline takes theirs."""
    said = [{"frequency": duty.get("frequency"), "day": duty.get("day"), "to_words": duty.get("to")} for duty in duties]
    marked = {**task, "reports": said}
    read = [deadline(duty) for duty in duties if is_periodic(duty)]
    owed = {one["recurrence"]: one.get("last_day") for one in read}
    before = task["deadline"]
    if not owed or before.get("recurrence") or before["type"] not in ("none", "recurring"):
        return marked
    together = "; ".join(rhythm for rhythm in owed if rhythm)
    sides = "; ".join(last for last in owed.values() if last)
    taken = {"type": "recurring", "due": None, "recurrence": together, "depends_on": None, **_alike(read)}
    return {**marked, "deadline": taken | ({"last_day": sides} if sides else {})}


def _alike(read: list[Read]) -> Read:
    """What all deadlines say alike of the period a day lies in and of the first one owed."""
    said = {name: {one.get(name) for one in read} for name in ("of", "starts_on")}
    return {name: found.pop() for name, found in said.items() if len(found) == 1 and None not in found}


def is_periodic(duty: Read) -> bool:
    """Is it owed again and again, and not only when something happens?"""
    return duty.get("frequency") != AD_HOC


def _clauses(read: Read) -> list[int]:
    return [n for n in (read.get("clause"), *read.get("clauses", [])) if n]
