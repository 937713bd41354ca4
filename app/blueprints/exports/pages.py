"""The export of a form: its first rows, the file, the text to paste. What leaves is logged."""

from __future__ import annotations

from itertools import islice
from typing import Any

from flask import Response, render_template, send_file
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, exported, formats, period_words, short_writes
from app.blueprints.exports import asking, blueprint
from app.blueprints.tasks.filter_said import Choices, said
from app.export_columns import sheet
from app.exported import Export, Wanted
from app.models.exporting import forms, kpi, whose
from app.models.exporting.keys import KPI, TASKS
from app.models.reporting.windows import name_of
from app.policy import signed_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("")
@signed_in
def index() -> str:
    """The forms, and the first rows of what the chosen one gives."""
    wanted = asking.read()
    found = exported.find(current_user, wanted, exported.PREVIEW)
    with force_locale("vi"):
        rows = list(islice(found.texts(), exported.PREVIEW))
    months = [(one.key, period_words.bare_period(one.key)) for one in kpi.months()]
    shown = {"rows": rows, "found": found, "months": months, "said": _question(wanted), "subjects": subjects()}
    shown["scope"] = whose.scope(current_user)
    return render_template("exports/index.html", wanted=wanted, forms=forms.listed(current_user), **shown, **WORDS)


@blueprint.get("/tep")
@signed_in
def download() -> Response:
    """The export as a table file."""
    wanted = asking.read()
    found = exported.find(current_user, wanted)
    _log(found)
    with force_locale("vi"):
        file = sheet.write(wanted.form.name, _head(found), wanted.columns, found.rows())
    name = exported.file_name(wanted.form)
    return send_file(file, mimetype=XLSX, as_attachment=True, download_name=name, max_age=0)


@blueprint.get("/van-ban")
@signed_in
def paste() -> str:
    """The export as tab-separated text, to be copied into a table of another system."""
    wanted = asking.read()
    found = exported.find(current_user, wanted)
    _log(found)
    with force_locale("vi"):
        text = exported.pasted(found)
    return render_template("exports/paste.html", wanted=wanted, found=found, text=text, **WORDS)


def subjects() -> dict[str, str]:
    """What forms are of."""
    return {"tasks": _("Việc"), "targets": _("Chỉ tiêu"), "kpi": _("Minh chứng KPI")}


def _log(found: Export) -> None:
    wanted = found.wanted
    short_writes.log_access(current_user, f"{wanted.form.subject}.exported", f"{wanted.form.slug}:{len(found.lines)}")


def _question(wanted: Wanted) -> list[str]:
    """What is exported, in words: the filters of tasks, the year, the month."""
    if wanted.form.subject == TASKS:
        return [one.words for one in said(wanted.query, Choices(current_user, wanted.query))]
    if wanted.form.subject == KPI:
        return [name_of(wanted.month.key)]
    year, key = wanted.targets.year, wanted.targets.key
    return [name_of(key) if key else name_of(str(year))]


def _head(found: Export) -> str:
    """The line under the file's title, with what isn't in it; always Vietnamese."""
    parts = [*_question(found.wanted), current_user.commune_name(), f"lập ngày {formats.day(clock.today())}"]
    if found.left_out:
        parts.append(f"{found.left_out} việc không có trong bảng vì chưa rõ người thực hiện")
    return " · ".join(parts)


WORDS: dict[str, Any] = {"url": asking.url, "list_url": asking.list_url, "may_edit": forms.may_edit}
