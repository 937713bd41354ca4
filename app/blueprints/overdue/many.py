"""Urge many at once, with a sentence and a request for explanation where wanted; take them back at once."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, typed
from app.blueprints.overdue import blueprint, found_here
from app.models.errors import Refused
from app.models.roles import Role
from app.models.task import Task, explaining, finding, urging
from app.models.task.records import Urge
from app.policy import allow
from app.words import sentence


@blueprint.post("/qua-han/don-doc")
@allow(Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)
def urge_many() -> Any:
    """Urge every ticked task, or all that are overdue; what was urged today already is left out and counted."""
    tasks = [finding.to_change(current_user, task_id) for task_id in sorted(ticked())]
    press = _Press(tasks)
    rows = [row for task in tasks if urging.can_be(task) and (row := press.urge(task)) is not None]
    if not rows:
        said = press.said(0) if press.left else sentence(Refused("nothing_ticked"))
        return htmx.done(url_for("overdue.index"), toast=said)
    undo = url_for("overdue.take_back_many", lan=[f"{row.task_id}.{row.number}" for row in rows])
    return htmx.done(url_for("overdue.index"), toast=htmx.toast(press.said(len(rows)), undo=undo))


@blueprint.post("/qua-han/rut-don-doc")
@allow(Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)
def take_back_many() -> Any:
    """Take back the urges of one press before they leave."""
    pairs = [each.partition(".") for each in request.values.getlist("lan")]
    found = sorted((typed.number(task_id) or 0, typed.number(number) or 0) for task_id, _dot, number in pairs)
    tasks = [finding.to_change(current_user, task_id) for task_id, _number in found]  # all, before one is recorded
    for task, (_task_id, number) in zip(tasks, found, strict=True):
        urging.take_back(task, current_user, number)
    return htmx.done(url_for("overdue.index"), toast=_("Đã rút lại %(n)s đôn đốc.", n=len(pairs)))


def ticked() -> list[int]:
    """The ids of the ticked tasks, each once; of all overdue ones with a lead where "all" was pressed."""
    if "all" in request.form:
        return [row.task.id for row in found_here()[0].rows if row.task.lead_unit_id]
    return list(dict.fromkeys(typed.number(each) or 0 for each in request.form.getlist("task")))


class _Press:
    """The sentence and the day of one press, how many tasks it asked an explanation for, how many it left out."""

    def __init__(self, tasks: list[Task]) -> None:
        self.note = request.form.get("note")
        self.wanted = "explain" in request.form
        self.day = typed.day(request.form.get("explain_by")) if self.wanted else None
        self.today = urging.urged_today(tasks)
        self.asked = self.left = 0

    def urge(self, task: Task) -> Urge | None:
        """Ask for an explanation, where that is wanted and none is waited for yet, else urge; None: urged today."""
        if self.wanted and explaining.can_be_asked(task):
            self.asked += 1
            return explaining.ask(task, current_user, self.note, self.day).urge
        if task.id in self.today:
            self.left += 1
            return None
        return urging.urge(task, current_user, self.note)

    def said(self, urged: int) -> str:
        """What was done and what was left out, in numbers."""
        if not urged:
            return _(
                "%(n)s việc đã được đôn đốc hôm nay, không đôn đốc lại. Muốn đôn đốc thêm, bấm Đôn đốc ở từng việc.",
                n=self.left,
            )
        done = _("Đã đôn đốc %(n)s việc. Gửi đi sau 60 giây.", n=urged)
        if self.wanted:
            done = _(
                "Đã đôn đốc %(n)s việc, yêu cầu giải trình %(asked)s việc. Gửi đi sau 60 giây.",
                n=urged,
                asked=self.asked,
            )
        left = _("%(n)s việc đã được đôn đốc hôm nay, không đôn đốc lại.", n=self.left)
        return f"{done} {left}" if self.left else done
