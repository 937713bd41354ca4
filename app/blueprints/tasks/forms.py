"""Draw and take the forms of `form_table`: in a dialog over the page, or on a page of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from app import htmx, refusals, typed, words
from app.blueprints.tasks import blueprint, form_table, place
from app.blueprints.tasks.form_table import TABLE, Form
from app.models import event
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused, Stale
from app.models.task import Task, finding, page, reported, workflow
from app.policy import signed_in
from app.sentences import who

SLUGS = f"<any({','.join(repr(slug) for slug in TABLE)}):slug>"

DECISIONS = ("xac-nhan", "tra-lai")  # forms that decide on a report: it stands above what they ask


@blueprint.get(f"/viec/<int:task_id>/{SLUGS}")
@signed_in
def form(task_id: int, slug: str) -> Any:
    """The form of an act, filled with what stands now. Raises NotAllowed where the act isn't open to the person."""
    shown = page.load(current_user, task_id)
    if TABLE[slug].act not in shown.acts:
        raise NotAllowed("not_allowed")
    task = shown.task
    values = {one.name: one.now(task) if one.now else None for one in TABLE[slug].fields}
    return _draw(task, slug, values)


@blueprint.post(f"/viec/<int:task_id>/{SLUGS}")
@signed_in
def submit(task_id: int, slug: str) -> Any:
    """Do the act; what is wrong comes back at its field, what was typed is kept."""
    task = finding.to_change(current_user, task_id)
    page.fill_units([task])
    act, before = TABLE[slug], task.state
    typed_now = {one.name: request.form.get(one.name, "") for one in act.fields}
    try:
        workflow.check_fresh(task, typed.number(request.form.get("version")))
        act.run(task, _read(act, typed_now))
    except Stale as refused:
        return _draw(task, slug, typed_now, status=refusals.undo(refused), by=_last(task))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _draw(task, slug, typed_now, status=status, errors={_field(act, refused): words.sentence(refused)})
    keep = {"saved": {"keep": f"{slug}-{task.id}"}}
    return place.changed(task, str(act.done), before=before, trigger=keep, live=str(act.done))


def ask(task: Task, slug: str) -> Any:
    """Answer a press that needs a form first: htmx opens it in the dialog, a browser without goes to its page."""
    if not htmx.is_partial():
        return redirect(url_for("tasks.form", task_id=task.id, slug=slug, **place.way()), 303)
    values = {one.name: one.now(task) if one.now else None for one in TABLE[slug].fields}
    answer = _draw(task, slug, values, status=422)
    answer.headers.update({"HX-Retarget": "#dialog", "HX-Reswap": "innerHTML"})
    return answer


def _read(act: Form, values: dict[str, str]) -> dict[str, Any]:
    readers: dict[str, Callable[[str], Any]] = {"date": lambda name: _day(name, values[name]), "files": _files}
    return {one.name: readers.get(one.kind, values.__getitem__)(one.name) for one in act.fields}


def _day(name: str, words: str) -> date | None:
    """A typed day. Raises Refused that names its field: a form may ask for several."""
    try:
        return typed.day(words)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.params, "field": name}) from None


def _files(name: str) -> list[Upload]:
    return [(file.filename, file.read()) for file in request.files.getlist(name) if file.filename]


def _field(act: Form, refused: Refused) -> str:
    """The field that a refusal is said at; the first one for what concerns the whole."""
    named = str(refused.params.get("field", ""))
    return named or next((one.name for one in act.fields if refused.code in one.codes), act.fields[0].name)


def _last(task: Task) -> str:
    events = event.of(task)
    return who(events[0]) if events else ""


def _draw(task: Task, slug: str, values: dict[str, Any], status: int = 200, **more: Any) -> Any:
    act = TABLE[slug]
    shown: dict[str, Any] = {
        "act": act,
        "slug": slug,
        "task": task,
        "values": values,
        "choices": form_table.choices(act, task),
        "told": reported.of([task])[task.id] if slug in DECISIONS else None,
    }
    shown.update({"errors": {}, "by": None, "way": place.way(), "back": place.back(task)}, **more)
    shown["listed"] = {f"f-{name}": sentence for name, sentence in shown["errors"].items()}
    if htmx.is_partial():
        return htmx.answer(render_template("tasks/form_dialog.html", **shown), status=status)
    return render_template("tasks/form_page.html", **shown), status
