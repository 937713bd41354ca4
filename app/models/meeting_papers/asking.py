"""Ask for a paper of a meeting: frozen at once; the same contents of the same day are one paper and one job."""

from __future__ import annotations

from app.models.errors import Refused
from app.models.locking import lock
from app.models.meeting import Meeting, Paper
from app.models.meeting_papers.snapshot import SYMBOLS, freeze
from app.models.minutes import powers
from app.models.paperwork import numbers
from app.models.paperwork.asking import once
from app.models.user import User

NEEDS = {  # what each must have to say something
    "invitation": ("guests", "nobody_invited"),
    "minutes": ("guests", "nobody_invited"),
    "conclusions": ("conclusions", "nothing_concluded"),
}


def ask(meeting: Meeting, by: User, kind: str) -> Paper:
    """Ask for a paper of one kind. Raises NotAllowed, Refused (paper_kind_unknown, nobody_invited, …)."""
    powers.check(by)
    if kind not in SYMBOLS:
        raise Refused("paper_kind_unknown")
    lock(meeting)
    powers.standing(meeting)
    snapshot = freeze(meeting, kind)
    needed, code = NEEDS[kind]
    if not snapshot[needed]:
        raise Refused(code)
    paper = once(by, kind, snapshot, meeting_id=meeting.id)
    if kind == numbers.NOTICE:
        numbers.bear(meeting, by)
    return paper
