"""A unit that leads a task and so owes the reports of a period; the third quarter's window."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.database import db
from app.models.commune_report import CommuneReport
from app.models.reporting import writing
from app.models.reporting.whole import keeping, periods
from app.models.reporting.windows import Window
from app.models.task import Task
from tests.world import Place


@pytest.fixture
def led(place: Place) -> Task:
    """A task of the culture unit; the commune works with the product since the spring."""
    place.commune.created_at = datetime(2026, 3, 1, tzinfo=UTC)
    task = place.task("Xây dựng chuyên mục chuyển đổi số")
    db.session.flush()
    return task


@pytest.fixture
def window(place: Place, led: Task) -> Window:
    """The nine months, whose data closed on 14/9/2026."""
    return writing.window_of(place.id, "2026-9M")


@pytest.fixture
def report(place: Place, led: Task) -> CommuneReport:
    """The third quarter's report, begun on 06/10/2026 by the secretary."""
    led.created_at = datetime(2026, 7, 1, tzinfo=UTC)
    made = keeping.begin(place.people["secretary"], periods.window_of(place.id, "2026-Q3"))
    db.session.commit()
    return made
