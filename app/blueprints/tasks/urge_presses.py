"""What one press takes back: a request for explanation, a request for a later day."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_login import current_user

from app.blueprints.tasks import blueprint, place
from app.models.task import explaining, extending, finding
from app.policy import signed_in


@blueprint.post("/viec/<int:task_id>/rut-yeu-cau-giai-trinh")
@signed_in
def withdraw_explanation(task_id: int) -> Any:
    """Who asked for an explanation takes the request back."""
    task = finding.to_change(current_user, task_id)
    explaining.withdraw(task, current_user)
    return place.changed(task, _("Đã rút lại yêu cầu giải trình."))


@blueprint.post("/viec/<int:task_id>/rut-xin-gia-han")
@signed_in
def withdraw_extension(task_id: int) -> Any:
    """The unit takes its request for a later day back."""
    task = finding.to_change(current_user, task_id)
    extending.withdraw(task, current_user)
    return place.changed(task, _("Đã rút lại đề nghị gia hạn."))
