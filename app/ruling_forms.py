"""The form of a ruling, the same for the commune, a unit and a task: how it is filled, read and drawn again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import make_response, request

from app import forms, htmx, refusals, rule_words, typed, words
from app.models.errors import NotAllowed, Refused, Stale
from app.models.rules import editing
from app.models.rules.checking import hearers, least
from app.models.rules.defaults import Rule, Ruling


def read(rule: Rule) -> Ruling:
    """The ruling that was typed. Raises Refused that names the field."""
    try:
        counted = typed.counts(request.form.get("steps"))
    except Refused as refusal:
        raise Refused(refusal.code, **{**refusal.params, "field": "steps"}) from None
    steps = tuple(-n for n in counted) if rule.before else counted
    every = forms.number("every") if forms.text("every") else 0
    is_on = request.form.get("is_on") == "1"
    return Ruling(is_on, steps, -1 if every is None else every, tuple(request.form.getlist("audience")))


def seen() -> str | None:
    """The mark of the ruling that the form was drawn from."""
    return request.form.get("seen")


def shown(rule: Rule, holds: Ruling, own: Ruling | None, refusal: Refused | None = None) -> dict[str, Any]:
    """What `rules/fields.html` needs: the ruling that holds, or what was typed where it was refused."""
    stale = refusal if isinstance(refusal, Stale) else None
    again = refusal is not None and "steps" in request.form
    return {
        "rule": rule,
        "least": least(rule),
        "values": _typed(request.form, request.form.getlist("audience")) if again else _standing(holds),
        "hearers": [(word, rule_words.AUDIENCE[word], rule_words.AUDIENCE_HINTS[word]) for word in hearers(rule)],
        "seen": editing.mark(own),
        "holds": holds,
        "own": own,
        "stale": words.sentence(stale) if stale else None,
        "errors": forms.error(refusal) if refusal and not stale else {},
    }


def changed(act: Callable[[], None], url: str, said: str, again: Callable[[Refused], str]) -> Any:
    """Do an act and lead on to `url` with what was done; what is refused comes back on the page: 422, stale 409."""
    try:
        act()
    except NotAllowed:
        raise
    except Refused as refusal:
        status = refusals.undo(refusal)
        return make_response(again(refusal), status)
    return htmx.done(url, toast=said)


def _standing(ruling: Ruling) -> dict[str, Any]:
    steps = ", ".join(str(abs(step)) for step in ruling.steps)
    return {"is_on": ruling.is_on, "steps": steps, "every": ruling.every or "", "audience": ruling.audience}


def _typed(form: Mapping[str, str], audience: Sequence[str]) -> dict[str, Any]:
    return {
        "is_on": form.get("is_on") == "1",
        "steps": form.get("steps", ""),
        "every": form.get("every", ""),
        "audience": audience,
    }
