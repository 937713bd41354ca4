"""What is foreseen of reports and readings is what the sweep makes, and what the night reckons by code of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from app import clock, database
from app.database import db
from app.models import appointments, delivery
from app.models.errors import Refused
from app.models.notification import Notification
from app.models.reconciling import comparing
from app.models.reporting import rules as report_rules
from app.models.reporting import windows, writing
from app.models.reporting.windows import KINDS, Rule
from app.models.reporting.writing import Words
from app.models.roles import Role
from app.models.rules import forecast
from app.models.rules.defaults import OF_UNITS
from app.models.sweep import sweep
from app.models.target import Target
from app.models.targets import readings
from app.models.targets.readings import Typed
from app.models.task import period
from app.models.task.period import MONTHS
from app.models.unit import Unit
from app.models.unit_report import UnitReport
from app.models.user import User
from tests.conftest import Size
from tests.rules_pages import crowd
from tests.targets.conftest import Make, make, plan
from tests.world import Place

__all__ = ["make", "plan"]
UNITS = ("culture", "economy", "centre", "office")
AHEAD = 60
STARTS = (date(2026, 9, 8), date(2026, 11, 30), date(2026, 6, 12))
Said = tuple[date | None, str, frozenset[int]]
Line = tuple[int, str, str]


def begin(place: Place, make: Make, random: Random) -> None:
    """Random days of reports, targets of random rhythms, random rulings."""
    place.commune.created_at = datetime(2026, 5, 20, tzinfo=UTC)
    for unit in UNITS[:3]:
        place.task(unit=unit)
    secretary = place.people["secretary"]
    for kind in KINDS:
        if random.random() < 0.5:
            is_on = random.random() < 0.7
            while not _settled(secretary, Rule(kind, is_on, *(random.randint(1, 31) for _name in report_rules.DAYS))):
                pass
    for position in range(12):
        years = random.choice(("2026", "2025-2027", "2026-2028"))
        make(rhythm=random.choice((None, *MONTHS)), period=years, unit=random.choice(UNITS), position=position + 1)
    crowd.rule(place, random, [])
    db.session.commit()


def _settled(secretary: User, rule: Rule) -> bool:
    """Settle the days of a report; False where they are out of order."""
    try:
        report_rules.change(secretary, rule)
    except Refused:
        return False
    return True


def swept(place: Place, day: date, after: int, *, always: bool = False) -> tuple[dict[Line, Said], int]:
    """What a day's sweep told newly of what units owe, and the newest row."""
    with clock.stopped(clock.instant(day, 9)), database.transaction():
        sweep(place.id, always=always)
    rows = db.session.query(Notification).filter(Notification.id > after).all()
    found: dict[Line, Said] = {}
    for row in rows:
        if row.channel == "in_app" and row.rule in OF_UNITS:
            line = (row.subject_id, row.rule, row.occasion.partition(".")[2])
            people = found[line][2] if line in found else frozenset[int]()
            found[line] = (day, row.occasion, people | {row.recipient_id})
    newest = max((row.id for row in rows), default=after)
    db.session.rollback()
    return found, newest


def foreseen(place: Place) -> dict[Line, Said]:
    """The next time of each unit, rule and period."""
    return {
        (one.subject.id, one.occasion.rule, one.occasion.key.partition(".")[2]): (
            one.on, one.occasion.key, frozenset(person.id for person in one.people)
        )
        for rule in OF_UNITS
        for one in forecast.coming(place.id, rule, 1000)
    }  # fmt: skip


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_the_sweep_makes_what_was_foreseen(place: Place, make: Make, start: date) -> None:
    random = Random(start.toordinal())
    with clock.stopped(clock.instant(start, 8)):
        crowd.days_off(place, random, start)
        crowd.away(place, random, start)
        begin(place, make, random)
        _change_of_heads(place, start)
        db.session.commit()
    standing, newest = swept(place, start, 0, always=True)
    with clock.stopped(clock.instant(start, 10)):
        lines, looked_at = foreseen(place), _periods(place, start)
        db.session.rollback()
    told: dict[Line, Said] = {}
    for ahead in range(1, AHEAD + 1):
        new, newest = swept(place, start + timedelta(days=ahead), newest)
        told = {**{line: said for line, said in _first(new, standing).items() if line[1:] in looked_at}, **told}
    last = start + timedelta(days=AHEAD)
    expected = {line: said for line, said in lines.items() if said[0] and said[0] <= last}
    wrong = [line for line in expected.keys() | told.keys() if expected.get(line) != told.get(line)]
    print(f"FIGURE owed forecasts lines={len(expected)} told={len(told)} wrong={len(wrong)}")
    assert not wrong, "\n".join(f"{line} {expected.get(line)} {told.get(line)}" for line in wrong[:8])
    assert len(told) > 3


