"""The blueprint of administration, and how its forms are saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, make_response
from flask_login import current_user

from app import forms, htmx, refusals
from app.models import reach
from app.models.errors import Refused
from app.models.unit import Unit
from app.models.user import User

blueprint = Blueprint("admin", __name__, url_prefix="/quan-tri")


def me() -> User:
    """The administrator who asks."""
    return current_user._get_current_object()


def unit_typed(name: str) -> Unit | None:
    """The unit chosen in a field, None where none is. Raises NotFound for one of another commune."""
    chosen = forms.number(name)
    return reach.find(me(), Unit, chosen) if chosen is not None else None


def saved(save: Callable[[], Any], url: str, toast: str, again: Callable[[dict[str, str]], str]) -> Response:
    """Save and lead on to `url` with a toast; where the domain refuses, the form again with its sentences (422)."""
    try:
        save()
    except Refused as refusal:
        return refused(refusal, again)
    return htmx.done(url, toast=toast)


def refused(refusal: Refused, again: Callable[[dict[str, str]], str]) -> Response:
    """The form again, with what the domain says to it; nothing of it is kept."""
    status = refusals.undo(refusal)
    return make_response(again(forms.error(refusal)), status)
