"""The reconciliation computes by code of its own, and that code is right about days and periods."""

from __future__ import annotations

import ast
import random
from datetime import date, timedelta
from pathlib import Path

from app.models.reconciling import periods as own_periods
from app.models.reconciling.days import Calendar
from app.models.task import period
from app.models.working_days import WorkingDays

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = (
    "absence", "commune", "event", "notification", "rules.rule", "target", "task.records", "task.table", "unit",
    "unit_report", "user",
)  # fmt: skip
TABLES = {f"app.models.{name}" for name in NAMES}
ALLOWED = {"app", "app.database", "app.models.reconciling", *TABLES}


def test_its_code_shares_nothing_with_what_it_checks() -> None:
    """Of the product's code it takes tables, the clock and the database; `keeping`, which computes nothing, aside."""
    files = [path for path in (ROOT / "app" / "models" / "reconciling").glob("*.py") if path.name != "keeping.py"]
    assert len(files) >= 9
    for path in files:
        for node in ast.walk(ast.parse(path.read_text())):
            assert not isinstance(node, ast.Import) or not any(one.name.startswith("app") for one in node.names)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app"):
                names = {one.name for one in node.names}
                assert node.module in ALLOWED or node.module.startswith("app.models.reconciling."), path.name
                assert node.module != "app" or names == {"clock"}, path.name
                assert node.module not in TABLES or all(name[0].isupper() for name in names), path.name


def test_its_days_are_those_of_the_calendar() -> None:
    dice = random.Random(11)
    wrong = 0
    for _each in range(300):
        start = date(2026, 1, 1) + timedelta(days=dice.randint(0, 500))
        entered = {
            start + timedelta(days=dice.randint(-60, 60)): dice.choice(("holiday", "make_up")) for _ in range(12)
        }
        entered = {day: kind for day, kind in entered.items() if kind == "holiday" or day.weekday() > 4}
        theirs = WorkingDays(
            frozenset(day for day, kind in entered.items() if kind == "holiday"),
            frozenset(day for day, kind in entered.items() if kind == "make_up"),
        )
        ours = Calendar(entered.items(), start, start)
        n, other = dice.randint(-15, 15), start + timedelta(days=dice.randint(-40, 90))
        wrong += ours.away(start, n) != (theirs.add(start, n) if n else start)
        wrong += ours.passed(start, other) != (theirs.between(start, other) if other > start else 0)
        wrong += ours.on_or_before(start) != theirs.back(start) or ours.on_or_after(start) != theirs.forward(start)
    assert wrong == 0


def test_its_periods_are_those_of_the_calendar() -> None:
    day, wrong = date(2024, 12, 1), 0
    while day < date(2028, 2, 1):
        for rhythm in own_periods.SHORTEST_FIRST:
            ours, theirs = own_periods.last_period(rhythm, day), period.before(rhythm, day)
            wrong += (ours.key, ours.first, ours.last) != (theirs.key, theirs.start, theirs.end)
        day += timedelta(days=1)
    assert wrong == 0
