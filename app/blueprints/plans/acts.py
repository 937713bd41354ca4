"""What was done on the review: the history, undoing, and the news of what others did meanwhile."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import htmx
from app.blueprints.plans import blueprint, review_page, review_parts, review_view
from app.models.plan import Plan
from app.models.planning import undoing
from app.models.reach import NotFound, find
from app.models.review_act import ReviewAct
from app.models.roles import Role
from app.policy import allow


@blueprint.get("/<int:plan_id>/lich-su")
@allow(Role.SECRETARIAT)
def history(plan_id: int) -> str:
    """The last acts of the review, each with its way back where nothing later touched its rows."""
    plan = find(current_user, Plan, plan_id)
    return render_template(
        "plans/history.html" if htmx.is_partial() else "plans/as_page.html",
        plan=plan,
        acts=undoing.history(plan),
        words=review_parts.act_words,
        part="plans/history.html",
        title=_("Lịch sử soát"),
    )


@blueprint.post("/<int:plan_id>/hoan-tac")
@allow(Role.SECRETARIAT)
def undo_last(plan_id: int) -> Any:
    """Undo the person's own newest act."""
    plan = find(current_user, Plan, plan_id)
    return _undo(plan, undoing.last_of(plan, current_user))


@blueprint.post("/<int:plan_id>/hoan-tac/<int:act_id>")
@allow(Role.SECRETARIAT)
def undo(plan_id: int, act_id: int) -> Any:
    """Undo one act."""
    plan, act = find(current_user, Plan, plan_id), find(current_user, ReviewAct, act_id)
    if act.plan_id != plan.id:
        raise NotFound(f"act {act_id} of plan {plan_id}")
    return _undo(plan, act)


@blueprint.get("/<int:plan_id>/soat/thay-doi")
@allow(Role.SECRETARIAT)
def review_news(plan_id: int) -> Response:
    """What others did since act `dau`: 304 for the same ETag, 204 for nothing."""
    plan = find(current_user, Plan, plan_id)
    news = undoing.news(plan, current_user, request.args.get("dau", 0, type=int))
    changed = request.args.get("ban", plan.version, type=int) != plan.version
    if not news.rows and not changed:
        response = Response(status=204 if "dau" in request.args else 200)
    else:
        page = review_page.address(plan, review_view.of_request())
        response = htmx.answer(render_template("plans/review_news.html", news=news, address=page))
    response.set_etag(f"{news.last}-{news.rows}-{plan.version}")
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


def _undo(plan: Plan, act: ReviewAct) -> Any:
    rows = undoing.undo(act, current_user)
    gone = [entry["id"] for entry in act.rows if entry["before"] is None]
    return review_parts.after(plan, rows, None, _("Đã hoàn tác: %(act)s", act=review_parts.act_words(act)), gone=gone)
