"""Hand evidence out, and take it away again."""

from __future__ import annotations

from typing import Any

from flask import Response, send_file
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import short_writes
from app.blueprints.tasks import blueprint, place
from app.models import handing_out, reach, storage
from app.models.task import Task, evidence, finding, workflow
from app.models.task.records import Evidence
from app.policy import signed_in


@blueprint.get("/viec/<int:task_id>/minh-chung/<int:evidence_id>")
@signed_in
def download_evidence(task_id: int, evidence_id: int) -> Response:
    """A file of the evidence as an attachment, for everybody who sees the task; who took it is logged."""
    row = _find(reach.find(current_user, Task, task_id), evidence_id)
    if row.file is None or row.removed_at is not None:
        raise reach.NotFound(f"evidence {evidence_id}")
    path = handing_out.path_for(row.file)
    short_writes.log_access(current_user, "evidence.downloaded", str(row.id))
    name = storage.shown_name(row.name or row.file.original_name)
    return send_file(path, as_attachment=True, download_name=name, max_age=0)


@blueprint.post("/viec/<int:task_id>/minh-chung/<int:evidence_id>/bo")
@signed_in
def remove_evidence(task_id: int, evidence_id: int) -> Any:
    """Take one's own evidence away."""
    task = finding.to_change(current_user, task_id)
    evidence.remove(task, current_user, _find(task, evidence_id), workflow.standing(task))
    return place.changed(task, _("Đã bỏ minh chứng."))


def _find(task: Task, evidence_id: int) -> Evidence:
    """A row of this task. Raises NotFound for another's."""
    row = reach.find(current_user, Evidence, evidence_id, joinedload(Evidence.file))
    if row.task_id != task.id:
        raise reach.NotFound(f"evidence {evidence_id}")
    return row
