"""What publishing the clear rows would do, found by doing it without a database: the same names, the same units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.models import people
from app.models.plan import PlanVersion, Proposal, ProposalState
from app.models.planning import doubts, following
from app.models.planning.making_units import Maker
from app.models.planning.matching import kind_of, tidy
from app.models.planning.proposing import TARGET, WORK
from app.models.unit import Unit
from app.models.user import User
from app.reading.units import fold_unit


@dataclass(frozen=True)
class Preview:
    """Tasks, targets, tasks by the unit that gets them (name, number), for the tray, past their day, people told.

    `changed` is published work that would follow a later version; it isn't among tasks and targets.
    """

    tasks: int
    targets: int
    changed: int
    by_unit: list[tuple[str, int]]
    in_tray: int
    past_due: int
    new_units: list[str]
    people: int

    @property
    def boards(self) -> int:
        """On how many boards tasks land."""
        return len(self.by_unit)


class Rehearsal(Maker):
    """A maker of units that only remembers them."""

    def _make(self, words: str) -> Unit:
        read = self.read.get(fold_unit(words), {"name": words, "aliases": []})
        name = tidy(read["name"])
        unit = Unit(id=-1 - len(self.made), kind=kind_of(read["name"]), name=name, short_name=name)
        self.book.learn(unit, [words, read["name"], *read["aliases"], name])
        self.made.append(unit)
        return unit


def preview(version: PlanVersion, rows: Sequence[Proposal], by: User) -> Preview:
    """What publishing these rows' clear ones would do; makes nothing."""
    follow = {key for key, change in following.waiting(version).items() if following.stands(change)}
    ready = [row for row in rows if row.state == ProposalState.CLEAR]
    clear = [row for row in ready if row.id not in follow]
    tasks = [row for row in clear if row.kind in WORK]
    targets = [row for row in clear if row.kind == TARGET]
    maker = Rehearsal(version, by)
    leads = [_lead(row, maker) for row in tasks]
    for row in tasks:
        maker.units([*row.fields["other_leads"], *row.fields["coordinators"]])
    for row in targets:
        maker.unit(row.fields["lead_words"], row.fields["lead_unit_id"])
    landing = Counter(lead.id for lead in leads if lead is not None)
    return Preview(
        tasks=len(tasks),
        targets=len(targets),
        changed=len(ready) - len(clear),
        by_unit=[(maker.book.units[unit_id].name, number) for unit_id, number in landing.most_common()],
        in_tray=len(tasks) - landing.total(),
        past_due=sum(doubts.is_past(row.fields["deadline"]) for row in tasks),
        new_units=sorted(unit.name for unit in maker.made),
        people=len(_told(version.commune_id, landing, by)),
    )


def _lead(row: Proposal, maker: Maker) -> Unit | None:
    """The unit whose board the row lands on, None for the tray."""
    unit = maker.unit(row.fields["lead_words"], row.fields["lead_unit_id"])
    return unit if unit is not None and unit.has_board else None


def _told(commune_id: int, landing: Counter[int], by: User) -> set[int]:
    known = [unit_id for unit_id in landing if unit_id > 0]
    return {
        person.id for unit_id in known for person in people.answering_for(commune_id, unit_id) if person.id != by.id
    }
