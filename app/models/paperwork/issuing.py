"""The clerk's number and day of a paper, with the signed PDF brought back; a correction keeps what stood before."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import door
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.file import File
from app.models.locking import lock
from app.models.meeting import Paper
from app.models.minutes import closing
from app.models.paper_issue import PaperIssue
from app.models.paperwork.reading import may_make
from app.models.reporting.whole import keeping
from app.models.task import evidence_look
from app.models.task.handed import Handed, checked
from app.models.text import clean
from app.models.user import User

NUMBER = re.compile(r"(\d{1,5})(?:\s*/\s*(\S{2,40}))?")
PDF_MARK = b"%PDF-"
TO_TRINH = "TTr"  # Nghị định 30/2020/NĐ-CP, annex III, I


def of(paper: Paper) -> PaperIssue | None:
    """Number and day of a paper, None while it isn't issued."""
    which = (PaperIssue.commune_id == paper.commune_id, PaperIssue.paper_id == paper.id)
    return db.session.scalar(select(PaperIssue).where(*which))


def issue(paper: Paper, by: User, *, number: str, on: date | None, signed: Upload | None = None) -> PaperIssue:
    """Write down number ("05", or "05/BC-BCĐ" whole) and day, keep the signed PDF; again: correct them.

    Raises NotAllowed; Refused `paper_not_ready`, `issue_number_wrong`, `day_missing`, `document_in_future`,
    `signed_not_pdf`, `paper_is_draft`, and what the door says of the file (Noted for a secret one).
    """
    if not may_make(by):
        raise NotAllowed("only_leaders")
    lock(paper)
    if paper.state != "ready":
        raise Refused("paper_not_ready")
    if paper.is_draft:
        raise Refused("paper_is_draft", field="number")
    whole, day = whole_number(number, paper.snapshot["letterhead"]["symbol"]), _day(on)
    file = _keep(paper.commune_id, by, signed) if signed else None
    row = of(paper)
    before = said(row) if row else None
    if row is None:
        row = PaperIssue(commune_id=paper.commune_id, paper_id=paper.id)
        db.session.add(row)
    row.number, row.on, row.by_id, row.at = whole, day, by.id, clock.now()
    row.file_id = file.id if file else row.file_id
    db.session.flush()
    record("paper.issued", paper, by, before=before, after=said(row))
    _pass_on(paper, by, row)
    return row


def _pass_on(paper: Paper, by: User, row: PaperIssue) -> None:
    """Let what the paper is of bear its number and day, so that nobody types them twice."""
    if paper.kind == keeping.KIND:
        keeping.issued(paper, by, row.number, row.on)
    elif paper.kind == "conclusions":
        closing.issued(paper, by, row.number, row.on)


def whole_number(typed: str, symbol: str) -> str:
    """ "5" → "05/BC-BCĐ" by the paper's symbol; what was typed whole stays (Nghị định 30/2020/NĐ-CP: 0 before 1 to 9).

    Raises Refused `issue_number_wrong`.
    """
    found = NUMBER.fullmatch(clean(typed))
    if found is None or int(found[1]) == 0:
        raise Refused("issue_number_wrong", field="number")
    return f"{found[1].zfill(2)}/{_whole_symbol(found[2] or symbol, symbol)}"


def _whole_symbol(typed: str, symbol: str) -> str:
    """Capitals, but for the tờ trình's own sign ("TTr"), however it was typed."""
    if typed.casefold() == symbol.casefold():
        return symbol
    first, dash, rest = typed.partition("-")
    return f"{TO_TRINH if first.casefold() == TO_TRINH.casefold() else first.upper()}{dash}{rest.upper()}"


def said(row: PaperIssue) -> str:
    """ "05/BC-BCĐ, 2026-10-05", for the history."""
    return f"{row.number}, {row.on.isoformat()}"


def _day(on: date | None) -> date:
    if on is None:
        raise Refused("day_missing", field="on")
    if on > clock.today():
        raise Refused("document_in_future", field="on", today=clock.today())
    return on


def _keep(commune_id: int, by: User, signed: Upload) -> File:
    """The signed copy, looked at as everything that is handed in."""
    name, data = signed
    if not name.lower().endswith(".pdf") or PDF_MARK not in data[:1024]:
        raise Refused("signed_not_pdf", field="file", name=name)
    checked(commune_id, by, Handed(files=[signed]))
    file = door.take_in(commune_id, signed, by)
    evidence_look.ask(file, name)
    return file
