"""A plan's later version: upload it, see both versions side by side, decide on what changed."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals, words
from app.blueprints.plans import blueprint, compare_page
from app.models.errors import Refused
from app.models.plan import Plan, PlanVersion
from app.models.planning import comparing, finding, following, handing_in
from app.models.reach import NotFound, find
from app.models.roles import Role
from app.policy import allow


@blueprint.get("/<int:plan_id>/ban-moi")
@allow(Role.SECRETARIAT)
def ask_version(plan_id: int) -> str:
    """The form that takes the files of a later version."""
    return _form(find(current_user, Plan, plan_id), {})


@blueprint.post("/<int:plan_id>/ban-moi")
@allow(Role.SECRETARIAT)
def hand_in_version(plan_id: int) -> Any:
    """Take the files of a later version; the same ones again make none."""
    plan = find(current_user, Plan, plan_id)
    sent = [(file.filename or "", file.read()) for file in request.files.getlist("files") if file.filename]
    try:
        handed = handing_in.hand_in(plan.commune_id, sent, current_user, plan)
    except Refused as refused:
        status = refusals.undo(refused)
        return _form(plan, {"files": words.sentence(refused)}), status
    if handed.failed:
        why = [words.sentence(Refused.from_kept(file.reason or "{}")) for file in handed.failed]
        return _form(plan, {"files": " ".join(why)}), 422
    if handed.version is None:
        flash(words.sentence(Refused("file_named_secret", name=", ".join(handed.refused))), "error")
        return redirect(url_for("plans.ask_version", plan_id=plan.id), 303)
    if not handed.is_new:
        flash(_("Các tệp này đã có trong kế hoạch dưới đây, không tạo thêm bản mới."), "notice")
    return redirect(url_for("plans.show", plan_id=handed.version.plan_id), 303)


@blueprint.get("/<int:plan_id>/so-sanh")
@allow(Role.SECRETARIAT)
def compare(plan_id: int) -> Any:
    """Both versions side by side, in four groups."""
    plan = finding.with_files(current_user, plan_id)
    page = compare_page.of(plan, request.args.get("nhom"), ticked=request.args.get("chon") == "tat-ca")
    if page is None:
        return redirect(url_for("plans.show", plan_id=plan.id))
    return page.list_html() if htmx.is_partial() else page.whole_html()


@blueprint.post("/<int:plan_id>/so-sanh")
@allow(Role.SECRETARIAT)
def decide(plan_id: int) -> Any:
    """Accept, or leave as it was, for one row or all ticked ones."""
    plan = finding.with_files(current_user, plan_id)
    action, one = _pressed()
    ids = {one} if one else forms.numbers("change")
    if not ids:
        raise Refused("nothing_chosen")
    seen = {change: version for change in ids if (version := forms.number(f"v{change}")) is not None}
    decided = following.decide(plan, current_user, action, ids, seen)
    said = _said(decided)
    page = compare_page.of(plan, request.form.get("nhom"))
    address = url_for("plans.compare", plan_id=plan.id, nhom=request.form.get("nhom"))
    return htmx.done(address, page.list_html() if page else "", toast=said, live=said)


@blueprint.post("/<int:plan_id>/ban/<int:version_id>/so-sanh")
@allow(Role.SECRETARIAT)
def let_in(plan_id: int, version_id: int) -> Any:
    """Compare a version that was held back since it is little like the plan."""
    version = _held(plan_id, version_id)
    comparing.compare_held(version, current_user)
    return htmx.leave(url_for("plans.compare", plan_id=plan_id), _("Đã so sánh với bản trước"))


@blueprint.post("/<int:plan_id>/ban/<int:version_id>/tach")
@allow(Role.SECRETARIAT)
def leave_out(plan_id: int, version_id: int) -> Any:
    """Make a version that was held back a plan of its own."""
    version = _held(plan_id, version_id)
    comparing.leave_out(version, current_user)
    return htmx.leave(url_for("plans.show", plan_id=version.plan_id), _("Đã tách thành kế hoạch riêng"))


def _held(plan_id: int, version_id: int) -> PlanVersion:
    version = find(current_user, PlanVersion, version_id)
    if version.plan_id != plan_id:
        raise NotFound(f"plan_version {version_id} of plan {plan_id}")
    return version


def _pressed() -> tuple[str, int | None]:
    """The act, and the row whose own button was pressed."""
    for action in ("accept", "keep"):
        if one := forms.number(action):
            return action, one
    action = request.form.get("action", "")
    if action not in ("accept", "keep"):
        raise Refused("refused")
    return action, None


def _said(decided: following.Decided) -> str:
    said = _("Đã xử lý %(n)s dòng", n=decided.done)
    if not decided.left:
        return said
    return _("%(said)s, còn %(n)s dòng: %(why)s", said=said, n=len(decided.left), why=words.sentence(decided.left[0]))


def _form(plan: Plan, errors: dict[str, str]) -> str:
    return render_template("plans/new_version.html", plan=plan, errors=errors)
