"""The letterhead of the commune's papers, and its mail server with a test letter."""

from __future__ import annotations

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from app import clock, database, forms, undelivered_words
from app.blueprints.admin.place import blueprint, me, saved
from app.database import db
from app.mail import send_test, server
from app.mail.smtp import Answer
from app.models import office, settings
from app.models.briefing.letterhead import letterhead, of_letters
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
    return saved(
        lambda: office.set_letterhead(me(), **forms.texts(*LETTERHEAD_TEXTS), **lines),  # type: ignore[arg-type]
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


def _letterhead(errors: dict[str, str] | None = None) -> str:
    commune_id = me().commune_id
    kept = settings.read(commune_id, "letterhead")
    usual = letterhead(db.session.get_one(Commune, commune_id), clock.today())
    shown = {"kept": kept, "usual": usual, "letters": of_letters(usual)}
    return render_template("admin/letterhead.html", errors=errors or {}, **shown)


def _mail(errors: dict[str, str] | None = None, answer: Answer | None = None) -> str:
    kept = settings.read(me().commune_id, "mail")
    may_try = server.of(me().commune_id) is not None
    shown = {"kept": kept, "securities": office.SECURITIES, "may_try": may_try, **undelivered_words.shown_to(me())}
    return render_template("admin/mail.html", answer=answer, errors=errors or {}, **shown)
