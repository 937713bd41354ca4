"""The past of the invented commune, made for several days: counts, lanes, instants, notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock, create_app, database
from app.database import db
from app.demo import commune, first_run, order
from app.models import counting, people, storage, working_days
from app.models.commune import Commune
from app.models.commune_report import CommuneReport
from app.models.event import Event
from app.models.job_run import JobRun
from app.models.meeting import Conclusion, DailyCount, Meeting, Paper
from app.models.meeting_parts import Guest
from app.models.notification import Notification
from app.models.plan import Plan, Proposal, ProposalState
from app.models.planning import tray
from app.models.roles import Role
from app.models.target import Target
from app.models.task import Task, TaskState
from app.models.task.table import LANES
from app.models.task.timing import Time, time_state
from app.models.unit import Unit

DAYS = (
    date(2026, 11, 22),
    *(pytest.param(day, marks=pytest.mark.slow) for day in (date(2026, 1, 2), date(2026, 2, 18), date(2028, 2, 29))),
)
UNREACHED = {"paused"}  # no verb pauses a task yet


@pytest.fixture(scope="module", params=DAYS, ids=str)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commune]:
    """The demo as it is found at 10:00 of a day; made once for all tests of this module, which only look."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch, clock.stopped(clock.instant(request.param, 10)):
        patch.setenv("DATA_DIR", str(folder))
        patch.setenv("SECRET_KEY", "only for tests")
        application = create_app(TESTING=True)
        with application.app_context(), database.writing():
            db.create_all()
            first_run.make(folder)
            yield db.session.scalars(select(Commune).where(Commune.code == commune.CODE)).one()
            db.session.rollback()
            db.engine.dispose()


def test_the_count_adds_up_and_every_term_has_something(told: Commune) -> None:
    count = counting.count(told.id)
    assert count.adds_up
    assert count.total >= 50
    assert {term for term, n in count.terms.items() if n == 0} == UNREACHED
    assert sum(one.total for one in counting.by_unit(told.id).values()) == count.total
    assert db.session.scalar(select(func.count(Target.id)).where(Target.commune_id == told.id)) == 14


def test_some_tasks_are_late_and_some_are_due_soon(told: Commune) -> None:
    states = Counter(time_state(task).kind for task in _tasks(told))
    assert states[Time.LATE] >= 6
    assert states[Time.SOON] + states[Time.TODAY] >= 1
    soon = counting.due_within(told.id, 30)
    assert (db.session.scalar(select(func.count(Task.id)).where(Task.commune_id == told.id, soon)) or 0) >= 4


def test_the_board_of_culture_is_full_and_no_lane_of_it_empty(told: Commune) -> None:
    lanes = Counter(task.state for task in _tasks(told) if task.lead_unit and task.lead_unit.name == order.CULTURE)
    assert all(lanes[lane] >= 3 for lane in LANES)
    assert lanes[TaskState.DONE] >= 5


def test_every_unit_with_a_board_leads_something(told: Commune) -> None:
    leading = {task.lead_unit_id for task in _tasks(told)}
    boards = [unit for unit in db.session.scalars(select(Unit).where(Unit.commune_id == told.id)) if unit.has_board]
    assert len(boards) == 12
    assert {unit.id for unit in boards} <= leading


def test_things_of_every_sort_have_happened(told: Commune) -> None:
    verbs = set(db.session.scalars(select(Event.verb).where(Event.commune_id == told.id)))
    assert {f"task.{word}" for word in (
        "published", "accepted", "noted", "reported", "confirmed", "returned", "urged", "extension_asked",
        "extension_granted", "lead_given", "assigned", "answered", "added", "cancelled",
    )} <= verbs  # fmt: skip
    tasks = _tasks(told)
    assert sum(task.obstacle for task in tasks) >= 2
    assert {task.short_text for task in tasks if task.lead_unit_id is None} >= {
        "Thử nghiệm trợ lý ảo trả lời thủ tục hành chính"
    }
    secretary = people.holding(told.id, Role.SECRETARIAT)[0]
    assert tray.count(secretary) == 4  # the duty of all units to report is one


