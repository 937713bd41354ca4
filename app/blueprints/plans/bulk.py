"""What is done to all ticked rows of the review: all of them or none, and the ticks stay where it is refused."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_login import current_user

from app import htmx, refusals, words
from app.blueprints.plans import blueprint, review_page, review_parts, review_view, saying
from app.database import db
from app.models.errors import Refused
from app.models.plan import Plan, Proposal
from app.models.planning import deciding, many, merging, publishing, undoing
from app.models.planning.many import Wanted
from app.models.reach import find, within
from app.models.roles import Role
from app.models.unit import Unit
from app.policy import allow

SUGGESTED, NOBODY = "suggested", "nobody"
EACH = {"clear": deciding.clear, "drop": deciding.drop, "restore": deciding.restore}


@blueprint.post("/<int:plan_id>/soat")
@allow(Role.SECRETARIAT)
def bulk(plan_id: int) -> Any:
    """Do one thing to all ticked rows."""
    plan = find(current_user, Plan, plan_id)
    chosen, verb = _chosen(plan), request.form.get("action", "set")
    try:
        many.check(chosen, current_user, _versions())
        with undoing.acting(plan, current_user, verb, chosen) as one:
            _do(verb, chosen, plan)
    except Refused as refused:
        return _refused(plan, {row.id for row in chosen}, refused)
    return review_parts.after(plan, chosen, one.act, review_parts.said(verb, chosen), was="unclear")


def _do(verb: str, rows: list[Proposal], plan: Plan) -> None:
    if verb == "merge":
        merging.merge(rows, current_user)
    elif verb in EACH:
        for row in rows:
            EACH[verb](row, current_user)
    elif verb == "set":
        many.apply(rows, current_user, _wanted(plan))
    else:
        raise Refused("refused")


def _wanted(plan: Plan) -> Wanted:
    form = request.form
    lead, due = form.get("lead", ""), form.get("due_on") or form.get("due", "")
    unit_id = form.get("lead", type=int)
    return Wanted(
        lead=find(current_user, Unit, unit_id) if unit_id else None,
        no_lead=lead == NOBODY,
        suggested_lead=lead == SUGGESTED,
        due=None if due == SUGGESTED else saying.due(due, plan.year),
        suggested_due=due == SUGGESTED,
        coordinators=form.get("coordinators", ""),
        kind=form.get("kind") or None,
    )


def _chosen(plan: Plan) -> list[Proposal]:
    version = publishing.newest(plan)
    rows = within(current_user, Proposal).where(
        Proposal.version_id == version.id, Proposal.id.in_([row_id for row_id, _version in _ticked()])
    )
    return list(db.session.scalars(rows.order_by(Proposal.position, Proposal.part)))


def _versions() -> dict[int, int]:
    return {row_id: version for row_id, version in _ticked() if version}


def _ticked() -> list[tuple[int, int]]:
    """The ticked rows with the versions that were seen: "12.3"; a bare "12" is taken as it is now."""
    parts = [tick.partition(".") for tick in request.form.getlist("row")]
    return [(int(row), int(seen or 0)) for row, _dot, seen in parts if row.isdecimal() and (seen or "0").isdecimal()]


def _refused(plan: Plan, ids: set[int], refused: Refused) -> Any:
    """Why nothing was done; the rows come back as they are now, still ticked."""
    status, sentence = refusals.undo(refused), words.sentence(refused)
    page = review_page.of(plan, current_user, review_view.of_request(), ticks=frozenset(ids), sentence=sentence)
    if not htmx.is_partial():
        return review_parts.whole(page), status
    said = render_template("plans/bulk_said.html", page=page)
    rows = review_parts.fresh(page, [row for row in page.rows if row.id in ids]) if status == 409 else []
    return htmx.answer(said, *rows, retarget="#bulk-said", reswap="innerHTML", live=sentence, status=status)
