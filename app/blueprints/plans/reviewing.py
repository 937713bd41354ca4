"""The review page, and publishing what is clear."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx
from app.blueprints.plans import blueprint, review_page, review_parts, review_view
from app.blueprints.plans.rows import MODES
from app.models.plan import Plan, ProposalState
from app.models.planning import finding, previewing, publishing, undoing
from app.models.reach import find
from app.models.roles import Role
from app.policy import allow


@blueprint.get("/<int:plan_id>/soat")
@allow(Role.SECRETARIAT)
def review(plan_id: int) -> Any:
    """The document beside what was read of it, with the first doubtful row open."""
    plan = finding.with_files(current_user, plan_id)
    if not any(version.read_at and not version.held for version in plan.versions):
        return redirect(url_for("plans.show", plan_id=plan.id))
    page = review_page.of(plan, current_user, review_view.of_request(), since=undoing.last_id(plan))
    _open(page)
    if request.args.get("chon") == "tat-ca":
        page.ticks = frozenset(row.id for row in page.rows if page.shows(row))
    return review_parts.panel(page) if htmx.is_partial() else review_parts.whole(page)


@blueprint.get("/<int:plan_id>/cong-bo")
@allow(Role.SECRETARIAT)
def ask_publish(plan_id: int) -> str:
    """Say what publishing would do, before it is done."""
    plan = find(current_user, Plan, plan_id)
    version = publishing.newest(plan)
    preview = previewing.preview(version, publishing.waiting(plan, ProposalState.CLEAR), current_user)
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


def _open(page: review_page.Page) -> None:
    """Open the row that the address names, in the tab that has it; else the first doubtful one."""
    asked = page.by_id.get(request.args.get("dong", 0, type=int))
    if asked is not None:
        page.open_id, page.mode = asked.id, MODES.get(request.args.get("mo", "1"), "form")
        if "nhom" not in request.args and not page.shows(asked):
            page.view = review_view.View(review_view.tab_of(asked))
    elif page.tab != "khong-lay":
        page.open_id = next((row.id for row in page.in_state("unclear")), None)
    page.focus_id = page.open_id
