"""The first page of the secretariat: what waits for it, the oldest first."""

from __future__ import annotations

from app import clock
from app.models import papers_due
from app.models.task import desk as desks
from app.models.task import quiet, stuck
from app.models.task.figures import WITH_UNITS, figures
from app.models.task.overdue import waiting_requests
from app.models.task.query import NO_UNIT, Query
from app.models.user import User

SHOWN = 10
ASKED = {
    "reported": Query(waits="confirmation"),
    "tray": Query(unit_id=NO_UNIT, states=WITH_UNITS),
    "missing": Query(update="missing"),
    "silent": Query(update="silent"),
    "requests": Query(extension="waits"),
    "ask_again": Query(waits="ask_again"),
}


class SecretariatHome:
    """Plans to look at, tasks without a lead, units that write nothing, papers, requests, waits."""

    def __init__(self, person: User) -> None:
        today = clock.today()
        self.figures = figures(person, {**ASKED, "duties": papers_due.duties(today)})
        self.tray = desks.tray(person, SHOWN)
        self.review = desks.in_review(person)
        self.quiet = quiet.by_unit(person, today)
        self.papers = papers_due.papers_due(person.commune_id, today)
        self.requests = waiting_requests(person, limit=SHOWN)
        self.to_ask = stuck.to_ask(person, today)
