"""The digest of a week as a letter shows it: the person's tasks, what waits for them, the table by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from flask_babel import gettext as _

from app import formats, words
from app.language import counted as _n
from app.mail.lines import LATE, NEW, SOON, Group, Line, line_of
from app.models import digest
from app.models.contents import Told
from app.models.digest import Digest, Section, Waiting
from app.models.facts import Facts
from app.models.rules.defaults import UPDATE_MISSING
from app.models.task.query import Query
from app.models.weekly import RULE
from app.state_words import nobody

BY_SECTION = (LATE, SOON, NEW)  # what a section of the digest may show as well
TONES = {"late": "late", "week": "soon"}


@dataclass(frozen=True)
class Part:
    """A section: how many tasks, those shown, how many are not, the list that holds them all."""

    key: str
    tone: str
    n: int
    lines: list[Line]
    path: str

    @property
    def more(self) -> int:
        """How many the list holds beside those shown."""
        return self.n - len(self.lines)


@dataclass(frozen=True)
class Row:
    """A unit of the table, or the whole: the five numbers by their keys, the days of the longest overdue."""

    name: str
    numbers: dict[str, int]
    longest: int


@dataclass(frozen=True)
class View:
    """What the letter's templates have of the digest."""

    span: str
    parts: list[Part] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    whole: Row | None = None
    refused: str = ""

    def number(self, key: str) -> int:
        """How many tasks a section holds."""
        return next((part.n for part in self.parts if part.key == key), 0)


def view_of(found: Digest, today: date, lines: Iterable[Line] = ()) -> View:
    """The digest in words; the first tasks of each section, and all that the day tells of by itself (`lines`)."""
    told = {line.path: line.why or _new(line) for line in lines if line.group in BY_SECTION}
    return View(
        span=f"{formats.day_short(found.week.start)} – {formats.day(found.week.end)}",
        parts=[_part(section, today, told) for section in found.sections],
        waiting=[_waiting(one) for one in found.waiting],
        rows=[Row(one.unit.name if one.unit else nobody(), one.numbers, one.longest) for one in found.lines],
        whole=Row(_("Cả phường, xã"), found.whole.numbers, found.whole.longest) if found.whole else None,
        refused=words.sentence(found.refused) if found.refused else "",
    )


def beside(groups: list[Group], view: View) -> list[Group]:
    """The day's other news: what a section of the digest shows already is left out."""
    shown = {line.path for part in view.parts for line in part.lines}
    kept = [Group(one.key, [line for line in one.lines if not _is_in(line, shown)]) for one in groups]
    return [group for group in kept if group.lines]


def _is_in(line: Line, shown: set[str]) -> bool:
    return line.path in shown and (line.group in BY_SECTION or line.rule == UPDATE_MISSING)


def _part(section: Section, today: date, told: Mapping[str, str]) -> Part:
    lines = [line_of(Told(RULE, "", task, Facts()), today) for task in section.tasks]
    shown = [
        replace(line, why=told.get(line.path, ""))
        for n, line in enumerate(lines)
        if n < digest.SHOWN or line.path in told
    ]
    return Part(section.key, TONES.get(section.key, ""), section.figure.n, shown, _path(section.figure.query))


def _new(line: Line) -> str:
    return _("Việc mới giao") if line.group == NEW else ""


def _path(query: Query) -> str:
    """The list's address; the places of the product are known only once it runs."""
    from app.blueprints.tasks import address

    return f"/viec?{address.text(query)}"


def _waiting(one: Waiting) -> str:
    if one.key == "extension":
        return _n("%(n)s đề nghị gia hạn chờ quyết định", one.n)
    if one.key == "tray":
        return _n("%(n)s việc chưa rõ chủ trì", one.n)
    reports = _n("%(n)s báo cáo hoàn thành chờ xác nhận", one.n)
    return _("%(reports)s, lâu nhất %(days)s ngày làm việc", reports=reports, days=one.days) if one.days else reports
