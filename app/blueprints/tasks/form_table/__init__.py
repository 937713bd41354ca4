"""The acts on a task that need a form: what each asks, and the verb it calls. The pages draw them all alike."""

from __future__ import annotations

from flask_login import current_user

from app.blueprints.tasks.form_table import days, parts, people, rests, results, text, urges
from app.blueprints.tasks.form_table.form import Form
from app.models.task import Task, finding, page

TABLE: dict[str, Form] = {
    **results.FORMS,
    **days.FORMS,
    **people.FORMS,
    **parts.FORMS,
    **text.FORMS,
    **rests.FORMS,
    **urges.FORMS,
}


def choices(form: Form, task: Task) -> dict[str, list[tuple[int, str]]]:
    """What the selects of a form offer, by kind."""
    kinds = {one.kind for one in form.fields}
    offered: dict[str, list[tuple[int, str]]] = {}
    if "unit" in kinds:
        offered["unit"] = [(unit.id, unit.name) for unit in finding.boards(current_user)]
    if "person" in kinds:
        offered["person"] = [(person.id, person.name) for person in page.colleagues(task)]
    if "part" in kinds:
        offered["part"] = [(row.unit_id, row.unit.name) for row in task.units]
    if "leader" in kinds:
        offered["leader"] = [(person.id, person.title_line) for person in page.leaders(task)]
    return offered
