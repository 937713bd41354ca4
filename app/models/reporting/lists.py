"""Who has sent the report of a period, who hasn't, who is late; what a person's own units owe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.commune import Commune
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.reporting import rules, windows, writing
from app.models.reporting.windows import Rule, Window
from app.models.unit import Unit
from app.models.unit_report import ReportState, UnitReport
from app.models.user import User

MISSING = "missing"
STATES = (MISSING, *ReportState)
ARRIVED = (ReportState.SENT, ReportState.ACCEPTED)


@dataclass(frozen=True)
class Owed:
    """A unit's report of a period: the row if anything was written, the unit's day, whether it is or came late.

    `since` is the day from which the commune works with the product: what was due before is never late, nor is what a
    unit doesn't owe any more (`owes`).
    """

    unit: Unit
    report: UnitReport | None
    due_on: date
    today: date
    since: date = date.min
    owes: bool = True

    @property
    def state(self) -> str:
        """One of STATES; a draft without any words is missing."""
        if self.report is None or (self.report.state == ReportState.DRAFT and self.report.saved_at is None):
            return MISSING
        return self.report.state

    @property
    def has_arrived(self) -> bool:
        """Was it sent, and not returned since?"""
        return self.state in ARRIVED

    @property
    def days_late(self) -> int:
        """By how many days it came late, or is late today; 0 in time."""
        if self.due_on < self.since or not (self.owes or self.has_arrived):
            return 0
        sent = self.report.sent_at if self.report is not None and self.has_arrived else None
        day = clock.local(sent).date() if sent else self.today
        return max((day - self.due_on).days, 0)


@dataclass(frozen=True)
class Round:
    """The reports of one period, of each unit that owes one."""

    window: Window
    due_on: date
    rows: list[Owed] = field(default_factory=list)
    since: date = date.min

    @property
    def counts(self) -> Counter[str]:
        """How many units' reports are in each state."""
        return Counter(row.state for row in self.rows)

    @property
    def missing(self) -> list[Owed]:
        """What hasn't arrived."""
        return [row for row in self.rows if not row.has_arrived]


def round_of(commune_id: int, window: Window, today: date | None = None) -> Round:
    """Every unit's report of a period: those that owe it now, and those whose report arrived; three statements.

    Who owes nothing any more isn't asked for a draft or a returned report, which stay where they are.
    """
    today = today or clock.today()
    which = (UnitReport.commune_id == commune_id, UnitReport.period_key == window.key)
    written = db.session.scalars(select(UnitReport).where(*which).options(joinedload(UnitReport.unit)))
    kept = {row.unit_id: row for row in written}
    due_on = writing.due_of(commune_id, window)
    units = {unit.id: unit for unit in rules.senders(commune_id)}
    units |= {row.unit_id: row.unit for row in kept.values() if row.state in ARRIVED}
    since = begun(commune_id)
    rows = [Owed(one, kept.get(one.id), _due(kept.get(one.id), due_on), today, since) for one in units.values()]
    return Round(window, due_on, sorted(rows, key=lambda row: (row.unit.position, row.unit.sort_key)), since)


def present(commune_id: int, today: date | None = None, settled: dict[str, Rule] | None = None) -> Window | None:
    """The period whose reports are asked for now: the last whose data have closed."""
    return windows.last_closed(today or clock.today(), settled or rules.of(commune_id))


def owed_by(commune_id: int, unit_ids: Iterable[int], today: date | None = None) -> tuple[Window, list[Owed]] | None:
    """What some units still owe of the present period; None where there is none.

    What was due before the commune worked with the product isn't asked for, but for what was returned.
    """
    window = present(commune_id, today)
    if window is None:
        return None
    found, mine = round_of(commune_id, window, today), set(unit_ids)
    owed = [row for row in found.missing if row.unit.id in mine]
    return window, [row for row in owed if found.due_on >= found.since or row.state == ReportState.RETURNED]


def begun(commune_id: int) -> date:
    """The local day from which a commune works with the product."""
    return clock.local(db.session.scalars(select(Commune.created_at).where(Commune.id == commune_id)).one()).date()


def waiting(commune_id: int) -> list[UnitReport]:
    """The reports that wait to be taken, the oldest first."""
    which = (UnitReport.commune_id == commune_id, UnitReport.state == ReportState.SENT)
    asked = select(UnitReport).where(*which).options(joinedload(UnitReport.unit))
    return list(db.session.scalars(asked.order_by(UnitReport.sent_at, UnitReport.id)))


def ask(by: User, window: Window) -> int:
    """Ask every unit whose report hasn't arrived, once a day; returns how many units. Raises NotAllowed, Refused."""
    if not powers.may_urge(by):
        raise NotAllowed("only_leaders")
    late = round_of(by.commune_id, window).missing
    if not late:
        raise Refused("reports_none_missing")
    return sum(_ask(row, window, by) for row in late)


def _ask(row: Owed, window: Window, by: User) -> bool:
    report = row.report or writing.open_(row.unit, window)
    told = [one for one in people.answering_for(by.commune_id, row.unit.id) if one.id != by.id]
    day = clock.today().isoformat()
    slot = f"report-{row.unit.id}-{window.key}-{day}"
    if not telling.tell(report, "unit_report_asked", f"{window.key}+asked-{day}", told, slot=slot):
        return False
    counted = update(UnitReport).where(UnitReport.id == report.id).values(asked=UnitReport.asked + 1)
    db.session.execute(counted)  # no new version: whoever is writing the report goes on
    record("unit_report.asked", report, by, after=window.key)
    return True


def _due(report: UnitReport | None, due_on: date) -> date:
    """The day a report was begun for holds, whatever was settled since."""
    return report.due_on if report is not None else due_on
