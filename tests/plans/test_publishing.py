"""Publishing puts what is clear on boards, once; withdrawing and publishing again makes no twin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from app.database import db
from app.models import counting
from app.models.errors import NotAllowed, Refused, Stale
from app.models.notification import Message, Notification
from app.models.plan import Plan, PlanState, Proposal
from app.models.planning import correcting, deciding, editing, finding, previewing, publishing, tray, withdrawing
from app.models.target import Target
from app.models.task import Task, TaskState, workflow
from app.models.task.records import Wait
from app.models.task.table import TaskClause
from app.models.unit import Unit
from tests.world import Place

Row = Callable[[str], Proposal]


def _task(words: str) -> Task:
    return db.session.scalars(select(Task).where(Task.text.contains(words))).one()


def test_only_clear_rows_are_taken_and_again_takes_the_rest(place: Place, plan: Plan, row: Row) -> None:
    secretary = place.people["secretary"]
    first = publishing.publish(plan, secretary)
    assert (len(first.tasks), len(first.targets)) == (4, 2)
    with pytest.raises(Refused, match="nothing_clear"):
        publishing.publish(plan, secretary)
    deciding.clear(row("Kiểm kê"), secretary)
    second = publishing.publish(plan, secretary)
    assert [task.text[:8] for task in second.tasks] == ["Kiểm kê "]
    numbers = db.session.scalars(select(Task.number).order_by(Task.number)).all()
    assert numbers == [1, 2, 3, 4, 5]


def test_a_task_lands_on_its_lead_s_board_with_its_four_dates(place: Place, plan: Plan) -> None:
    publishing.publish(plan, place.people["secretary"])
    task = _task("Biên soạn")
    assert task.lead_unit_id == place.units["culture"].id
    assert (task.due_read_on, task.due_on) == (date(2026, 11, 14), date(2026, 11, 14))
    assert (task.due_effective_on, task.remind_by_on) == (date(2026, 11, 16), date(2026, 11, 13))


def test_no_board_is_guessed(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan)
    waiting = {task.text[:8] for task in tray.waiting(place.people["secretary"])}
    assert waiting == {"Tổ chức ", "Mở quầy "}
    assert _task("Mở quầy").lead_words == "các phòng chuyên môn"


def test_the_first_stated_lead_leads_and_the_others_are_flagged(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan)
    task = _task("Kiểm kê")
    assert task.lead_unit_id == place.units["centre"].id
    assert [(one.unit_id, one.flagged) for one in task.units] == [(place.units["economy"].id, True)]


def test_an_unknown_unit_is_made_once_with_its_names(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan)
    station = db.session.scalars(select(Unit).where(Unit.name.like("Trạm%"))).one()
    assert (station.kind, station.has_board) == ("health", True)
    assert _task("Trang bị").lead_unit_id == station.id


def test_work_that_waits_for_guidance_says_for_whom(plan: Plan) -> None:
    publishing.publish_all(plan)
    wait = db.session.scalars(select(Wait)).one()
    assert wait.task_id == _task("Trang bị").id
    assert "Sở Văn hóa" in wait.for_whom


def test_every_task_knows_its_place(plan: Plan) -> None:
    publishing.publish_all(plan)
    placed = db.session.scalars(select(TaskClause.task_id).distinct()).all()
    assert len(placed) == finding.counts(plan).tasks == 7


def test_each_unit_s_people_get_one_message(place: Place, plan: Plan) -> None:
    done = publishing.publish(plan, place.people["secretary"])
    head = place.people["culture_head"]
    messages = db.session.scalars(select(Message).where(Message.recipient_id == head.id)).all()
    assert len(messages) == 1
    assert done.told >= 1
    told = db.session.scalars(select(Notification.recipient_id).where(Notification.rule == "assigned")).all()
    assert place.people["secretary"].id not in told


def test_publishing_all_twice_makes_no_twin(plan: Plan) -> None:
    publishing.publish_all(plan)
    before = finding.counts(plan)
    assert publishing.publish_all(plan).tasks == []
    assert finding.counts(plan) == before
    assert (before.proposals, before.tasks, before.targets, before.without_lead) == (9, 7, 2, 2)


def test_the_count_holds_after_publishing(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan)
    assert counting.count(place.id).total == 7


def test_the_preview_says_what_happens(place: Place, plan: Plan) -> None:
    version = publishing.newest(plan)
    seen = previewing.preview(version, finding.proposals(version), place.people["secretary"])
    done = publishing.publish(plan, place.people["secretary"])
    assert (seen.tasks, seen.targets, seen.people) == (len(done.tasks), len(done.targets), done.told)
    assert seen.boards == len({task.lead_unit_id for task in done.tasks if task.lead_unit_id})
    assert seen.in_tray == sum(task.lead_unit_id is None for task in done.tasks)


def test_a_merged_row_leaves_its_place_with_the_kept_one(place: Place, plan: Plan, row: Row) -> None:
    secretary = place.people["secretary"]
    kept, other = row("Lắp đặt"), row("Biên soạn")
    other.duplicate_of_id = kept.id
    deciding.merge(other, secretary)
    assert kept.doubts == ["due_differs", "several_leads"]
    deciding.clear(kept, secretary)
    publishing.publish(plan, secretary)
    places = db.session.scalars(select(TaskClause.clause_id).where(TaskClause.task_id == _task("Lắp đặt").id)).all()
    assert {kept.clause_id, other.clause_id} <= set(places)
    assert db.session.scalar(select(func.count(Task.id)).where(Task.text.contains("Biên soạn"))) == 0


def test_withdrawing_cancels_and_publishing_again_revives(place: Place, plan: Plan) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    ids = set(db.session.scalars(select(Task.id)))
    assert withdrawing.withdraw(plan, secretary, "Công bố nhầm bản dự thảo") == 7
    assert plan.state == PlanState.WITHDRAWN
    assert finding.counts(plan).tasks == 0
    assert set(db.session.scalars(select(Task.state))) == {TaskState.CANCELLED}
    publishing.publish(plan, secretary)
    assert set(db.session.scalars(select(Task.id))) == ids
    assert set(db.session.scalars(select(Task.state))) == {TaskState.UNACCEPTED}
    assert finding.counts(plan).targets == db.session.scalar(select(func.count(Target.id))) == 2


def test_revived_tasks_are_told_again(place: Place, plan: Plan) -> None:
    secretary, head = place.people["secretary"], place.people["culture_head"]
    publishing.publish_all(plan, secretary)
    withdrawing.withdraw(plan, secretary, "Nhầm")
    publishing.publish(plan, secretary)
    mails = db.session.scalars(select(Message.slot).where(Message.recipient_id == head.id)).all()
    assert len(mails) == 3


def test_a_task_cancelled_before_stays_cancelled(place: Place, plan: Plan) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    workflow.cancel(_task("Lắp đặt"), place.people["chair"], "Không cần nữa")
    withdrawing.withdraw(plan, secretary, "Nhầm")
    publishing.publish(plan, secretary)
    assert _task("Lắp đặt").state == TaskState.CANCELLED


def test_work_reported_done_keeps_a_plan(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    task = _task("Biên soạn")
    workflow.report(task, place.people["culture_head"], "Đã in sổ tay")
    with pytest.raises(Refused, match="plan_work_done") as refused:
        withdrawing.withdraw(plan, place.people["secretary"], "Nhầm")
    assert refused.value.params["codes"] == task.code
    assert task.state == TaskState.REPORTED


def test_withdrawing_needs_a_reason_and_the_secretariat(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan)
    with pytest.raises(Refused, match="reason_missing"):
        withdrawing.withdraw(plan, place.people["secretary"], " ")
    for key in set(place.people) - {"secretary"}:
        with pytest.raises(NotAllowed):
            withdrawing.withdraw(plan, place.people[key], "Nhầm")
        with pytest.raises(NotAllowed):
            publishing.publish(plan, place.people[key])


def test_edits_after_withdrawal_come_with_the_revival(place: Place, plan: Plan, row: Row) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    withdrawing.withdraw(plan, secretary, "Nhầm")
    editing.set_lead(row("Lắp đặt"), secretary, place.units["economy"])
    publishing.publish(plan, secretary)
    assert _task("Lắp đặt").lead_unit_id == place.units["economy"].id


def test_the_tray_takes_the_suggestion_or_a_unit(place: Place, plan: Plan) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    task = _task("Tổ chức cuộc thi")
    task.lead_suggested = "Phòng VH-XH"
    assert tray.give([task], secretary, None) == 1
    assert task.lead_unit_id == place.units["culture"].id
    other = _task("Mở quầy")
    other.lead_suggested = None
    with pytest.raises(Refused, match="suggestion_missing"):
        tray.give([other], secretary, None)
    tray.give([other], secretary, db.session.get_one(Unit, place.units["economy"].id))
    assert tray.count(secretary) == 0


def test_number_and_day_are_corrected_once(place: Place, plan: Plan) -> None:
    secretary, seen = place.people["secretary"], plan.version
    facts = {"title": plan.title, "issued_on": date(2026, 1, 7), "year": 2026}
    correcting.correct(plan, secretary, number="14/KH-UBND", version=seen, **facts)
    db.session.flush()
    assert (plan.number, plan.issued_on) == ("14/KH-UBND", date(2026, 1, 7))
    with pytest.raises(Stale):
        correcting.correct(plan, secretary, number="15/KH-UBND", version=seen, **facts)
    with pytest.raises(Refused, match="year_wrong"):
        correcting.correct(plan, secretary, number="", **{**facts, "year": 26})
