"""What a webhook or a chat is told: the same as the letter says, as JSON or as a few lines; no names, no free words."""

from __future__ import annotations

from typing import Any

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from app.mail import compose, links
from app.mail.compose import Sheet
from app.mail.lines import groups_of, line_of
from app.models import weekly
from app.models.channels import Endpoint
from app.models.contents import Contents, Told

VERSION = 1
SHOWN = 8  # tasks of one text, fewer where it would be too long
LONGEST = 950  # signs of one text: what the shortest of the services takes as one message


def text(says: Contents) -> str:
    """A message as a few lines: what it is about, the tasks with state and deadline, where to go on."""
    with force_locale("vi"):
        return _text(says, compose.sheet(says))


def body(says: Contents) -> dict[str, Any]:
    """A message as a webhook gets it: ids, rules, words and links."""
    with force_locale("vi"):
        sheet = compose.sheet(says)
        told = zip(says.ids, says.told, strict=True)
        return {
            **_head(says.message.commune_id, compose.mail_id(says.message), says.kind),
            "scheduled": says.message.scheduled,
            "day": says.day.isoformat(),
            "recipient": says.person.id,
            "text": _text(says, sheet),
            "link": sheet.button,
            "items": [_item(row_id, one, says) for row_id, one in told],
        }


def trial(endpoint: Endpoint) -> str:
    """The text of a test message."""
    with force_locale("vi"):
        words = _("Tin thử từ Rõ Việc (%(commune)s): kênh “%(name)s” dùng được.", **_named(endpoint))
        return f"[Rõ Việc] {words}\n{links.home()}".strip()


def trial_body(endpoint: Endpoint, key: str) -> dict[str, Any]:
    """The same for a webhook."""
    head = _head(endpoint.commune_id, key, "test")
    return {**head, "recipient": endpoint.owner_id, "text": trial(endpoint), "link": links.home()}


def _head(commune_id: int, key: str, kind: str) -> dict[str, Any]:
    return {"version": VERSION, "id": key, "kind": kind, "commune": commune_id}


def _named(endpoint: Endpoint) -> dict[str, str]:
    return {"commune": compose.commune(endpoint.commune_id), "name": endpoint.name}


def _item(row_id: int, one: Told, says: Contents) -> dict[str, Any]:
    line, task = line_of(one, says.day), one.task
    item = {"notification": row_id, "rule": one.rule, "occasion": one.occasion, "title": line.title}
    item |= {"state": line.state, "deadline": line.deadline, "unit": line.unit, "link": links.to(line.path)}
    if task is None:
        return item
    due = task.due_effective_on.isoformat() if task.due_effective_on else None
    return {**item, "task": task.id, "code": task.code, "due_on": due}


def _text(says: Contents, sheet: Sheet) -> str:
    """As many tasks as there is room for, late ones first; the way on is never cut off."""
    subject, template = compose.subject(says), current_app.jinja_env.get_template("channels/message.txt")
    told = groups_of([line_of(one, says.day) for one in says.told if one.rule != weekly.RULE])
    words = {"subject": subject, "sheet": sheet, "lines": [line for group in told for line in group.lines]}
    said = (template.render(**words, shown=shown).strip() for shown in range(SHOWN, -1, -1))
    return next((text for text in said if len(text) <= LONGEST), subject[:LONGEST])
