"""The rates and the table by unit in random worlds, beside plain Python; and what no number is told of."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from app.database import db
from app.models import bar, counting, rates
from app.models.counting import CountMismatch
from app.models.plan import Plan
from app.models.planning import finding as plans
from app.models.summary import summary
from app.models.task import Task, TaskState, dates, extending, finding, six, writing
from app.models.task.overdue import overdue
from app.models.task.terms import FIRST_TERMS, TERMS, first_terms, terms
from app.papers.numbers import percent
from tests.world import Place

TODAY = date(2026, 10, 6)
UNITS = ("culture", "economy", None)
TYPES = ("none", "date", "milestones", "ongoing", "recurring", "external", "relative")
DAYS = st.none() | st.integers(-20, 20)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(UNITS), st.sampled_from((0, 1, None)), st.sampled_from(tuple(TaskState)),
        st.sampled_from(TYPES), DAYS, st.integers(0, 15), DAYS,
    ),
    max_size=15,
)  # fmt: skip


def plain_term(row: tuple, due: int | None) -> str | None:
    """The term of a row by the order of §3.3, told from days alone."""
    _unit, _plan, state, kind, _first, _more, submitted = row
    if state == TaskState.CANCELLED:
        return None
    if state in (TaskState.DONE, TaskState.REPORTED):
        judged = "undated" if due is None or submitted is None else "on_time" if submitted <= due else "late"
        return f"{state}_{judged}"
    if state == TaskState.PAUSED:
        return "paused"
    if kind == "ongoing" or (kind == "recurring" and due is None):
        return "ongoing"
    if due is None:
        return "waiting" if kind in ("external", "relative") else "undated"
    return "late" if due < 0 else "in_time"


def later(row: tuple) -> int | None:
    """The present deadline of a row: the first one and what was granted."""
    return None if row[4] is None else row[4] + row[5]


def lay(place: Place, plan_ids: list[int], row: tuple) -> Task:
    """Store a row; its effective days are set as they are, weekends left out of the game."""
    unit, plan, state, kind, first, _more, submitted = row
    task = place.task("Việc", unit, deadline_type=kind, plan_id=None if plan is None else plan_ids[plan])
    task.state = state
    for column, days in (("first_effective_on", first), ("due_effective_on", later(row)), ("submitted_on", submitted)):
        setattr(task, column, None if days is None else TODAY + timedelta(days=days))
    task.due_on, task.first_due_on = task.due_effective_on, task.first_effective_on
    return task


def plan_of(place: Place) -> Plan:
    """A plan of the commune."""
    plan = Plan(commune_id=place.id, title="Kế hoạch năm", year=2026)
    db.session.add(plan)
    db.session.flush()
    return plan


@pytest.mark.thorough
def test_every_world_adds_up_and_its_rates_are_plain_python_s(place: Place, size) -> None:  # type: ignore[no-untyped-def]
    plan_ids = [plan_of(place).id, plan_of(place).id]
    worlds = Counter[str]()

    @settings(
        max_examples=size(fast=20, default=100, full=1000), deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(rows=ROWS)
    def agree(rows: list) -> None:
        with db.session.begin_nested() as world:
            for row in rows:
                lay(place, plan_ids, row)
            db.session.flush()
            compare(place, None, rows)
            for number, plan_id in enumerate(plan_ids):
                compare(place, plan_id, [row for row in rows if row[1] == number])
            glance = counting.at_a_glance(place.id)
            parts = counting.by_unit(place.id)
            assert {unit: glance[unit] for unit in parts} == parts
            assert sum(one.late for one in glance.values()) == bar.counts(place.people["chair"])[1]
            worlds["worlds"] += 1
            worlds["tasks"] += len(rows)
            world.rollback()
        db.session.expire_all()

    agree()
    print(f"FIGURE worlds={worlds['worlds']} tasks={worlds['tasks']} divergences=0")
    assert worlds["tasks"] > 0


def compare(place: Place, plan_id: int | None, rows: list) -> None:
    """The summary of the commune or a plan beside plain counts of the rows."""
    found = summary(place.id, plan_id)
    said(found.count, found.rates, rows)
    assert found.cancelled == sum(row[2] == TaskState.CANCELLED for row in rows)
    units = {place.units[key].id if key else None: key for key in UNITS}
    counted = {line.unit.id if line.unit else None: line for line in found.lines}
    for unit_id, key in units.items():
        own = [row for row in rows if row[0] == key]
        line = counted.get(unit_id)
        assert (line is None) == all(row[2] == TaskState.CANCELLED for row in own)
        if line is not None:
            said(line.count, line.rates, own)


def said(count: counting.Count, told: dict[str, rates.Rate], rows: list) -> None:
    """A count and its rates are what plain Python says of the rows."""
    now = Counter(plain_term(row, later(row)) for row in rows)
    first = Counter(plain_term(row, row[4]) for row in rows)
    total = len(rows) - now[None]
    done = now["done_on_time"] + now["done_late"] + now["done_undated"]
    assert count.adds_up
    assert (count.total, count.terms) == (total, {key: now[key] for key in TERMS})
    assert {key: rate.pair for key, rate in told.items()} == {
        "completion": (done, total),
        "on_time": (now["done_on_time"], total),
        "on_time_first": (first["done_on_time"], total),
        "due": (done, done + now["late"]),
        "overdue": (now["late"], done + now["late"]),
    }


def test_of_nothing_there_is_no_rate_and_one_place_is_printed(place: Place) -> None:
    found = summary(place.id)
    assert [percent(*rate.pair) for rate in found.in_order] == ["chưa đủ dữ liệu"] * 5
    assert percent(6932, 8282) == "83,7%"
    task = place.task(due_on=date(2026, 10, 2))
    task.state, task.submitted_on = TaskState.REPORTED, date(2026, 10, 5)
    db.session.flush()
    told = summary(place.id).rates
    assert (told["due"].pair, told["overdue"].pair, told["completion"].pair) == ((0, 0), (0, 0), (0, 1))


def test_an_extension_moves_one_deadline_a_correction_both(place: Place) -> None:
    task = place.task(due_on=date(2026, 10, 10))
    head, chair, secretary = (place.people[key] for key in ("culture_head", "chair", "secretary"))
    extending.ask(task, head, date(2026, 10, 30), "Chờ thẩm định")
    extending.decide(task, chair, granted=True)
    assert (task.due_on, task.first_due_on) == (date(2026, 10, 30), date(2026, 10, 10))
    assert (task.due_effective_on, task.first_effective_on) == (date(2026, 10, 30), date(2026, 10, 12))
    dates.recompute(place.id)
    assert task.first_effective_on == date(2026, 10, 12)
    writing.correct_due(task, secretary, date(2026, 10, 20), None, "Đọc sai")
    assert task.due_on == task.first_due_on == task.first_effective_on == date(2026, 10, 20)
    writing.correct_due(task, secretary, None, None, "Không ghi hạn")
    assert task.first_due_on is task.first_effective_on is None


def test_on_time_by_both_deadlines(place: Place) -> None:
    task = place.task(due_on=date(2026, 9, 30))
    dates.extend(task, date(2026, 10, 15))
    task.state, task.submitted_on = TaskState.DONE, date(2026, 10, 6)
    db.session.flush()
    told = summary(place.id).rates
    assert (told["on_time"].pair, told["on_time_first"].pair) == ((1, 1), (0, 1))


def test_a_planted_fault_is_refused_wherever_numbers_are_told(place: Place) -> None:
    plan = plan_of(place)
    task = place.task(plan_id=plan.id)
    place.task(due_on=date(2026, 9, 30))
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": task.id})
    asked = (
        lambda: counting.count(place.id, known=first_terms), lambda: counting.at_a_glance(place.id),
        lambda: counting.by_unit(place.id, TODAY, known=first_terms), lambda: summary(place.id),
        lambda: summary(place.id, plan.id),
        lambda: finding.unit_totals(place.people["chair"]),
    )  # fmt: skip
    for ask in asked:
        with pytest.raises(CountMismatch) as refused:
            ask()
        assert refused.value.params["codes"] == task.code
    db.session.expire_all()
    assert overdue(place.people["chair"]).total == 1  # the list itself is shown, its figures are not


def test_plans_count_as_the_terms_do(place: Place) -> None:
    plan = plan_of(place)
    for state in TaskState:
        place.task(plan_id=plan.id).state = state
    db.session.flush()
    assert plans.task_counts(place.id)[plan.id] == counting.count(place.id, Task.plan_id == plan.id).total == 5


def test_each_lack_counts_what_its_list_holds(place: Place) -> None:
    place.task(product=" ").state = TaskState.DONE
    place.task("Việc", None, due_on=TODAY)
    place.task(product="Báo cáo")
    db.session.flush()
    counted = six.counts(place.id)
    assert counted == {"person": 1, "time": 1, "responsibility": 2, "product": 1}
    for name, n in counted.items():
        where = (Task.commune_id == place.id, six.wanting(name, place.id))
        assert db.session.scalar(select(func.count(Task.id)).where(*where)) == n


def test_the_names_of_the_first_terms_are_those_of_the_terms() -> None:
    assert tuple(terms(TODAY)) == TERMS
    assert tuple(first_terms(TODAY)) == FIRST_TERMS
