"""The clerk's number and day of a paper, with the signed PDF brought back; a correction keeps what stood before."""

from __future__ import annotations

from datetime import date

from app import clock
from app.database import db
from app.models import door
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused, Stale
from app.models.file import File
from app.models.locking import lock
from app.models.meeting import Meeting, Paper
from app.models.minutes import closing
from app.models.paper_issue import PaperIssue
from app.models.paperwork import numbers
from app.models.paperwork.numbers import of, whole_number
from app.models.paperwork.reading import may_make
from app.models.reporting.whole import keeping
from app.models.task import evidence_look
from app.models.task.handed import Handed, checked
from app.models.user import User

PDF_MARK, PDF_END, EDGE = b"%PDF-", b"%%EOF", 1024
"""A whole PDF begins and ends so, within so many bytes (ISO 32000-1, annex H); one cut short has no end."""

__all__ = ["issue", "of", "whole_number"]


def issue(
    paper: Paper, by: User, *, number: str, on: date | None, signed: Upload | None = None, version: int | None = None
) -> PaperIssue:
    """Write down number ("05", or "05/BC-BCĐ" whole) and day, keep the signed PDF; again: correct them.

    Raises NotAllowed; Stale `stale_issue` where somebody wrote another number or day since `version`; Refused
    `paper_not_ready`, `issue_number_wrong`, `issue_number_taken`, `issue_before_data`, `day_missing`,
    `document_in_future`, `signed_not_pdf`, `paper_is_draft`, and what the door says of the file (Noted for a secret
    one).
    """
    if not may_make(by):
        raise NotAllowed("only_leaders")
    meeting = db.session.get(Meeting, paper.meeting_id) if paper.meeting_id else None
    if meeting is not None:
        lock(meeting)  # before the paper, as where a meeting's papers are asked for
    lock(paper)
    if paper.state != "ready":
        raise Refused("paper_not_ready")
    if paper.is_draft:
        raise Refused("paper_is_draft", field="number")
    whole, day = whole_number(number, paper.snapshot["letterhead"]["symbol"]), _day(on)
    _check_data(paper, day)
    _check_fresh(paper, version, (whole, day), signed)
    row = numbers.put(paper, by, whole, day, _keep(paper.commune_id, by, signed) if signed else None)
    _pass_on(paper, by, row)
    return row


def _check_fresh(paper: Paper, version: int | None, wanted: tuple[str, date], signed: Upload | None) -> None:
    """The same pressed twice is no difference."""
    row = of(paper)
    same = row is not None and (row.number, row.on) == wanted and signed is None
    if version is not None and version != numbers.version_of(paper) and not same:
        raise Stale("stale_issue", field="number")


def _pass_on(paper: Paper, by: User, row: PaperIssue) -> None:
    """Let what the paper is of bear its number and day, so that nobody types them twice."""
    if paper.kind == keeping.KIND:
        keeping.issued(paper, by, row.number, row.on)
    elif paper.kind == "conclusions":
        closing.issued(paper, by, row.number, row.on)


def _day(on: date | None) -> date:
    if on is None:
        raise Refused("day_missing", field="on")
    if on > clock.today():
        raise Refused("document_in_future", field="on", today=clock.today())
    return on


def _check_data(paper: Paper, day: date) -> None:
    """A report bears no day before the last one that its figures are of. Raises Refused `issue_before_data`."""
    period = paper.snapshot.get("period") or {}
    known = period.get("as_of") or min(period["to_on"], paper.snapshot["on"]) if period else None
    last = date.fromisoformat(known) if known else day
    if day < last:
        raise Refused("issue_before_data", field="on", last=last)


def _keep(commune_id: int, by: User, signed: Upload) -> File:
    """The signed copy, looked at as everything that is handed in."""
    name, data = signed
    if not name.lower().endswith(".pdf") or PDF_MARK not in data[:EDGE] or PDF_END not in data[-EDGE:]:
        raise Refused("signed_not_pdf", field="file", name=name)
    checked(commune_id, by, Handed(files=[signed]))
    file = door.take_in(commune_id, signed, by)
    evidence_look.ask(file, name)
    return file
