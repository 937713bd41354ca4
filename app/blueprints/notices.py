"""A person's notices: read one by opening what it tells of, or mark them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, short_writes, undelivered_words
from app.models import calendar_warning, notices, reach
from app.models.absence import Absence
from app.models.channels import Endpoint
from app.models.meeting import Meeting
from app.models.notification import Notification
from app.models.plan import Plan
from app.models.roles import Role
from app.models.rules.defaults import OF_UNITS
from app.models.target import Target
from app.models.task import Task
from app.models.unit_report import UnitReport
from app.models.user import User
from app.notice_words import notice_words
from app.owed_pages import owed_path
from app.policy import signed_in

blueprint = Blueprint("notices", __name__, url_prefix="/thong-bao")


@blueprint.get("")
@signed_in
def index() -> str:
    """The notices, newest first; below them the letters that didn't arrive, for those who see to it."""
    return _page("notices/index.html", **undelivered_words.shown_to(current_user))


@blueprint.get("/chuong")
@signed_in
def bell() -> ResponseReturnValue:
    """The bell, asked for once a minute; 204 while as many notices are unread as `chua-doc` says."""
    unread = notices.unread(current_user)
    if unread == request.args.get("chua-doc", type=int):
        return "", 204
    return render_template("parts/bell.html", unread=unread)


@blueprint.get("/moi")
@signed_in
def news() -> ResponseReturnValue:
    """The list again, where it has newer notices than the one called `dau`; else 204."""
    found = notices.page(current_user, request.args.get("trang", 1, type=int))
    if found.newest == request.args.get("dau", type=int):
        return "", 204
    return render_template("notices/list.html", page=found, words=notice_words)


@blueprint.get("/<int:notice_id>")
@signed_in
def show(notice_id: int) -> ResponseReturnValue:
    """Open what a notice tells of; it counts as read then, for the person it is for."""
    row = notices.find(current_user, notice_id)
    if row.recipient_id == current_user.id and row.read_at is None:
        short_writes.mark_read(current_user, notice_id)
    if row.subject_kind == Task.__tablename__:
        return redirect(url_for("tasks.show", task_id=row.subject_id))
    if row.subject_kind == Plan.__tablename__:
        return redirect(url_for("plans.show", plan_id=row.subject_id))
    if row.subject_kind == Target.__tablename__:
        return redirect(url_for("targets.show", target_id=row.subject_id))
    if row.subject_kind == Meeting.__tablename__:
        return redirect(url_for("meetings.show", meeting_id=row.subject_id))
    if row.subject_kind == UnitReport.__tablename__:
        report = reach.find(current_user, UnitReport, row.subject_id)
        return redirect(url_for("reporting.show", unit_id=report.unit_id, ky=report.period_key))
    return redirect(_place(row))


@blueprint.post("/<int:notice_id>/da-doc")
@signed_in
def mark(notice_id: int) -> ResponseReturnValue:
    """Mark one as read without opening it."""
    notices.mark_read(current_user, notice_id)
    return _changed(_("Đã đánh dấu là đã đọc"))


@blueprint.post("/da-doc")
@signed_in
def mark_all() -> ResponseReturnValue:
    """Mark all as read."""
    marked = notices.mark_read(current_user)
    return _changed(_("Đã đánh dấu %(n)s thông báo là đã đọc", n=marked))


def _place(row: Notification) -> str:
    """Where news that is of no task and no plan leads to."""
    if row.rule == calendar_warning.RULE and current_user.holds(Role.ADMINISTRATOR):
        return url_for("admin.calendar", nam=calendar_warning.year_of(row.occasion))
    if row.rule in OF_UNITS:
        return owed_path(row.rule, row.occasion, row.subject_id)
    if row.subject_kind == User.__tablename__:
        return url_for("home.index")
    if row.subject_kind == Endpoint.__tablename__:
        return url_for("account.show", _anchor="channels")
    if row.subject_kind == Absence.__tablename__:
        return url_for("account.show", _anchor="roles")
    return url_for("notices.index")


def _changed(words: str) -> ResponseReturnValue:
    number = request.values.get("trang", 1, type=int)
    list_ = _page("notices/list.html") if htmx.is_partial() else ""
    return htmx.done(url_for("notices.index", trang=number if number > 1 else None), list_, toast=words)


def _page(template: str, **shown: Any) -> str:
    found = notices.page(current_user, request.values.get("trang", 1, type=int))
    return render_template(template, page=found, words=notice_words, **shown)
