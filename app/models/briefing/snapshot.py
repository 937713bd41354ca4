"""Gather a brief into one frozen, JSON-able snapshot; its shape is `app.papers.brief.snapshot.BriefSnapshot`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import exists, select

from app import clock
from app.database import db
from app.models import counting
from app.models.briefing import lists
from app.models.briefing.causes import causes
from app.models.briefing.letterhead import letterhead
from app.models.briefing.words import NO_LEAD, TERM_WORDS
from app.models.commune import Commune
from app.models.counting import Count
from app.models.meeting import Meeting
from app.models.minutes import following
from app.models.plan import Plan, PlanState
from app.models.rates import Rate
from app.models.summary import Summary, summary
from app.models.task import Task, TaskState, difficulties

TEMPLATE_VERSION = "brief-3"
HORIZON = 30


def gather(meeting: Meeting, on: date) -> dict[str, Any]:
    """The snapshot for a meeting, with `on` as today for every time state.

    Raises CountMismatch where the identity of §3.3 fails: no paper is made of numbers that don't add up.
    """
    commune = db.session.get_one(Commune, meeting.commune_id)
    counted = summary(commune.id, today=on)
    tasks, stands, plans = lists.tasks_of(commune.id), difficulties.standing(commune.id), _plans(commune.id)
    return {
        "template_version": TEMPLATE_VERSION,
        "formula_version": counting.FORMULA_VERSION,
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "on": on.isoformat(),
        "letterhead": letterhead(commune, on),
        "meeting": _meeting(meeting),
        "plans": [{"title": plan.title, "number": plan.number} for plan in plans],
        "origins": _origins(tasks, {plan.id for plan in plans}),
        "previous": following.five_before(meeting, on),
        "conclusions": following.frozen(meeting, on),
        "carried": following.carried(meeting, on),
        "five": _five(commune.id, counted.count, on),
        "terms": [term_row(key, counted.count.terms[key]) for key in TERM_WORDS],
        "rates": [rate_row(rate, counted.columns) for rate in counted.in_order],
        "by_unit": _units(counted, lists.late(tasks, on, causes(commune.id, on))),
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
        "shares_day": _shares_day(meeting),
    }


def _shares_day(meeting: Meeting) -> bool:
    same = (Meeting.commune_id == meeting.commune_id, Meeting.on == meeting.on, Meeting.id != meeting.id)
    return bool(db.session.scalar(select(exists().where(*same, Meeting.cancelled_at.is_(None)))))


def _plans(commune_id: int) -> Sequence[Plan]:
    return db.session.scalars(
        select(Plan).where(Plan.commune_id == commune_id, Plan.state == PlanState.PUBLISHED).order_by(Plan.id)
    ).all()


def _origins(tasks: Sequence[Task], plans: set[int]) -> dict[str, int]:
    """How many of the tasks that count come from the plans that are named, how many from elsewhere."""
    from_plans = [task.plan_id in plans for task in tasks if task.state != TaskState.CANCELLED]
    return {"plans": sum(from_plans), "others": len(from_plans) - sum(from_plans)}


def _five(commune_id: int, whole: Count, on: date) -> dict[str, int]:
    near = counting.due_within(commune_id, HORIZON, on)
    return {
        "total": whole.total,
        "done": whole.done,
        "reported": whole.reported,
        "late": whole.late,
        "due_30": db.session.query(Task).filter(Task.commune_id == commune_id, near).count(),
    }


def term_row(key: str, n: int) -> dict[str, Any]:
    """A term of the count as a paper keeps it."""
    label, group, short = TERM_WORDS[key]
    return {"key": key, "label": label, "group": group, "short": short, "n": n}


def rate_row(rate: Rate, columns: tuple[str, ...]) -> dict[str, Any]:
    """A rate as a paper keeps it; `columns` are the keys of those that have a column in tables."""
    formula = rate.formula
    return {
        "label": formula.label,
        "short": formula.short,
        "formula": formula.words,
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "column": formula.key in columns,
    }


def _units(counted: Summary, late: Mapping[int | None, list]) -> list[dict[str, Any]]:
    rows = [
        {
            "unit": line.unit.name if line.unit else NO_LEAD,
            "total": line.count.total,
            "terms": line.count.terms,
            "rates": [line.rates[rate.formula.key].pair for rate in counted.in_order],
            "late_tasks": late.get(line.unit.id if line.unit else None, []),
        }
        for line in counted.lines
    ]
    return sorted(rows, key=_worst_first)


def _worst_first(row: Mapping[str, Any]) -> tuple[int, int, bool, str]:
    """Most late tasks, then the one that is latest, then the name; what nobody leads comes last of its like."""
    late = [task["days_late"] for task in row["late_tasks"]]
    return -len(late), -max(late, default=0), row["unit"] == NO_LEAD, row["unit"]
