"""Two meetings of the steering committee: one held, with the brief that was made for it, one to come."""

from __future__ import annotations

from app import clock
from app.database import db
from app.demo import prose
from app.demo.script import Script
from app.models import job_runs, meetings
from app.models.briefing import asking, making
from app.models.briefing.snapshot import gather
from app.models.meeting import Meeting

HELD, COMING = -35, 9


def tell(script: Script) -> None:
    """Note them."""
    script.at(HELD - 5, 9, lambda: _call(script, "Phiên họp thường kỳ", HELD, "08:00"))
    script.at(HELD - 1, 16, lambda: _brief(script))
    script.at(-3, 9, lambda: _call(script, "Phiên họp thường kỳ", COMING, "14:00"))


def _call(script: Script, title: str, distance: int, at_time: str) -> Meeting:
    place = script.place
    assert place.committee is not None
    secretary, on = script.person("thuky"), script.laid.day(distance)
    chair = meetings.usual_chair(place.commune.id)
    return meetings.call(
        secretary, place.committee, on=on, title=title, place=f"Phòng họp số 1, UBND {prose.COMMUNE}", chair=chair,
        at_time=at_time,
    )  # fmt: skip


def _brief(script: Script) -> None:
    """The secretary asks for the brief and it is made at once, of that day's board."""
    meeting = meetings.upcoming_first(script.place.commune.id)[0]
    paper = asking.ask(meeting, script.person("thuky"))
    making.keep(making.written(paper, gather(meeting, paper.on)))
    run = job_runs.of(script.place.commune.id, making.KIND, paper.id)
    assert run is not None
    run.state, run.progress, run.ended_at = "done", 100, clock.now()
    db.session.flush()
