"""Every act on a task is a new version of it: boards that look again see it, and a page drawn before is stale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.database import db
from app.models.task import Task, extending, leading, order, parts, pausing, progress, urging, waits, workflow
from tests.world import Place

LATER, LATEST = date(2026, 11, 20), date(2026, 12, 18)


def life(task: Task, place: Place) -> dict[str, Callable[[], object]]:
    """A task's acts by name, in an order in which each is allowed."""
    people, economy = place.people, place.units["economy"]
    head, chair, secretary = people["culture_head"], people["chair"], people["secretary"]
    return {
        "accept": lambda: workflow.accept(task, head),
        "note": lambda: progress.note(task, head, "Đã họp thống nhất"),
        "ask part": lambda: parts.ask(task, head, economy, "Cử người dự họp"),
        "acknowledge": lambda: parts.acknowledge(task, people["economy_head"]),
        "answer": lambda: leading.answer(task, people["economy_head"], economy, "Đã cử người"),
        "urge": lambda: urging.urge(task, chair),
        "take an urge back": lambda: urging.take_back(task, chair, 1),
        "pin": lambda: order.pin(task, head),
        "ask extension": lambda: extending.ask(task, head, LATER, "Chờ số liệu"),
        "refuse extension": lambda: extending.decide(task, chair, granted=False, answer="Làm cho xong"),
        "ask again": lambda: extending.ask(task, head, LATEST, "Chờ vốn"),
        "grant extension": lambda: extending.decide(task, chair, granted=True),
        "wait": lambda: waits.begin(task, head, "Sở Nội vụ"),
        "wait ends": lambda: waits.end(task, head, "Công văn 12/SNV"),
        "pause": lambda: pausing.pause(task, chair, "Chờ vốn"),
        "resume": lambda: pausing.resume(task, chair),
        "report": lambda: workflow.report(task, head, "Đã xong", document_number="12/BC-UBND"),
        "return": lambda: workflow.send_back(task, secretary, "Thiếu biên bản"),
        "report again": lambda: workflow.report(task, head, "Đã bổ sung", document_number="13/BC-UBND"),
        "confirm": lambda: workflow.confirm(task, secretary),
        "reopen": lambda: workflow.reopen(task, secretary, "Sai số liệu"),
    }


def test_every_act_makes_a_new_version(place: Place) -> None:
    task = place.task(due_on=date(2026, 10, 30))
    leading.coordinate(task, [place.units["economy"]])
    db.session.flush()
    unseen = []
    for name, act in life(task, place).items():
        before = task.version
        act()
        db.session.flush()
        if task.version <= before:
            unseen.append(name)
    assert unseen == []
