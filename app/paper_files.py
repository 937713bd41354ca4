"""The kept file of a paper on its way to a person."""

from __future__ import annotations

from flask import Response, send_file
from flask_login import current_user

from app import short_writes
from app.models import storage
from app.models.errors import Refused
from app.models.meeting import Paper


def attached(paper: Paper, missing: str = "paper_not_ready") -> Response:
    """The DOCX as an attachment; who took it is logged. Raises Refused `missing` while it isn't made."""
    if paper.file is None or paper.state != "ready":
        raise Refused(missing)
    short_writes.log_access(current_user, "paper.downloaded", str(paper.id))
    name = paper.file.original_name
    return send_file(storage.kept_path(paper.file), as_attachment=True, download_name=name, max_age=0)
