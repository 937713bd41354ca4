"""The papers of the year as files: which are kept, under which names, in which formats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import undefer

from app import database
from app.database import db
from app.models import meetings
from app.models.meeting import Paper
from app.models.paperwork import files


DOCX, PDF, XLSX = "docx", "pdf", "xlsx"
KINDS = {  # how each kind is called in a file's name
    "brief": "tai-lieu-tom-tat",
    "invitation": "giay-moi",
    "minutes": "bien-ban",
    "conclusions": "thong-bao-ket-luan",
    "report": "bao-cao",
    "urging": "cong-van-don-doc",
    "extension_request": "to-trinh-gia-han",
}
SHEETS = ("9M", "")  # reports of which the tables are kept too: nine months, the year


@dataclass
class Made:
    """How many papers of each kind are ready, and why others failed."""

    kinds: Counter[str]
    failed: list[str]

    @property
    def ready(self) -> int:
        """How many in all."""
        return self.kinds.total()


def made(commune_id: int) -> Made:
    """What the year's jobs made."""
    found = _papers(commune_id)
    failed = [f"{one.kind} {one.on} {one.state}: {one.error}" for one in found if one.state != "ready"]
    return Made(Counter(one.kind for one in found if one.state == "ready"), failed)


def write(commune_id: int, out: Path) -> tuple[int, int]:
    """Write the samples into a folder; how many files, how many bytes."""
    out.mkdir(parents=True, exist_ok=True)
    numbers = {meeting.id: n for n, meeting in enumerate(reversed(meetings.upcoming_first(commune_id)), 1)}
    count = size = 0
    for paper in _papers(commune_id):
        name = _name(paper, numbers)
        for form in _forms(paper):
            data = files.written(paper, form)[1]
            (out / f"{name}.{form}").write_bytes(data)
            count, size = count + 1, size + len(data)
    return count, size


def _name(paper: Paper, numbers: dict[int, int]) -> str:
    """ "hop-3-bien-ban", "bao-cao-2026-9M", "cong-van-don-doc-2026-10-01"."""
    kind = KINDS[paper.kind]
    if paper.meeting_id is not None:
        return f"hop-{numbers[paper.meeting_id]}-{kind}"
    if paper.kind == "report":
        return f"{kind}-{paper.snapshot['period']['key']}{'-ban-trinh' if paper.is_draft else ''}"
    return f"{kind}-{paper.on.isoformat()}{'-' + str(paper.id)}"


def _forms(paper: Paper) -> list[str]:
    return [form for form in files.formats(files.contents(paper))]


def _papers(commune_id: int) -> list[Paper]:
    with database.writing(False):
        asked = select(Paper).where(Paper.commune_id == commune_id).options(undefer(Paper.snapshot))
        return list(db.session.scalars(asked.order_by(Paper.id)))
