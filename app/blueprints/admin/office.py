"""The letterhead of the commune's papers, and its mail server with a test letter."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from app import clock, database, forms, undelivered_words
from app.blueprints.admin.place import blueprint, me, saved
from app.database import db
from app.mail import send_test, server
from app.mail.smtp import Answer
from app.models import office, settings
from app.models.briefing.letterhead import KINDS, letterhead, of_letters, symbol_of, where_blank
from app.models.commune import Commune
from app.models.roles import Role
from app.policy import allow

LETTERHEAD_TEXTS = ("superior", "place", "symbol", "signer_name")
LETTERHEAD_LINES = ("issuer_lines", "signer_title_lines", "recipients")
MAIL = ("host", "port", "security", "user", "sender", "sender_name")


@blueprint.get("/mau-van-ban", endpoint="letterhead")
@allow(Role.ADMINISTRATOR)
def show_letterhead() -> str:
    """The letterhead, with what is taken where a field is empty."""
    return _letterhead()


@blueprint.post("/mau-van-ban")
@allow(Role.ADMINISTRATOR)
def save_letterhead() -> Response:
    """Save the letterhead."""
    lines = {name: forms.lines(name) for name in LETTERHEAD_LINES}
    own = {"house": _house_typed(), "by_kind": _kinds_typed()}
    return saved(
        lambda: office.set_letterhead(me(), **forms.texts(*LETTERHEAD_TEXTS), **lines, **own),  # type: ignore[arg-type]
        url_for("admin.letterhead"),
        _("Đã lưu mẫu văn bản"),
        _letterhead,
    )


@blueprint.get("/thu", endpoint="mail")
@allow(Role.ADMINISTRATOR)
def show_mail() -> str:
    """The mail server; its password is never shown."""
    return _mail()


@blueprint.post("/thu")
@allow(Role.ADMINISTRATOR)
def save_mail() -> Response:
    """Save the mail server."""
    password = request.form.get("password", "")
    return saved(
        lambda: office.set_mail(me(), password=password, **forms.texts(*MAIL)),
        url_for("admin.mail"),
        _("Đã lưu máy chủ thư"),
        _mail,
    )


@blueprint.post("/thu/thu-gui")
@allow(Role.ADMINISTRATOR)
def test_mail() -> Response:
    """Send a letter to an address right now, and say what the server answered."""
    address, commune_id = forms.text("address"), me().commune_id
    database.rollback()  # the server may take half a minute; nobody else waits for us meanwhile
    with database.writing(False):
        answer = send_test(commune_id, address)
        database.rollback()
    return make_response(_mail(answer=answer), 200 if answer.outcome == "sent" else 422)


def _house_typed() -> dict[str, Any] | None:
    """The rules of the house; None where the form that was sent has none."""
    if "page_number" not in request.form:
        return None
    one_line = forms.text("appendix_on_one_line") == "1"
    size = forms.number("table_size")
    return {"page_number": forms.text("page_number"), "appendix_on_one_line": one_line, "table_size": size}


def _kinds_typed() -> dict[str, dict[str, Any]] | None:
    """What kinds of papers have of their own; None as above."""
    return {kind: _kind_typed(kind) for kind in KINDS} if "page_number" in request.form else None


def _kind_typed(kind: str) -> dict[str, Any]:
    told = {name: forms.text(f"{kind}.{name}") for name in ("symbol", "signer_name")}
    return {**told, **{name: forms.lines(f"{kind}.{name}") for name in ("signer_title_lines", "recipients")}}


def _letterhead(errors: dict[str, str] | None = None) -> str:
    commune_id = me().commune_id
    kept = settings.read(commune_id, "letterhead")
    commune, today = db.session.get_one(Commune, commune_id), clock.today()
    kinds = {kind: symbol_of(kept["symbol"], kind) for kind in KINDS}
    shown = {"kept": kept, "usual": where_blank(commune, today), "letters": of_letters(letterhead(commune, today))}
    shown |= {"kinds": kinds, "sizes": office.TABLE_SIZES}
    return render_template("admin/letterhead.html", errors=errors or {}, **shown)


def _mail(errors: dict[str, str] | None = None, answer: Answer | None = None) -> str:
    kept = settings.read(me().commune_id, "mail")
    may_try = server.of(me().commune_id) is not None
    shown = {"kept": kept, "securities": office.SECURITIES, "may_try": may_try, **undelivered_words.shown_to(me())}
    return render_template("admin/mail.html", answer=answer, errors=errors or {}, **shown)
