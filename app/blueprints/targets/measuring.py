"""Type the reading of a period, or its correction."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import clock, htmx, refusals, words
from app.blueprints.targets import blueprint
from app.models import reach
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused, Stale
from app.models.roles import DOERS, Role
from app.models.target import Target, TargetReading
from app.models.targets import assessing, listing, readings
from app.models.targets.readings import Typed
from app.policy import allow
from app.target_words import plain
from app.typed import number as parse_number

FIELDS = ("period", "value", "judged", "source", "note", "link")
WRITERS = (Role.SECRETARIAT, *DOERS)


@blueprint.get("/<int:target_id>/so-lieu")
@allow(*WRITERS)
def measure_form(target_id: int) -> str:
    """The form, filled with what stands of the period (`ky`; else the ended one that lacks, else the present one)."""
    target = _find(target_id)
    if not readings.may_write(current_user, target):
        raise NotAllowed("only_target_lead")
    key = request.args.get("ky", "") or _next(target)
    now = readings.standing(target, key)
    typed = {"period": key, "seen": str(now.id) if now else "0"}
    if now is not None:
        typed |= {
            "value": now.value_words if now.value is None else plain(now.value),
            "judged": now.judged or "",
            "source": now.source or "",
        }
        typed |= {"note": now.note or "", "link": now.link or "", "is_nil": "1" if now.is_nil else ""}
    return _form(target, typed)


@blueprint.post("/<int:target_id>/so-lieu")
@allow(*WRITERS)
def measure(target_id: int) -> Any:
    """Write it; what is refused comes back at its field."""
    target = _find(target_id)
    form = request.form
    typed = Typed(
        value=form.get("value", ""), is_nil="is_nil" in form, judged=form.get("judged", ""),
        source=form.get("source", ""), note=form.get("note", ""), link=form.get("link", ""), file=_file(),
    )  # fmt: skip
    try:
        readings.write(target, current_user, form.get("period", ""), typed, parse_number(form.get("seen")) or 0)
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        again = {name: form.get(name, "") for name in (*FIELDS, "is_nil", "seen")}
        errors = {_field(refused): words.sentence(refused)}
        if isinstance(refused, Stale):  # what stands is shown beside what was typed: the next press replaces this one
            stands = readings.standing(target, again["period"])
            return _form(target, {**again, "seen": str(stands.id) if stands else "0"}, errors, stands), status
        return _form(target, again, errors), status
    return htmx.leave(url_for("targets.show", target_id=target.id), _("Đã ghi số liệu."))


def _find(target_id: int) -> Target:
    return reach.find(current_user, Target, target_id, joinedload(Target.plan), joinedload(Target.lead_unit))


def _next(target: Target) -> str:
    written = readings.of_many(target.commune_id, [target.id])[target.id]
    row = listing.row_of(target, written, clock.today(), listing.rules_of(target.commune_id))
    periods = readings.open_periods(target)
    return row.assessment.lacks or (periods[-1].key if periods else "")


def _file() -> Upload | None:
    sent = request.files.get("file")
    return (sent.filename, sent.read()) if sent and sent.filename else None


def _field(refused: Refused) -> str:
    usual = "link" if refused.code == "link_wrong" else "file"
    return str(refused.params.get("field") or usual)


def _form(
    target: Target, typed: dict[str, str], errors: dict[str, str] | None = None, stands: TargetReading | None = None
) -> str:
    return render_template(
        "targets/measure.html",
        target=target,
        typed=typed,
        periods=list(reversed(readings.open_periods(target))),
        in_words=assessing.goal_of(target) is None,
        errors=errors or {},
        stands=stands,
    )
