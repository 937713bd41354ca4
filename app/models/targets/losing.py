"""Readings that a change would hide from tables and assessment: it is refused, with how many they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.database import db
from app.models import settings
from app.models.errors import Refused
from app.models.target import Target, TargetReading
from app.models.targets import readings, span

Known = Callable[[TargetReading], bool]


def check(target: Target, values: Mapping[str, Any]) -> None:
    """Would a target with these values still know its readings?

    Raises Refused with their number `n`: years_lose_readings, rhythm_hides_readings, kind_hides_readings.
    """
    written = readings.of_many(target.commune_id, [target.id])[target.id]
    default = settings.read(target.commune_id, span.RHYTHM)
    was, now = (span.rhythm_or(one, default) for one in (target.rhythm, values["rhythm"]))
    years, later = (target.from_year, target.to_year), (values["from_year"], values["to_year"])
    before, words = _periods(was, *years), f"{later[0]}-{later[1]}" if later[0] != later[1] else str(later[0])
    _lost(written, before, _periods(was, *later), Refused("years_lose_readings", words=words, field="period"))
    _lost(written, before, _periods(now, *years), Refused("rhythm_hides_readings", field="rhythm"))
    if _goal(target.value, target.value_words) is not None and _goal(values["value"], values["value_words"]) is None:
        _lost(written, _has_figure, _no_figure, Refused("kind_hides_readings", field="comparator"))


def check_rhythm(commune_id: int, rhythm: str) -> None:
    """Would targets without a rhythm of their own still know their readings? Raises Refused rhythm_hides_all."""
    was = span.rhythm_or(None, settings.read(commune_id, span.RHYTHM))
    if was == rhythm:
        return
    own = (Target.commune_id == commune_id, Target.withdrawn_at.is_(None), Target.rhythm.is_(None))
    targets = list(db.session.scalars(select(Target).where(*own)))
    written = readings.of_many(commune_id, [one.id for one in targets])
    losing = {one.id for one in targets for row in written[one.id] if _periods(was, one.from_year, one.to_year)(row)}
    if losing:
        raise Refused("rhythm_hides_all", n=len(losing), field="rhythm")


def _lost(written: list[TargetReading], before: Known, after: Known, refused: Refused) -> None:
    n = sum(before(row) and not after(row) for row in written)
    if n:
        raise Refused(refused.code, **refused.params, n=n)


def _periods(rhythm: str, first: int, last: int) -> Known:
    """Is a reading of one of the periods of a rhythm and years?"""
    keys = {one.key for one in span.periods(rhythm, first, last, date(last, 12, 31))}
    return lambda row: row.period in keys


def _goal(value: Decimal | None, words: str) -> Decimal | None:
    return Decimal(0) if value is None and span.is_never(words) else value


def _has_figure(row: TargetReading) -> bool:
    return row.value is not None and row.judged is None


def _no_figure(row: TargetReading) -> bool:
    return not _has_figure(row)
