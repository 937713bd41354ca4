"""The fields of a posted form, by name; what else was posted is left alone."""

from __future__ import annotations

from datetime import date

from flask import request

from app import typed, words
from app.models.errors import Refused, Several
from app.models.text import clean


def text(name: str) -> str:
    """A field as we keep it: NFC, without control marks, trimmed; empty where it wasn't sent."""
    return clean(request.form.get(name, ""))


def texts(*names: str) -> dict[str, str]:
    """Several fields by name, and no others."""
    return {name: text(name) for name in names}


def lines(name: str) -> list[str]:
    """The lines of a field that aren't empty."""
    return [line for line in (clean(part) for part in request.form.get(name, "").splitlines()) if line]


def number(name: str) -> int | None:
    """A whole number such as an id; None where there is none."""
    return next(iter(_whole(request.form.getlist(name)[:1])), None)


def numbers(name: str) -> set[int]:
    """All whole numbers sent under a name (checkboxes)."""
    return _whole(request.form.getlist(name))


def day(name: str) -> date | None:
    """A typed day; None where empty. Raises Refused that names the field."""
    try:
        return typed.day(request.form.get(name))
    except Refused as refusal:
        raise Refused(refusal.code, **{**refusal.params, "field": name}) from None


def needed_day(name: str) -> tuple[date | None, list[Refused]]:
    """A typed day that must be there, and what is wrong with it, to be said beside what else is wrong."""
    try:
        found = day(name)
    except Refused as refusal:
        return None, [refusal]
    return found, [] if found else [Refused("day_missing", field=name)]


def error(refusal: Refused) -> dict[str, str]:
    """The field a refusal is about (`main` where it names none) and its sentence; of Several every one."""
    each = refusal.each if isinstance(refusal, Several) else (refusal,)
    return {str(one.params.get("field", "main")): words.sentence(one) for one in each}


def _whole(sent: list[str]) -> set[int]:
    return {int(one) for one in sent if one.isascii() and one.isdigit() and len(one) < 10}
