"""The controls of the reconciliation: every planted fault is reported, by its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app import clock, database
from app.database import db
from app.models.task import leading, writing
from app.models.user import User
from tests.watched.conftest import culture
from tests.watched.life import LATE, SOON, TODAY, Life, at, kinds
from tests.watched.planted import FAULTS, forget_a_step, forget_the_assignee, forget_the_weekends
from tests.world import Place


@pytest.mark.parametrize(("plant", "reported"), FAULTS, ids=[plant.__name__ for plant, _reported in FAULTS])
def test_a_planted_fault_is_reported(
    swept: Life, place: Place, plant: Callable[[Place], None], reported: dict[str, int]
) -> None:
    plant(place)
    db.session.commit()
    assert kinds(swept.compare()) == reported


@pytest.mark.parametrize("break_it", [forget_a_step, forget_the_assignee, forget_the_weekends])
def test_a_broken_sweep_is_reported(
    life: Life, place: Place, monkeypatch: pytest.MonkeyPatch, break_it: Callable[[pytest.MonkeyPatch], None]
) -> None:
    with clock.stopped(at(TODAY, 9)), database.transaction():
        secretary = db.session.get_one(User, place.people["secretary"].id)
        soon = writing.add(secretary, text="Sắp đến hạn", unit=culture(place), due_on=SOON)
        late = writing.add(secretary, text="Quá hạn", unit=culture(place), due_on=LATE)
        for task in (soon, late):
            leading.assign(task, db.session.get_one(User, place.people["culture_head"].id), place.people["officer"])
    break_it(monkeypatch)
    assert kinds(life.night(TODAY))["missing"] > 0
    monkeypatch.undo()
    assert "missing" not in kinds(life.night(TODAY, 20.5))
