"""The nightly reconciliation: no difference in a random commune, none where somebody changed something since."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from app import clock, database
from app.database import db
from app.models.task import Task, workflow, writing
from tests.conftest import Size
from tests.statements import counted
from tests.watched.life import BEGIN, LATE, SOON, TODAY, Life, at, kinds
from tests.watched.planted import notice
from tests.world import Place


@pytest.mark.thorough
def test_a_random_commune_agrees_every_night(place: Place, size: Size) -> None:
    life = Life(place, random.Random(20261006))
    with clock.stopped(at(BEGIN - timedelta(days=3), 9)):
        life.begin(size(fast=300, default=300, full=1000))
    nights = size(fast=60, default=60, full=140)
    found = [life.day(BEGIN + timedelta(days=n), acts=15) for n in range(nights)]
    differences = [one for night in found for one in night.differences]
    expected, excused = sum(night.expected for night in found), sum(night.excused for night in found)
    print(
        f"FIGURE reconciliation differences={len(differences)} nights={nights} tasks={len(life.ids)}"
        f" expected={expected} excused={excused} acts={life.acts.total() - life.acts['refused']}"
    )
    assert differences == []
    assert excused < expected / 10  # nearly all was really compared
    assert (
        len(life.ids) >= 300
        and {"report", "extend", "part", "wait", "rule", "away", "head", "calendar"} <= life.acts.keys()
    )


def test_it_agrees_on_a_sunday_and_before_the_morning(place: Place, life: Life) -> None:
    """Where no sweep was made since the acts, what they changed is excused and the rest agrees."""
    with clock.stopped(at(TODAY, 9)):
        for _each in range(30):
            with database.transaction():
                life.publish()
    assert kinds(life.night(TODAY)) == {}
    friday, sunday = date(2026, 10, 9), date(2026, 10, 11)
    with clock.stopped(at(friday, 7.1)):
        life.morning()
    assert kinds(life.night(friday)) == {}
    with clock.stopped(at(sunday, 10)):
        for _each in range(20):
            life.act()
        life.sweep()
    assert kinds(life.night(sunday, 20)) == {}
    with clock.stopped(at(date(2026, 10, 12), 6.5)):
        assert kinds(life.compare()) == {}
    assert kinds(life.night(date(2026, 10, 12), 7.1)) == {}


def test_what_changed_after_the_last_sweep_is_excused_until_the_next(swept: Life, place: Place) -> None:
    task = db.session.query(Task).filter_by(due_on=LATE).one()
    with clock.stopped(at(TODAY, 20.5)):
        head = place.people["culture_head"]
        writing.correct_due(task, place.people["secretary"], date(2026, 10, 7), None, "Đọc nhầm")
        workflow.report(db.session.query(Task).filter_by(due_on=SOON).one(), head, "Xong", document_number="1/BC")
        db.session.commit()
        found = swept.compare()
    assert (kinds(found), found.excused > 0) == ({}, True)
    assert kinds(swept.night(TODAY, 21)) == {}
    with clock.stopped(at(TODAY, 21)):
        db.session.delete(notice(place, occasion="2026-09-01+10", rule="escalated_chair", who="chair"))
        db.session.commit()
        assert kinds(swept.compare()) == {"missing": 1}  # what did not change is compared all the same


def test_another_communes_work_is_left_out(swept: Life, place: Place, elsewhere: Place) -> None:
    elsewhere.task("Việc của xã khác", due_on=LATE)
    db.session.commit()
    assert kinds(swept.compare()) == {}


def test_it_costs_the_same_number_of_statements_whatever_the_tasks(swept: Life, place: Place) -> None:
    with counted() as few:
        swept.compare()
    for n in range(30):
        place.task(f"Thêm {n}", due_on=LATE)
    db.session.commit()
    with clock.stopped(at(TODAY, 20.5)):
        swept.sweep()
        with counted() as many:
            swept.compare()
    assert len(few) == len(many)
