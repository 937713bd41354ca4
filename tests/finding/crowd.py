"""A commune with tasks in every state, with every kind of day and every row beside them; the same for a seed."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from app import clock
from app.database import db
from app.models.plan import Plan
from app.models.task import Task, TaskState, TaskUnit, period
from app.models.task.records import Extension, PeriodUpdate, Wait
from tests.finding.plain import World
from tests.world import Place

TYPES = ("date", "quarter", "ongoing", "recurring", "external", "relative", "none")
UNITS = ("office", "culture", "economy", "everyone", None)
TEXTS = ("Đặng ký số hóa hồ sơ", "Rà soát đường truyền", "Tập huấn kỹ năng số", "Báo cáo 100% thôn_xóm")


def crowd(place: Place, size: int, seed: int) -> World:
    """Fill the commune; returns all its rows."""
    chance, today = Random(seed), clock.today()
    plans = [Plan(commune_id=place.id, title=f"Kế hoạch {n}", year=2026, state="published") for n in range(2)]
    db.session.add_all(plans)
    db.session.flush()
    tasks = [_task(place, chance, plans) for _ in range(size)]
    world = World(tasks, today)
    for task in tasks:
        _beside(place, chance, world, task)
    db.session.add_all([*world.waits, *world.parts, *world.extensions, *world.updates])
    db.session.flush()
    return world


def _task(place: Place, chance: Random, plans: list[Plan]) -> Task:
    today, state = clock.today(), chance.choice(list(TaskState))
    due_on = today + timedelta(days=chance.choice((-90, -31, -30, -9, -8, -7, -1, 0, 1, 5, 7, 8, 30, 31, 90)))
    people = [None, place.people["officer"].id, place.people["deputy"].id]
    task = place.task(
        chance.choice(TEXTS),
        chance.choice(UNITS),
        due_on=chance.choice((due_on, due_on, None)),
        deadline_type=chance.choice(TYPES),
        plan_id=chance.choice((None, *plans)) and chance.choice(plans).id,
        section=chance.choice((None, "I. HẠ TẦNG SỐ", "II. NHÂN LỰC")),
        kind=chance.choice(("task", "task", "reporting")),
        product=chance.choice((None, "Báo cáo")),
        recurrence=chance.choice((None, "weekly", "monthly by day 15", "quarterly")),
        created_at=clock.now() - timedelta(days=chance.choice((0, 40, 200))),
        assignee_id=chance.choice(people),
        leader_id=chance.choice(people),
    )
    task.state = state
    task.closed_at = clock.now() if state in ("done", "cancelled") else None
    if state in ("done", "reported"):
        task.submitted_on = chance.choice((None, today - timedelta(days=chance.randrange(60))))
    task.obstacle, task.returned, task.extended = chance.random() < 0.3, chance.randrange(2), chance.randrange(2)
    task.accepted_at = None if state == "unaccepted" else clock.now() - timedelta(days=chance.randrange(20, 60))
    task.last_note_at = chance.choice((None, clock.now() - timedelta(days=chance.randrange(60))))
    return task


def _beside(place: Place, chance: Random, world: World, task: Task) -> None:
    about = {"commune_id": place.id, "task_id": task.id}
    if chance.random() < 0.3:
        ended = chance.choice((None, None, world.today, *(world.today - timedelta(days=back) for back in (29, 30))))
        again = world.today + timedelta(days=chance.choice((-4, 0, 6)))
        world.waits.append(Wait(**about, for_whom="Sở", asked_on=world.today, recheck_on=again, ended_on=ended))
    if chance.random() < 0.4:
        asked = {
            "duty": chance.choice((None, "Góp ý")),
            "due_on": chance.choice((None, world.today, world.today - timedelta(days=3))),
        }
        unit, answered = place.units["centre"], chance.choice((None, clock.now()))
        world.parts.append(TaskUnit(**about, unit_id=unit.id, answered_at=answered, **asked))
    if chance.random() < 0.3:
        decision = chance.choice((None, "granted", "lapsed"))
        world.extensions.append(
            Extension(**about, reason="Chờ", from_on=world.today, wanted_on=world.today, decision=decision)
        )
    if chance.random() < 0.5:
        key = period.before(chance.choice(("weekly", "monthly", "quarterly")), world.today).key
        world.updates.append(PeriodUpdate(**about, period_key=key, text="Đã làm"))
