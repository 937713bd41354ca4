"""The words of a report, section by section: suggested until a person saves them, each section with its own version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from app import clock
from app.database import db
from app.models.commune_report import CommuneReport, ReportText
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock
from app.models.reporting import blanks
from app.models.reporting.whole.suggesting import SECTIONS, suggestions
from app.models.roles import Role
from app.models.text import clean
from app.models.user import User
from app.papers.text import shorten

MOST = 20_000  # signs of a section
SHOWN = 160  # letters of a line that is shown in a sentence
WRITERS = (Role.SECRETARIAT,)


@dataclass(frozen=True)
class Section:
    """A section as it stands: its words, what is suggested now, and who left it so (None: nobody touched it)."""

    name: str
    text: str
    suggested: str
    row: ReportText | None = None

    @property
    def version(self) -> int:
        """What a form says it was opened on; 0 while nobody saved it."""
        return self.row.version if self.row else 0

    @property
    def open_place(self) -> str | None:
        """The first line that is still to be filled, up to its colon."""
        return blanks.first(self.text)

    @property
    def is_suggested(self) -> bool:
        """Does it say exactly what is suggested?"""
        return self.text == self.suggested

    @property
    def is_outdated(self) -> bool:
        """Has the suggestion changed since a person saved the section?"""
        return self.row is not None and self.row.suggested != self.suggested


def sections(report: CommuneReport, figures: dict[str, Any]) -> list[Section]:
    """Every section in its order; one statement."""
    saved, now = _saved(report), suggestions(figures)
    return [_section(name, now[name], saved.get(name)) for name in SECTIONS]


def frozen(report: CommuneReport, figures: dict[str, Any], *, whole: bool = False) -> dict[str, dict[str, str]]:
    """The sections as a snapshot keeps them. Raises Refused `report_place_open` where a `whole` one isn't filled."""
    said = sections(report, figures)
    if line := next((one.open_place for one in said if whole and one.open_place), None):
        raise Refused("report_place_open", line=shorten(line, SHOWN))
    return {one.name: {"text": one.text, "suggested": one.suggested} for one in said}


def save(
    report: CommuneReport, by: User, section: str, text: str, suggested: str, version: int | None = None
) -> ReportText:
    """Keep a section's words with what was suggested beside them.

    Raises NotAllowed, Stale where somebody saved the section meanwhile, Refused (report_frozen, report_words_long).
    """
    if not by.holds(*WRITERS):
        raise NotAllowed("only_report_writer")
    if section not in SECTIONS:
        raise Refused("report_section_unknown")
    lock(report)
    if not report.is_draft:
        raise Refused("report_frozen")
    text, row = clean(text), _saved(report).get(section)
    if version is not None and version != (row.version if row else 0):
        raise Stale("stale_section", field=section)
    if len(text) > MOST:
        raise Refused("report_words_long", field=section, n=len(text), most=MOST)
    if row is None:
        row = ReportText(commune_id=report.commune_id, report_id=report.id, section=section)
        db.session.add(row)
    row.text, row.suggested, row.saved_by_id, row.saved_at = text, suggested, by.id, clock.now()
    flag_modified(report, "state")  # a new version: whoever is about to freeze reads the new words first
    db.session.flush()
    record("commune_report.written", report, by, after=section)
    return row


def _section(name: str, suggested: str, row: ReportText | None) -> Section:
    return Section(name, row.text if row else suggested, suggested, row)


def _saved(report: CommuneReport) -> dict[str, ReportText]:
    which = (ReportText.commune_id == report.commune_id, ReportText.report_id == report.id)
    by = joinedload(ReportText.saved_by).lazyload(User.appointments)
    return {row.section: row for row in db.session.scalars(select(ReportText).where(*which).options(by))}
