"""The page that explains a task's reminders: when each rule speaks next, to whom, why; its own ruling is set here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import ruling_forms
from app.blueprints.rules.addresses import ANY_OF_TASKS, KEYS, SLUGS
from app.blueprints.tasks import blueprint
from app.forecast_words import anchor_words, fate_words, occasion_words, silent_words, whole_day
from app.models import powers
from app.models.errors import Refused
from app.models.reach import find
from app.models.rules import editing, forecast
from app.models.rules.book import Book
from app.models.rules.defaults import RULES
from app.models.rules.heard import Ears
from app.models.task import Task, period_updates
from app.models.units import ENDED
from app.notice_words import notice_words
from app.policy import allow, signed_in

WORDS = (anchor_words, fate_words, notice_words, occasion_words, silent_words, whole_day)


@blueprint.get("/viec/<int:task_id>/nhac-viec")
@signed_in
def reminding(task_id: int) -> str:
    """When each rule speaks of a task next, or why it is silent; what was told."""
    task = find(current_user, Task, task_id, joinedload(Task.lead_unit))
    period_updates.fill([task])
    lines = forecast.of(task)
    speaking = sorted((one for one in lines if one.silent is None), key=lambda one: one.next_on or date.max)
    return render_template(
        "tasks/reminding.html",
        task=task,
        speaking=speaking,
        silent=[one for one in lines if one.silent is not None],
        heard=Ears(row for one in lines for row in one.told).heard,
        units={part.unit_id: part.unit for part in task.units},
        slugs=SLUGS,
        may_rule=powers.may_urge(current_user) and task.state not in ENDED,
        **{word.__name__: word for word in WORDS},
    )


@blueprint.get(f"/viec/<int:task_id>/nhac-viec/{ANY_OF_TASKS}")
@allow(*powers.URGERS)
def ruling(task_id: int, code: str) -> str:
    """The form of a task's own ruling."""
    return _form(find(current_user, Task, task_id), code)


@blueprint.post(f"/viec/<int:task_id>/nhac-viec/{ANY_OF_TASKS}")
@allow(*powers.URGERS)
def set_ruling(task_id: int, code: str) -> Any:
    """Set a task's own ruling."""
    task, rule = find(current_user, Task, task_id), RULES[KEYS[code]]
    return _changed(
        task_id,
        code,
        lambda: editing.set_ruling(current_user, rule.key, task, ruling_forms.read(rule), ruling_forms.seen()),
        _("Đã lưu lịch nhắc riêng của việc này"),
    )


@blueprint.post(f"/viec/<int:task_id>/nhac-viec/{ANY_OF_TASKS}/bo")
@allow(*powers.URGERS)
def clear_ruling(task_id: int, code: str) -> Any:
    """Take a task's own ruling away."""
    task = find(current_user, Task, task_id)
    return _changed(
        task_id,
        code,
        lambda: editing.clear(current_user, KEYS[code], task, ruling_forms.seen()),
        _("Đã bỏ lịch nhắc riêng của việc này"),
    )


def _changed(task_id: int, code: str, act: Callable[[], None], said: str) -> Any:
    url = url_for("tasks.reminding", task_id=task_id)
    return ruling_forms.changed(act, url, said, lambda refusal: _form(find(current_user, Task, task_id), code, refusal))


def _form(task: Task, code: str, refusal: Refused | None = None) -> str:
    rule, book = RULES[KEYS[code]], Book(task.commune_id)
    own = book.own(rule.key, editing.scope_of(task))
    unit_id = editing.unit_of(rule.key, task)
    form = ruling_forms.shown(rule, book.of(rule.key, unit_id, task.id), own, refusal)
    above = book.of(rule.key, unit_id)
    return render_template("tasks/ruling.html", task=task, code=code, above=above, **form)
