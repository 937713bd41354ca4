"""Ask for the paper of frozen contents: the same contents of the same day are one paper and one job."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import job_runs
from app.models.event import record
from app.models.meeting import Paper
from app.models.paperwork.retrying import retry
from app.models.user import User


def once(by: User, kind: str, snapshot: dict[str, Any], *, meeting_id: int | None = None, own: bool = False) -> Paper:
    """The paper that says exactly this: the one there is, tried again where it failed, else a new one with its job.

    `own`: of this person alone, though another asked for the same. The caller holds the lock under which it asks.
    """
    said = {name: value for name, value in snapshot.items() if name != "taken_at"}
    said |= {"asked_by": by.id} if own else {}
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]
    key = "-".join([kind, *([str(meeting_id)] if meeting_id else []), digest])
    paper = db.session.scalar(select(Paper).where(Paper.commune_id == by.commune_id, Paper.input_key == key))
    if paper is not None:
        retry(paper)
        return paper
    given = {"commune_id": by.commune_id, "kind": kind, "meeting_id": meeting_id, "on": clock.today()}
    paper = Paper(**given, input_key=key, snapshot=snapshot, asked_by_id=by.id)
    db.session.add(paper)
    db.session.flush()
    record("paper.asked", paper, by, after=paper.on)
    job_runs.ask(paper.commune_id, "write_paper", paper.id, key)
    return paper
