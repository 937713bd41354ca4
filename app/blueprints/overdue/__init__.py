"""Everything overdue across units: the chairperson's page, its paper, its text for a message, the presses to urge."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, formats, htmx, typed
from app.blueprints.overdue.page import OverduePage
from app.blueprints.overdue.text import to_send
from app.models import counting, powers
from app.models.errors import Refused
from app.models.roles import Role
from app.models.task import Task, finding, urging
from app.models.task.overdue import Overdue, overdue
from app.policy import allow, signed_in
from app.words import sentence

blueprint = Blueprint("overdue", __name__)


@blueprint.get("/qua-han")
@signed_in
def index() -> Any:
    """What is overdue, worst first, by unit; a unit's own people see their units first, as in the bar."""
    found, whole = _found()
    with force_locale("vi"):  # it leaves for other offices, as papers and mails do
        text = to_send(found, clock.today(), _address)
    page = OverduePage(current_user, frozenset() if whole else _own())
    return render_template(
        "overdue/index.html", found=found, page=page, whole=whole, own=_own(), text=text, at=clock.now()
    )


@blueprint.get("/qua-han/in")
@signed_in
def paper() -> Any:
    """The list as a paper: A4 across, with an empty column for what the leader decides."""
    found, _whole = _found()
    number = counting.count(current_user.commune_id).total
    return render_template("overdue/paper.html", found=found, total=number, at=clock.now())


@blueprint.post("/qua-han/don-doc")
@allow(Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)
def urge_many() -> Any:
    """Urge every ticked task, or all that are overdue; what can't be urged is left out and counted."""
    ids = [typed.number(each) or 0 for each in request.form.getlist("task")]
    if "all" in request.form:
        ids = [row.task.id for row in _found()[0].rows if row.task.lead_unit_id]
    if not ids:
        return htmx.done(url_for("overdue.index"), toast=sentence(Refused("nothing_ticked")))
    tasks = [finding.to_change(current_user, task_id) for task_id in dict.fromkeys(ids)]
    rows = [urging.urge(task, current_user) for task in tasks if urging.can_be(task)]
    if not rows:
        return htmx.done(url_for("overdue.index"), toast=sentence(Refused("nothing_ticked")))
    undo = url_for("overdue.take_back_many", lan=[f"{row.task_id}.{row.number}" for row in rows])
    said = _("Đã đôn đốc %(n)s việc. Gửi đi sau 60 giây.", n=len(rows))
    return htmx.done(url_for("overdue.index"), toast=htmx.toast(said, undo=undo))


@blueprint.post("/qua-han/rut-don-doc")
@allow(Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)
def take_back_many() -> Any:
    """Take back the urges of one press before they leave."""
    pairs = [each.partition(".") for each in request.values.getlist("lan")]
    for task_id, _dot, number in pairs:
        task = finding.to_change(current_user, typed.number(task_id) or 0)
        urging.take_back(task, current_user, typed.number(number) or 0)
    return htmx.done(url_for("overdue.index"), toast=_("Đã rút lại %(n)s đôn đốc.", n=len(pairs)))


def cell(task: Task, at: str | None) -> str:
    """The cell of a row after urging ("Vừa đôn đốc 08:52"), or as it was before."""
    return render_template("overdue/cell.html", task=task, just_urged=at, oob=True, may_urge=True)


def just_urged(row: Any) -> str | None:
    """The hour of an urge that has not left yet, to be shown in place of the button."""
    fresh = row.urged_at and row.urged_at + urging.HELD_BACK > clock.now()
    return formats.hour(row.urged_at) if fresh else None


def _found() -> tuple[Overdue, bool]:
    own = _own()
    whole = not own or request.args.get("pham-vi") == "tat-ca"
    found = overdue(current_user, () if whole else own, most_first=request.args.get("xep") == "nhieu")
    return found, whole


def _own() -> frozenset[int]:
    """The units of a person who works for units only: what their bar counts."""
    return frozenset() if current_user.holds_commune_role else current_user.unit_ids()


def _address(endpoint: str, **values: object) -> str:
    """An address that works outside: under PUBLIC_URL where it is set."""
    base: str = current_app.config["PUBLIC_URL"] or request.host_url.rstrip("/")
    return base + url_for(endpoint, **values)  # type: ignore[arg-type]


@blueprint.context_processor
def words() -> dict[str, Any]:
    """What the templates of this place ask."""
    return {
        "just_urged_of": just_urged,
        "may_urge": current_user.is_authenticated and powers.may_urge(current_user),
        "may_decide": lambda task: powers.may_decide_extension(current_user, task),
    }
