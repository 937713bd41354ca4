"""What a later version of a plan does to a published task or target, by the verbs that a person would press."""

from __future__ import annotations

from app import clock
from app.database import db
from app.models.event import record
from app.models.plan import Proposal
from app.models.planning import differences, making_targets, making_tasks, work_of
from app.models.planning.making_units import Maker
from app.models.target import Target
from app.models.task import Task, leading, series, workflow, writing
from app.models.user import User

BY_VERSION = "theo bản mới của kế hoạch"
NOT_IN_VERSION = "không còn trong bản mới"


def change_task(task: Task, old: Proposal, new: Proposal, maker: Maker) -> None:
    """Give a task what its row says anew, part by part: words, lead, deadline, coordinating units."""
    fields = new.fields
    names = {one.name for one in differences.of(new.kind, old.fields, fields)}
    if "lead" in names:
        _change_lead(task, new, maker)
    if names & {"text", "product"}:
        text = fields["text"] if "text" in names else task.text
        short = fields["short_text"] if "text" in names else task.short_text
        product = fields["product"] if "product" in names else task.product
        writing.edit(task, maker.by, text=text, short_text=short, product=product)
    if "deadline" in names:
        making_tasks.set_deadline(task, fields, maker.by, BY_VERSION)
    if names & {"lead", "coordinators"}:
        making_tasks.join(task, fields, maker)
    task.section = fields["section"]
    record("task.version_taken", task, maker.by, after=", ".join(sorted(names)), note=BY_VERSION)


def _change_lead(task: Task, new: Proposal, maker: Maker) -> None:
    fields = new.fields
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    if lead is not None and lead.has_board:
        leading.give_lead(task, maker.by, lead)
    else:
        leading.take_lead(task, maker.by, BY_VERSION)
    suggested = fields.get("lead_suggested") or []
    task.lead_words, task.lead_suggested = fields["lead_words"], suggested[0]["name"] if suggested else None


def change_target(target: Target, old: Proposal, new: Proposal, maker: Maker) -> None:
    """Give a target what its row says anew."""
    names = [one.name for one in differences.of(new.kind, old.fields, new.fields)]
    making_targets.fill(target, new, maker, target.plan.year)
    before, after = old.fields["value_words"], new.fields["value_words"]
    record("target.version_taken", target, maker.by, before=before, after=after, note=", ".join(names))


def cancel(old: Proposal, by: User | None) -> None:
    """End the work of a row that the later version lacks."""
    assert by is not None
    if (task := work_of.task_of(old)) is not None:
        series.close(task.series, NOT_IN_VERSION)
        workflow.cancel(task, by, NOT_IN_VERSION)
    elif old.target_id is not None:
        target = db.session.get_one(Target, old.target_id)
        target.withdrawn_at = clock.now()
        record("target.withdrawn", target, by, note=NOT_IN_VERSION)
