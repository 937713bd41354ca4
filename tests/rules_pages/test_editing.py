"""A ruling that was set is what the sweep keeps: steps, repeats, audience, off; by commune, unit and task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.database import db
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.rules import editing
from app.models.rules.book import COMMUNE, Book
from app.models.rules.defaults import RULES, Ruling
from app.models.rules.rule import ReminderRule
from app.models.task import TaskState
from app.sentences import said
from tests.rules_pages.conftest import Told
from tests.world import Place

TODAY, LATE, SOON = date(2026, 10, 6), date(2026, 9, 30), date(2026, 10, 9)
Swept = Callable[[], Told]
OVERDUE = RULES["overdue"].default


def put(place: Place, key: str, over: editing.Over = None, by: str = "secretary", **fields: object) -> Ruling:
    """Set a ruling that differs from the default by some fields."""
    wanted = replace(RULES[key].default, **fields)
    editing.set_ruling(place.people[by], key, over, wanted)
    return wanted


def test_the_default_is_what_it_was(place: Place, swept: Swept) -> None:
    place.task(due_on=LATE)
    assert swept() == {("culture_head", "overdue", "2026-09-30+4")}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"is_on": False}, set()),
        ({"steps": (5,)}, set()),
        ({"steps": (2,), "every": 0}, {("culture_head", "overdue", "2026-09-30+2")}),
        ({"steps": (2, 3), "every": 1}, {("culture_head", "overdue", "2026-09-30+4")}),
        ({"every": 2}, {("culture_head", "overdue", "2026-09-30+3")}),
        ({"audience": ("chair",)}, {("chair", "overdue", "2026-09-30+4")}),
        (
            {"audience": ("lead", "secretariat")},
            {("culture_head", "overdue", "2026-09-30+4"), ("secretary", "overdue", "2026-09-30+4")},
        ),
    ],
)
@pytest.mark.parametrize("scope", ["commune", "unit", "task"])
def test_each_part_of_a_ruling_changes_the_sweep(
    place: Place, swept: Swept, scope: str, fields: dict[str, object], told: Told
) -> None:
    task = place.task(due_on=LATE)
    over = {"commune": None, "unit": place.units["culture"], "task": task}[scope]
    put(place, "overdue", over, **fields)
    assert swept() == told


def test_an_exception_is_of_its_unit_and_its_task_alone(place: Place, swept: Swept) -> None:
    one, _other = place.task(due_on=LATE), place.task("Việc khác", due_on=LATE)
    place.task("Việc của phòng khác", "economy", due_on=LATE)
    put(place, "overdue", None, steps=(2,), every=0)
    put(place, "overdue", place.units["culture"], steps=(3,), every=0)
    put(place, "overdue", one, is_on=False)
    assert swept() == {("culture_head", "overdue", "2026-09-30+3"), ("economy_head", "overdue", "2026-09-30+2")}


def test_cleared_what_lies_above_holds_again(place: Place, swept: Swept) -> None:
    task, unit = place.task(due_on=LATE), place.units["culture"]
    for over in (None, unit, task):
        put(place, "overdue", over, is_on=False)
    for over in (task, unit):
        editing.clear(place.people["secretary"], "overdue", over)
        assert swept() == set()
    editing.clear(place.people["secretary"], "overdue", None)
    assert swept() == {("culture_head", "overdue", "2026-09-30+4")}
    assert db.session.query(ReminderRule).count() == 0


def test_steps_before_a_day_move_the_first_reminder(place: Place, swept: Swept) -> None:
    place.task(due_on=date(2026, 10, 20))  # ten working days ahead
    assert swept() == set()
    put(place, "due_before", steps=(-10, -2))
    assert swept() == {("culture_head", "due_before", "2026-10-20-10")}


def test_the_rule_of_the_agenda_off_keeps_the_agenda_empty(place: Place, swept: Swept) -> None:
    place.task(due_on=date(2026, 8, 3))
    put(place, "agenda", is_on=False)
    assert not [told for told in swept() if told[1] == "agenda"]


@pytest.mark.parametrize(
    ("key", "fields", "code"),
    [
        ("overdue", {"steps": ()}, "steps_missing"),
        ("overdue", {"steps": (121,)}, "steps_wrong"),
        ("due_before", {"steps": (-61,)}, "steps_wrong"),
        ("overdue", {"steps": (-1, 1)}, "steps_after"),
        ("overdue", {"steps": (0, 1)}, "steps_after"),
        ("recheck", {"steps": (-1, 1)}, "steps_after"),
        ("due_before", {"steps": (-1, 1)}, "steps_before"),
        ("overdue", {"steps": tuple(range(1, 14))}, "steps_many"),
        ("overdue", {"every": -1}, "every_wrong"),
        ("overdue", {"every": 61}, "every_wrong"),
        ("due_before", {"every": 3}, "every_before"),
        ("overdue", {"audience": ()}, "audience_missing"),
        ("overdue", {"audience": ("everybody",)}, "audience_unfit"),
        ("overdue", {"audience": ("part",)}, "audience_unfit"),
        ("overdue", {"audience": ("confirmers",)}, "audience_unfit"),
        ("part_due", {"audience": ("extenders",)}, "audience_unfit"),
    ],
)
def test_a_bad_ruling_is_refused(place: Place, key: str, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        put(place, key, **fields)
    assert refusal.value.code == code
    assert refusal.value.params["field"] in ("steps", "every", "audience")
    assert db.session.query(ReminderRule).count() == 0


@pytest.mark.parametrize("key", sorted(RULES))
def test_every_default_may_be_set(place: Place, key: str) -> None:
    put(place, key)
    assert Book(place.id).own(key, COMMUNE) == replace(RULES[key].default, scope=COMMUNE)


def test_who_may(place: Place) -> None:
    task, unit = place.task(due_on=LATE), place.units["culture"]
    allowed = {
        "commune": {"admin", "secretary"},
        "unit": {"admin", "secretary"},
        "task": {"secretary", "chair", "deputy"},
    }
    for scope, over in (("commune", None), ("unit", unit), ("task", task)):
        may = set()
        for who in place.people:
            try:
                put(place, "overdue", over, by=who, is_on=False)
                editing.clear(place.people[who], "overdue", over)
                may.add(who)
            except NotAllowed:
                pass
        assert may == allowed[scope], scope


def test_no_exception_for_work_that_ended_nor_for_a_unit_without_board(place: Place) -> None:
    done = place.task(due_on=LATE, state=TaskState.DONE)
    with pytest.raises(Refused, match="ruling_of_ended"):
        put(place, "overdue", done)
    with pytest.raises(Refused, match="unit_without_board"):
        put(place, "overdue", place.units["everyone"])


def test_somebody_faster_makes_it_stale(place: Place) -> None:
    secretary, admin = place.people["secretary"], place.people["admin"]
    editing.set_ruling(admin, "overdue", None, replace(OVERDUE, every=2), seen="")
    with pytest.raises(Stale):
        editing.set_ruling(secretary, "overdue", None, replace(OVERDUE, every=5), seen="")
    with pytest.raises(Stale):
        editing.clear(secretary, "overdue", None, seen="")
    assert Book(place.id).of("overdue").every == 2
    editing.set_ruling(
        secretary, "overdue", None, replace(OVERDUE, every=5), seen=editing.mark(Book(place.id).of("overdue"))
    )
    assert Book(place.id).of("overdue").every == 5


def test_cleared_and_set_again_is_stale_too(place: Place) -> None:
    secretary, admin = place.people["secretary"], place.people["admin"]
    put(place, "overdue", every=2)
    seen = editing.mark(Book(place.id).of("overdue"))
    editing.clear(admin, "overdue", None)
    put(place, "overdue", by="admin", every=7)
    with pytest.raises(Stale):
        editing.clear(secretary, "overdue", None, seen=seen)


def events(verb: str) -> list[Event]:
    """The events of a verb, the last first."""
    return db.session.query(Event).filter_by(verb=verb).order_by(Event.sequence.desc()).all()


def test_the_log_tells_before_and_after_in_words(app, place: Place) -> None:
    task = place.task(due_on=LATE)
    put(place, "overdue", task, by="chair", is_on=False)
    put(place, "overdue", task, by="chair", is_on=False)  # nothing new
    editing.clear(place.people["deputy"], "overdue", task)
    editing.clear(place.people["deputy"], "overdue", task)
    (put_,), (cleared,) = events("task.ruling_set"), events("task.ruling_cleared")
    assert (put_.subject_kind, put_.subject_id, put_.actor_id) == ("task", task.id, place.people["chair"].id)
    usual = "ngày làm việc đầu tiên sau hạn, sau đó 3 ngày làm việc một lần, báo cho đơn vị chủ trì, người thực hiện"
    with app.test_request_context():
        assert said(put_) == f"Đặt lịch nhắc “Quá hạn”: không nhắc (trước đó: {usual})"
        assert said(cleared) == f"Bỏ lịch nhắc “Quá hạn” đã đặt (không nhắc), trở lại: {usual}"
    put(place, "overdue", every=2)
    put(place, "overdue", place.units["culture"], every=4)
    assert [(one.subject_kind, one.note) for one in events("reminder_rule.ruling_set")] == [
        ("reminder_rule", "Phòng Văn hóa - Xã hội"),
        ("reminder_rule", None),
    ]


def test_a_mark_is_read_back() -> None:
    for rule in RULES.values():
        assert editing.unmark(editing.mark(rule.default)) == rule.default


def test_another_communes_rulings_are_left_alone(place: Place, elsewhere: Place, swept: Swept) -> None:
    put(elsewhere, "overdue", is_on=False)
    place.task(due_on=LATE)
    assert swept()
