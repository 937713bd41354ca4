"""The page of a target: what is promised, what was reached, by whom it is known, which tasks serve it."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import clock, htmx, refusals, short_writes, words
from app.blueprints.targets import blueprint
from app.models import event, powers, reach, storage
from app.models.errors import NotAllowed, Refused
from app.models.roles import Role
from app.models.target import Target, TargetReading
from app.models.targets import asking, linking, listing, readings
from app.models.task import Task
from app.policy import allow, signed_in

EVENTS = 20


@blueprint.get("/<int:target_id>")
@signed_in
def show(target_id: int) -> str:
    """A target with all that is known of it."""
    return _page(_find(target_id))


@blueprint.post("/<int:target_id>/hoi")
@allow(*powers.URGERS)
def ask(target_id: int) -> Response:
    """Ask the lead unit for the reading that is lacking."""
    target = _find(target_id)
    asking.ask(target, current_user)
    return htmx.leave(url_for("targets.show", target_id=target.id), _("Đã đề nghị đơn vị chủ trì gửi số liệu."))


@blueprint.post("/hoi")
@allow(*powers.URGERS)
def ask_all() -> Response:
    """Ask every lead unit for what is lacking."""
    n = asking.ask_all(current_user)
    return htmx.leave(url_for("targets.index", thieu=1), _("Đã đề nghị gửi số liệu của %(n)s chỉ tiêu.", n=n))


@blueprint.post("/<int:target_id>/viec")
@allow(Role.SECRETARIAT, Role.DEPARTMENT_HEAD)
def link(target_id: int) -> Any:
    """Say that a task serves the target."""
    target = _find(target_id)
    try:
        task = linking.link(target, current_user, request.form.get("task", ""))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _page(target, {"task": words.sentence(refused)}), status
    return htmx.leave(url_for("targets.show", target_id=target.id), _("Đã gắn việc %(code)s.", code=task.code))


@blueprint.post("/<int:target_id>/viec/<int:task_id>/bo")
@allow(Role.SECRETARIAT, Role.DEPARTMENT_HEAD)
def unlink(target_id: int, task_id: int) -> Response:
    """Take the link away."""
    target, task = _find(target_id), reach.find(current_user, Task, task_id)
    linking.unlink(target, current_user, task)
    return htmx.leave(url_for("targets.show", target_id=target.id), _("Đã bỏ gắn việc %(code)s.", code=task.code))


@blueprint.get("/<int:target_id>/so-lieu/<int:reading_id>/tep")
@signed_in
def download(target_id: int, reading_id: int) -> Response:
    """The evidence of a reading, as an attachment; who took it is logged."""
    row = reach.find(current_user, TargetReading, reading_id, joinedload(TargetReading.file))
    if row.target_id != target_id or row.file is None:
        raise reach.NotFound(f"reading {reading_id}")
    short_writes.log_access(current_user, "reading.downloaded", str(row.id))
    name = storage.shown_name(row.file_name or row.file.original_name)
    return send_file(storage.kept_path(row.file), as_attachment=True, download_name=name, max_age=0)


def _find(target_id: int) -> Target:
    options = (joinedload(Target.plan), joinedload(Target.lead_unit))
    return reach.find(current_user, Target, target_id, *options)


def _page(target: Target, errors: dict[str, str] | None = None) -> str:
    every = readings.of(target)
    standing = [row for row in every if row.replaced_at is None]
    rules = listing.rules_of(target.commune_id)
    row = listing.row_of(target, standing, clock.today(), rules)
    lacks = row.assessment.lacks
    return render_template(
        "targets/show.html",
        target=target,
        row=row,
        rules=rules,
        every=every,
        periods=readings.open_periods(target),
        tasks=linking.tasks_of(target),
        events=event.of(target)[:EVENTS],
        times_asked=asking.times_asked(target, lacks) if lacks else 0,
        may_write=readings.may_write(current_user, target),
        may_link=linking.may_link(current_user, target),
        may_correct=powers.may_lead_plans(current_user),
        may_urge=powers.may_urge(current_user),
        errors=errors or {},
    )
