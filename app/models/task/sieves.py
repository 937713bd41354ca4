"""The fields of a `Query` as SQL: each that is set leaves tasks out, by the conditions that everything counts with."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, or_

from app.models.task import sieves_rows as rows
from app.models.task import sieves_time as time
from app.models.task import six
from app.models.task.explanation import awaits_explanation
from app.models.task.query import NO_UNIT, Query
from app.models.task.sieves_time import Day
from app.models.task.table import Task, TaskState
from app.models.task.terms import counted
from app.models.text import fold

Condition = ColumnElement[bool]


def conditions(query: Query, day: Day) -> list[Condition]:
    """What a task of the commune must meet. What was cancelled is outside, unless its state is asked for."""
    where = [Task.commune_id == day.commune_id, *holding_words(query.text)]
    if TaskState.CANCELLED not in query.states:
        where.append(counted())
    return where + [SIEVES[name](query, day) for name in query.sieves if name in SIEVES]


def holding_words(text: str) -> list[Condition]:
    """A condition for each word of a search, alike on both databases: the stored key is plain lower case."""
    return [Task.search_key.contains(word, autoescape=True) for word in words_of(text)]


def words_of(text: str) -> list[str]:
    """The folded words of a search, each once; one that lies within another asks nothing more."""
    words = list(dict.fromkeys(fold(text).split()))
    return [word for word in words if not any(word != other and word in other for other in words)]


def _unit(query: Query, _day: Day) -> Condition:
    return Task.lead_unit_id.is_(None) if query.unit_id == NO_UNIT else Task.lead_unit_id == query.unit_id


def _any_of(name: str, known: Callable[[Day], dict[str, Condition]]) -> Callable[[Query, Day], Condition]:
    def sieve(query: Query, day: Day) -> Condition:
        found = known(day)
        return or_(*(found[key] for key in sorted(getattr(query, name))))

    return sieve


def _one_of(name: str, known: Callable[[], dict[str, Condition]]) -> Callable[[Query, Day], Condition]:
    return lambda query, _day: known()[getattr(query, name)]


SIEVES: dict[str, Callable[[Query, Day], Condition]] = {
    "unit_id": _unit,
    "plan_id": lambda query, _day: Task.plan_id == query.plan_id,
    "field": lambda query, _day: Task.section == query.field,
    "times": _any_of("times", time.groups),
    "terms": _any_of("terms", time.terms_of),
    "ages": _any_of("ages", time.ages),
    "states": lambda query, _day: Task.state.in_(sorted(query.states)),
    "due": lambda query, day: time.dues(day)[query.due],
    "from_on": lambda query, _day: Task.due_effective_on >= query.from_on,
    "to_on": lambda query, _day: Task.due_effective_on <= query.to_on,
    "assignee_id": lambda query, _day: Task.assignee_id == query.assignee_id,
    "leader_id": lambda query, _day: six.in_charge() == query.leader_id,
    "lacks": lambda query, day: six.wanting(query.lacks, day.commune_id),
    "update": lambda query, day: rows.updates(day.today)[query.update],
    "waits": _one_of("waits", rows.waiting),
    "extension": _one_of("extension", rows.extensions),
    "explanation": lambda _query, _day: awaits_explanation(),
    "obstacle": lambda _query, _day: rows.obstacle(),
    "returned": lambda _query, _day: rows.returned(),
}
