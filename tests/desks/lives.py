"""A commune in the middle of its year: tasks in every state, brought there by the real verbs at past days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from app import clock
from app.database import db
from app.models.task import Task, extending, leading, parts, pausing, progress, urging, waits, workflow
from tests.world import Place

TODAY = date(2026, 10, 6)  # the Tuesday of `tests.conftest.NOW`
WHEN_ACCEPTED = 50


@contextmanager
def ago(days: int) -> Iterator[None]:
    """Stop the clock so many days before the test's day."""
    with clock.stopped(clock.now() - timedelta(days=days)):
        yield


def on(days: int) -> date:
    """A day so many days from the test's day."""
    return TODAY + timedelta(days=days)


class Life:
    """The tasks of one unit, lived by its head, the secretary and the chairperson."""

    def __init__(self, place: Place, unit: str, other: str) -> None:
        self.place, self.unit, self.other = place, place.units[unit], place.units[other]
        self.key, self.head, self.other_head = unit, place.people[f"{unit}_head"], place.people[f"{other}_head"]
        self.secretary, self.chair = place.people["secretary"], place.people["chair"]
        self.numbers = iter(range(1000))

    def task(self, due: int | None = None, accepted: int | None = 20, **fields: object) -> Task:
        """A task of the unit, due so many days from now; accepted so many days ago, or not yet."""
        text = f"Việc {next(self.numbers)} của {self.key}"
        fields.setdefault("created_at", clock.now() - timedelta(days=120))
        task = self.place.task(text, self.key, due_on=None if due is None else on(due), **fields)
        if accepted is not None:
            with ago(accepted):
                workflow.accept(task, self.head)
        return task

    def all(self) -> None:
        """Every kind of life once."""
        self.late()
        self.running()
        self.waiting()
        self.ended()
        self.parts()
        db.session.flush()

    def late(self) -> None:
        """Overdue for every age, with reasons, urges, requests; silent and not."""
        for days in (1, 6, 7, 8, 30, 31, 75):
            self.task(-days, accepted=10)
        with ago(4):
            progress.note(self.task(-12), self.head, "Chờ vật tư", obstacle=True)
        urging.urge(self.task(-15), self.chair)
        extending.ask(self.task(-9), self.head, on(40), "Chờ thẩm định giá")
        returned = self.reported(-3, 6)
        workflow.send_back(returned, self.secretary, "Thiếu biên bản")
        self.task(-20, accepted=WHEN_ACCEPTED)
        self.task(-40, accepted=None)

    def running(self) -> None:
        """In time: due this week, in this month, later; asked for a later day, given one; new; undated; ongoing."""
        for days in (0, 2, 5, 7, 20, 30, 31, 60):
            self.task(days)
        self.task(12, accepted=None)
        leading.assign(self.task(3), self.head, self.place.people["officer"]) if self.key == "culture" else None
        extending.ask(self.task(10), self.head, on(50), "Chờ hướng dẫn kỹ thuật")
        moved = self.task(8)
        extending.ask(moved, self.head, on(33), "Đấu thầu lại")
        extending.decide(moved, self.chair, granted=True)
        leading.put_in_charge(self.task(-2), self.secretary, self.place.people["deputy"])
        leading.put_in_charge(self.task(16, accepted=WHEN_ACCEPTED), self.secretary, self.place.people["deputy"])
        self.task(None, accepted=WHEN_ACCEPTED)
        self.task(None, deadline_type="ongoing", recurrence="monthly")
        self.task(6, kind="reporting")

    def waiting(self) -> None:
        """Waits beside the state: a day to ask again that came, one that didn't; on a late task; a conditional one."""
        for due, back, again in ((None, 40, 10), (None, 5, 30), (-25, 20, 5)):
            task = self.task(due, deadline_type="date" if due else "external")
            with ago(back):
                waits.begin(task, self.head, "Sở Khoa học và Công nghệ", on(again - back))

    def reported(self, due: int, back: int) -> Task:
        """A task reported so many days ago."""
        task = self.task(due)
        with ago(back):
            workflow.report(task, self.head, "Đã ban hành", document_number="12/BC-UBND")
        return task

    def ended(self) -> None:
        """Reported, done on time and late, paused, resumed, cancelled."""
        self.reported(4, 1), self.reported(-2, 8), self.reported(-9, 5)
        for due in (3, -10):
            workflow.confirm(self.reported(due, 6), self.secretary)
        pausing.pause(self.task(9), self.chair, "Chờ chủ trương", "12/TB-UBND")
        resumed = self.task(-5)
        with ago(9):
            pausing.pause(resumed, self.chair, "Chờ bàn giao mặt bằng")
        pausing.resume(resumed, self.chair)
        workflow.cancel(self.task(-5), self.chair, "Trùng việc khác")

    def parts(self) -> None:
        """Parts asked of another unit: past their own day, not yet, without a day, answered."""
        for own_day in (-4, 3, None):
            task = self.task(25)
            leading.coordinate(task, [self.other, self.place.units["centre"]])
            with ago(10):
                parts.ask(task, self.head, self.other, "Góp ý phương án", on(own_day) if own_day else None)
        answered = self.task(25)
        leading.coordinate(answered, [self.other])
        parts.ask(answered, self.head, self.other, "Cung cấp số liệu", on(-1))
        leading.answer(answered, self.other_head, self.other, "Đã gửi")


def live(place: Place) -> None:
    """Let two units live, and lay three tasks that nobody leads in the tray."""
    Life(place, "culture", "economy").all()
    Life(place, "economy", "culture").all()
    for days in (-8, 4, None):
        place.task("Việc chưa rõ chủ trì", None, due_on=None if days is None else on(days))
    db.session.commit()
