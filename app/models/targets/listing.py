"""The targets of a year: each assessed as of a period, by plan and group; every number is the size of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import settings
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.planning.proposing import TARGET
from app.models.reporting import rules as report_rules
from app.models.reporting import windows
from app.models.target import Target, TargetReading
from app.models.targets import assessing, readings, span
from app.models.targets.assessing import Assessment, Rules
from app.models.task import period
from app.models.task.period import ONE, QUARTERLY, Period
from app.models.user import User


@dataclass(frozen=True)
class Asked:
    """Which targets are looked for: of a year, as of a quarter's key (empty: today), of a word, plan, unit."""

    year: int
    key: str = ""
    word: str = ""
    lacks: bool = False
    plan_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Row:
    """A target with its readings that stand, and what is said of it."""

    target: Target
    readings: list[TargetReading]
    assessment: Assessment
    rhythm: str

    def in_period(self, one: Period) -> TargetReading | None:
        """The newest reading of a period that ends within a quarter."""
        ends = [(found.end, row) for row in self.readings if (found := self._period(row)) and _within(found, one)]
        return max(ends, key=lambda pair: pair[0])[1] if ends else None

    def _period(self, row: TargetReading) -> Period | None:
        last = date(self.target.to_year, 12, 31)
        return span.of_key(self.rhythm, row.period, self.target.from_year, self.target.to_year, last)


@dataclass(frozen=True)
class Declared:
    """How many targets a plan's paper announces (None: it doesn't say), how many were read of it, how many stand."""

    announced: int | None
    read: int
    followed: int

    @property
    def differs(self) -> bool:
        """Does the paper say another number than what is followed?"""
        return (self.announced or self.followed) != self.followed or self.read != self.followed


@dataclass
class Year:
    """The targets of a year as a table: `every` before a word sieves them, `rows` those shown."""

    asked: Asked
    day: date
    every: list[Row]
    declared: dict[int, Declared] = field(default_factory=dict)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many targets each word is said of."""
        return Counter(row.assessment.word for row in self.every)

    @property
    def lacking(self) -> int:
        """How many lack the reading of their last ended period."""
        return sum(row.assessment.lacks is not None for row in self.every)

    @property
    def rows(self) -> list[Row]:
        """What is shown."""
        rows = [row for row in self.every if self.asked.word in ("", row.assessment.word)]
        return [row for row in rows if row.assessment.lacks] if self.asked.lacks else rows

    @property
    def by_plan(self) -> list[tuple[Plan, list[Row]]]:
        """The shown rows by plan, in order."""
        found: dict[int, tuple[Plan, list[Row]]] = {}
        for row in self.rows:
            found.setdefault(row.target.plan_id, (row.target.plan, []))[1].append(row)
        return list(found.values())

    @property
    def quarters(self) -> list[Period]:
        """The quarters of the year."""
        return period.between(QUARTERLY, date(self.asked.year, 1, 1), date(self.asked.year, 12, 31))


def rules_of(commune_id: int) -> Rules:
    """How a commune assesses; two statements."""
    kept = settings.several(commune_id, assessing.OVER, assessing.EACH_PERIOD, span.RHYTHM)
    cutoffs = {kind: rule.cutoff_day for kind, rule in report_rules.of(commune_id).items()}
    over, each, rhythm = (kept[name] for name in (assessing.OVER, assessing.EACH_PERIOD, span.RHYTHM))
    return Rules(int(over), bool(each), str(rhythm), cutoffs)


def year_of(person: User, asked: Asked) -> Year:
    """The targets of a year; statements don't grow with them."""
    rules = rules_of(person.commune_id)
    day = day_of(asked, rules)
    targets = list(db.session.scalars(_select(person, asked)))
    written = readings.of_many(person.commune_id, [one.id for one in targets])
    rows = [row_of(one, _until(written[one.id], asked), day, rules) for one in targets]
    return Year(asked, day, rows, declared(person.commune_id, {one.plan_id for one in targets}))


