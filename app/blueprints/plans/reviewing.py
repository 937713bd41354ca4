"""The review page, what is done to many rows at once, publishing."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx
from app.blueprints.plans import blueprint, review_page
from app.database import db
from app.models.errors import Refused
from app.models.plan import Plan, Proposal, ProposalState
from app.models.planning import deciding, editing, finding, publishing
from app.models.reach import find, within
from app.models.roles import Role
from app.models.unit import Unit
from app.policy import allow


@blueprint.get("/<int:plan_id>/soat")
@allow(Role.SECRETARIAT)
def review(plan_id: int) -> Any:
    """The document beside what was read of it."""
    plan = finding.with_files(current_user, plan_id)
    if not any(version.read_at and not version.held for version in plan.versions):
        return redirect(url_for("plans.show", plan_id=plan.id))
    page = review_page.of(
        plan, current_user, open_id=request.args.get("dong", type=int), tab=review_page.tab_of_request()
    )
    if page.open_id is None and page.tab != "khong-lay":
        page.open_id = next((row.id for row in page.in_state("unclear")), None)
    page.ticked = request.args.get("chon") == "tat-ca"
    return page.list_html() if htmx.is_partial() else page.whole_html()


@blueprint.post("/<int:plan_id>/soat")
@allow(Role.SECRETARIAT)
def bulk(plan_id: int) -> Any:
    """Do one thing to all ticked rows."""
    plan = find(current_user, Plan, plan_id)
    chosen = _chosen(plan)
    for proposal in chosen:
        _act(proposal, plan)
    page = review_page.of(plan, current_user, tab=review_page.tab_of_request())
    said = _("Đã xử lý %(n)s dòng", n=len(chosen))
    if not htmx.is_partial():
        return htmx.done(page.url(), toast=said)
    marks = [page.clause_html(proposal) for proposal in chosen]
    return htmx.answer(page.list_html(), *marks, page.publish_html(), toast=said, live=said)


@blueprint.get("/<int:plan_id>/cong-bo")
@allow(Role.SECRETARIAT)
def ask_publish(plan_id: int) -> str:
    """Say what publishing would do, before it is done."""
    plan = find(current_user, Plan, plan_id)
    version = publishing.newest(plan)
    preview = finding.preview(version, publishing.waiting(plan, ProposalState.CLEAR), current_user)
    template = "plans/publish.html" if htmx.is_partial() else "plans/as_page.html"
    return render_template(template, plan=plan, preview=preview, part="plans/publish.html", title=_("Công bố kế hoạch"))


@blueprint.post("/<int:plan_id>/cong-bo")
@allow(Role.SECRETARIAT)
def publish(plan_id: int) -> Any:
    """Publish what is clear."""
    plan = find(current_user, Plan, plan_id)
    done = publishing.publish(plan, current_user)
    said = _("Đã công bố %(n)s việc, %(m)s chỉ tiêu", n=len(done.tasks), m=len(done.targets))
    if done.changed:
        said = _("%(said)s; sửa %(n)s dòng theo bản mới", said=said, n=done.changed)
    return htmx.leave(url_for("plans.show", plan_id=plan.id), said)


def _chosen(plan: Plan) -> list[Proposal]:
    ids = request.form.getlist("row", type=int)
    version = publishing.newest(plan)
    rows = within(current_user, Proposal).where(Proposal.version_id == version.id, Proposal.id.in_(ids))
    found = list(db.session.scalars(rows.order_by(Proposal.position)))
    if not found:
        raise Refused("nothing_chosen")
    return found


def _act(proposal: Proposal, plan: Plan) -> None:
    """What the pressed button says; the two selects are taken by "apply"."""
    action, by = request.form.get("action"), current_user
    if action == "clear":
        deciding.clear(proposal, by)
    elif action == "drop":
        deciding.drop(proposal, by)
    elif action == "restore":
        deciding.restore(proposal, by)
    else:
        _set(proposal, plan)


def _set(proposal: Proposal, plan: Plan) -> None:
    lead, due = request.form.get("lead", type=int), request.form.get("due", "")
    if not lead and not due:
        raise Refused("nothing_chosen")
    if lead:
        editing.set_lead(proposal, current_user, find(current_user, Unit, lead))
    if due == "ongoing":
        editing.set_due(proposal, current_user, "ongoing", None)
    elif due:
        editing.set_due(proposal, current_user, "date", date(plan.year, *_month_day(due)))


def _month_day(words: str) -> tuple[int, int]:
    choices = {"q1": (3, 31), "q2": (6, 30), "q3": (9, 30), "q4": (12, 31)}
    if words not in choices:
        raise Refused("deadline_type_unknown")
    return choices[words]
