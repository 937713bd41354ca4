"""A tiny language for the demo's past: who does what to which task, so many days before the first run.

`script.task("network").accepted(-110).noted(-60, "…")` notes steps; `script.play` calls the domain's verbs at those
past instants, in their order, so that every event, notice and count carries the time it would have had.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from app import clock
from app.database import db
from app.demo.cast import OFFICES
from app.demo.commune import Place
from app.demo.deadlines import Laid
from app.models import powers
from app.models.task import Task, commenting, evidence, extending, leading, parts, progress, urging, workflow
from app.models.task.handed import Handed
from app.models.user import User

BETWEEN = timedelta(minutes=4)
Act = Callable[[], object]


@dataclass(order=True)
class Step:
    """What happens at a distance in days (negative: past), at an hour of that day."""

    distance: int
    hour: int
    number: int
    act: Act = field(compare=False)


class Script:
    """The steps of a past; `tasks` maps the orders' keys to the tasks they became."""

    def __init__(self, place: Place, laid: Laid, tasks: dict[str, Task]) -> None:
        self.place, self.laid, self.tasks = place, laid, tasks
        self.steps: list[Step] = []

    def at(self, distance: int, hour: int, act: Act) -> None:
        """Note a step."""
        self.steps.append(Step(distance, hour, len(self.steps), act))

    def task(self, key: str) -> Life:
        """The life of a task, to be told on."""
        return Life(self, self.tasks[key])

    def person(self, login: str) -> User:
        """A person of the cast."""
        return self.place.people[login]

    def confirmer(self, task: Task) -> User:
        """Who confirms a task: the secretary, of the office's own the chairperson."""
        secretary = self.person("thuky")
        return secretary if powers.may_confirm(secretary, task) else self.person("chutich")

    def play(self, not_before: datetime) -> None:
        """Call every step at its instant; steps that days off push together keep their order, minutes apart."""
        earliest = not_before
        for step in sorted(self.steps):
            at = max(clock.instant(self.laid.day(step.distance), step.hour), earliest + BETWEEN)
            with clock.stopped(at):
                step.act()
                db.session.flush()
            earliest = at


@dataclass
class Life:
    """What happens to one task; each word notes a step and returns the life, to go on."""

    script: Script
    task: Task

    def accepted(self, distance: int) -> Self:
        """Its unit's head takes it on."""
        return self._at(distance, 9, lambda: workflow.accept(self.task, self._head()))

    def given(self, distance: int, login: str) -> Self:
        """Its unit's head gives it to a person of the unit."""
        return self._at(distance, 9, lambda: leading.assign(self.task, self._head(), self.script.person(login)))

    def answered(self, distance: int, unit: str, text: str) -> Self:
        """A coordinating unit's head says that its part is done."""
        place = self.script.place
        by = place.head_of(place.units[unit].id)
        return self._at(distance, 10, lambda: leading.answer(self.task, by, place.units[unit], text))

    def noted(self, distance: int, text: str, percent: int | None = None, **more: Any) -> Self:
        """Its unit writes how far it is; `more` as `progress.note` takes it: obstacle, difficulty, proposal."""
        return self._at(distance, 10, lambda: progress.note(self.task, self._doer(), text, percent=percent, **more))

    def asked(self, distance: int, by: str, text: str, *mentioned: str) -> Self:
        """Somebody comments, mentioning people by their logins."""

        def act() -> None:
            whom = [self.script.person(login).id for login in mentioned]
            commenting.comment(self.task, self.script.person(by), text, whom)

        return self._at(distance, 10, act)

    def reported(self, distance: int, result: str, number: str | None = None) -> Self:
        """Its unit's head reports it done."""
        return self._at(distance, 11, lambda: workflow.report(self.task, self._head(), result, document_number=number))

    def shown(self, distance: int, link: str) -> Self:
        """Its unit adds the address of a page as evidence."""
        return self._at(distance, 10, lambda: evidence.add(self.task, self._head(), Handed(link=link)))

    def confirmed(self, distance: int, without_product: bool = False) -> Self:
        """The secretariat confirms; the office's own tasks the chairperson."""
        by = self._confirmer
        return self._at(distance, 14, lambda: workflow.confirm(self.task, by(), without_product=without_product))

    def returned(self, distance: int, reason: str) -> Self:
        """The confirmer returns it with a reason."""
        return self._at(distance, 14, lambda: workflow.send_back(self.task, self._confirmer(), reason))

    def urged(self, distance: int, by: str, note: str | None = None) -> Self:
        """A leader or the secretariat urges."""
        return self._at(distance, 15, lambda: urging.urge(self.task, self.script.person(by), note))

    def longer(self, distance: int, until: int, reason: str) -> Self:
        """Its unit's head asks for a later day."""
        wanted = self.script.laid.day(until)
        return self._at(distance, 15, lambda: extending.ask(self.task, self._head(), wanted, reason))

    def granted(self, distance: int, by: str) -> Self:
        """A leader grants the later day."""
        return self._at(distance, 16, lambda: extending.decide(self.task, self.script.person(by), True))

    def charged(self, distance: int, login: str) -> Self:
        """The secretary puts a leader in charge of it."""
        return self._at(
            distance,
            9,
            lambda: leading.put_in_charge(self.task, self.script.person("thuky"), self.script.person(login)),
        )

    def owed(self, distance: int, unit: str, duty: str, until: int) -> Self:
        """Its unit's head asks a coordinating unit for its part by a day."""
        place, laid = self.script.place, self.script.laid
        return self._at(
            distance, 9, lambda: parts.ask(self.task, self._head(), place.units[unit], duty, laid.day(until))
        )

    def _at(self, distance: int, hour: int, act: Act) -> Self:
        self.script.at(distance, hour, act)
        return self

    def _head(self) -> User:
        return self.script.place.head_of(self.task.lead_unit_id)

    def _doer(self) -> User:
        culture = self.script.place.units[OFFICES[1]].id
        return self.script.person("chuyenvien") if self.task.lead_unit_id == culture else self._head()

    def _confirmer(self) -> User:
        return self.script.confirmer(self.task)
