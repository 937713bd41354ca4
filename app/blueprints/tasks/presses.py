"""What one press does to a task: move, urge, take an urge back, pin, resume, grant an extension."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import formats, htmx, refusals, typed
from app.blueprints.tasks import blueprint, forms, place
from app.models import event, powers
from app.models.errors import Refused, Stale
from app.models.task import Task, TaskState, extending, finding, order, parts, pausing, urging, workflow
from app.policy import signed_in
from app.sentences import who
from app.state_words import lane_words

UNDO = {"accept": TaskState.UNACCEPTED, "put_back": TaskState.IN_PROGRESS, "report": TaskState.IN_PROGRESS}


@blueprint.post("/viec/<int:task_id>/chuyen")
@signed_in
def move(task_id: int) -> Any:
    """Move a task to a lane; a stale move is refused with the fresh card."""
    task = finding.to_change(current_user, task_id)
    before, lane = task.state, request.values.get("lane", "")
    try:
        workflow.check_fresh(task, typed.number(request.values.get("version")))
        without = bool(request.form.get("without_product"))
        verb = workflow.move(task, current_user, lane, request.form.get("note", ""), without_product=without)
    except Stale:
        return stale(task, lane)
    except Refused as refused:
        if refused.code != "product_missing":
            raise
        refusals.undo(refused)
        return forms.ask(task, "xac-nhan")
    said = _("Đã chuyển “%(title)s” sang %(lane)s.", title=task.short_text, lane=lane_words()[task.state])
    return place.changed(task, htmx.toast(said, undo=undo_of(task, verb)), before=before, live=said)


@blueprint.post("/viec/<int:task_id>/don-doc")
@signed_in
def urge(task_id: int) -> Any:
    """Urge the lead unit; it leaves after 60 s, until then it can be taken back."""
    task = finding.to_change(current_user, task_id)
    row = urging.urge(task, current_user, request.form.get("note"))
    undo = url_for("tasks.take_back_urge", task_id=task.id, lan=row.number, **place.way())
    said = _("Đã đôn đốc lần %(n)s: %(title)s. Gửi đi sau 60 giây.", n=task.urged, title=task.short_text)
    return _urged(task, htmx.toast(said, undo=undo), formats.hour(row.at))


@blueprint.post("/viec/<int:task_id>/rut-don-doc")
@signed_in
def take_back_urge(task_id: int) -> Any:
    """Take an urge back before it leaves."""
    task = finding.to_change(current_user, task_id)
    urging.take_back(task, current_user, typed.number(request.values.get("lan")) or 0)
    return _urged(task, _("Đã rút lại đôn đốc."), None)


@blueprint.post("/viec/<int:task_id>/ghim")
@signed_in
def pin(task_id: int) -> Any:
    """Lay a card at the top of its lane, or let it go."""
    task = finding.to_change(current_user, task_id)
    order.pin(task, current_user)
    undo = url_for("tasks.pin", task_id=task.id, **place.way())
    said = _("Đã ghim lên đầu cột.") if task.pinned_at else _("Đã bỏ ghim.")
    return place.changed(task, htmx.toast(said, undo=undo))


@blueprint.post("/viec/<int:task_id>/da-xem-phan-viec")
@signed_in
def acknowledge(task_id: int) -> Any:
    """The head of a coordinating unit has seen its part."""
    task = finding.to_change(current_user, task_id)
    parts.acknowledge(task, current_user)
    return place.changed(task, _("Đã ghi nhận: đơn vị đã xem phần việc."))


@blueprint.post("/viec/<int:task_id>/tiep-tuc")
@signed_in
def resume(task_id: int) -> Any:
    """Take a paused task up again."""
    task = finding.to_change(current_user, task_id)
    before = task.state
    pausing.resume(task, current_user)
    return place.changed(task, _("Việc tiếp tục thực hiện."), before=before)


@blueprint.post("/viec/<int:task_id>/dong-y-gia-han")
@signed_in
def grant(task_id: int) -> Any:
    """Grant the extension that waits."""
    task = finding.to_change(current_user, task_id)
    extending.decide(task, current_user, granted=True)
    return place.changed(task, _("Đã đồng ý gia hạn đến %(day)s.", day=formats.day(task.due_on)))


def stale(task: Task, lane: str) -> Any:
    """409: the fresh card in its lane, and who changed it."""
    events = event.of(task)
    by = who(events[0]) if events else _("người khác")
    said = _("Chưa lưu được: việc này vừa được %(who)s sửa. Thẻ đã về chỗ cũ.", who=by)
    if htmx.is_partial():
        return htmx.answer(*place.parts(task, lane), toast=said, live=said, status=409)
    raise Stale("stale_move", code=task.code)


def undo_of(task: Task, verb: str | None) -> str | None:
    """The address that undoes a move, where the domain can."""
    if verb not in UNDO or (verb == "report" and not powers.may_report(current_user, task)):
        return None
    return url_for("tasks.move", task_id=task.id, lane=UNDO[verb], version=task.version, **place.way())


def _urged(task: Task, toast: Any, at: str | None) -> Any:
    if htmx.is_partial() and place.here() == "qua-han":
        from app.blueprints.overdue import cell

        return htmx.answer(cell(task, at), toast=toast)
    return place.changed(task, toast)
