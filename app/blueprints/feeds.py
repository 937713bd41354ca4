"""Calendar feeds: the address that a calendar program reads, and a person's list of them."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from app import calendars, forms, htmx
from app.models import feeds, reach
from app.models.committee import Committee
from app.models.feed import Feed
from app.models.unit import Unit
from app.policy import public, signed_in

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/lich/<token>.ics")
@public
def read(token: str) -> Response:
    """A feed as iCalendar; the secret address is the permission, an ended one is not found."""
    feed = calendars.find(token)
    if feed is None:
        abort(404)
    with force_locale("vi"):  # it leaves the product, as mails do
        written = calendars.write(feed)
    response = Response(written, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = f"private, max-age={int(calendars.EVERY.total_seconds())}"
    response.headers["Content-Disposition"] = 'inline; filename="roviec.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    response.set_etag(calendars.mark(written))
    return response.make_conditional(request)  # type: ignore[return-value]


@blueprint.post("/tai-khoan/lich")
@signed_in
def make() -> Response:
    """Make the feed of the own work, of a unit (`unit-3`) or of a committee (`committee-2`)."""
    kind, _dash, row_id = forms.text("of").partition("-")
    number = int(row_id) if row_id.isascii() and row_id.isdigit() else 0
    unit = reach.find(_me(), Unit, number) if kind == "unit" else None
    committee = reach.find(_me(), Committee, number) if kind == "committee" else None
    feeds.make(_me(), unit, committee)
    return _back(_("Đã tạo địa chỉ lịch"))


@blueprint.post("/tai-khoan/lich/<int:feed_id>/doi")
@signed_in
def renew(feed_id: int) -> Response:
    """Give a feed another address."""
    feeds.renew(reach.find(_me(), Feed, feed_id), _me())
    return _back(_("Đã đổi địa chỉ; địa chỉ cũ không còn dùng được"))


@blueprint.post("/tai-khoan/lich/<int:feed_id>/bo")
@signed_in
def end(feed_id: int) -> Response:
    """End a feed."""
    feeds.end(reach.find(_me(), Feed, feed_id), _me())
    return _back(_("Đã bỏ địa chỉ lịch"))


def _me():
    return current_user._get_current_object()


def _back(toast: str) -> Response:
    return htmx.done(url_for("account.show", _anchor="feeds"), toast=toast)
