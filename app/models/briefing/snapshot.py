"""Gather a brief into one frozen, JSON-able snapshot; its shape is `app.papers.brief.snapshot.BriefSnapshot`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import counting
from app.models.briefing import lists
from app.models.briefing.letterhead import letterhead
from app.models.briefing.words import NO_LEAD, RATES, TERM_WORDS
from app.models.commune import Commune
from app.models.counting import Count
from app.models.meeting import Meeting
from app.models.plan import Plan, PlanState
from app.models.task import Task, difficulties
from app.models.unit import Unit

TEMPLATE_VERSION = "brief-1"
HORIZON = 30


def gather(meeting: Meeting, on: date) -> dict[str, Any]:
    """The snapshot for a meeting, with `on` as today for every time state.

    Raises CountMismatch where the identity of §3.3 fails: no paper is made of numbers that don't add up.
    """
    commune = db.session.get_one(Commune, meeting.commune_id)
    whole, parts = counting.count(commune.id, today=on), counting.by_unit(commune.id, on)
    tasks, stands = lists.tasks_of(commune.id), difficulties.standing(commune.id)
    return {
        "template_version": TEMPLATE_VERSION,
        "formula_version": counting.FORMULA_VERSION,
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "on": on.isoformat(),
        "letterhead": letterhead(commune, on),
        "meeting": _meeting(meeting),
        "plans": _plans(commune.id),
        "five": _five(commune.id, whole, on),
        "terms": [_term(key, whole.terms[key]) for key in TERM_WORDS],
        "rates": [_rate(n, *pair) for n, pair in enumerate(_shares(whole))],
        "by_unit": _units(commune.id, parts, lists.late(tasks, on, stands)),
        "due_soon": lists.due_soon(tasks, on, HORIZON),
        "waiting": lists.waiting(commune.id, tasks, stands),
        "tasks": lists.all_tasks(tasks, on),
        "cancelled": lists.cancelled(commune.id, tasks),
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "committee": meeting.committee.name,
        "on": meeting.on.isoformat(),
        "time": meeting.at_time,
        "place": meeting.place,
        "chair": meeting.chair,
        "title": meeting.title,
    }


def _plans(commune_id: int) -> list[dict[str, Any]]:
    published = db.session.scalars(
        select(Plan).where(Plan.commune_id == commune_id, Plan.state == PlanState.PUBLISHED).order_by(Plan.id)
    )
    return [{"title": plan.title, "number": plan.number} for plan in published]


def _five(commune_id: int, whole: Count, on: date) -> dict[str, int]:
    near = counting.due_within(commune_id, HORIZON, on)
    return {
        "total": whole.total,
        "done": whole.done,
        "reported": whole.reported,
        "late": whole.late,
        "due_30": db.session.query(Task).filter(Task.commune_id == commune_id, near).count(),
    }


def _term(key: str, n: int) -> dict[str, Any]:
    label, group, short = TERM_WORDS[key]
    return {"key": key, "label": label, "group": group, "short": short, "n": n}


def _shares(count: Count) -> list[tuple[int, int]]:
    return [(count.done, count.total), (count.terms["done_on_time"], count.total)]


def _rate(number: int, numerator: int, denominator: int) -> dict[str, Any]:
    label, short, formula = RATES[number]
    return {
        "label": label,
        "short": short,
        "formula": formula,
        "numerator": numerator,
        "denominator": denominator,
    }


def _units(commune_id: int, parts: Mapping[int | None, Count], late: Mapping[int | None, list]) -> list[dict[str, Any]]:
    names = {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.commune_id == commune_id))}
    rows = [
        {
            "unit": names[unit].name if unit else NO_LEAD,
            "total": part.total,
            "terms": part.terms,
            "rates": _shares(part),
            "late_tasks": late.get(unit, []),
        }
        for unit, part in parts.items()
    ]
    return sorted(rows, key=lambda row: (-len(row["late_tasks"]), row["unit"] == NO_LEAD, row["unit"]))
