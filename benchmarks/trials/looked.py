"""A commune of everything that rules speak of, looked at by the product on many days, against the slow reckoning."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.trials import reckoning
from benchmarks.trials.reckoning import ONE, Almanac, said

SINCE, UNTIL = date(2026, 9, 1), date(2027, 5, 31)
MONTH = 30 * ONE
EACH = 24  # tasks of each kind
REPORTS = (  # the period, the units' day (Decree 09/2019/NĐ-CP's windows), the last day on which it is asked for
    ("2026-9M", date(2026, 9, 16), date(2026, 12, 14)),
    ("2026", date(2026, 12, 16), date(2027, 3, 14)),
    ("2027-Q1", date(2027, 3, 16), date(2027, 6, 14)),
    ("2027-H1", date(2027, 6, 16), date(2027, 9, 14)),
)
Expected = Any
"""A function of the day: what a task or a unit says on it."""


def look(days: int, first: int) -> dict[str, Any]:
    """Let the product look on so many working days; looks (a task on a day) and how many were wrong."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="only for this")
        os.environ.pop("DATABASE_URL", None)
        from app import clock, create_app
        from app.database import db, transaction

        with create_app(TESTING=True).app_context():
            with clock.stopped(clock.instant(SINCE, 9)), transaction():
                db.create_all()
                commune, almanac, expected = _commune(Random(first))
            wrong, looks = _compare(commune, almanac, expected, days)
            db.session.remove()
            db.engine.dispose()
    return {"looks": looks, "looked_wrong": len(wrong), "first_looked": wrong[:5]}


def _compare(commune: int, almanac: Almanac, expected: list[tuple[int, Expected]], days: int) -> tuple[list[str], int]:
    from app import clock
    from app.database import db
    from app.models import working_days
    from app.models.rules.due import due

    wrong: list[str] = []
    looked_on = [day for day in almanac.worked if SINCE < day < UNTIL][:days]
    for day in looked_on:
        db.session.remove()
        with clock.stopped(clock.instant(day, 9)):
            found = {
                (why.subject_id, why.rule, why.occasion) for why in due(commune, day, working_days.of(commune)).wanted
            }
        right = {(subject, *what) for subject, says in expected for what in says(day)}
        wrong += [f"{day}: {one} is too much" for one in sorted(found - right)]
        wrong += [f"{day}: {one} is missing" for one in sorted(right - found)]
    return wrong, len(looked_on) * len(expected)


def _commune(chance: Random) -> tuple[int, Almanac, list[tuple[int, Expected]]]:
    """A commune with a calendar of its own; what each of its tasks and units should say on a day."""
    from app.database import db
    from app.models import calendar
    from tests import world

    place = world.build("mau", "Mẫu")
    for year in (2026, 2027):
        calendar.fill(place.id, year)
    db.session.flush()
    kinds = {day.on: day.kind for year in (2026, 2027) for day in calendar.year_of(place.id, year)}
    almanac = Almanac(kinds)
    expected: list[tuple[int, Expected]] = []
    leading = set()
    for make in (_dated, _parted, _reported, _asked, _to_explain, _waiting, _ongoing):
        for _ in range(EACH):
            task, says = make(place, almanac, chance)
            db.session.flush()
            expected.append((task.id, says))
            leading.add(task.lead_unit_id)
    leading.add(_drafting(place, "economy", owes=True))
    expected += [(unit, _owing(almanac)) for unit in leading]
    expected.append((_drafting(place, "centre", owes=False), lambda day: set()))
    return place.id, almanac, expected


def _owing(almanac: Almanac) -> Expected:
    """A unit that never sends a report; each is asked for until the data of the next one close, on the fourteenth."""

    def says(day: date) -> set[reckoning.Said]:
        asked = [(key, due) for key, due, until in REPORTS if day <= until]
        return {what for key, due in asked for what in reckoning.of_report(almanac, due, key, day)}

    return says


