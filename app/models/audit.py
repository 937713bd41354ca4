"""The audit of a commune's events: the chain read from its beginning, every break named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select

from app.database import db
from app.models.event import Event

PART = 2000  # events held at once
MOST = 100  # breaks named


@dataclass
class Audit:
    """How many events were read, and what is wrong: (sequence, code) with code changed, removed, moved or cut."""

    events: int = 0
    newest: str = ""
    breaks: list[tuple[int, str]] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Is the chain whole?"""
        return not self.breaks


def verify(commune_id: int, newest: tuple[int, str] | None = None) -> Audit:
    """Read the events in their order and compute each hash anew.

    A row whose content differs from its hash is `changed`, a gap in the sequence is `removed`, a row that doesn't
    hold the hash before it is `moved`. Rows cut off the end leave a whole chain: `newest` (sequence and hash written
    down at an earlier audit) finds them, as `cut`.
    """
    audit, expected, previous = Audit(), 1, ""
    for event in _events(commune_id):
        audit.events += 1
        _look(audit, event, expected, previous)
        expected, previous = event.sequence + 1, event.hash
        if newest is not None and event.sequence == newest[0] and event.hash != newest[1]:
            _note(audit, event.sequence, "changed")
    audit.newest = f"{expected - 1}:{previous}"
    if newest is not None and newest[0] >= expected:
        _note(audit, expected, "cut")
    return audit


def _look(audit: Audit, event: Event, expected: int, previous: str) -> None:
    if event.sequence != expected:
        _note(audit, expected, "removed")
    elif event.previous_hash != previous:
        _note(audit, event.sequence, "moved")
    if event.digest() != event.hash:
        _note(audit, event.sequence, "changed")


def _note(audit: Audit, sequence: int, code: str) -> None:
    if len(audit.breaks) < MOST and (sequence, code) not in audit.breaks:
        audit.breaks.append((sequence, code))


def _events(commune_id: int) -> Iterator[Event]:
    """All events in their order, a part at a time, so that memory stays flat."""
    last = db.session.scalar(select(func.max(Event.sequence)).where(Event.commune_id == commune_id)) or 0
    for start in range(-1, last + 1, PART):
        part = (Event.sequence > start, Event.sequence <= start + PART)
        asked = select(Event).where(Event.commune_id == commune_id, *part).order_by(Event.sequence)
        for event in db.session.scalars(asked):
            yield event
            db.session.expunge(event)
