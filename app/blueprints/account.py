"""A person's own account: what is known of them, password, sessions, language and look."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import calendars, channel_words, forms, htmx, refusals, sign_in
from app.blueprints import absences
from app.models import accounts, passwords, sessions
from app.models.errors import Refused
from app.own_pages import own
from app.policy import public, signed_in

blueprint = Blueprint("account", __name__, url_prefix="/tai-khoan")
FIELDS = ("name", "position", "email", "phone")


@blueprint.get("")
@signed_in
def show() -> str:
    """The account's page."""
    return _page()


@blueprint.post("")
@signed_in
def edit() -> Response:
    """Save name, position, e-mail and telephone."""
    person = current_user._get_current_object()
    try:
        accounts.edit(person, person, **forms.texts(*FIELDS))
    except Refused as refusal:
        return refused(refusal)
    return htmx.done(url_for("account.show"), toast=_("Đã lưu tài khoản"))


@blueprint.post("/mat-khau")
@signed_in
def change_password() -> Response:
    """Change the password; every other session ends."""
    person = current_user._get_current_object()
    form = request.form
    try:
        sign_in.limit_own("password", person)
        if form.get("password", "") != form.get("again", ""):
            raise Refused("passwords_differ", field="again")
        accounts.change_password(person, form.get("present", ""), form.get("password", ""))
    except Refused as refusal:
        return refused(refusal)
    return htmx.done(url_for("account.show"), toast=_("Đã đổi mật khẩu; các nơi khác đã đăng xuất"))


@blueprint.post("/vang-mat")
@signed_in
def be_away() -> Response:
    """Write down that one is away oneself."""
    try:
        absences.write_down(current_user._get_current_object())
    except Refused as refusal:
        return refused(refusal)
    return htmx.done(url_for("account.show", _anchor="away"), toast=_("Đã ghi ngày vắng"))


@blueprint.post("/tong-hop-tuan")
@signed_in
def choose_weekly() -> Response:
    """Take the weekly digest, or not."""
    accounts.want_weekly(current_user._get_current_object(), bool(forms.text("weekly")))
    return htmx.done(url_for("account.show", _anchor="weekly"), toast=_("Đã lưu"))


@blueprint.post("/phien/<int:session_id>/dong")
@signed_in
def close_session(session_id: int) -> Response:
    """Sign out of one other browser."""
    sessions.close_one(current_user._get_current_object(), session_id)
    return htmx.done(url_for("account.show"), toast=_("Đã đăng xuất khỏi máy đó"))


@blueprint.post("/dang-xuat-moi-noi")
@signed_in
def sign_out_everywhere() -> Response:
    """Sign out of every browser, this one too."""
    sign_in.end_everywhere(current_user._get_current_object())
    response = redirect(url_for("auth.sign_in"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response  # type: ignore[return-value]


@blueprint.post("/giao-dien")
@public
def prefer() -> Response:
    """Choose language or theme: kept with the account, and on this browser for the pages before signing in."""
    chosen = {name: request.form[name] for name in ("language", "theme") if name in request.form}
    if current_user.is_authenticated:
        accounts.prefer(current_user._get_current_object(), **chosen)
    response = redirect(own(request.form.get("next")), 303)
    for name, value in chosen.items():
        response.set_cookie(name, value[:5], max_age=31_536_000, samesite="Lax", secure=request.is_secure)
    return response  # type: ignore[return-value]


def _page(errors: dict[str, str] | None = None) -> str:
    person = current_user._get_current_object()
    here = sessions.hashed(person.session_token)
    shown = {"sessions": sessions.open_of(person), "here": here, "least": passwords.LEAST}
    shown |= absences.shown(person)
    shown |= {"feeds": calendars.listed(person), "subjects": calendars.subjects(person)}
    shown |= channel_words.page_of(person)
    return render_template("account/show.html", person=person, errors=errors or {}, **shown)


def refused(refusal: Refused) -> Response:
    """The account's page again, with what the domain says to a form of it."""
    undone = refusals.undo(refusal)
    status = 429 if isinstance(refusal, sign_in.TooOften) else undone
    return make_response(_page(forms.error(refusal)), status)
