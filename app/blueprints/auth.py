"""Signing in and out, forgotten passwords, links that set one."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_login import current_user

from app import forms, refusals, sign_in
from app.mail import anywhere
from app.models import accounts, communes, password_links, passwords
from app.models.errors import Refused
from app.models.user import PasswordLink
from app.own_pages import own
from app.policy import public

blueprint = Blueprint("auth", __name__)


@blueprint.get("/dang-nhap", endpoint="sign_in")
@public
def ask() -> str | Response:
    """The page to sign in; who is signed in goes on."""
    if current_user.is_authenticated:
        return redirect(own(request.args.get("next")))  # type: ignore[return-value]
    onward = own(request.args.get("next"), "")
    return render_template("auth/sign_in.html", next=onward, commune=communes.only_name(), errors={})


@blueprint.post("/dang-nhap")
@public
def let_in() -> Response:
    """Sign in, or say in one sentence that login or password is wrong."""
    onward = own(request.form.get("next"), "")
    try:
        sign_in.attempt(forms.text("login"), request.form.get("password", ""), keep="keep" in request.form)
    except Refused as refusal:
        return _again("auth/sign_in.html", refusal, next=onward, commune=communes.only_name())
    return redirect(onward or url_for("home.index"), 303)  # type: ignore[return-value]


@blueprint.post("/dang-xuat")
@public
def sign_out() -> Response:
    """Sign out here, and let the browser forget what it kept of our pages."""
    if current_user.is_authenticated:
        sign_in.end(current_user._get_current_object())
    response = redirect(url_for("auth.sign_in"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response  # type: ignore[return-value]


@blueprint.get("/quen-mat-khau")
@public
def forgotten() -> str:
    """Ask whose password is forgotten."""
    return render_template(
        "auth/forgotten.html", mail=anywhere.is_set(), sent=request.args.get("da-gui") == "1", errors={}
    )


@blueprint.post("/quen-mat-khau")
@public
def send_link() -> Response:
    """Send a link where there is an account with an address; the answer is the same where there isn't."""
    name = accounts.as_login(forms.text("login"))
    try:
        if not name:
            raise Refused("login_missing", field="login")
        sign_in.limit("forgotten", name)
    except Refused as refusal:
        return _again("auth/forgotten.html", refusal, mail=anywhere.is_set(), sent=False)
    person = accounts.by_login_or_email(name)
    if person is not None:
        password_links.send_forgotten(person)
    return redirect(url_for("auth.forgotten", **{"da-gui": "1"}), 303)  # type: ignore[return-value,arg-type]


@blueprint.get("/mat-khau/<token>")
@public
def choose(token: str) -> str | tuple[str, int]:
    """The page to set a password through a link; one that ended says so."""
    link = password_links.find(token)
    if link is None:
        return render_template("auth/link_ended.html"), 404
    return _choosing(link, token)


@blueprint.post("/mat-khau/<token>")
@public
def set_password(token: str) -> Response | tuple[str, int]:
    """Set the password, end the link and all sessions, sign in."""
    link = password_links.find(token)
    if link is None:
        return render_template("auth/link_ended.html"), 404
    try:
        _same_twice()
        person = password_links.use(token, request.form.get("password", ""), request.remote_addr or "")
    except Refused as refusal:
        status = refusals.undo(refusal)
        return _choosing(link, token, forms.error(refusal)), status
    sign_in.start(person)
    return redirect(url_for("home.index"), 303)  # type: ignore[return-value]


def _choosing(link: PasswordLink, token: str, errors: dict[str, str] | None = None) -> str:
    shown = {"link": link, "key": token, "least": passwords.LEAST, "errors": errors or {}}
    return render_template("auth/choose.html", **shown)


def _same_twice() -> None:
    if request.form.get("password", "") != request.form.get("again", ""):
        raise Refused("passwords_differ", field="again")


def _again(template: str, refusal: Refused, **shown: object) -> Response:
    undone = refusals.undo(refusal)
    status = 429 if isinstance(refusal, sign_in.TooOften) else undone
    response = make_response(render_template(template, errors=forms.error(refusal), **shown), status)
    if status == 429:
        response.headers["Retry-After"] = str(refusal.params["seconds"])
    return response
