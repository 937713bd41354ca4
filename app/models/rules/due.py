"""What is to be told on a day: of which tasks, by which rule's occasion, to whom. A pure function of the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.models.roster import Roster
from app.models.rules.book import Book
from app.models.rules.candidates import candidates
from app.models.rules.defaults import LINE_OF, RULES
from app.models.rules.looking import Candidate, Look
from app.models.rules.occasions import Occasion, latest
from app.models.user import User
from app.models.working_days import WorkingDays


class Subject(NamedTuple):
    """What only one occasion at a time speaks for: a task, a part of it or what a unit owes (`suffix`), by a line."""

    subject_id: int
    line: str
    suffix: str = ""


class Why(NamedTuple):
    """The part of a notification's key that differs within a sweep, but for the channel.

    The rule tells the kind of the subject (`defaults.KIND_OF`).
    """

    subject_id: int
    rule: str
    occasion: str
    recipient_id: int


@dataclass
class Due:
    """The present occasion of each subject, and whom to tell of it; in the order of the rules."""

    roster: Roster
    occasions: dict[Subject, Occasion] = field(default_factory=dict)
    wanted: dict[Why, User] = field(default_factory=dict)

    def why_not(self, why: Why) -> str | None:
        """Why something that was to be told needn't be any more: `superseded`, `not theirs`; None where it is to be."""
        if why in self.wanted:
            return None
        present = self.occasions.get(subject_of(why.subject_id, why.rule, why.occasion))
        return "not theirs" if present is not None and present.key == why.occasion else "superseded"

    def add(self, candidate: Candidate, occasion: Occasion, people: Iterable[User]) -> None:
        """Take in an occasion that has come, and who is told of it."""
        key = Subject(candidate.subject_id, candidate.rule.line, candidate.anchor.suffix)
        self.occasions[key] = occasion
        for person in people:
            self.wanted[Why(candidate.subject_id, occasion.rule, occasion.key, person.id)] = person


def due(
    commune_id: int,
    day: date,
    days: WorkingDays,
    roster: Roster | None = None,
    task_ids: Sequence[int] | None = None,
    told_as: Iterable[str] = (),
) -> Due:
    """What is to be told in a commune on a working day, of all its tasks or of some; of what units owe, always all.

    `told_as`: at least by the rules that notifications bear; any where none is named.
    """
    found, book = Due(roster or Roster(commune_id)), Book(commune_id)
    lines = {LINE_OF[told] for told in told_as}
    rules = [rule.key for rule in RULES.values() if rule.line in lines]
    for candidate in candidates(Look(commune_id, day, days, book, task_ids), *rules):
        ruling = book.of(candidate.rule.key, candidate.unit_id, candidate.task_id)
        occasion = latest(candidate.rule, ruling, candidate.anchor, day, days) if ruling.is_on else None
        if occasion is not None:
            found.add(candidate, occasion, found.roster.audience(ruling.audience, candidate))
    return found


def subject_of(subject_id: int, rule: str, occasion: str) -> Subject:
    """The subject that a notification's rule and occasion belong to."""
    _word, dot, suffix = occasion.partition(".")
    return Subject(subject_id, LINE_OF[rule], f"{dot}{suffix}")
