"""Play the whole year and make each paper by its job; give them as they were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock, database
from app.database import db
from app.demo import commune, order, rounds, sign_ins, story
from app.models import sweep
from app.models.briefing import making
from app.models.meeting import Paper
from app.models.task import Task
from benchmarks.papered import letters, lives, meetings, reports
from benchmarks.papered.days import BEGINS, ENDS, ROUNDS, YearLaid, YearScript

WAITING = ("pending", "making")
LATER, SINCE = (order.ONE_STOP, order.FRONT), (9, 20)  # units that do their rounds on time only from then on


@dataclass
class Played:
    """The commune's id, how many steps and working days there were, the tasks at the year's end."""

    commune_id: int
    steps: int
    days: int
    tasks: int


def play(app: Any, year: int, until: date | None = None) -> Played:
    """Play a year, or its days until one, on an empty database of the application whose context is current."""
    laid = YearLaid(year)
    with database.writing():
        db.create_all()
        with clock.stopped(clock.instant(date(year, 1, 5), 9)):
            place = commune.make(sign_ins.passwords())
            db.session.flush()
        published_at, tasks = story.begin(place, laid)
        database.commit()
    script = YearScript(place, laid, tasks, lambda: _make(app, place.commune.id))
    for chapter in (*story.WORK, lives.tell):
        chapter(script)
    for of_year in (meetings.tell, reports.tell, letters.tell):
        of_year(script, year)
    days = _daily(script, year)
    script.play(published_at, until)
    which = Task.commune_id == place.commune.id
    return Played(place.commune.id, script.noted - 1, days, db.session.query(Task).filter(which).count())


def _daily(script: YearScript, year: int) -> int:
    """What every working day brings: the sweep, the rounds of recurring duties. Returns how many days."""
    commune_id = script.place.commune.id
    days = script.working_days(date(year, *BEGINS), date(year, *ENDS))
    for day in days:
        script.on(day, 8, lambda: sweep.sweep(commune_id))
    for day in script.working_days(date(year, *ROUNDS), days[-1]):
        script.on(day, 10, lambda: rounds.confirm(script))
        punctual = (*rounds.PUNCTUAL, *LATER) if day >= date(year, *SINCE) else rounds.PUNCTUAL
        script.on(day, 16, lambda punctual=punctual: rounds.report(script, punctual))
    return len(days)


def _make(app: Any, commune_id: int) -> None:
    """The worker's part: every paper asked for is made by its job, in a session of its own."""
    with database.writing(False):
        asked = select(Paper.id).where(Paper.commune_id == commune_id, Paper.state.in_(WAITING)).order_by(Paper.id)
        waiting = list(db.session.scalars(asked))
        database.rollback()
    for paper_id in waiting:
        with app.app_context():
            making.make(paper_id)
