"""Correct what a plan is called: its number and day (often blank in a draft), its title, its year."""

from __future__ import annotations

from datetime import date

from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.plan import Plan
from app.models.text import clean
from app.models.user import User

YEARS = range(2000, 2101)


def correct(
    plan: Plan,
    by: User,
    *,
    title: str,
    number: str | None,
    issued_on: date | None,
    year: int,
    version: int | None = None,
) -> None:
    """Set number, day, title and year; dates of tasks that were published stay as they were read.

    Raises Stale when somebody changed the plan meanwhile, Refused without a title or for a year that can't be.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if version is not None and version != plan.version:
        raise Stale("stale_plan")
    title = clean(title)
    if not title:
        raise Refused("title_missing")
    if year not in YEARS:
        raise Refused("year_wrong")
    before = _line(plan)
    plan.title, plan.number, plan.issued_on, plan.year = title, clean(number) or None, issued_on, year
    if _line(plan) != before:
        record("plan.corrected", plan, by, before=before, after=_line(plan))


def _line(plan: Plan) -> str:
    day = plan.issued_on.strftime("%d/%m/%Y") if plan.issued_on else "…"
    return f"{plan.number or '…'}, {day}, {plan.year}: {plan.title}"
