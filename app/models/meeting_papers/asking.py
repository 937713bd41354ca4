"""Ask for a paper of a meeting: frozen at once; the same contents of the same day are one paper and one job."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import job_runs
from app.models.errors import Refused
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Meeting, Paper
from app.models.meeting_papers.snapshot import SYMBOLS, freeze
from app.models.minutes import powers
from app.models.user import User

NEEDS = {  # what each must have to say something
    "invitation": ("guests", "nobody_invited"),
    "minutes": ("guests", "nobody_invited"),
    "conclusions": ("conclusions", "nothing_concluded"),
}
UNLIKE = ("taken_at",)  # what two papers of the same contents differ by


def ask(meeting: Meeting, by: User, kind: str) -> Paper:
    """Ask for a paper of one kind. Raises NotAllowed, Refused (paper_kind_unknown, nobody_invited, …)."""
    powers.check(by)
    if kind not in SYMBOLS:
        raise Refused("paper_kind_unknown")
    lock(meeting)
    snapshot = freeze(meeting, kind)
    needed, code = NEEDS[kind]
    if not snapshot[needed]:
        raise Refused(code)
    key = f"{kind}-{meeting.id}-{_digest(snapshot)}"
    paper = db.session.scalar(select(Paper).where(Paper.commune_id == by.commune_id, Paper.input_key == key))
    if paper is None:
        return _new(meeting, by, kind, key, snapshot)
    if paper.state == "failed":
        paper.state, paper.error = "pending", None
        job_runs.ask(paper.commune_id, "write_paper", paper.id, key)
    return paper


def _new(meeting: Meeting, by: User, kind: str, key: str, snapshot: dict[str, Any]) -> Paper:
    paper = Paper(
        commune_id=by.commune_id,
        kind=kind,
        meeting_id=meeting.id,
        on=clock.today(),
        input_key=key,
        snapshot=snapshot,
        asked_by_id=by.id,
    )
    db.session.add(paper)
    db.session.flush()
    record("paper.asked", paper, by, after=paper.on)
    job_runs.ask(paper.commune_id, "write_paper", paper.id, key)
    return paper


def _digest(snapshot: dict[str, Any]) -> str:
    said = {key: value for key, value in snapshot.items() if key not in UNLIKE}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]
