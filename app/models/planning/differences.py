"""What differs between a row of two versions, field by field in the words as written; what a person said is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.models.planning.proposing import TARGET
from app.reading.units import fold_unit

Fields = dict[str, Any]
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
SYLLABLE = re.compile(r"[^\W_]+|[%≥≤<>]")
WORK_GROUPS = {
    "text": ("text", "short_text"),
    "lead": ("lead_words", "lead_unit_id", "other_leads", "lead_suggested", "lead_given"),
    "coordinators": ("coordinators",),
    "deadline": ("deadline_words", "deadline"),
    "product": ("product",),
}
TARGET_GROUPS = {
    "text": ("text",),
    "value": ("value_words", "value", "comparator", "measure_unit"),
    "period": ("period",),
    "baseline": ("baseline_words",),
    "lead": ("lead_words", "lead_unit_id", "lead_given"),
}


@dataclass(frozen=True)
class Difference:
    """A group of fields with its words before and after; None where nothing is written."""

    name: str
    before: str | None
    after: str | None


def of(kind: str, before: Fields, after: Fields) -> list[Difference]:
    """What differs between two rows of a kind."""
    names = [name for name in groups(kind) if differs(name, before, after)]
    return [Difference(name, said(name, before), said(name, after)) for name in names]


def merged(kind: str, base: Fields, mine: Fields, theirs: Fields) -> Fields:
    """The later version's fields; a group that the document left alone stays as a person made it.

    `base` is what was read of the earlier version, `mine` what became of it, `theirs` what is read of the later one.
    """
    result = dict(theirs)
    for name, columns in groups(kind).items():
        if not differs(name, base, theirs):
            for column in columns:
                result.pop(column, None)
            result |= {column: mine[column] for column in columns if column in mine}
    return result


def groups(kind: str) -> dict[str, tuple[str, ...]]:
    """The fields that are compared together, by the name of their group."""
    return TARGET_GROUPS if kind == TARGET else WORK_GROUPS


def differs(name: str, before: Fields, after: Fields) -> bool:
    """Does a group differ, beyond spelling of tones, case, spaces and punctuation?"""
    key = KEYS.get(name, lambda fields: as_words(said(name, fields)))
    return bool(key(before) != key(after))


def said(name: str, fields: Fields) -> str | None:
    """A group as it is written in the document."""
    if name == "lead":
        names = [fields.get("lead_words"), *(one["words"] for one in fields.get("other_leads") or [])]
        return "; ".join(one for one in names if one) or None
    if name == "coordinators":
        return "; ".join(one["words"] for one in fields.get("coordinators") or []) or None
    column = {"deadline": "deadline_words", "value": "value_words", "baseline": "baseline_words"}.get(name, name)
    return fields.get(column) or None


def as_words(text: str | None) -> tuple[str, ...]:
    """The words by which two spellings are equal: `Hoá – xã  hội.` is `hóa xã hội`; `≥ 95%` keeps its signs."""
    return tuple(_toneless(word) for word in SYLLABLE.findall(unicodedata.normalize("NFC", (text or "").casefold())))


def _toneless(word: str) -> str:
    """A syllable with its tone behind it, so that the letter which carries it doesn't matter."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if c not in TONES) + "".join(c for c in parts if c in TONES)


def _lead(fields: Fields) -> list[Any]:
    """Who leads: the unit where one is known, else the folded words; the first before the others."""
    others = {one["unit_id"] or fold_unit(one["words"]) for one in fields.get("other_leads") or []}
    return [fields.get("lead_unit_id") or fold_unit(fields.get("lead_words") or ""), others]


def _deadline(fields: Fields) -> tuple[Any, ...]:
    deadline = fields.get("deadline") or {}
    return (*(deadline.get(name) for name in ("type", "due", "recurrence")), as_words(fields.get("deadline_words")))


def _value(fields: Fields) -> tuple[Any, ...]:
    return (fields.get("value"), fields.get("comparator"), as_words(fields.get("value_words")))


KEYS: dict[str, Callable[[Fields], Any]] = {
    "lead": _lead,
    "coordinators": lambda fields: {
        one["unit_id"] or fold_unit(one["words"]) for one in fields.get("coordinators") or []
    },
    "deadline": _deadline,
    "value": _value,
}
