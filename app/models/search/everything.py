"""A search over everything, group by group; each group can be opened whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.models.search import names, said, tasks
from app.models.search.hits import Hit
from app.models.task.query import PAGE
from app.models.task.sieves import words_of
from app.models.task.table import Task
from app.models.user import User

FIRST_TASKS, FIRST = 10, 5
NAMES: dict[str, Callable[[User, str], list[Hit]]] = {
    "plans": names.plans,
    "targets": names.targets,
    "units": names.units,
    "people": names.people,
}
GROUPS = ("tasks", "plans", "updates", "comments", "targets", "units", "people")


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first of them or a page, and how many there are."""

    key: str
    total: int
    hits: list[Hit] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    page: int = 1

    @property
    def shown(self) -> int:
        """How many are shown."""
        return len(self.hits) + len(self.tasks)

    @property
    def pages(self) -> int:
        """How many pages the whole group has, at least one."""
        return max(1, -(-self.total // PAGE))


def everything(person: User, text: str) -> list[Group]:
    """The groups in which something was found; nothing for a text without a word. However much: twelve statements."""
    if not words_of(text):
        return []
    found = [_first(person, text, key) for key in GROUPS]
    return [group for group in found if group.total]


def whole(person: User, text: str, key: str, page: int = 1) -> Group:
    """A page of one group; the tasks have their own list (`finding.search`)."""
    if not words_of(text):
        return Group(key, 0)
    if key in said.KINDS:
        total = said.find(person, text, key, 0)[1]
        page = _within(page, total)
        return Group(key, total, said.find(person, text, key, PAGE, (page - 1) * PAGE)[0], page=page)
    hits = NAMES[key](person, text)
    page = _within(page, len(hits))
    return Group(key, len(hits), hits[(page - 1) * PAGE : page * PAGE], page=page)


def _first(person: User, text: str, key: str) -> Group:
    if key == "tasks":
        found = tasks.find(person, text, FIRST_TASKS)
        return Group(key, found.total, tasks=found.tasks)
    if key in said.KINDS:
        hits, total = said.find(person, text, key, FIRST)
        return Group(key, total, hits)
    hits = NAMES[key](person, text)
    return Group(key, len(hits), hits[:FIRST])


def _within(page: int, total: int) -> int:
    return min(max(page, 1), max(1, -(-total // PAGE)))
