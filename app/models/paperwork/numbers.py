"""The one row of a paper's number and day, wherever they are typed: at the paper, or at its meeting."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import or_, select

from app import clock
from app.database import db
from app.models.briefing.letterhead import letterhead
from app.models.commune import Commune
from app.models.errors import Refused
from app.models.event import record
from app.models.file import File
from app.models.meeting import Meeting, Paper
from app.models.paper_issue import PaperIssue
from app.models.text import clean
from app.models.user import User

NUMBER = re.compile(r"0*(\d{1,5})(?:\s*/\s*([^\W\d_]+(?:-[\w&.]+)+))?")
TO_TRINH = "TTr"  # Nghị định 30/2020/NĐ-CP, annex III, I
NOTICE = "conclusions"


def of(paper: Paper) -> PaperIssue | None:
    """Number and day of a paper, None while it isn't issued."""
    which = (PaperIssue.commune_id == paper.commune_id, PaperIssue.paper_id == paper.id)
    return db.session.scalar(select(PaperIssue).where(*which))


def version_of(paper: Paper) -> int:
    """What a form says it was opened on: 0 while nobody wrote a number."""
    row = of(paper)
    return row.version if row else 0


def put(paper: Paper, by: User, number: str, on: date, file: File | None = None) -> PaperIssue:
    """Write number and day down, with the signed copy where one is brought; the same again changes nothing."""
    row = of(paper)
    if row is not None and (row.number, row.on, file) == (number, on, None):
        return row
    check_free(paper.commune_id, number, on, paper=paper, meeting_id=paper.meeting_id, field="number")
    before = said(row) if row else None
    if row is None:
        row = PaperIssue(commune_id=paper.commune_id, paper_id=paper.id)
        db.session.add(row)
    row.number, row.on, row.by_id, row.at = number, on, by.id, clock.now()
    row.file_id = file.id if file else row.file_id
    db.session.flush()
    record("paper.issued", paper, by, before=before, after=said(row))
    return row


def check_free(
    commune_id: int, number: str, on: date, *, field: str, meeting_id: int | None = None, paper: Paper | None = None
) -> None:
    """A number is one paper's within its year (Nghị định 30/2020/NĐ-CP, article 15); a paper made anew keeps its own.

    Raises Refused `issue_number_taken` with the other's day.
    """
    own = (Paper.kind == (paper.kind if paper else NOTICE)) & (Paper.meeting_id == meeting_id)
    other = ~own if meeting_id else Paper.id != (paper.id if paper else 0)
    borne = (Paper.commune_id == PaperIssue.commune_id) & (Paper.id == PaperIssue.paper_id)
    year = (date(on.year, 1, 1), date(on.year, 12, 31))
    asked = select(PaperIssue.on).join(Paper, borne).where(PaperIssue.commune_id == commune_id, other)
    taken = db.session.scalar(asked.where(PaperIssue.number == number, PaperIssue.on.between(*year)).limit(1))
    held = select(Meeting.notice_on).where(Meeting.commune_id == commune_id, Meeting.id != (meeting_id or 0))
    held = held.where(Meeting.notice_number == number, Meeting.notice_on.between(*year))
    taken = taken or db.session.scalar(held.limit(1))
    if taken is not None:
        raise Refused("issue_number_taken", field=field, number=number, on=taken)


def take_back(paper: Paper, by: User) -> None:
    """The paper isn't issued after all. Raises Refused `notice_signed` where its signed copy was brought."""
    row = of(paper)
    if row is None:
        return
    if row.file_id is not None:
        raise Refused("notice_signed", field="notice_number", number=row.number)
    record("paper.issue_taken_back", paper, by, before=said(row))
    db.session.delete(row)
    db.session.flush()


def notice_of(meeting: Meeting) -> Paper | None:
    """The paper that a meeting's number is of: the one that bears a number already, else the newest that was made."""
    its = (Paper.commune_id == meeting.commune_id, Paper.meeting_id == meeting.id, Paper.kind == NOTICE)
    borne = (PaperIssue.commune_id == Paper.commune_id) & (PaperIssue.paper_id == Paper.id)
    kept = or_(Paper.state != "failed", PaperIssue.id.is_not(None))
    made = select(Paper).outerjoin(PaperIssue, borne).where(*its, kept)
    order = (PaperIssue.at.is_(None), PaperIssue.at.desc(), Paper.id.desc())
    return db.session.scalar(made.order_by(*order).limit(1))


def notice_symbol(meeting: Meeting) -> str:
    """The symbol of a meeting's Thông báo kết luận: its paper's own, else that of the commune's letterhead."""
    paper = notice_of(meeting)
    if paper is not None:
        return str(paper.snapshot["letterhead"]["symbol"])
    commune = db.session.get_one(Commune, meeting.commune_id)
    return str(letterhead(commune, clock.today(), "TB")["symbol"])


def bear(meeting: Meeting, by: User) -> None:
    """Let the notice just asked for bear the number that the meeting has already, if none of its papers does."""
    paper = notice_of(meeting)
    if paper is None or not meeting.notice_number or meeting.notice_on is None or of(paper) is not None:
        return
    try:
        put(paper, by, meeting.notice_number, meeting.notice_on)
    except Refused:  # another's, kept before numbers were compared: the paper is made, the clerk gives it the right one
        return


def whole_number(typed: str, symbol: str, field: str = "number") -> str:
    """ "5" → "05/BC-BCĐ" by the paper's symbol, a typed one stays (Nghị định 30/2020/NĐ-CP: 0 before 1 to 9).

    Raises Refused `issue_number_wrong`, also for a symbol without its issuer ("21/TB").
    """
    found = NUMBER.fullmatch(clean(typed))
    if found is None or int(found[1]) == 0:
        raise Refused("issue_number_wrong", field=field, symbol=symbol)
    return f"{found[1].zfill(2)}/{_whole_symbol(found[2] or symbol, symbol)}"


def said(row: PaperIssue) -> str:
    """ "05/BC-BCĐ, 2026-10-05", for the history."""
    return f"{row.number}, {row.on.isoformat()}"


def _whole_symbol(typed: str, symbol: str) -> str:
    """Capitals, but for the tờ trình's own sign ("TTr"), however it was typed."""
    if typed.casefold() == symbol.casefold():
        return symbol
    first, dash, rest = typed.partition("-")
    return f"{TO_TRINH if first.casefold() == TO_TRINH.casefold() else first.upper()}{dash}{rest.upper()}"
