"""What is owed: the SQL condition says of every target what the page says of one, on every day, in every commune."""

from __future__ import annotations

import random
from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import settings
from app.models.reporting import rules as report_rules
from app.models.reporting.windows import Rule
from app.models.target import Target, TargetReading
from app.models.targets import lacking, listing
from app.models.targets.owed import lacking_key
from app.models.task.period import MONTHS
from tests.targets.conftest import Make
from tests.world import Place

RHYTHMS = (None, *MONTHS)


def _said(target: Target, day: date) -> str | None:
    """What the page says is lacking."""
    rules = listing.rules_of(target.commune_id)
    asked = select(TargetReading).where(TargetReading.target_id == target.id, TargetReading.replaced_at.is_(None))
    return listing.row_of(target, list(db.session.scalars(asked)), day, rules).assessment.lacks


def _owed(day: date) -> dict[int, str]:
    rows = db.session.execute(select(Target.id, lacking_key(day)).where(lacking(day)))
    return {row[0]: row[1] for row in rows}


def test_the_condition_agrees_with_the_page(place: Place, make: Make) -> None:
    dice = random.Random(6)
    targets = [make(rhythm=one, period=years) for one in RHYTHMS for years in ("2026", "2025-2027", "2026-2028")]
    keys = ["2026-01", "2026-06", "2026-Q1", "2026-Q2", "2026-Q3", "2026-H1", "2026", "2027-Q1", "2027-02", "2025-Q4"]
    for target in targets:
        for key in dice.sample(keys, 4):
            replaced = clock.now() if dice.random() < 0.2 else None
            row = TargetReading(commune_id=place.id, target_id=target.id, period=key, value=5, value_words="5")
            row.replaced_at = replaced
            db.session.add(row)
    compared = 0
    for cutoffs, rhythm in (((14, 14), "quarterly"), ((31, 20), "monthly"), ((5, 28), "yearly")):
        settings.write(place.id, "target_rhythm", rhythm)
        for kind, day in zip(("quarterly", "monthly"), cutoffs, strict=True):
            report_rules.change(place.people["secretary"], Rule(kind, cutoff_day=day, unit_due_day=22, due_day=26))
        db.session.flush()
        for step in range(0, 800, 7):
            day = date(2026, 1, 1) + timedelta(days=step)
            owed = _owed(day)
            for target in targets:
                assert owed.get(target.id) == _said(target, day), (target.rhythm, target.period, day, rhythm)
                compared += 1
    print(f"FIGURE owed compared={compared}")
    assert compared > 5000


def test_each_commune_has_its_own_cut_off(place: Place, elsewhere: Place, make: Make) -> None:
    target = make()
    there = Target(
        commune_id=elsewhere.id, plan_id=_plan(elsewhere), position=1, text="x", value_words="5", from_year=2026,
        to_year=2026,
    )  # fmt: skip
    db.session.add(there)
    report_rules.change(elsewhere.people["secretary"], Rule("quarterly", cutoff_day=31))
    db.session.flush()
    assert _owed(date(2026, 9, 14)) == {target.id: "2026-Q2", there.id: "2026-Q2"}
    assert _owed(date(2026, 9, 15)) == {target.id: "2026-Q3", there.id: "2026-Q2"}
    assert _owed(date(2026, 10, 1)) == {target.id: "2026-Q3", there.id: "2026-Q3"}


def test_a_withdrawn_target_owes_nothing(make: Make) -> None:
    make().withdrawn_at = clock.now()
    db.session.flush()
    assert _owed(date(2026, 10, 1)) == {}


def _plan(place: Place) -> int:
    from app.models.plan import Plan

    plan = Plan(commune_id=place.id, title="KH", year=2026)
    db.session.add(plan)
    db.session.flush()
    return plan.id
