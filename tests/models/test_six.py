"""The six clear things: each lack alone, the leader of the unit, and Python and SQL that never differ."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app import clock
from app.database import db
from app.models import counting, seats
from app.models.powers import Facts, may_confirm, may_decide_extension
from app.models.roles import Role
from app.models.task import Task, TaskState
from app.models.task.six import SIX, lacks, missing, wanting
from app.models.task.terms import terms
from tests.world import LONG_AGO, Appointment, Place

LEADERS = ("chair", "deputy", "observer", None)
TYPES = ("none", "date", "milestones", "ongoing", "recurring", "external", "relative")


@pytest.fixture
def clear(place: Place) -> Task:
    """A task that lacks nothing."""
    place.units["culture"].leader_id = place.people["deputy"].id
    return place.task(due_on=date(2026, 11, 30), product="Báo cáo")


def test_a_task_that_says_everything_lacks_nothing(place: Place, clear: Task) -> None:
    assert missing(clear) == []
    assert missing(place.task("Việc khác", None)) == ["person", "time", "responsibility", "product"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"lead": "everyone"}, "person"),
        ({"text": "  "}, "work"),
        ({"due_effective_on": None}, "time"),
        ({"product": " "}, "product"),
    ],
)
def test_each_lack_alone(place: Place, clear: Task, change: dict, name: str) -> None:
    if "lead" in change:
        clear.leader_id = place.people["chair"].id
        change = {"lead_unit": place.units[change["lead"]]}
    for column, value in change.items():
        setattr(clear, column, value)
    db.session.flush()
    assert missing(clear) == [name]
    assert _by_sql(place)[clear.id] == [name]


def test_nobody_named_to_do_it_is_no_lack(clear: Task) -> None:
    assert clear.assignee_id is None
    assert "person" not in missing(clear)


def test_the_task_s_own_leader_wins_and_one_who_left_office_is_none(place: Place, clear: Task) -> None:
    place.units["culture"].leader_id = place.people["chair"].id
    assert clear.in_charge_id == place.people["chair"].id
    clear.leader_id = place.people["deputy"].id
    assert clear.in_charge_id == place.people["deputy"].id
    place.people["deputy"].appointments[0].to_on = date(2026, 9, 30)
    db.session.flush()
    assert missing(clear) == ["responsibility"]


def test_without_anybody_seated_authority_is_missing(place: Place, clear: Task) -> None:
    for key in ("secretary", "chair"):
        place.people[key].appointments[0].to_on = date(2026, 9, 30)
    db.session.flush()
    assert missing(clear) == ["authority"]  # the deputy in charge may extend, nobody may confirm
    assert _by_sql(place)[clear.id] == ["authority"]


def test_an_open_task_lacks_time_exactly_where_the_count_says_undated(place: Place) -> None:
    for kind in TYPES:
        for due in (None, date(2026, 10, 9)):
            place.task(due_on=due, deadline_type=kind)
    undated = set(db.session.scalars(select(Task.id).where(terms(clock.today())["undated"])))
    assert undated == set(db.session.scalars(select(Task.id).where(wanting("time", place.id))))
    assert len(undated) == counting.count(place.id).terms["undated"] == 3


TASKS = st.lists(
    st.tuples(
        st.sampled_from(("office", "culture", "economy", "everyone", None)),
        st.sampled_from(LEADERS),
        st.sampled_from(TYPES),
        st.booleans(),
        st.sampled_from((None, "", " ", "Báo cáo")),
        st.sampled_from((" ", "Việc")),
        st.sampled_from(tuple(TaskState)),
    ),
    min_size=1,
    max_size=8,
)
BEARERS = ("secretary", "chair", "deputy")
SEATED = st.fixed_dictionaries({key: st.booleans() for key in BEARERS})
ACTIVE = st.fixed_dictionaries({key: st.booleans() for key in BEARERS})
IN_UNIT = st.fixed_dictionaries({key: st.sampled_from(("office", "culture", None)) for key in BEARERS})
OF_UNITS = st.fixed_dictionaries({key: st.sampled_from(LEADERS) for key in ("office", "culture", "economy")})


@pytest.mark.thorough
def test_python_sql_and_the_powers_agree_in_every_world(place: Place, size) -> None:  # type: ignore[no-untyped-def]
    seen: set[str] = set()

    @settings(
        max_examples=size(fast=15, default=150, full=1000), deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(rows=TASKS, seated=SEATED, active=ACTIVE, units=IN_UNIT, leaders=OF_UNITS)
    def agree(rows: list, seated: dict, active: dict, units: dict, leaders: dict) -> None:
        with db.session.begin_nested() as world:
            _settle(place, seated, active, units, leaders)
            tasks = [_task(place, *row) for row in rows]
            db.session.flush()
            found = _by_sql(place)
            read = seats.of(place.id)
            facts = Facts(place.id)
            for task in tasks:
                assert found[task.id] == missing(task, read) == missing(task)
                assert ("authority" in found[task.id]) == _nobody_may(place, task, facts)
                seen.update(found[task.id])
            world.rollback()
        db.session.expire_all()

    agree()
    assert seen == set(SIX)


def _settle(place: Place, seated: dict, active: dict, units: dict, leaders: dict) -> None:
    for key in BEARERS:
        person = place.people[key]
        person.active = active[key]
        person.appointments[0].to_on = None if seated[key] else date(2026, 9, 30)
        person.appointments[0].unit_id = place.units["office"].id if key == "secretary" else None
        if units[key]:
            head = Appointment(commune_id=place.id, user_id=person.id, role=Role.DEPARTMENT_HEAD, from_on=LONG_AGO)
            head.unit_id = place.units[units[key]].id
            person.appointments.append(head)
    for key, leader in leaders.items():
        place.units[key].leader_id = place.people[leader].id if leader else None


def _task(place: Place, unit, leader, kind, dated, product, text, state) -> Task:  # type: ignore[no-untyped-def]
    due = date(2026, 10, 9) if dated else None
    task = place.task("Việc", unit, due_on=due, deadline_type=kind, product=product)
    task.text, task.state = text, state
    task.leader_id = place.people[leader].id if leader else None
    return task


def _by_sql(place: Place) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {task_id: [] for task_id in db.session.scalars(select(Task.id))}
    for name in SIX:
        for task_id in db.session.scalars(select(Task.id).where(lacks(name, place.id))):
            found[task_id].append(name)
    return found


def _nobody_may(place: Place, task: Task, facts: Facts) -> bool:
    people = [person for person in place.people.values() if person.active]
    confirm = any(may_confirm(person, task, None, facts) for person in people)
    return not (confirm and any(may_decide_extension(person, task) for person in people))