def test_events_carry_past_instants_in_their_order(told: Commune) -> None:
    events = list(db.session.scalars(select(Event).where(Event.commune_id == told.id).order_by(Event.sequence)))
    instants = [event.at for event in events]
    assert instants == sorted(instants)
    assert instants[-1] < clock.now()
    assert clock.now() - instants[0] > timedelta(days=120)
    assert all(event.hash == event.digest() for event in events)
    assert [event.previous_hash for event in events[1:]] == [event.hash for event in events[:-1]]


def test_nothing_happened_on_a_day_off(told: Commune) -> None:
    days = working_days.of(told.id)
    instants = db.session.scalars(select(Event.at).where(Event.commune_id == told.id, Event.verb.like("task.%")))
    assert {at for at in instants if not days.works(clock.local(at).date())} == set()


def test_reminders_were_made_in_the_past_and_the_old_ones_read(told: Commune) -> None:
    notices = list(
        db.session.scalars(
            select(Notification).where(Notification.commune_id == told.id, Notification.channel == "in_app")
        )
    )
    rules = {notice.rule for notice in notices}
    assert {"due_before", "overdue", "urge", "assigned", "reported", "confirmed", "returned", "extension"} <= rules
    assert all(notice.created_at < clock.now() for notice in notices)
    assert 0 < sum(notice.read_at is None for notice in notices) < len(notices) / 4
    days = db.session.scalars(select(DailyCount.day).where(DailyCount.commune_id == told.id).distinct()).all()
    assert len(days) >= 50


def test_one_row_stays_to_be_decided_and_no_job_is_left_over(told: Commune) -> None:
    plan = db.session.scalars(select(Plan).where(Plan.commune_id == told.id)).one()
    assert plan.number == "42/KH-UBND"
    unclear = db.session.scalars(
        select(Proposal).where(Proposal.commune_id == told.id, Proposal.state == ProposalState.UNCLEAR)
    ).all()
    assert len(unclear) == 1
    assert set(db.session.scalars(select(JobRun.state).where(JobRun.commune_id == told.id))) == {"done"}


def test_a_meeting_was_held_with_its_brief_and_one_is_to_come(told: Commune) -> None:
    days = [meeting.on for meeting in db.session.scalars(select(Meeting).where(Meeting.commune_id == told.id))]
    assert min(days) < clock.today() <= max(days)
    paper = db.session.scalars(select(Paper).where(Paper.commune_id == told.id, Paper.kind == "brief")).one()
    assert paper.state == "ready"
    assert paper.on < clock.today()
    assert paper.file is not None
    assert storage.read(paper.file)[:2] == b"PK"


def test_the_meeting_held_has_attendance_and_two_conclusions_that_are_tasks(told: Commune) -> None:
    came = db.session.scalars(select(Guest.attendance).where(Guest.commune_id == told.id)).all()
    assert set(came) == {"present", "excused"}
    concluded = db.session.scalars(select(Conclusion).where(Conclusion.commune_id == told.id)).all()
    assert [bool(one.task and one.task.due_on) for one in concluded] == [True, True]


def _tasks(told: Commune) -> list[Task]:
    return list(db.session.scalars(select(Task).where(Task.commune_id == told.id, Task.state != TaskState.CANCELLED)))


def test_the_last_quarter_was_reported_and_frozen(told: Commune) -> None:
    report = db.session.scalars(select(CommuneReport).where(CommuneReport.commune_id == told.id)).one()
    assert (report.state, report.kind) == ("frozen", "quarterly")
    assert report.to_on < clock.today()
    assert report.snapshot["five"]["total"] >= 30
    assert len(report.snapshot["unit_texts"]) == 2
    assert report.paper.state == "ready"
