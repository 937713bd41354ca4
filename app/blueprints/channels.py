"""A person's own channels of reminders: e-mail or not, endpoints of their own, a test message to each."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import channel_words, database, forms, htmx, sign_in
from app.blueprints.account import refused
from app.carriers import loading
from app.carriers.carrier import NoWay
from app.mail.smtp import REFUSED, Answer
from app.models import channels
from app.models.channels import Endpoint, endpoints, rules
from app.models.errors import Refused
from app.models.user import User
from app.policy import signed_in

blueprint = Blueprint("channels", __name__, url_prefix="/tai-khoan/kenh")


@blueprint.post("/thu")
@signed_in
def choose() -> Response:
    """Choose what comes by e-mail."""
    endpoints.choose(_me(), email_scheduled="scheduled" in request.form, email_acts="acts" in request.form)
    return _back(_("Đã lưu lựa chọn về thư điện tử"))


@blueprint.post("")
@signed_in
def add() -> Response:
    """Add an endpoint; the secret of a webhook is shown this once."""
    try:
        endpoint = endpoints.add(
            _me(), forms.text("service"), forms.text("endpoint_name"), forms.text("address"), loading.inside()
        )
    except Refused as refusal:
        return refused(refusal)
    if endpoint.service == channels.WEBHOOK:
        return make_response(render_template("account/secret.html", endpoint=endpoint))
    return _back(_("Đã thêm kênh; bấm Gửi thử để kiểm tra"))


@blueprint.post("/<int:endpoint_id>/thu-gui")
@signed_in
def try_out(endpoint_id: int) -> Response:
    """Send a test message right now, and note what came of it."""
    try:
        sign_in.limit_own("channel", _me())
        answer = _tried(_allowed(endpoint_id))
    except Refused as refusal:
        refusal.params["field"] = "channels"
        return refused(refusal)
    endpoints.note_test(endpoints.own(_me(), endpoint_id), answer.outcome, answer.words)
    return _back(channel_words.outcome_words(answer.outcome, answer.words))


@blueprint.post("/<int:endpoint_id>/bat-tat")
@signed_in
def switch(endpoint_id: int) -> Response:
    """Switch an endpoint on (`on` is sent) or off."""
    on = request.form.get("on") == "1"
    endpoints.switch(endpoints.own(_me(), endpoint_id), _me(), on)
    return _back(_("Đã bật kênh") if on else _("Đã tắt kênh"))


@blueprint.post("/<int:endpoint_id>/bo")
@signed_in
def remove(endpoint_id: int) -> Response:
    """Remove an endpoint with its address and secret."""
    endpoints.remove(endpoints.own(_me(), endpoint_id), _me())
    return _back(_("Đã bỏ kênh"))


def _me() -> User:
    return current_user._get_current_object()


def _allowed(endpoint_id: int) -> Endpoint:
    """The endpoint, if the commune still allows its kind. Raises Refused `service_not_allowed`, NotFound."""
    endpoint = endpoints.own(_me(), endpoint_id)
    if endpoint.service not in rules.allowed(endpoint.commune_id)["services"]:
        raise Refused("service_not_allowed")
    return endpoint


def _tried(endpoint: Endpoint) -> Answer:
    """Send the test while no lock is held: the other side may take half a minute."""
    try:
        carrier = loading.trial(endpoint)
    except NoWay as why:
        return Answer(REFUSED, str(why))
    database.rollback()
    try:
        return carrier.send(lambda: True)
    finally:
        carrier.close()


def _back(toast: str) -> Response:
    """To the account's page, with a word more where nothing is told outside the application any more."""
    ways = channels.Allowed(_me().commune_id, [_me().id]).of(_me(), scheduled=True)
    alone = "" if len(ways.channels) > 1 else _(" Từ nay nhắc việc chỉ hiện trong hệ thống (chuông).")
    return htmx.done(url_for("account.show", _anchor="channels"), toast=f"{toast}.{alone}" if alone else toast)
