"""A report whose places are all filled, as a person leaves it before it is frozen."""

from __future__ import annotations

from app.models.commune_report import CommuneReport
from app.models.reporting.blanks import BLANK
from app.models.reporting.whole import gathering, words
from app.models.user import User


def fill(report: CommuneReport, by: User) -> None:
    """Save each section that has an open place with words in it."""
    for one in words.sections(report, gathering.gather(report)):
        if one.open_place:
            said = one.text.replace(f": {BLANK}", ": chưa bố trí đủ người.")
            words.save(report, by, one.name, said, one.suggested, one.version)
