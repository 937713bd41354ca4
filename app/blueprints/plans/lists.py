"""The list of plans, a plan's page, its files."""

from __future__ import annotations

from flask import Response, render_template, send_file
from flask_login import current_user

from app import count_words, short_writes
from app.blueprints.plans import blueprint
from app.blueprints.plans.handing import reading_of
from app.blueprints.plans.phrases import STATES
from app.models import handing_out, powers, reach, summary
from app.models.plan import Plan
from app.models.planning import comparing, finding, removing, tray, versions
from app.models.task import Task, series_page, six
from app.policy import signed_in


@blueprint.get("/")
@signed_in
def index() -> str:
    """The commune's plans, newest first."""
    return render_template(
        "plans/index.html",
        plans=finding.plans(current_user),
        tasks=finding.task_counts(current_user.commune_id),
        unread=finding.unread(current_user.commune_id),
        in_tray=tray.count(current_user),
        states=STATES,
        may_lead=powers.may_lead_plans(current_user),
    )


@blueprint.get("/<int:plan_id>")
@signed_in
def show(plan_id: int) -> str:
    """A plan: facts, files, what became of it, what can be done with it."""
    plan = finding.with_files(current_user, plan_id)
    summed, fault = count_words.told(lambda: summary.summary(plan.commune_id, plan.id))
    return render_template(
        "plans/show.html",
        plan=plan,
        found=summed,
        fault=fault,
        lacks=six.counts(plan.commune_id, Task.plan_id == plan.id),
        version=versions.current(plan) or plan.versions[-1],
        held=versions.waits(plan),
        compared=compared(plan),
        counts=finding.counts(plan),
        rows=finding.by_proposal_state(plan),
        repeated=series_page.of_plan(plan),
        states=STATES,
        may_lead=powers.may_lead_plans(current_user),
        may_remove=powers.may_lead_plans(current_user) and removing.may_remove(plan),
        **reading_of(plan),
    )


def compared(plan: Plan) -> dict[str, int] | None:
    """The numbers of the comparison with the version before, and how many rows wait; None where there is none."""
    version = versions.current(plan)
    if version is None or version.number == 1:
        return None
    return {**comparing.numbers(version), "open": comparing.waiting(version)}


@blueprint.get("/<int:plan_id>/tep/<int:file_id>")
@signed_in
def download(plan_id: int, file_id: int) -> Response:
    """A file of a plan as an attachment; who took it is logged."""
    plan = finding.with_files(current_user, plan_id)
    part = next((one for version in plan.versions for one in version.files if one.file_id == file_id), None)
    if part is None:
        raise reach.NotFound(f"file {file_id}")
    path = handing_out.path_for(part.file)
    short_writes.log_access(current_user, "plan_file.downloaded", str(file_id))
    return send_file(path, as_attachment=True, download_name=part.name, max_age=0)
