"""Everything overdue across units: the chairperson's page, its paper, its text for a message, the presses to urge."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import force_locale
from flask_login import current_user

from app import clock, count_words, formats
from app.addresses import outside
from app.blueprints.overdue.page import OverduePage
from app.blueprints.overdue.text import to_send
from app.models import counting, powers
from app.models.extension_papers import asking
from app.models.task import Task, explaining, urging
from app.models.task.overdue import Overdue, overdue
from app.policy import signed_in
from app.words import sentence

blueprint = Blueprint("overdue", __name__)


@blueprint.get("/qua-han")
@signed_in
def index() -> Any:
    """What is overdue, worst first, by unit; a unit's own people see their units first, as in the bar."""
    found, whole = found_here()
    with force_locale("vi"):  # it leaves for other offices, as papers and mails do
        text = to_send(found, clock.today(), outside)
    page, fault = count_words.told(lambda: OverduePage(current_user, frozenset() if whole else _own()))
    explain_by = explaining.usual_day(current_user.commune_id) if powers.may_urge(current_user) else None
    shown = {"found": found, "whole": whole, "own": _own(), "explain_by": explain_by, "page": page, "fault": fault}
    return render_template("overdue/index.html", text=text, at=clock.now(), **shown)


@blueprint.get("/qua-han/in")
@signed_in
def paper() -> Any:
    """The list as a paper: A4 across, with an empty column for what the leader decides."""
    found, _whole = found_here()
    number = counting.count(current_user.commune_id).total
    return render_template("overdue/paper.html", found=found, total=number, at=clock.now())


def cell(task: Task, at: str | None) -> str:
    """The cell of a row after urging ("Vừa đôn đốc 08:52"), or as it was before."""
    return render_template("overdue/cell.html", task=task, just_urged=at, oob=True, may_urge=True)


def just_urged(row: Any) -> str | None:
    """The hour of an urge that has not left yet, to be shown in place of the button."""
    fresh = row.urged_at and row.urged_at + urging.HELD_BACK > clock.now()
    return formats.hour(row.urged_at) if fresh else None


def found_here() -> tuple[Overdue, bool]:
    """What the address asks for, and whether that is the whole commune."""
    own = _own()
    whole = not own or request.args.get("pham-vi") == "tat-ca"
    found = overdue(current_user, () if whole else own, most_first=request.args.get("xep") == "nhieu")
    return found, whole


def _own() -> frozenset[int]:
    """The units of a person who works for units only: what their bar counts."""
    return frozenset() if current_user.holds_commune_role else current_user.unit_ids()


@blueprint.context_processor
def words() -> dict[str, Any]:
    """What the templates of this place ask."""
    return {
        "refusal": sentence,
        "just_urged_of": just_urged,
        "may_lay_requests": current_user.is_authenticated and current_user.holds(*asking.ASKERS),
        "may_urge": current_user.is_authenticated and powers.may_urge(current_user),
        "may_decide": lambda task: powers.may_decide_extension(current_user, task),
    }


from app.blueprints.overdue import letters, many, requests  # noqa: E402, F401  their routes
