"""What a list is filtered by, in words, each with the address of the same list without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app import formats
from app.blueprints.tasks import address
from app.blueprints.tasks import filter_labels as labels
from app.models.task import finding
from app.models.task.query import NO_UNIT, Query
from app.models.user import User

PERSONAL = ("assignee_id", "leader_id")  # names of people don't leave the house in a message


@dataclass(frozen=True)
class Said:
    """One filter in words; `url` leads to the list without it."""

    field: str
    words: str
    url: str


class Choices:
    """What may be chosen: units, plans, people, sections of the plan; each read once, and only where it is asked."""

    def __init__(self, person: User, query: Query) -> None:
        self.person = person
        self.query = query

    @cached_property
    def units(self) -> dict[int, str]:
        """The units with a board, and the one that is asked for."""
        every = finding.units(self.person)
        return {one.id: one.name for one in every if one.has_board or one.id == self.query.unit_id}

    @cached_property
    def plans(self) -> dict[int, str]:
        """The plans that tasks may come from."""
        rows = finding.plans(self.person)
        return {one.id: " ".join(filter(None, (one.number, one.title))) for one in rows}

    @cached_property
    def _people(self) -> list[finding.Someone]:
        return finding.people(self.person)

    @cached_property
    def people(self) -> dict[int, str]:
        """Who may carry a task out."""
        return {one.id: one.words for one in self._people if one.active or one.id == self.query.assignee_id}

    @cached_property
    def leaders(self) -> dict[int, str]:
        """Who may be in charge."""
        return {one.id: one.words for one in self._people if one.leads or one.id == self.query.leader_id}

    @cached_property
    def sections(self) -> list[str]:
        """The sections of the plan that is asked for."""
        return finding.sections(self.person, self.query.plan_id) if self.query.plan_id else []


def said(query: Query, choices: Choices) -> list[Said]:
    """Every filter of a question, in the order of the address; several values of one are told one by one."""
    found = []
    for field in query.sieves:
        for words, without in _each(query, field, choices):
            found.append(Said(field, words, url_for("tasks.index", **address.write(without))))
    return found


def _each(query: Query, field: str, choices: Choices) -> Iterator[tuple[str, Query]]:
    value = getattr(query, field)
    if isinstance(value, frozenset):
        names = labels.of(field)
        for one in sorted(value):
            changed: dict[str, Any] = {field: value - {one}, "page": 1}
            yield names[one], replace(query, **changed)
        return
    yield _words(query, field, choices), query.without(field)


def _words(query: Query, field: str, choices: Choices) -> str:
    value = getattr(query, field)
    if field in ("due", "lacks", "update", "waits", "extension"):
        return labels.of(field)[value]
    if field in labels.flags():
        return labels.flags()[field]
    return {
        "text": lambda: _("có “%(words)s”", words=value),
        "unit_id": lambda: _unit(value, choices),
        "plan_id": lambda: choices.plans.get(value) or _("kế hoạch không còn trong danh sách"),
        "field": lambda: _("lĩnh vực %(name)s", name=value),
        "from_on": lambda: _("hạn từ %(day)s", day=formats.day(value)),
        "to_on": lambda: _("hạn đến %(day)s", day=formats.day(value)),
        "assignee_id": lambda: _("người thực hiện: %(name)s", name=choices.people.get(value) or _gone()),
        "leader_id": lambda: _("lãnh đạo phụ trách: %(name)s", name=choices.leaders.get(value) or _gone()),
    }[field]()


def _unit(unit_id: int, choices: Choices) -> str:
    if unit_id == NO_UNIT:
        return _("Chưa rõ chủ trì")
    return choices.units.get(unit_id) or _("đơn vị không còn trong danh sách")


def _gone() -> str:
    return _("không còn trong danh sách")
