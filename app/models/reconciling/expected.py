"""Which notices ought to be there by the opening of a working day: the newest occasion of each rule, for everybody."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from app.database import db
from app.models.commune import CalendarDay
from app.models.reconciling import owing
from app.models.reconciling.days import Calendar
from app.models.reconciling.people import Staff
from app.models.reconciling.rules import BEFORE, LINES, OF_UNITS, ON_THE_DAY, Rulings, newest
from app.models.reconciling.work import Piece, Work
from app.models.task.table import Task


class Key(NamedTuple):
    """What a notice of the rules is known by, but for the channel."""

    subject_id: int
    rule: str
    occasion: str
    person_id: int

    @property
    def line(self) -> tuple[int, str, str, int]:
        """What only one occasion at a time speaks for, for one person."""
        return self.subject_id, LINES[self.rule], self.occasion.partition(".")[2], self.person_id


def calendar_of(commune_id: int, today: date) -> Calendar:
    """The commune's calendar, listed around today and everything that it has work for."""
    days = (Task.due_on, Task.due_effective_on, Task.submitted_on, Task.explain_by)
    span = [each for day in days for each in (func.min(day), func.max(day))]
    known = db.session.execute(select(func.min(Task.created_at), *span).where(Task.commune_id == commune_id)).one()
    dates = [today, *([known[0].date()] if known[0] else []), *filter(None, known[1:])]
    entered = select(CalendarDay.on, CalendarDay.kind).where(CalendarDay.commune_id == commune_id)
    return Calendar([(row.on, row.kind) for row in db.session.execute(entered)], min(dates), max(dates))


def expected(commune_id: int, day: date, calendar: Calendar) -> set[Key]:
    """The keys of all notices that ought to be there by the opening of a working day."""
    rulings, staff = Rulings(commune_id), Staff(commune_id, day)
    found: set[Key] = set()
    for piece in (*Work(commune_id, day, calendar).pieces(), *owing.pieces(commune_id, day, calendar)):
        concern = piece.concern
        task_id = None if piece.rule in OF_UNITS else piece.subject_id
        kept = rulings.of(piece.rule, concern.part_unit_id or concern.lead_unit_id, task_id)
        step = newest(kept, piece.anchor, day, calendar)
        if step is not None:
            rule, occasion = _told(piece, step)
            found |= {Key(piece.subject_id, rule, occasion, who) for who in staff.told(kept.audience, concern)}
    return found


def _told(piece: Piece, step: int) -> tuple[str, str]:
    """The rule and the occasion that a notice of a step bears."""
    minus = step < 0 or (step == 0 and piece.rule in BEFORE)
    rule = ON_THE_DAY.get(piece.rule, piece.rule) if step == 0 else piece.rule
    return rule, f"{piece.word}{'-' if minus else '+'}{abs(step)}{piece.part}"
