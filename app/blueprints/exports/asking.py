"""What an export's address asks: the form, and the question of tasks, the year of targets or the month."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import request, url_for
from flask_login import current_user

from app.blueprints.targets import address as targets_address
from app.blueprints.tasks import address as tasks_address
from app.exported import Wanted
from app.models.exporting import forms, kpi
from app.models.exporting.forms import Form
from app.models.exporting.keys import KPI, TASKS


def read() -> Wanted:
    """What this request asks for. Raises NotFound for a form that isn't there."""
    form = forms.find(current_user, request.args.get("mau", "tinh"))
    query = replace(tasks_address.read(request.args), page=1)
    return Wanted(form, query, targets_address.read(), kpi.month_of(request.args.get("thang", "")))


def url(endpoint: str, wanted: Wanted, form: Form | None = None) -> str:
    """The address of the same question, of another form where one is given; what only another subject asks stays."""
    return url_for(endpoint, mau=(form or wanted.form).slug, **_asked(wanted))


def list_url(wanted: Wanted) -> str:
    """The list that the question was taken from."""
    if wanted.form.subject == TASKS:
        return url_for("tasks.index", **tasks_address.write(wanted.query))
    return targets_address.write(wanted.targets)


def _asked(wanted: Wanted) -> dict[str, Any]:
    """The parameters of tasks always, so that another form opens over the same tasks; of the others where asked."""
    given: dict[str, Any] = tasks_address.write(wanted.query)
    kept = ("nam", "ky", "danh-gia", "thieu", "ke-hoach", "don-vi", "thang")
    given |= {name: request.args[name] for name in kept if request.args.get(name) and name not in given}
    if wanted.form.subject == KPI:
        given["thang"] = wanted.month.key
    return given
