"""How the sending of reminders stands: what waits, is tried again, failed; jobs, queues, the night's reconciliation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, current_app, make_response, render_template, request, url_for
from flask_babel import gettext as _

from app import clock, htmx, refusals, sending_words, words
from app.blueprints.admin.place import blueprint, me
from app.jobs import queue_look
from app.mail import server
from app.models.errors import Refused
from app.models.job_run import JobRun
from app.models.notification import Message
from app.models.reach import NotFound, find
from app.models.reconciling import keeping
from app.models.sending import again, figures, jobs, kinds, lists, night, retrying
from app.models.undelivered import TOLD
from app.models.watching import SWEEP_AT_MOST
from app.policy import allow

SHOWN = 5


@blueprint.get("/gui-nhac-viec", endpoint="sending")
@allow(*TOLD)
def show_sending() -> str:
    """The whole at a glance."""
    return _page()


@blueprint.get("/gui-nhac-viec/thu", endpoint="messages")
@allow(*TOLD)
def list_messages() -> str:
    """The messages of a kind."""
    kind = _kind(kinds.MESSAGES)
    page = lists.messages(me().commune_id, kind, _number())
    return render_template("admin/messages.html", kind=kind, page=page, **_words())


@blueprint.get("/gui-nhac-viec/viec-nen", endpoint="jobs")
@allow(*TOLD)
def list_jobs() -> str:
    """The background jobs of a kind."""
    kind = _kind(kinds.JOBS)
    return render_template("admin/jobs.html", kind=kind, page=jobs.page(me().commune_id, kind, _number()), **_words())


@blueprint.post("/gui-nhac-viec/thu/<int:message_id>/gui-lai")
@allow(*TOLD)
def resend(message_id: int) -> Response:
    """Try a message anew that failed or is in doubt."""
    message = find(me(), Message, message_id)
    return _done(lambda: again.resend(message, me()), _("Đã đưa vào hàng gửi lại"))


@blueprint.post("/gui-nhac-viec/thu/<int:message_id>/da-xu-ly")
@allow(*TOLD)
def settle(message_id: int) -> Response:
    """Take a message off the list: the person was told otherwise."""
    message = find(me(), Message, message_id)
    return _done(lambda: again.settle(message, me()), _("Đã đưa ra khỏi danh sách cần xử lý"))


@blueprint.post("/gui-nhac-viec/viec-nen/<int:run_id>/chay-lai")
@allow(*TOLD)
def retry(run_id: int) -> Response:
    """Try a background job anew that failed."""
    run = find(me(), JobRun, run_id)
    return _done(lambda: retrying.retry(run, me()), _("Đang chạy lại"))


@blueprint.post("/gui-nhac-viec/doi-chieu")
@allow(*TOLD)
def reconcile() -> Response:
    """Reconcile now, beside the clock's nights."""
    keeping.anew(me().commune_id)
    return htmx.done(url_for("admin.sending", _anchor="reconciled"), toast=_("Đã đối chiếu lại"))


def _done(act: Callable[[], Any], toast: str) -> Response:
    try:
        act()
    except Refused as refusal:
        status = refusals.undo(refusal)
        return make_response(_page(words.sentence(refusal)), status)
    return htmx.done(url_for("admin.sending"), toast=toast)


def _page(refusal: str = "") -> str:
    commune_id = me().commune_id
    queues = current_app.extensions["queues"]
    found = figures.figures(commune_id)
    return render_template(
        "admin/sending.html",
        refusal=refusal,
        found=found,
        differences=night.differences(found.reconciled),
        trouble=[row for kind in kinds.FAILED for row in lists.messages(commune_id, kind).rows[:SHOWN]],
        retrying=lists.messages(commune_id, "retrying").rows[:SHOWN],
        failed_jobs=jobs.page(commune_id, "failed").rows[:SHOWN],
        mail_missing=server.is_missing(commune_id),
        set_up=sending_words.set_up_words(lists.set_up_reply(commune_id) or ""),
        look=queue_look.look(queues),
        left=queues.left,
        late_after=SWEEP_AT_MOST,
        **_words(),
    )


def _words() -> dict[str, Any]:
    return {"say": sending_words, "may_retry": retrying.may_retry, "now": clock.now()}


def _kind(known: tuple[str, ...]) -> str:
    kind = request.args.get("loc", known[0])
    if kind not in known:
        raise NotFound(kind)
    return kind


def _number() -> int:
    return max(1, request.args.get("trang", 1, type=int))
