"""A plan with targets of every kind, in the commune under test."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from app.database import db
from app.models.plan import Plan
from app.models.target import Target
from app.models.targets import span
from tests.world import Place

Make = Callable[..., Target]


@pytest.fixture
def plan(place: Place) -> Plan:
    """A published plan of 2026."""
    row = Plan(commune_id=place.id, title="Kế hoạch chuyển đổi số năm 2026", year=2026, state="published")
    db.session.add(row)
    db.session.flush()
    return row


@pytest.fixture
def make(place: Place, plan: Plan) -> Make:
    """Make a target: comparator, value, and what else is said of it."""

    def target(comparator: str | None = ">=", value: str | None = "80", **said: Any) -> Target:
        unit = said.pop("unit", "culture")
        first, last = span.years(said.get("period"), plan.year)
        fields: dict[str, Any] = {
            "position": 1, "text": "Tỷ lệ phủ sóng 5G", "measure_unit": "%", "value_words": f"{comparator} {value}%",
            "lead_unit_id": place.units[unit].id if unit else None, "period": "2026",
        }  # fmt: skip
        fields |= {"from_year": first, "to_year": last, "value": Decimal(value) if value is not None else None}
        row = Target(commune_id=place.id, plan_id=plan.id, comparator=comparator, **{**fields, **said})
        db.session.add(row)
        db.session.flush()
        return row

    return target
