"""Correct what a plan is called; withdraw one that was published by mistake, remove a draft uploaded by mistake."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, refusals, typed, words
from app.blueprints.plans import blueprint
from app.models.errors import Refused
from app.models.plan import Plan
from app.models.planning import correcting, finding, removing, withdrawing
from app.models.reach import find
from app.models.roles import Role
from app.policy import allow

UNREADABLE = ("day_unreadable", "day_impossible", "day_year_far")
FIELDS = {"title_missing": "title", "year_wrong": "year", **dict.fromkeys(UNREADABLE, "issued_on")}


@blueprint.get("/<int:plan_id>/dinh-chinh")
@allow(Role.SECRETARIAT)
def ask_correct(plan_id: int) -> str:
    """The form for number, day, title and year."""
    plan = find(current_user, Plan, plan_id)
    return render_template("plans/correct.html", plan=plan, typed=plan, errors={})


@blueprint.post("/<int:plan_id>/dinh-chinh")
@allow(Role.SECRETARIAT)
def correct(plan_id: int) -> Any:
    """Correct number, day, title and year."""
    plan, form = find(current_user, Plan, plan_id), request.form
    try:
        correcting.correct(
            plan,
            current_user,
            title=form.get("title", ""),
            number=form.get("number"),
            issued_on=typed.day(form.get("issued_on")),
            year=form.get("year", 0, type=int),
            version=form.get("version", type=int),
        )
    except Refused as refused:
        status = refusals.undo(refused)
        errors = {FIELDS.get(refused.code, "title"): words.sentence(refused)}
        return render_template("plans/correct.html", plan=plan, typed=form, errors=errors), status
    return htmx.done(url_for("plans.show", plan_id=plan.id), toast=_("Đã sửa thông tin kế hoạch"))


@blueprint.get("/<int:plan_id>/rut")
@allow(Role.SECRETARIAT)
def ask_withdraw(plan_id: int) -> str:
    """Say what withdrawing would do and ask for the reason."""
    return _withdrawal(find(current_user, Plan, plan_id), {})


@blueprint.post("/<int:plan_id>/rut")
@allow(Role.SECRETARIAT)
def withdraw(plan_id: int) -> Any:
    """Withdraw the plan with a reason."""
    plan = find(current_user, Plan, plan_id)
    try:
        cancelled = withdrawing.withdraw(plan, current_user, request.form.get("reason", ""))
    except Refused as refused:
        status = refusals.undo(refused)
        return _withdrawal(plan, {"reason": words.sentence(refused)}), status
    said = _("Đã rút kế hoạch, hủy %(n)s việc", n=cancelled)
    return htmx.leave(url_for("plans.show", plan_id=plan.id), said)


@blueprint.get("/<int:plan_id>/xoa")
@allow(Role.SECRETARIAT)
def ask_remove(plan_id: int) -> str:
    """Say what removing a draft would take away."""
    return _removal(find(current_user, Plan, plan_id))


@blueprint.post("/<int:plan_id>/xoa")
@allow(Role.SECRETARIAT)
def remove(plan_id: int) -> Any:
    """Remove a draft that was uploaded by mistake."""
    plan = find(current_user, Plan, plan_id)
    try:
        title = removing.remove(plan, current_user)
    except Refused as refused:
        status = refusals.undo(refused)
        return _removal(plan, words.sentence(refused)), status
    return htmx.leave(url_for("plans.index"), _("Đã xóa dự thảo “%(title)s”", title=title))


def _removal(plan: Plan, error: str | None = None) -> str:
    template = "plans/remove.html" if htmx.is_partial() else "plans/as_page.html"
    return render_template(
        template,
        plan=finding.with_files(current_user, plan.id),
        rows=finding.by_proposal_state(plan),
        error=error,
        part="plans/remove.html",
        title=_("Xóa dự thảo"),
    )


def _withdrawal(plan: Plan, errors: dict[str, str]) -> str:
    template = "plans/withdraw.html" if htmx.is_partial() else "plans/as_page.html"
    return render_template(
        template,
        plan=plan,
        counts=finding.counts(plan),
        errors=errors,
        typed=request.form,
        part="plans/withdraw.html",
        title=_("Rút kế hoạch"),
    )
