"""A paper in every format, out of its frozen snapshot: the same paper gives the same bytes whenever it is asked for."""

from __future__ import annotations

from app.models import storage
from app.models.briefing.making import said
from app.models.errors import Refused
from app.models.meeting import Paper
from app.models.reach import NotFound
from app.papers import docx, pdf, xlsx
from app.papers.contents import Contents

DOCX = "docx"
WRITERS = {DOCX: docx.write, "pdf": pdf.write, "xlsx": xlsx.write}
DRAFT_NAME = " (bản trình)"


def contents(paper: Paper) -> Contents:
    """What a ready paper says. Raises Refused where it isn't ready, or its layout is no longer known."""
    if paper.state != "ready" or paper.snapshot is None:
        raise Refused("paper_not_ready")
    return said(paper, paper.snapshot)


def formats(whole: Contents) -> list[str]:
    """The formats a paper comes in: a sheet only where it has tables."""
    return [name for name in WRITERS if name != "xlsx" or xlsx.tables_of(whole)]


def written(paper: Paper, form: str, *, draft: bool = False) -> tuple[str, bytes]:
    """Name and bytes of a file. The DOCX of the copy that the paper was asked for as is the one that was kept then.

    A paper that was asked for as the leader's copy has no other: what isn't frozen can't be issued.
    Raises NotFound for a format that the paper doesn't come in, Refused as `contents`.
    """
    if form not in WRITERS:
        raise NotFound(f"format {form}")
    draft = draft or paper.is_draft
    if form == DOCX and draft == paper.is_draft and paper.state == "ready" and paper.file is not None:
        return paper.file.original_name, storage.read(paper.file)
    whole = contents(paper)
    if form not in formats(whole):
        raise NotFound(f"format {form}")
    return f"{whole.file_name}{DRAFT_NAME if draft else ''}.{form}", WRITERS[form](whole, draft=draft)
