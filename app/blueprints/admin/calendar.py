"""The calendar: days off and make-up days of a year."""

from __future__ import annotations

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _

from app import clock, forms, official_days
from app.blueprints.admin.place import blueprint, me, saved
from app.models import calendar
from app.models.commune import CalendarDay
from app.models.reach import find
from app.models.roles import Role
from app.policy import allow


@blueprint.get("/lich", endpoint="calendar")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """The days of a year that differ from their weekday."""
    return _page()


@blueprint.post("/lich")
@allow(Role.ADMINISTRATOR)
def add_day() -> Response:
    """Enter a day; what is due moves with it."""
    return saved(
        lambda: calendar.add(me(), forms.day("on"), forms.text("kind"), forms.text("name")),
        url_for("admin.calendar", nam=_year()),
        _("Đã thêm ngày; thời hạn đã tính lại"),
        _page,
    )


@blueprint.post("/lich/<int:day_id>/xoa")
@allow(Role.ADMINISTRATOR)
def remove_day(day_id: int) -> Response:
    """Take a day out; what is due moves with it."""
    day = find(me(), CalendarDay, day_id)
    return saved(
        lambda: calendar.remove(day, me()),
        url_for("admin.calendar", nam=day.on.year),
        _("Đã xóa ngày; thời hạn đã tính lại"),
        _page,
    )


@blueprint.post("/lich/dien")
@allow(Role.ADMINISTRATOR)
def fill_year() -> Response:
    """Enter the holidays of a year that are certain."""
    year = _year()
    return saved(
        lambda: calendar.fill(me().commune_id, year, me()),
        url_for("admin.calendar", nam=year),
        _("Đã điền các ngày nghỉ theo luật"),
        _page,
    )


def _year() -> int:
    asked = request.form.get("year") or request.args.get("nam") or ""
    this = clock.today().year
    return int(asked) if asked.isascii() and asked.isdigit() and this - 5 <= int(asked) <= this + 5 else this


def _page(errors: dict[str, str] | None = None) -> str:
    year = _year()
    shown = {"days": calendar.year_of(me().commune_id, year), "wanting": calendar.wanting(me().commune_id)}
    announced = year in official_days.ANNOUNCED
    return render_template("admin/calendar.html", year=year, announced=announced, errors=errors or {}, **shown)
