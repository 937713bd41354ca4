"""The small drawing of a target for a report's snapshot: made once, in Vietnamese, and frozen with the figures."""

from __future__ import annotations

from datetime import date

from flask_babel import force_locale

from app.models.targets import span
from app.models.targets.listing import Row
from app.target_chart import draw, drawing_of


def picture(row: Row) -> dict[str, str] | None:
    """The drawing of a target's readings over the periods that they reach, None where there is no figure."""
    with force_locale("vi"):
        newest = max(one.period for one in row.readings)
        begun = span.periods(row.rhythm, row.target.from_year, row.target.to_year, date(row.target.to_year, 12, 31))
        periods = [one for one in begun if one.key <= newest]
        drawing = drawing_of(row, periods)
        return None if drawing.is_empty else {"svg": str(draw(drawing)), "words": drawing.words}
