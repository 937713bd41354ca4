"""The steering committee's four meetings of the year: called by the calendar, invited, briefed, minuted, concluded."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from app import clock
from app.database import db
from app.demo import gatherings, prose
from app.demo.gatherings import Said
from app.models import agenda_proposals, meeting_year, meetings
from app.models.briefing import asking as briefs
from app.models.errors import Refused
from app.models.meeting import Meeting, Paper
from app.models.meeting_papers import asking
from app.models.minutes import conclusions
from app.models.paperwork import issuing
from app.models.task import Task, progress, workflow
from app.models.working_days import WorkingDays
from benchmarks.papered.days import YearScript
from benchmarks.papered.spoken import SAID

PLACE = f"Phòng họp số 1, UBND {prose.COMMUNE}"
INVITED, NOTICE = 6, 2  # working days before and after


def tell(script: YearScript, year: int) -> None:
    """Note the year's calendar; each meeting notes its own steps once it is called."""
    script.on(date(year, 1, 26), 9, lambda: _calendar(script, year))


def _calendar(script: YearScript, year: int) -> None:
    """One press calls the four; the fourth falls in January of the next year."""
    assert script.place.committee is not None
    called = meeting_year.make(script.place.committee, script.person("thuky"), year, PLACE)
    for meeting, said in zip(called, SAID, strict=True):
        _steps(script, meeting, said)


def _steps(script: YearScript, meeting: Meeting, said: Said) -> None:
    days, on = script.laid.days, meeting.on
    script.on(_before(days, on, INVITED), 9, lambda: _invite(script, meeting, said))
    script.on(_before(days, on, 2), 15, lambda: _agenda(script, meeting))
    script.on(_before(days, on, 1), 15, lambda: briefs.ask(meeting, script.person("thuky")))
    script.on(on, 10, lambda: gatherings.minutes(script, meeting, said))
    script.on(on, 11, lambda: _conclude(script, meeting, said))
    script.on(on, 15, lambda: asking.ask(meeting, script.person("thuky"), "minutes"))
    script.on(on, 16, lambda: asking.ask(meeting, script.person("thuky"), "conclusions"))
    script.on(days.add(on, NOTICE), 9, lambda: _issue(script, meeting, "conclusions", said.notice))


def _invite(script: YearScript, meeting: Meeting, said: Said) -> None:
    """Hour and requirements, then those invited are told; the paper beside it."""
    secretary = script.person("thuky")
    placed = {"on": meeting.on, "title": meeting.title, "place": meeting.place, "chair": meeting.chair}
    meetings.change(meeting, secretary, at_time="08:00", **placed)
    gatherings.invite(script, meeting, said)
    asking.ask(meeting, secretary, "invitation")


def _agenda(script: YearScript, meeting: Meeting) -> None:
    """Everything that the product proposes is put on it."""
    try:
        agenda_proposals.put_all(meeting, script.person("thuky"))
    except Refused as refused:
        if refused.code != "nothing_proposed":
            raise


def _conclude(script: YearScript, meeting: Meeting, said: Said) -> None:
    """Conclusions become tasks; their units take them on, report and have them confirmed."""
    gatherings.conclude(script, meeting, said)
    for one in conclusions.of(meeting):
        assert one.task is not None
        assert one.due_on is not None
        _do(script, one.task, meeting.on, one.due_on)


def _do(script: YearScript, task: Task, given: date, due: date) -> None:
    """Taken on the next day, half done half-way, reported two working days before its day, confirmed on the next."""
    days, head = script.laid.days, script.place.head_of(task.lead_unit_id)
    reported, half = _before(days, due, 2), days.forward(given + (due - given) / 2)
    number = f"{task.number + 100}/BC"
    script.on(days.add(given, 1), 9, lambda: workflow.accept(task, head))
    script.on(half, 10, lambda: progress.note(task, head, "Đã làm được một nửa, đúng tiến độ.", percent=50))
    script.on(reported, 11, lambda: workflow.report(task, head, "Đã hoàn thành.", document_number=number))
    script.on(days.add(reported, 1), 14, lambda: workflow.confirm(task, script.confirmer(task)))


def _issue(script: YearScript, meeting: Meeting, kind: str, number: str) -> None:
    """The clerk gives the newest paper of a kind its number and day."""
    which = (Paper.commune_id == meeting.commune_id, Paper.meeting_id == meeting.id, Paper.kind == kind)
    paper = db.session.scalars(select(Paper).where(*which).order_by(Paper.id.desc())).first()
    assert paper is not None
    issuing.issue(paper, script.person("thuky"), number=number, on=clock.today())


def _before(days: WorkingDays, day: date, count: int) -> date:
    """So many working days before a day."""
    for _n in range(count):
        day = days.back(day - timedelta(days=1))
    return day
