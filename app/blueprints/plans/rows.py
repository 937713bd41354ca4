"""One row of the review: shown, opened, changed; what was typed on an older state comes back beside the fresh one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, request
from flask_login import current_user

from app import htmx, refusals, typed, words
from app.blueprints.plans import blueprint, review_page, review_parts, review_view, saying
from app.models.errors import Refused
from app.models.plan import Plan, Proposal
from app.models.planning import deciding, editing, kinds, many, splitting, undoing, versions
from app.models.planning.matching import Book
from app.models.planning.proposing import REPORTING, TARGET, TASK
from app.models.reach import find
from app.models.roles import Role
from app.models.unit import Unit
from app.policy import allow

MODES = {"0": "", "chu-tri": "lead", "thoi-han": "due", "tach": "split"}
ONE_FIELD = {"set_lead": "lead", "set_due": "due", "split": "split"}
FORM_ACTS = ("clear", "drop", "merge", "apart", "take_lead", "take_due")


@blueprint.get("/du-thao/<int:proposal_id>")
@allow(Role.SECRETARIAT)
def row(proposal_id: int) -> Any:
    """A row, opened by `mo` for editing, for one field, for cutting, or closed; a page where htmx didn't ask."""
    proposal = find(current_user, Proposal, proposal_id)
    versions.check_current(proposal)
    plan, asked = undoing.plan_of(proposal), request.args.get("mo", "1")
    page = review_page.of(plan, current_user, review_view.of_request())
    if not htmx.is_partial():
        return redirect(page.url(review_view.View(review_view.tab_of(proposal)), open_id=proposal.id, mo=asked))
    page.mode = MODES.get(asked, "form")
    page.open_id, page.focus_id = (proposal.id, proposal.id)
    return htmx.answer(review_parts.row(page, proposal.id))


@blueprint.post("/du-thao/<int:proposal_id>")
@allow(Role.SECRETARIAT)
def change(proposal_id: int) -> Any:
    """Save a row, and decide on it by the button pressed; the answer is what changed, with the next row in hand."""
    proposal = find(current_user, Proposal, proposal_id)
    versions.check_current(proposal)
    plan, verb, was = undoing.plan_of(proposal), request.form.get("action", "save"), proposal.state
    if verb not in ACTIONS:
        raise Refused("refused")
    twin = deciding.pair_of(proposal)
    try:
        with undoing.acting(plan, current_user, verb, [proposal, *([twin] if twin else [])]) as one:
            one.made += ACTIONS[verb](proposal, plan) or []
    except Refused as refused:
        return _again(plan, proposal, refused, ONE_FIELD.get(verb, "form"))
    rows = [proposal, *one.made, *([twin] if twin and one.act and _touched(one.act, twin) else [])]
    opens = verb in FORM_ACTS and "nhanh" not in request.form
    return review_parts.after(
        plan, rows, one.act, review_parts.said(verb, rows[:1] if twin else rows), was=was, open_next=opens
    )


def _again(plan: Plan, proposal: Proposal, refused: Refused, mode: str) -> Any:
    """The row with what was typed and why it wasn't saved; a stale one also shows what is saved now.

    What was half done is undone first, else the page would show it, and its version, as saved.
    """
    status = refusals.undo(refused)
    page = review_page.of(plan, current_user, review_view.of_request(), open_id=proposal.id, mode=mode)
    page.typed, page.sentence, page.stale = request.form, words.sentence(refused), status == 409
    if mode == "form" and "text" not in request.form:
        page.typed = None
    if htmx.is_partial():
        html = review_parts.row(page, proposal.id)
        return htmx.answer(html, retarget=f"#p{proposal.id}", reswap="outerHTML", status=status)
    return review_parts.whole(page), status


def _touched(act: Any, row: Proposal) -> bool:
    return any(entry["id"] == row.id for entry in act.rows)


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
        due_on=typed.day(form.get("due_on"), plan.year),
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


Act = Callable[[Proposal, Plan], list[Proposal] | None]


def _saved_then(verb: Callable[..., Any]) -> Act:
    """Save what the form says, then decide; both or neither."""

    def act(proposal: Proposal, plan: Plan) -> None:
        _save(proposal, plan)
        verb(proposal, current_user)

    return act


def _checked(verb: Callable[..., Any]) -> Act:
    """Decide without looking at the form's fields."""

    def act(proposal: Proposal, _plan: Plan) -> None:
        verb(proposal, current_user, version=_version())

    return act


def _taken(verb: Callable[..., bool]) -> Act:
    """Save what the form says, then take what is suggested. Raises Refused where nothing is."""

    def act(proposal: Proposal, plan: Plan) -> None:
        _save(proposal, plan)
        if not verb(proposal, current_user, Book(proposal.commune_id)):
            raise Refused("suggestion_missing", code=proposal.label)

    return act


def _as(kind: str) -> Act:
    return _checked(lambda row, by, version: kinds.set_kind(row, by, kind, version=version))


def _set_lead(proposal: Proposal, _plan: Plan) -> None:
    unit = _unit(request.form.get("lead", type=int))
    editing.set_lead(proposal, current_user, unit, version=_version())


def _set_due(proposal: Proposal, plan: Plan) -> None:
    due = saying.due(request.form.get("due"), plan.year) or many.Due("none")
    editing.set_due(
        proposal, current_user, due.deadline_type, due.due_on, recurrence=due.recurrence, version=_version()
    )


def _split(proposal: Proposal, _plan: Plan) -> list[Proposal]:
    cuts, repeat = request.form.getlist("cut", type=int), "head" in request.form
    return splitting.split(proposal, current_user, cuts, repeat_head=repeat, version=_version())[1:]


ACTIONS: dict[str, Act] = {
    "save": _save,
    "clear": _saved_then(deciding.clear),
    "drop": _checked(deciding.drop),
    "restore": _checked(deciding.restore),
    "merge": _checked(deciding.merge),
    "apart": _checked(deciding.keep_apart),
    "as_task": _as(TASK),
    "as_target": _as(TARGET),
    "as_reporting": _as(REPORTING),
    "take_lead": _taken(many.take_lead),
    "take_due": _taken(many.take_due),
    "set_lead": _set_lead,
    "set_due": _set_due,
    "split": _split,
}


def _unit(unit_id: int | None) -> Unit | None:
    return find(current_user, Unit, unit_id) if unit_id else None
