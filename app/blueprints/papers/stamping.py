"""How urgent a paper is and whether it stays inside."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, typed
from app.blueprints.papers import blueprint
from app.models import powers
from app.models.paperwork import reading, stamping
from app.policy import allow


@blueprint.post("/<int:paper_id>/dau")
@allow(*powers.URGERS)
def stamp(paper_id: int) -> Any:
    """Set the stamps; the paper is made anew where they change."""
    paper = reading.find(current_user, paper_id)
    urgency, internal = forms.text("urgency"), "internal" in request.form
    version = typed.number(request.form.get("version"))
    changed = stamping.stamp(paper, current_user, urgency=urgency, internal=internal, version=version)
    said = _("Đã lưu dấu, đang lập lại văn bản.") if changed else _("Dấu của văn bản không đổi.")
    return htmx.leave(url_for("papers.show", paper_id=paper.id), said)
