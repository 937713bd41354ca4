"""What the page "So sánh hai bản" shows: both versions in four groups, each row with its passages side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from flask import render_template
from markupsafe import Markup, escape
from sqlalchemy import select

from app.blueprints.plans.phrases import DOUBTS, recurrence
from app.database import db
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.plan_change import ChangeKind, PlanChange, Settled
from app.models.planning import doubts, following, versions
from app.models.planning.differences import Difference
from app.models.planning.proposing import day_of
from app.models.task import Task
from app.sentences import part_words

GROUPS = {"sua": ChangeKind.CHANGED, "khong-con": ChangeKind.GONE, "moi": ChangeKind.NEW, "giu": ChangeKind.SAME}

MARKS = {"del": Markup("<del>%s</del>"), "ins": Markup("<ins>%s</ins>")}


@dataclass
class Page:
    """Two versions of a plan; `group` is the address of the group that is shown."""

    plan: Plan
    version: PlanVersion
    earlier: PlanVersion
    changes: list[PlanChange]
    group: str
    ticked: bool = False
    tasks: dict[int, Task] = field(default_factory=dict)
    by_group: dict[str, list[PlanChange]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        names = {kind: name for name, kind in GROUPS.items()}
        for change in self.changes:
            self.by_group[names[ChangeKind(change.kind)]].append(change)

    def number(self, group: str) -> int:
        """How many rows a group has."""
        return len(self.by_group[group])

    def waiting(self, group: str | None = None) -> int:
        """How many rows, of a group or of all, wait for a decision."""
        rows = self.by_group[group] if group else self.changes
        return sum(change.settled == Settled.OPEN for change in rows)

    def is_open(self, change: PlanChange) -> bool:
        """May it be decided?"""
        return following.is_open(change)

    def stands(self, change: PlanChange) -> bool:
        """Is there published work behind it?"""
        return following.stands(change)

    def task(self, change: PlanChange) -> Task | None:
        """The task that the row became."""
        row = change.later or change.earlier
        return self.tasks.get(row.task_id or 0) if row else None

    def passages(self, change: PlanChange) -> tuple[Markup, Markup]:
        """The passage of each version, the words that differ marked."""
        return marked(passage(change.earlier), passage(change.later))

    def differences(self, change: PlanChange) -> list[tuple[str, str | None, str | None]]:
        """What differs: its name, and the words of both versions with the day they mean."""
        old, new = change.earlier, change.later
        if old is None or new is None:
            return []
        found = [one for one in following.differences_of(change) if one.name != "text"]
        names = part_words()
        return [(names[one.name], _said(one, one.before, old), _said(one, one.after, new)) for one in found]

    def doubts(self, row: Proposal) -> list[str]:
        """What keeps a row from being clear, beside that it changed."""
        return [str(DOUBTS[code][0]) for code in row.doubts if code != doubts.CHANGED and code in DOUBTS]

    def whole_html(self) -> str:
        """The whole page."""
        return render_template("plans/compare.html", page=self)

    def list_html(self) -> str:
        """The groups and the rows of the one that is shown."""
        return render_template("plans/compare_list.html", page=self)


def of(plan: Plan, group: str | None, *, ticked: bool = False) -> Page | None:
    """The comparison of a plan's newest version; None where there is only one."""
    version = versions.newest(plan)
    earlier = versions.current(plan, before=version)
    if earlier is None:
        return None
    page = Page(plan, version, earlier, following.changes(version), group or "", ticked)
    if page.group not in GROUPS:
        page.group = next((name for name in GROUPS if page.waiting(name)), None) or "sua"
    ids = [row.task_id for change in page.by_group[page.group] for row in (change.later, change.earlier) if row]
    page.tasks = {task.id: task for task in db.session.scalars(select(Task).where(Task.id.in_(filter(None, ids))))}
    return page


def passage(row: Proposal | None) -> str:
    """The words of the document that a row was read of."""
    if row is None:
        return ""
    return (row.clause.text if row.clause else row.fields["text"]).replace("\t", " | ")


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Two passages with the words marked that only one of them has."""
    one, other = before.split(), after.split()
    left, right = [], []
    for code, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        left.append(_mark("del", one[a:b], code != "equal" and bool(after)))
        right.append(_mark("ins", other[c:d], code != "equal" and bool(before)))
    return Markup(" ").join(filter(None, left)), Markup(" ").join(filter(None, right))


def _mark(name: str, tokens: list[str], differs: bool) -> Markup:
    text = escape(" ".join(tokens))
    return MARKS[name] % text if differs and tokens else text


def _said(difference: Difference, words: str | None, row: Proposal) -> str | None:
    if difference.name != "deadline":
        return words
    deadline = row.fields.get("deadline") or {}
    due: date | None = day_of(deadline.get("due"))
    meant = f"{due:%d/%m/%Y}" if due else recurrence(deadline.get("recurrence"))
    return " → ".join(part for part in (words and f"“{words}”", meant) if part) or None
