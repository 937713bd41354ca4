"""Readings of a target: what was reached by the end of a period; a correction is a reading of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import door, settings
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock
from app.models.roles import DOERS, Role
from app.models.target import Target, TargetReading
from app.models.targets import span
from app.models.task import evidence_look
from app.models.task.handed import Handed, checked
from app.models.task.period import Period
from app.models.text import clean
from app.models.user import User

JUDGED = ("met", "exceeded", "missed")
KEPT = ("value", "is_nil", "judged", "source", "note", "link", "file_id")


@dataclass(frozen=True)
class Typed:
    """A reading as it is typed: the figure or words, nothing arisen, the author's judgement, where it comes from."""

    value: str = ""
    is_nil: bool = False
    judged: str = ""
    source: str = ""
    note: str = ""
    link: str = ""
    file: Upload | None = None


def may_write(person: User, target: Target) -> bool:
    """Heads and officers of the lead unit, and the secretariat."""
    return person.holds(Role.SECRETARIAT) or target.lead_unit_id in person.unit_ids(*DOERS)


def write(target: Target, by: User, key: str, typed: Typed, seen: int | None = None) -> TargetReading:
    """Write the reading of a period; what is the same as what stands changes nothing.

    `seen` is the id of the reading that the writer's form showed, 0 for none; None where nobody looked at a form.
    Raises NotAllowed, Refused (period_not_begun, figure_unreadable, reading_missing, judgement_missing …), Noted for a
    secret file, Stale where another reading than the one seen would be replaced.
    """
    if not may_write(by, target):
        raise NotAllowed("only_target_lead")
    handed = checked(target.commune_id, by, Handed([typed.file] if typed.file else [], typed.link))
    lock(target)
    if target.withdrawn_at is not None:
        raise Refused("target_withdrawn")
    if key not in {one.key for one in open_periods(target)}:
        raise Refused("period_not_begun", field="period")
    before = standing(target, key)
    row = _row(target, by, key, typed, handed, before)
    if before is not None and not handed.files and _same(before, row):
        return before
    if before is not None and seen is not None and seen != before.id:
        raise Stale("stale_reading", field="value")
    _attach(row, by, handed)
    return _add(target, by, row, before)


def open_periods(target: Target, today: date | None = None) -> list[Period]:
    """The periods that may be written of, in order: all that have begun."""
    return span.periods(rhythm_of(target), target.from_year, target.to_year, today or clock.today())


def rhythm_of(target: Target) -> str:
    """How often a target is measured."""
    return span.rhythm_or(target.rhythm, settings.read(target.commune_id, span.RHYTHM))


def standing(target: Target, key: str) -> TargetReading | None:
    """The reading of a period that no correction replaced."""
    which = (TargetReading.target_id == target.id, TargetReading.period == key, TargetReading.replaced_at.is_(None))
    return db.session.scalar(select(TargetReading).where(TargetReading.commune_id == target.commune_id, *which))


def of(target: Target) -> list[TargetReading]:
    """Every reading of a target, those replaced too, newest first, with people and files; one statement."""
    asked = select(TargetReading).where(
        TargetReading.commune_id == target.commune_id, TargetReading.target_id == target.id
    )
    people = joinedload(TargetReading.by).lazyload(User.appointments)
    rows = db.session.scalars(asked.options(joinedload(TargetReading.file), people))
    return sorted(rows, key=lambda row: (row.period, row.number), reverse=True)


def of_many(commune_id: int, target_ids: Iterable[int]) -> dict[int, list[TargetReading]]:
    """The standing readings of several targets; one statement."""
    found: dict[int, list[TargetReading]] = defaultdict(list)
    which = (TargetReading.target_id.in_(list(target_ids)), TargetReading.replaced_at.is_(None))
    for row in db.session.scalars(select(TargetReading).where(TargetReading.commune_id == commune_id, *which)):
        found[row.target_id].append(row)
    return found


def _row(
    target: Target, by: User, key: str, typed: Typed, handed: Handed, before: TargetReading | None
) -> TargetReading:
    """The reading that the typed fields make, not yet of the session."""
    value, words, judged = _value(target, typed)
    file_id, name = (before.file_id, before.file_name) if before is not None else (None, None)
    return TargetReading(
        commune_id=target.commune_id, target_id=target.id, period=key, value=value, value_words=words,
        is_nil=typed.is_nil, judged=judged, source=clean(typed.source) or None, note=clean(typed.note) or None,
        link=handed.link or None, file_id=file_id, file_name=name, by_id=by.id, at=clock.now(),
    )  # fmt: skip


def _attach(row: TargetReading, by: User, handed: Handed) -> None:
    """Keep the file that was handed in as the evidence of a reading."""
    for upload in handed.files[:1]:
        file = door.take_in(row.commune_id, upload, by)
        evidence_look.ask(file, upload[0])
        row.file_id, row.file_name = file.id, file.original_name


def _same(before: TargetReading, row: TargetReading) -> bool:
    """Does a reading say what stands already? A figure is the same in whatever words."""
    words = row.value is not None or before.value_words == row.value_words
    return words and all(getattr(before, name) == getattr(row, name) for name in KEPT)


def _value(target: Target, typed: Typed) -> tuple[Decimal | None, str, str | None]:
    """The figure, its words, the author's judgement; of a period in which nothing arose nothing."""
    words = clean(typed.value)
    if typed.is_nil:
        if words:
            raise Refused("reading_and_nothing", field="value")
        return None, "", None
    if not words:
        raise Refused("reading_missing", field="value")
    if target.value is not None or span.is_never(target.value_words):
        return _figure(target, words), span.short_words(words), None
    if typed.judged not in JUDGED:
        raise Refused("judgement_missing", field="judged")
    return None, words, typed.judged


def _figure(target: Target, words: str) -> Decimal | None:
    try:
        value = span.figure(words, span.unit_of(target.measure_unit, target.value_words))
    except Refused as refused:
        raise Refused(refused.code, **{**refused.params, "field": "value"}) from None
    if value is not None and value < 0 and not span.goes_below(target.baseline_words, target.value):
        raise Refused("figure_negative", words=words[:60], field="value")
    return value


def _add(target: Target, by: User, row: TargetReading, before: TargetReading | None) -> TargetReading:
    if before is not None:
        before.replaced_at = clock.now()
        row.number = before.number + 1
    db.session.add(row)
    record(
        "target.corrected" if before is not None else "target.measured", target, by,
        before=said(before) if before is not None else None, after=said(row), note=row.period,
    )  # fmt: skip
    return row


def said(row: TargetReading) -> str:
    """A reading in a word, as the history keeps it."""
    return row.value_words or "–"
