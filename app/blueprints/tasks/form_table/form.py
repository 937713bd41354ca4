"""What a form of an act on a task is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

from app.models.task import Task

Values = dict[str, Any]
UNREADABLE = ("day_unreadable", "day_impossible", "day_year_far")


@dataclass(frozen=True)
class Field:
    """One question of a form; `kind`: area, text, date, check, files, unit, part, person, leader.

    `codes`: refusals that are said at it.
    """

    name: str
    label: Any
    kind: str = "area"
    hint: Any = None
    codes: tuple[str, ...] = ()
    now: Callable[[Task], Any] | None = None
    accept: str | None = None


@dataclass(frozen=True)
class Form:
    """An act: its name among `allowed.acts`, its words, its questions, what it does."""

    act: str
    title: Any
    submit: Any
    run: Callable[[Task, Values], object]
    done: Any
    fields: list[Field] = field(default_factory=list)
    final: bool = False
    hint: Any = None

    @property
    def takes_files(self) -> bool:
        """Must the form be sent in parts?"""
        return any(one.kind == "files" for one in self.fields)


def reason(label: Any = None, hint: Any = None) -> Field:
    """The question for a reason that may not be empty."""
    return Field("reason", label or _l("Lý do"), hint=hint, codes=("reason_missing",))
