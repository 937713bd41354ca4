"""The table by unit in words: heads of its columns, addresses behind its numbers, its text for a message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app import formats
from app.blueprints.tasks import address
from app.models.briefing.words import TERM_WORDS
from app.models.rates import Rate
from app.models.summary import Line, Summary
from app.models.task.query import NO_UNIT, Query
from app.state_words import nobody


def term_heads() -> list[tuple[str, str, str, str]]:
    """Each term: its key, its whole name, the head it shares with others, its own below that."""
    heads = TERM_WORDS.items()
    return [(key, _(label), group and _(group), short and _(short)) for key, (label, group, short) in heads]


def list_url(plan_id: int | None = None, line: Line | None = None, **asked: Any) -> str:
    """The list of tasks that a number counts; `line`: those of its unit only."""
    unit_id = None if line is None else line.unit.id if line.unit else NO_UNIT
    more: dict[str, Any] = {name: frozenset(keys) for name, keys in asked.items()}
    query = replace(Query(plan_id=plan_id, unit_id=unit_id), **more)
    return url_for("tasks.index", **address.write(query))


def lack_url(name: str, plan_id: int | None = None) -> str:
    """The list of the open tasks that lack one of the six clear things."""
    return url_for("tasks.index", **address.write(Query(plan_id=plan_id, lacks=name)))


def rate_words(rate: Rate) -> str:
    """Label = formula = numerator/denominator = rate, as papers print it."""
    n, of = formats.number(rate.numerator), formats.number(rate.denominator)
    told = f"= {formats.percent(rate.numerator, rate.denominator)}" if rate.denominator else f"({formats.NOT_ENOUGH})"
    return f"{_(rate.formula.label)} = {_(rate.formula.words)} = {n}/{of} {told}"


def identity(found: Summary) -> str:
    """The total as the sum of its terms, those that are 0 left out."""
    terms = [f"{_(TERM_WORDS[key][0])} {formats.number(n)}" for key, n in found.count.terms.items() if n]
    return f"{formats.number(found.count.total)} = {' + '.join(terms) or '0'}"


def to_send(found: Summary, name: str) -> str:
    """The numbers as plain text for a message: the whole, the rates with their parts, a line for each unit."""
    head = _("Tổng hợp nhiệm vụ %(name)s, lúc %(at)s", name=name, at=formats.moment(found.at))
    return "\n".join([head, _("Tổng số %(terms)s.", terms=identity(found)), *_rates(found), *_lines(found.lines)])


def _rates(found: Summary) -> Iterable[str]:
    return (f"{rate_words(rate)}." for rate in found.in_order)


def _lines(lines: list[Line]) -> Iterable[str]:
    for line in lines:
        yield _(
            "- %(unit)s: %(total)s việc; hoàn thành %(done)s, chờ xác nhận %(reported)s, quá hạn %(late)s",
            unit=line.unit.name if line.unit else nobody(),
            total=line.count.total,
            done=line.count.done,
            reported=line.count.reported,
            late=line.count.late,
        )
