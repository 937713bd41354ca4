"""The sample plan must be read as it was meant, whatever day it is laid around."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from app import reading
from app.demo import orders, sample
from app.demo.aims import AIMS
from app.demo.deadlines import Laid
from app.reading.source import Source

pytestmark = pytest.mark.thorough

DAYS = (
    date(2026, 1, 2),  # a moved day off, four months before lie in the other year
    date(2026, 2, 18),  # Tết
    date(2026, 5, 3),
    date(2026, 11, 22),
    date(2027, 12, 31),
    date(2028, 2, 29),
)
KINDS = {"date", "month", "quarter", "half", "year", "range", "milestones", "recurring", "ongoing", "external",
         "relative", "none"}  # fmt: skip


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture
def read(today: date) -> dict[str, Any]:
    return reading.read([Source("ke-hoach.docx", sample.document(Laid(today)))])


def test_the_plan_is_named_numbered_and_dated(read: dict[str, Any], today: date) -> None:
    plan = read["plan"]
    assert plan["title"].endswith(f"năm {today.year}")
    assert plan["issued_on"] == Laid(today).issued_on.isoformat()
    assert (plan["number"], plan["year"], plan["place"]) == ("42/KH-UBND", today.year, "Minh Hòa")
    assert (plan["issuer"], plan["signer_title"]) == ("Ủy ban nhân dân phường Minh Hòa", "CHỦ TỊCH")


def test_every_task_has_the_lead_helpers_and_deadline_that_were_meant(read: dict[str, Any], today: date) -> None:
    meant = orders.every(Laid(today))
    assert [_of_reading(task) for task in read["tasks"]] == [_of_order(order) for order in meant]


def test_every_target_has_the_value_that_was_meant(read: dict[str, Any], today: date) -> None:
    fields = ("text", "measure_unit", "baseline_text", "value_text", "comparator", "value", "period", "lead_units")
    found = [tuple(target[name] for name in fields) for target in read["targets"]]
    year = today.year
    assert found == [
        (aim.text, aim.measure_unit, aim.baseline, aim.printed(year), aim.comparator, aim.value, aim.period(year),
         [aim.watched_by]) for aim in AIMS
    ]  # fmt: skip


def test_it_has_tasks_of_all_kinds_targets_of_several_and_duties_to_report(read: dict[str, Any]) -> None:
    kinds = Counter(task["deadline"]["type"] for task in read["tasks"])
    assert set(kinds) == KINDS
    assert len(read["tasks"]) >= 34
    assert sum(not task["lead_units"] for task in read["tasks"]) >= 3
    assert any(len(task["lead_units"]) > 1 for task in read["tasks"])
    assert len(read["targets"]) >= 12
    assert {target["comparator"] for target in read["targets"]} == {">=", "=", "<=", "<", ">", None}
    assert [(duty["frequency"], duty["day"]) for duty in read["reporting"]] == [("monthly", "20"), ("quarterly", "10")]


def test_dates_lie_on_both_sides_of_today(read: dict[str, Any], today: date) -> None:
    due = [date.fromisoformat(task["deadline"]["due"]) for task in read["tasks"] if task["deadline"]["due"]]
    issued = Laid(today).issued_on
    assert min(due) > issued
    assert sum(day < today for day in due) >= 12
    assert sum(0 <= (day - today).days <= 9 for day in due) >= 4


def test_texts_are_all_different(today: date) -> None:
    texts = [order.text for order in orders.every(Laid(today))]
    assert len(set(texts)) == len(texts)


def _of_reading(task: dict[str, Any]) -> tuple[object, ...]:
    deadline = task["deadline"]
    return (
        task["text"], tuple(task["lead_units"]), tuple(task["coordinating_units"]), task["deadline_text"],
        deadline["type"], deadline["due"], deadline["recurrence"], task["product"],
    )  # fmt: skip


def _of_order(order: orders.Order) -> tuple[object, ...]:
    due = order.deadline.due
    return (
        order.text, order.leads, order.helpers, order.deadline.words, order.deadline.type,
        due and due.isoformat(), order.deadline.recurrence, order.product,
    )  # fmt: skip
