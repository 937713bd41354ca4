"""Search over everything: tasks, plans, updates, comments, targets, units, people of the person's commune."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import typed
from app.models import search
from app.models.search import codes
from app.models.search.hits import Hit
from app.models.task.query import TEXT
from app.models.text import clean
from app.policy import signed_in

blueprint = Blueprint("search", __name__)
SLUGS = {
    "viec": "tasks",
    "ke-hoach": "plans",
    "cap-nhat": "updates",
    "trao-doi": "comments",
    "chi-tieu": "targets",
    "don-vi": "units",
    "nguoi": "people",
}


@blueprint.get("/tim")
@signed_in
def index() -> Any:
    """What was found in each kind of thing; a task's code goes straight to it, a group's address shows it whole."""
    text, slug = clean(request.args.get("q", "")[:TEXT]), request.args.get("nhom", "")
    if slug == "viec":
        return redirect(url_for("tasks.index", q=text))
    if slug in SLUGS:
        group = search.whole(current_user, text, SLUGS[slug], typed.number(request.args.get("trang")) or 1)
        return _page(text, [group] if group.total else [], slug=slug)
    task_id = codes.task_of(current_user, text)
    if task_id is not None:
        return redirect(url_for("tasks.show", task_id=task_id))
    return _page(text, search.everything(current_user, text))


def _page(text: str, groups: list[search.Group], slug: str = "") -> str:
    words = {"slugs": {key: slug for slug, key in SLUGS.items()}, "names": _names(), "leads_to": leads_to}
    return render_template("search/index.html", text=text, groups=groups, slug=slug, **words)


def leads_to(key: str, hit: Hit) -> str:
    """The page that a hit opens."""
    if key == "plans":
        return url_for("plans.show", plan_id=hit.id)
    if key == "targets":
        return url_for("targets.index", _anchor=f"plan-{hit.id}")
    if key == "units":
        if hit.has_board:
            return url_for("boards.show", unit_id=hit.id)
        return url_for("tasks.index", unit=hit.id)
    if key == "people":
        return url_for("tasks.index", nguoi=hit.id)
    return url_for("tasks.show", task_id=hit.id)


def _names() -> dict[str, str]:
    return {
        "tasks": _("Việc"),
        "plans": _("Kế hoạch"),
        "updates": _("Cập nhật tiến độ"),
        "comments": _("Trao đổi"),
        "targets": _("Chỉ tiêu"),
        "units": _("Đơn vị"),
        "people": _("Người"),
    }
