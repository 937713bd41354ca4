"""Upload files, watch them being read, try again; what can't be read is kept and says why."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, refusals, short_writes, words
from app.blueprints.plans import blueprint
from app.blueprints.plans.phrases import STEPS
from app.models import handing_out, job_runs, storage
from app.models.errors import Refused
from app.models.file import File
from app.models.job_run import JobRun
from app.models.plan import Plan
from app.models.planning import finding, handing_in
from app.models.reach import find
from app.models.roles import Role
from app.policy import allow, signed_in


@blueprint.get("/tai-len")
@allow(Role.SECRETARIAT)
def upload() -> str:
    """The form that takes a plan's files; below it what was kept and can't be read. `tep` names files just sent."""
    failed = storage.failed(current_user)
    sent = set(request.args.getlist("tep", type=int))
    why = {file.id: words.sentence(Refused.from_kept(file.reason or "{}")) for file in failed}
    said = " ".join(why[file.id] for file in failed if file.id in sent)
    return render_template("plans/upload.html", errors={"files": said} if said else {}, failed=failed, why=why)


@blueprint.post("/tai-len")
@allow(Role.SECRETARIAT)
def hand_in() -> Any:
    """Take the files; the same ones again lead to the plan they are already."""
    sent = [file for file in request.files.getlist("files") if file.filename]
    try:
        handed = handing_in.hand_in(
            current_user.commune_id, [(file.filename or "", file.read()) for file in sent], current_user
        )
    except Refused as refused:
        status = refusals.undo(refused)
        return render_template("plans/upload.html", errors={"files": words.sentence(refused)}), status
    if handed.failed:
        return redirect(url_for("plans.upload", tep=[file.id for file in handed.failed]), 303)
    if handed.version is None:
        flash(words.sentence(Refused("file_named_secret", name=", ".join(handed.refused))), "error")
        return redirect(url_for("plans.upload"), 303)
    if not handed.is_new:
        flash(_("Các tệp này đã có trong kế hoạch dưới đây, không tạo thêm bản thứ hai."), "notice")
    return redirect(url_for("plans.show", plan_id=handed.version.plan_id), 303)


@blueprint.get("/tep/<int:file_id>")
@allow(Role.SECRETARIAT)
def download_kept(file_id: int) -> Response:
    """A file that was kept, though it may belong to no plan, as an attachment; who took it is logged."""
    file = find(current_user, File, file_id)
    path = handing_out.path_for(file)
    short_writes.log_access(current_user, "file.downloaded", str(file_id))
    return send_file(path, as_attachment=True, download_name=file.original_name, max_age=0)


@blueprint.get("/<int:plan_id>/tien-do")
@signed_in
def progress(plan_id: int) -> Any:
    """How far the reading is, asked for every two seconds; leads to the review when it is done."""
    plan = finding.with_files(current_user, plan_id)
    if not htmx.is_partial():
        return redirect(url_for("plans.show", plan_id=plan.id))
    response: Response = htmx.answer(render_template("plans/reading.html", plan=plan, **reading_of(plan)))
    version = plan.versions[-1]
    if version.read_at is not None:
        place = "plans.show" if version.held else "plans.review" if version.number == 1 else "plans.compare"
        response.headers["HX-Redirect"] = url_for(place, plan_id=plan.id)
    return response


@blueprint.post("/<int:plan_id>/doc-lai")
@allow(Role.SECRETARIAT)
def read_again(plan_id: int) -> Any:
    """Try a failed reading once more."""
    plan = finding.with_files(current_user, plan_id)
    handing_in.try_again(plan.versions[-1], current_user)
    return htmx.done(
        url_for("plans.show", plan_id=plan.id),
        render_template("plans/reading.html", plan=plan, **reading_of(plan)),
        toast=_("Đang đọc lại kế hoạch"),
    )


def reading_of(plan: Plan) -> dict[str, Any]:
    """What the panel of the reading shows: the job, its step in words, why it failed."""
    version = plan.versions[-1]
    run = job_runs.of(plan.commune_id, handing_in.READ, version.id) if version.read_at is None else None
    return {"run": run, "step": STEPS.get(run.step) if run else None, "why": failure(run)}


def failure(run: JobRun | None) -> str | None:
    """Why a reading failed, in words."""
    if run is None or run.state != "failed":
        return None
    return words.sentence(Refused.from_kept(run.error or '{"code": "job_broke"}'))
