"""Targets that owe a reading: the last period whose data have closed has none. A condition of SQL, for every commune.

The same as `assessing.Assessment.lacks`, which a page tells of one target.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, literal, or_, select

from app.models.commune import Setting
from app.models.reporting import windows
from app.models.target import Target, TargetReading
from app.models.targets.span import RHYTHM, RHYTHMS
from app.models.task import period
from app.models.task.period import QUARTERLY, Period
from app.models.unit_report import ReportWindow


def lacking(today: date) -> ColumnElement[bool]:
    """The condition for a standing target without the reading of the last period that closed before a day."""
    owed = or_(*[and_(_has(rhythm), _owes(rhythm, today)) for rhythm in RHYTHMS])
    return and_(Target.withdrawn_at.is_(None), owed)


def lacking_key(today: date) -> ColumnElement[str]:
    """The key of the period that a target was last due for; as a column beside Target."""
    return case(*[(_has(rhythm), _key(rhythm, today)) for rhythm in RHYTHMS], else_=literal(""))


def wanting(rhythm: str, one: Period) -> ColumnElement[bool]:
    """The condition for a standing target of a rhythm without a reading of a period of its years."""
    return and_(Target.withdrawn_at.is_(None), _has(rhythm), _without(one))


def _owes(rhythm: str, today: date) -> ColumnElement[bool]:
    return or_(*[and_(condition, _without(one)) for condition, one in _ended(rhythm, today)])


def _without(one: Period) -> ColumnElement[bool]:
    """Is the period one of the target's, and nothing written of it?"""
    its = (TargetReading.commune_id == Target.commune_id, TargetReading.target_id == Target.id)
    written = exists().where(*its, TargetReading.period == one.key, TargetReading.replaced_at.is_(None))
    return and_(Target.from_year <= one.start.year, Target.to_year >= one.end.year, ~written.correlate(Target))


def _key(rhythm: str, today: date) -> ColumnElement[str]:
    return case(*[(condition, one.key) for condition, one in _ended(rhythm, today)], else_=literal(""))


def _ended(rhythm: str, today: date) -> list[tuple[ColumnElement[bool], Period]]:
    """The period that ended last: the present one where the commune's cut-off of its last month has passed."""
    now, before = period.of(rhythm, today), period.before(rhythm, today)
    if (now.end.year, now.end.month) != (today.year, today.month):
        return [(literal(True), before)]
    passed = _cutoff(rhythm) < today.day
    return [(passed, now), (~passed, before)]


def _cutoff(rhythm: str) -> ColumnElement[int]:
    which = (ReportWindow.commune_id == Target.commune_id, ReportWindow.kind == rhythm)
    kept = select(ReportWindow.cutoff_day).where(*which).correlate(Target).scalar_subquery()
    return func.coalesce(kept, windows.DEFAULTS[rhythm].cutoff_day)


def _has(rhythm: str) -> ColumnElement[bool]:
    """Is this the rhythm that `span.rhythm_or` gives a target?"""
    kept = (Setting.commune_id == Target.commune_id, Setting.key == RHYTHM)
    named = exists().where(*kept, cast(Setting.value, String) == f'"{rhythm}"').correlate(Target)
    usual = or_(named, ~exists().where(*kept).correlate(Target)) if rhythm == QUARTERLY else named
    return or_(Target.rhythm == rhythm, and_(Target.rhythm.is_(None), usual))
