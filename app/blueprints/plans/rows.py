"""One row of the review: shown, opened, changed; what was typed on an older state comes back beside the fresh one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import database, htmx, typed, words
from app.blueprints.plans import blueprint, review_page
from app.models.errors import Refused, Stale
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.planning import deciding, editing, versions
from app.models.planning.matching import Book
from app.models.planning.proposing import TARGET, TASK
from app.models.reach import find
from app.models.roles import Role
from app.models.unit import Unit
from app.policy import allow


@blueprint.get("/du-thao/<int:proposal_id>")
@allow(Role.SECRETARIAT)
def row(proposal_id: int) -> Any:
    """A row, opened for editing unless `dong=0`; a whole page where htmx didn't ask."""
    proposal = find(current_user, Proposal, proposal_id)
    plan = _plan_of(proposal)
    if not htmx.is_partial():
        return redirect(url_for("plans.review", plan_id=plan.id, dong=proposal.id, _anchor=f"p{proposal.id}"))
    page = review_page.of(plan, current_user, open_id=proposal.id if request.args.get("mo", "1") == "1" else None)
    return htmx.answer(page.row_html(proposal.id))


@blueprint.post("/du-thao/<int:proposal_id>")
@allow(Role.SECRETARIAT)
def change(proposal_id: int) -> Any:
    """Save a row, and decide on it by the button pressed; the answer is the list with the next doubtful row."""
    proposal = find(current_user, Proposal, proposal_id)
    plan = _plan_of(proposal)
    try:
        ACTIONS[request.form.get("action", "save")](proposal, plan)
    except KeyError:
        raise Refused("refused") from None
    except Stale as stale:
        return _again(plan, proposal, stale, 409)
    except Refused as refused:
        return _again(plan, proposal, refused, 422)
    return _changed(plan, proposal)


def _changed(plan: Plan, proposal: Proposal) -> Response:
    page = review_page.of(plan, current_user, after=proposal, tab=review_page.tab_of_request())
    if not htmx.is_partial():
        return redirect(page.url(open_id=page.open_id), 303)  # type: ignore[return-value]
    return htmx.answer(
        page.list_html(),
        page.clause_html(proposal),
        page.publish_html(),
        live=_("Đã lưu dòng %(n)s", n=proposal.position),
    )


def _again(plan: Plan, proposal: Proposal, refused: Refused, status: int) -> Any:
    """The row with what was typed and why it wasn't saved; a stale one also shows what is saved now.

    What was half done is undone first, else the page would show it, and its version, as saved.
    """
    database.rollback()
    page = review_page.of(plan, current_user, open_id=proposal.id, tab=review_page.tab_of_request())
    page.typed, page.sentence, page.stale = request.form, words.sentence(refused), status == 409
    if htmx.is_partial():
        return htmx.answer(page.row_html(proposal.id), retarget=f"#p{proposal.id}", reswap="outerHTML", status=status)
    return page.whole_html(), status


def _version() -> int | None:
    return request.form.get("version", type=int)


def _save(proposal: Proposal, plan: Plan) -> None:
    if "text" not in request.form:
        editing.check(proposal, current_user, _version())
        return
    (_save_target if proposal.kind == TARGET else _save_task)(proposal, plan)


def _save_task(proposal: Proposal, plan: Plan) -> None:
    form = request.form
    change = editing.Edit(
        text=form["text"],
        short_text=form.get("short_text", ""),
        lead=_unit(form.get("lead", type=int)),
        coordinators=form.get("coordinators", ""),
        deadline_words=form.get("deadline_words", ""),
        deadline_type=form.get("deadline_type", "none"),
        due_on=typed.day(form.get("due_on")),
        product=form.get("product", ""),
    )
    editing.edit(proposal, current_user, change, version=_version(), year=plan.year)


def _save_target(proposal: Proposal, _plan: Plan) -> None:
    form = request.form
    editing.edit_target(
        proposal,
        current_user,
        text=form["text"],
        value_words=form.get("value_words", ""),
        period=form.get("period", ""),
        lead=_unit(form.get("lead", type=int)),
        version=_version(),
    )


def _saved_then(verb: Callable[..., Any]) -> Callable[[Proposal, Plan], None]:
    """Save what the form says, then decide; both or neither."""

    def act(proposal: Proposal, plan: Plan) -> None:
        _save(proposal, plan)
        verb(proposal, current_user)

    return act


def _checked(verb: Callable[..., Any]) -> Callable[[Proposal, Plan], None]:
    """Decide without looking at the form's fields."""

    def act(proposal: Proposal, _plan: Plan) -> None:
        verb(proposal, current_user, version=_version())

    return act


def _take_lead(proposal: Proposal, plan: Plan) -> None:
    _save(proposal, plan)
    suggested = proposal.fields.get("lead_suggested") or [{"name": None}]
    unit = Book(proposal.commune_id).find(suggested[0]["name"])
    if unit is None:
        raise Refused("suggestion_missing", code=str(proposal.position))
    editing.set_lead(proposal, current_user, unit)


def _take_due(proposal: Proposal, plan: Plan) -> None:
    _save(proposal, plan)
    suggested = proposal.fields["deadline"].get("due_suggested")
    editing.set_due(proposal, current_user, "date", review_page.day_of(suggested))


ACTIONS: dict[str, Callable[[Proposal, Plan], None]] = {
    "save": _save,
    "clear": _saved_then(deciding.clear),
    "drop": _checked(deciding.drop),
    "restore": _checked(deciding.restore),
    "merge": _checked(deciding.merge),
    "apart": _checked(deciding.keep_apart),
    "as_task": _checked(lambda row, by, version: editing.set_kind(row, by, TASK, version=version)),
    "as_target": _checked(lambda row, by, version: editing.set_kind(row, by, TARGET, version=version)),
    "take_lead": _take_lead,
    "take_due": _take_due,
}


def _unit(unit_id: int | None) -> Unit | None:
    return find(current_user, Unit, unit_id) if unit_id else None


def _plan_of(proposal: Proposal) -> Plan:
    versions.check_current(proposal)
    return find(current_user, PlanVersion, proposal.version_id).plan