def _periods(place: Place, day: date) -> set[tuple[str, str]]:
    """The periods that each rule looks ahead to: the last whose data closed, and the next.

    A month may be the next one of readings while the next report is still a longer period's.
    """
    rules = report_rules.of(place.id)
    ended = {rhythm: windows.ended(rhythm, day, rules[rhythm].cutoff_day) for rhythm in MONTHS}
    known = {one.key for one in ended.values()} | {period.after(rhythm, one).key for rhythm, one in ended.items()}
    reports = {window.key for window, _until in windows.around(day, rules)}
    return {(rule, key) for rule in OF_UNITS for key in (reports if rule.startswith("report_") else known)}


def _first(new: dict[Line, Said], standing: dict[Line, Said]) -> dict[Line, Said]:
    """Without what stood already and is told anew to who came in meanwhile."""
    return {line: said for line, said in new.items() if line not in standing or standing[line][1] != said[1]}


def _change_of_heads(place: Place, start: date) -> None:
    """The head of the culture unit leaves in some days and the next one begins: later reminders are the next one's."""
    admin, last = place.people["admin"], start + timedelta(days=3)
    appointments.end(place.people["culture_head"].held(Role.DEPARTMENT_HEAD)[0], admin, last)
    after = last + timedelta(days=1)
    appointments.appoint(place.people["officer"], admin, Role.DEPARTMENT_HEAD, place.units["culture"], after)


def test_the_night_agrees_whatever_units_give(place: Place, make: Make, size: Size) -> None:
    random, start = Random(8), date(2026, 8, 28)
    with clock.stopped(clock.instant(start, 8)):
        begin(place, make, random)
    nights = size(fast=40, default=70, full=200)
    expected, differences, acts = 0, list[Any](), 0
    for ahead in range(nights):
        day = start + timedelta(days=ahead)
        for hour in (9, 14):
            with clock.stopped(clock.instant(day, hour)):
                with database.transaction():
                    sweep(place.id)
                delivery.deliver(delivery.due(place.id))
                acts += sum(_act(place, random) for _each in range(2))
        with clock.stopped(clock.instant(day, 20)):
            with database.transaction():
                sweep(place.id)
            with database.reading():
                found = comparing.compare(place.id)
        expected, differences = expected + found.expected, differences + found.differences
    print(f"FIGURE owed reconciled nights={nights} expected={expected} acts={acts} differences={len(differences)}")
    assert differences == []
    assert expected > nights and acts > nights / 2


def _act(place: Place, random: Random) -> bool:
    """Something that people do with what they owe; what the domain refuses is no act."""
    try:
        with database.transaction():
            random.choice((_send, _send_back, _read, _settle))(place, random)
    except Refused:
        return False
    return True


def _send(place: Place, random: Random) -> None:
    key, who = random.choice(("culture", "economy")), random.choice((writing.save, writing.send))
    unit, head = db.session.get_one(Unit, place.units[key].id), db.session.get_one(User, place.people[f"{key}_head"].id)
    found = windows.around(clock.today(), report_rules.of(place.id))
    who(unit, head, random.choice(found)[0], Words("Đã làm"))


def _send_back(place: Place, random: Random) -> None:
    sent = db.session.query(UnitReport).filter(UnitReport.state.in_(("sent", "accepted"))).all()
    if not sent:
        raise Refused("report_not_sent")
    writing.send_back(random.choice(sent), db.session.get_one(User, place.people["secretary"].id), "Thiếu số liệu")


def _read(place: Place, random: Random) -> None:
    target = random.choice(db.session.query(Target).all())
    key = random.choice(readings.open_periods(target)).key
    readings.write(target, db.session.get_one(User, place.people["secretary"].id), key, Typed("80"))


def _settle(place: Place, random: Random) -> None:
    if random.random() < 0.8:
        raise Refused("not_today")
    secretary = db.session.get_one(User, place.people["secretary"].id)
    days = {name: random.randint(1, 31) for name in report_rules.DAYS}
    report_rules.change(secretary, Rule(random.choice(KINDS), to_whom="UBND tỉnh", **days))
