"""The targets of a report's year, each assessed as of the window's end, as rows of its snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import formats
from app.database import db
from app.models.plan import Plan
from app.models.reporting.whole.span import Span
from app.models.reporting.windows import name_of
from app.models.target import Target, TargetReading
from app.models.targets import assessing, listing, readings
from app.models.targets.listing import Row
from app.papers.numbers import short_date

Draw = Callable[[Row], "dict[str, str] | None"]


def of(span: Span, end: date, draw: Draw | None = None) -> list[dict[str, Any]]:
    """The targets of the year in which a calendar period ends; `draw` makes a small drawing of one."""
    rules = listing.rules_of(span.commune_id)
    targets = list(db.session.scalars(_asked(span.commune_id, end.year)))
    written = readings.of_many(span.commune_id, [one.id for one in targets])
    rows = [listing.row_of(one, listing.until(written[one.id], end), span.day, rules) for one in targets]
    return [_kept(row, draw) for row in rows]


def counts(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How many targets each word is said of, in the order of the words."""
    found = Counter(row["word"] for row in rows)
    return {word: found[word] for word in assessing.WORDS if found[word]}


def _asked(commune_id: int, year: int):
    """By plan, newest first, as the page of targets has them."""
    where = (Target.commune_id == commune_id, Target.withdrawn_at.is_(None))
    spans = (Target.from_year <= year, Target.to_year >= year)
    found = select(Target).join(Plan, Plan.id == Target.plan_id).where(*where, *spans)
    found = found.options(joinedload(Target.plan), joinedload(Target.lead_unit))
    return found.order_by(Plan.year.desc(), Plan.id.desc(), Target.position, Target.id)


def _kept(row: Row, draw: Draw | None) -> dict[str, Any]:
    target, found = row.target, row.assessment
    return {
        "id": target.id,
        "plan": _plan(target.plan),
        "group": target.group,
        "text": target.text,
        "measure_unit": target.measure_unit,
        "goal": target.value_words,
        "value": _value(found.reading),
        "period": name_of(found.reading.period) if found.reading else None,
        "ratio": None if found.ratio is None else formats.percent(found.ratio),
        "word": found.word,
        "unit": target.lead_unit.name if target.lead_unit else None,
        "note": found.reading.note if found.reading else None,
        "drawn": draw(row) if draw and len(row.readings) > 1 else None,
    }


def _plan(plan: Plan) -> str:
    number = f" số {plan.number}" if plan.number else ""
    day = f" ngày {short_date(plan.issued_on)}" if plan.issued_on else ""
    return f"{plan.title} ({'Kế hoạch' if number or day else f'năm {plan.year}'}{number}{day})"


def _value(reading: TargetReading | None) -> str | None:
    if reading is None:
        return None
    if reading.is_nil:
        return "Không phát sinh"
    return reading.value_words or None