def _drafting(place: Any, key: str, owes: bool) -> int:
    """A unit with a saved draft or a returned report of each period, named to owe them or not to."""
    from app import clock
    from app.database import db
    from app.models.unit_report import ReportSender, UnitReport

    unit = place.units[key].id
    db.session.add(ReportSender(commune_id=place.id, unit_id=unit, owes=owes))
    for n, (period, due, _until) in enumerate(REPORTS):
        state = "returned" if n % 2 else "draft"
        row = UnitReport(commune_id=place.id, unit_id=unit, kind="quarterly", period_key=period, state=state)
        row.from_on, row.to_on, row.due_on, row.saved_at = SINCE, due - 2 * ONE, due, clock.now()
        db.session.add(row)
    db.session.flush()
    return unit


def _day(chance: Random) -> date:
    return SINCE + ONE * chance.randrange(-20, (UNTIL - SINCE).days)


def _instant(chance: Random) -> datetime:
    """An instant, half of them in the hours in which Vietnam has the next day."""
    minute = chance.choice((chance.randrange(1440), chance.randrange(17 * 60, 1440)))
    return datetime.combine(_day(chance), datetime.min.time(), UTC) + timedelta(minutes=minute)


def _add(model: Any, task: Any, **given: Any) -> None:
    from app.database import db

    db.session.add(model(commune_id=task.commune_id, task_id=task.id, **given))


def _dated(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    due, keeps, kind = _day(chance), chance.random() < 0.4, chance.choice(("task", "reporting"))
    task = place.task(due_on=due, keeps_day=keeps, kind=kind)
    return task, lambda day: reckoning.of_deadline(almanac, due, keeps, kind, day)


def _parted(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    from app.models.task import TaskUnit

    due, unit = _day(chance), place.units["economy"].id
    task = place.task()
    _add(TaskUnit, task, unit_id=unit, due_on=due)
    return task, lambda day: reckoning.of_part(almanac, due, unit, day)


def _reported(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    on = _day(chance)
    task = place.task(due_on=_day(chance))
    task.state, task.submitted_on = "reported", on
    return task, lambda day: reckoning.only([said(almanac, "confirm_waits", on, on.isoformat(), day)])


def _asked(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    from app.models.task.records import Extension

    at, task = _instant(chance), place.task()
    _add(Extension, task, reason="Chờ", from_on=SINCE, wanted_on=UNTIL, asked_at=at)
    on = reckoning.wall(at).date()
    return task, lambda day: reckoning.only([said(almanac, "extension_waits", on, on.isoformat(), day)])


def _to_explain(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    on, task = _day(chance), place.task()
    task.explain_by = on
    return task, lambda day: reckoning.only([said(almanac, "explanation_late", on, on.isoformat(), day)])


def _waiting(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    """Work that waits for an event: made at an instant, its last wait ended, or one that stands."""
    from app.models.task.records import Wait

    at = _instant(chance)
    task, ended, stands = place.task(deadline_type="external", created_at=at), _day(chance), _day(chance)
    on = reckoning.wall(at).date() + MONTH
    given = {"for_whom": "Sở", "asked_on": SINCE}
    if chance.random() < 0.6:
        _add(Wait, task, **given, recheck_on=_day(chance), ended_on=ended)
        on = ended + MONTH
    if chance.random() < 0.4:
        _add(Wait, task, **given, recheck_on=stands)
        on = stands
    return task, lambda day: reckoning.only([said(almanac, "recheck", on, on.isoformat(), day)])


def _ongoing(place: Any, almanac: Almanac, chance: Random) -> tuple[Any, Expected]:
    """A duty of each month, some of whose months were written of."""
    from app.models.task.records import PeriodUpdate

    at = _instant(chance)
    task, came = place.task(deadline_type="ongoing", created_at=at), reckoning.wall(at)
    months = [(SINCE.replace(day=1) + n * 31 * ONE).replace(day=1) for n in range(-1, 9)]
    written = {f"{month:%Y-%m}" for month in months if chance.random() < 0.4}
    for key in written:
        _add(PeriodUpdate, task, period_key=key, text="Đã làm")

    def says(day: date) -> set[reckoning.Said]:
        end = day.replace(day=1) - ONE
        key, middle = f"{end:%Y-%m}", end.replace(day=1) + ONE * ((end.day - 1) // 2)
        owed = came < datetime.combine(middle + ONE, datetime.min.time())
        lacks = owed and key not in written
        return reckoning.only([said(almanac, "update_missing", end, key, day)] if lacks else [])

    return task, says
