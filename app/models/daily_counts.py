"""The count of each unit at the end of each day, kept because trends have no past otherwise (rulings §6)."""

from __future__ import annotations

from datetime import date

import structlog
from sqlalchemy import delete, insert, select

from app import clock
from app.database import db
from app.models import counting, sweep_runs
from app.models.counting import Count
from app.models.errors import Refused
from app.models.meeting import DailyCount
from app.models.working_days import ONE

log = structlog.get_logger()
NAME = "daily_count"


def keep_yesterday(commune_id: int) -> None:
    """The first sweep of a day keeps the count of the day that ended; one that doesn't add up is only logged."""
    if not sweep_runs.first_today(commune_id, NAME) or _is_kept(commune_id, clock.today() - ONE):
        return
    try:
        keep(commune_id, clock.today() - ONE)
    except Refused as refused:
        log.error("no daily count", commune=commune_id, code=refused.code)


def keep(commune_id: int, day: date) -> int:
    """Store the count of a day that has ended, unit by unit; returns the rows made.

    A unit has a row `total` and one for each term that isn't 0. Raises counting.CountMismatch.
    """
    rows = [
        {"commune_id": commune_id, "day": day, "unit_id": unit_id, "term": term, "n": n}
        for unit_id, count in counting.by_unit(commune_id, day).items()
        for term, n in _numbers(count).items()
    ]
    if rows:
        db.session.execute(insert(DailyCount), rows)
    return len(rows)


def _is_kept(commune_id: int, day: date) -> bool:
    """Is a day's count there, by a clock that was right? Days that haven't ended are dropped: one ran ahead."""
    of_commune = DailyCount.commune_id == commune_id
    db.session.execute(delete(DailyCount).where(of_commune, DailyCount.day >= clock.today()))
    return db.session.scalar(select(DailyCount.id).where(of_commune, DailyCount.day == day).limit(1)) is not None


def _numbers(count: Count) -> dict[str, int]:
    return {"total": count.total, **{term: n for term, n in count.terms.items() if n}}
