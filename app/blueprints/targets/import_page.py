"""The form of readings as a table file: given out empty or filled, taken back, row by row."""

from __future__ import annotations

import io
from typing import Any

from flask import Response, render_template, request, send_file, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import clock, formats, htmx, refusals, short_writes, words
from app.blueprints.targets import address, blueprint
from app.models import job_runs, reach, storage
from app.models.errors import NotAllowed, Refused
from app.models.reporting import windows
from app.models.roles import DOERS, Role
from app.models.target import TargetImport
from app.models.targets import importing, listing, readings, sheet
from app.models.targets.listing import Asked, Row
from app.models.task import period
from app.models.task.period import QUARTERLY
from app.models.unit import Unit
from app.policy import allow, signed_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/xuat")
@signed_in
def export() -> Response:
    """The typing form of a quarter (`ky`, else the present one) filled with what stands; the one that is taken back."""
    asked = _quarter_asked()
    rows = listing.year_of(current_user, asked).rows
    return _send(rows, asked, "so-lieu-chi-tieu")


@blueprint.get("/tep-mau")
@allow(Role.SECRETARIAT, *DOERS)
def form_file() -> Response:
    """The form for those targets whose readings the person writes."""
    asked = _quarter_asked()
    rows = listing.year_of(current_user, asked).rows
    return _send([row for row in rows if readings.may_write(current_user, row.target)], asked, "mau-so-lieu-chi-tieu")


@blueprint.get("/nhap")
@allow(Role.SECRETARIAT, *DOERS)
def import_form() -> str:
    """Where the form is fetched and handed in; below it what became of the last ones."""
    return _page({})


@blueprint.post("/nhap")
@allow(Role.SECRETARIAT, *DOERS)
def hand_in() -> Any:
    """Take a filled form."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page({"file": words.sentence(Refused("files_missing"))}), 422
    try:
        row = importing.hand_in(current_user, (sent.filename, sent.read()))
    except Refused as refused:
        status = refusals.undo(refused)
        return _page({"file": words.sentence(refused)}), status
    return htmx.leave(url_for("targets.imported", import_id=row.id), _("Đã nhận tệp, đang đọc."))


@blueprint.get("/nhap/<int:import_id>")
@allow(Role.SECRETARIAT, *DOERS)
def imported(import_id: int) -> Any:
    """What became of a form; asked for every two seconds until it is read."""
    row = reach.find(current_user, TargetImport, import_id, joinedload(TargetImport.file))
    if row.by_id != current_user.id and not current_user.holds(Role.SECRETARIAT):
        raise NotAllowed("import_of_others")
    shown = {"row": row, **_outcome(row)}
    if htmx.is_partial():
        return htmx.answer(render_template("targets/outcome.html", **shown))
    return render_template("targets/imported.html", **shown)


@blueprint.get("/nhap/<int:import_id>/tep")
@allow(Role.SECRETARIAT, *DOERS)
def imported_file(import_id: int) -> Response:
    """The file as it was handed in."""
    row = reach.find(current_user, TargetImport, import_id, joinedload(TargetImport.file))
    if row.by_id != current_user.id and not current_user.holds(Role.SECRETARIAT):
        raise NotAllowed("import_of_others")
    short_writes.log_access(current_user, "import.downloaded", str(row.id))
    return send_file(storage.kept_path(row.file), as_attachment=True, download_name=row.file_name, max_age=0)


def _quarter_asked() -> Asked:
    asked = address.read()
    known = {one.key for one in period.between(QUARTERLY, *_year(asked.year))}
    if asked.key in known:
        return asked
    now = period.of(QUARTERLY, min(clock.today(), _year(asked.year)[1]))
    return Asked(now.start.year, now.key, plan_id=asked.plan_id, unit_id=asked.unit_id)


def _year(year: int) -> tuple[Any, Any]:
    first = period.of(period.YEARLY, clock.today().replace(year=year, day=1))
    return first.start, first.end


def _send(rows: list[Row], asked: Asked, name: str) -> Response:
    quarter = next(one for one in period.between(QUARTERLY, *_year(asked.year)) if one.key == asked.key)
    with force_locale("vi"):
        said = [windows.name_of(asked.key), f"{current_user.commune_name()}, lập ngày {formats.day(clock.today())}"]
    said += unit_words(asked)
    short_writes.log_access(current_user, "targets.exported", asked.key)
    data = sheet.write(sheet.lines(rows, quarter.start, quarter.end), " · ".join(said))
    return sent(data, f"{name}-{asked.key.lower()}.xlsx")


def unit_words(asked: Asked) -> list[str]:
    """The name of the unit that is asked for, if one is."""
    return [reach.find(current_user, Unit, asked.unit_id).name] if asked.unit_id else []


def sent(data: bytes, name: str) -> Response:
    """A table file as an attachment."""
    return send_file(io.BytesIO(data), mimetype=XLSX, as_attachment=True, download_name=name, max_age=0)


def _outcome(row: TargetImport) -> dict[str, Any]:
    """The job while it runs, why it failed, the sentences of the bad cells."""
    run = job_runs.of(row.commune_id, importing.TAKE, row.id) if row.outcome is None else None
    failed = run is not None and run.state == "failed"
    bad = [] if row.outcome is None else [(one["cell"], _sentence(one)) for one in row.outcome["bad"]]
    return {
        "run": None if failed else run,
        "why": words.sentence(Refused.from_kept(run.error or "{}")) if run and failed else "",
        "bad": bad,
    }


def _sentence(bad: dict[str, Any]) -> str:
    params = {name: value for name, value in bad.items() if name not in ("cell", "code")}
    return words.sentence(Refused(bad["code"], **params))


def _page(errors: dict[str, str]) -> str:
    now = period.of(QUARTERLY, clock.today())
    before = period.before(QUARTERLY, clock.today())
    return render_template(
        "targets/import.html", errors=errors, imports=importing.of(current_user), quarters=[before, now]
    )
