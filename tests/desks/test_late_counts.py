"""Overdue by unit and by age: lines and columns add up, and what doesn't is refused."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from app.models import counting, late_counts
from app.models.counting import CountMismatch
from app.models.task import query, sieves_time
from app.models.task.query import AGES
from tests.desks.lives import TODAY, live, on
from tests.desks.test_numbers import main_of
from tests.world import Place


def _table(place: Place) -> late_counts.Table:
    return late_counts.table(place.id, counting.by_unit(place.id), TODAY)


@pytest.mark.parametrize(
    ("days", "age"), [(1, "1-7"), (7, "1-7"), (8, "8-30"), (30, "8-30"), (31, "31"), (400, "31"), (0, None), (-1, None)]
)
def test_the_bounds_of_ages(place: Place, days: int, age: str | None) -> None:
    task = place.task("Việc", due_on=on(-days), keeps_day=True)
    task.due_effective_on = on(-days)
    lines = _table(place).lines
    assert [key for line in lines for key, n in line.ages.items() if n] == ([age] if age else [])


def test_lines_and_columns_add_up_to_the_count(place: Place) -> None:
    live(place)
    table = _table(place)
    assert table.late == counting.count(place.id).late == sum(table.ages.values()) > 25
    assert all(line.late == sum(line.ages.values()) for line in table.lines)
    assert all(n > 0 for n in table.ages.values())
    assert {line.unit_id for line in table.lines} >= {None, place.units["culture"].id}
    own = late_counts.table(place.id, counting.by_unit(place.id), TODAY, {place.units["culture"].id})
    assert [line.unit_id for line in own.lines] == [place.units["culture"].id]


def test_an_age_that_leaves_a_task_out_is_refused(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    live(place)
    left_out = place.task("Việc ngoài các khoảng", due_on=on(-9))
    monkeypatch.setitem(query.AGES, "8-30", (10, 30))
    assert sieves_time.AGES is query.AGES
    with pytest.raises(CountMismatch) as refused:
        _table(place)
    assert left_out.code in str(refused.value.params["codes"])
    assert refused.value.params["total"] > refused.value.params["sum"]


def test_the_table_on_the_page_is_that_of_the_count(place: Place, chair: FlaskClient) -> None:
    live(place)
    table = _table(place)
    shown = main_of(chair.get("/qua-han").text).partition('id="ages"')[2].partition("</table>")[0]
    foot = re.findall(r">(\d+)</a>", shown.partition("<tfoot")[2])
    assert [int(n) for n in foot] == [*(table.ages[key] for key in AGES), table.late]