def row_of(target: Target, written: list[TargetReading], day: date, rules: Rules) -> Row:
    """One target with its standing readings as of a day."""
    rhythm = span.rhythm_or(target.rhythm, rules.rhythm)
    return Row(target, written, assessing.assess(target, written, day, rules), rhythm)


def day_of(asked: Asked, rules: Rules) -> date:
    """The day as of which targets are assessed: the one after a quarter's data closed, never later than today."""
    quarter = _quarter(asked)
    if quarter is None:
        return min(clock.today(), date(asked.year + 1, 3, 1))
    return min(clock.today(), windows.closes_on(quarter, rules.cutoff(QUARTERLY)) + ONE)


def years(commune_id: int) -> list[int]:
    """The years that the commune's targets are for, with the present one."""
    asked = select(func.min(Target.from_year), func.max(Target.to_year))
    row = db.session.execute(asked.where(Target.commune_id == commune_id, Target.withdrawn_at.is_(None))).one()
    this = clock.today().year
    return list(range(min(row[0] or this, this), max(min(row[1] or this, this + 1), this) + 1))


def declared(commune_id: int, plan_ids: Iterable[int]) -> dict[int, Declared]:
    """What each plan's newest version announces of targets, what was read and what stands; three statements."""
    ids = list(plan_ids)
    newest = (
        select(PlanVersion.plan_id, func.max(PlanVersion.id).label("id"))
        .where(PlanVersion.commune_id == commune_id, PlanVersion.plan_id.in_(ids), PlanVersion.read_at.is_not(None))
        .group_by(PlanVersion.plan_id)
        .subquery()
    )
    announced = _dict(
        select(PlanVersion.plan_id, PlanVersion.targets_declared).join(newest, newest.c.id == PlanVersion.id)
    )
    read = _dict(
        select(newest.c.plan_id, func.count(Proposal.id))
        .join(Proposal, Proposal.version_id == newest.c.id)
        .where(Proposal.commune_id == commune_id, Proposal.kind == TARGET)
        .group_by(newest.c.plan_id)
    )
    standing = (Target.commune_id == commune_id, Target.plan_id.in_(ids), Target.withdrawn_at.is_(None))
    followed = _dict(select(Target.plan_id, func.count(Target.id)).where(*standing).group_by(Target.plan_id))
    return {one: Declared(announced.get(one), read.get(one, 0), followed.get(one, 0)) for one in ids}


def _dict(asked) -> dict[int, int]:
    return {row[0]: row[1] for row in db.session.execute(asked)}


def _select(person: User, asked: Asked):
    where = [
        Target.commune_id == person.commune_id,
        Target.withdrawn_at.is_(None),
        Target.from_year <= asked.year,
        Target.to_year >= asked.year,
    ]
    where += [Target.plan_id == asked.plan_id] if asked.plan_id else []
    where += [Target.lead_unit_id == asked.unit_id] if asked.unit_id else []
    found = select(Target).join(Plan, Plan.id == Target.plan_id).where(*where)
    found = found.options(joinedload(Target.plan), joinedload(Target.lead_unit))
    return found.order_by(Plan.year.desc(), Plan.id.desc(), Target.position, Target.id)


def _quarter(asked: Asked) -> Period | None:
    quarters = period.between(QUARTERLY, date(asked.year, 1, 1), date(asked.year, 12, 31))
    return next((one for one in quarters if one.key == asked.key), None)


def until(rows: list[TargetReading], last: date) -> list[TargetReading]:
    """The readings of periods that end by a day."""
    return [row for row in rows if _ends(row.period) <= last]


def _until(rows: list[TargetReading], asked: Asked) -> list[TargetReading]:
    quarter = _quarter(asked)
    return rows if quarter is None else until(rows, quarter.end)


def _ends(key: str) -> date:
    window = windows.of_key(key, windows.DEFAULTS)
    return window.end if window else date.max


def _within(one: Period, quarter: Period) -> bool:
    return quarter.start <= one.end <= quarter.end
