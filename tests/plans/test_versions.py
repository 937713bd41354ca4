"""A later version of a plan: what stayed carries on, what changed waits for a person, nothing is made twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.database import db
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.plan import Plan, PlanState, PlanVersion, Proposal, ProposalState
from app.models.plan_change import ChangeKind, PlanChange, Settled
from app.models.planning import (
    comparing,
    deciding,
    editing,
    finding,
    following,
    handing_in,
    pairing,
    publishing,
    versions,
    withdrawing,
)
from app.models.planning.pairing import Passage
from app.models.target import Target
from app.models.task import Task, TaskState, progress, workflow
from app.models.task.records import ProgressUpdate
from app.models.task.table import TaskClause
from tests.plans.sample import NAME, TEXT
from tests.plans.versions_sample import LATER, NEXT_YEAR, OTHER
from tests.world import Place

Later = Callable[..., PlanVersion]


def _task(words: str) -> Task:
    return db.session.scalars(select(Task).where(Task.text.contains(words))).one()


def _change(version: PlanVersion, words: str) -> PlanChange:
    return next(one for one in following.changes(version) if words in (one.later or one.earlier).fields["text"])


def _decide(plan: Plan, place: Place, action: str, *changes: PlanChange) -> following.Decided:
    return following.decide(plan, place.people["secretary"], action, [one.id for one in changes])


def _count(version: PlanVersion) -> int:
    return db.session.scalar(select(func.count(Proposal.id)).where(Proposal.version_id == version.id)) or 0


def test_the_four_groups_add_up(plan: Plan, later: Later) -> None:
    first, version = plan.versions[0], later()
    found = comparing.numbers(version)
    assert found == {"same": 5, "changed": 3, "new": 1, "gone": 1}
    assert found["same"] + found["changed"] + found["gone"] == _count(first) == 9
    assert found["same"] + found["changed"] + found["new"] == _count(version) == 9


def test_what_changed_is_named_field_by_field(later: Later) -> None:
    version = later()
    changed = {
        one.later.fields["text"][:9]: [(diff.name, diff.before, diff.after) for diff in following.differences_of(one)]
        for one in following.changes(version, ChangeKind.CHANGED)
    }
    assert changed["Tỷ lệ cuộ"] == [("value", "80%", "90%")]
    assert [name for name, _before, _after in changed["Biên soạn"]] == ["text", "deadline"]
    assert changed["Biên soạn"][1][1:] == ("trước ngày 15/11/2026", "trước ngày 20/12/2026")
    assert changed["Trang bị "] == [("lead", "Trạm Y tế phường", "Phòng Kinh tế, Hạ tầng và Đô thị")]


def test_nothing_published_moves_without_a_person(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    db.session.commit()
    before = {task.id: (task.text, task.due_on, task.lead_unit_id, task.state, task.version) for task in _all()}
    later()
    assert {one.id: (one.text, one.due_on, one.lead_unit_id, one.state, one.version) for one in _all()} == before


def _all() -> list[Task]:
    db.session.expire_all()
    return list(db.session.scalars(select(Task)))


def test_what_stayed_is_carried_with_its_new_place(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    task = _task("Lắp đặt")
    version = later()
    row = _change(version, "Lắp đặt").later
    assert (row.state, row.task_id) == (ProposalState.PUBLISHED, task.id)
    places = db.session.scalars(select(TaskClause.clause_id).where(TaskClause.task_id == task.id)).all()
    assert row.clause_id in places
    assert len(places) == 2 * len({*places} - {row.clause_id, *row.fields["clause_ids"]})


def test_decisions_on_draft_rows_are_kept(place: Place, plan: Plan, later: Later) -> None:
    secretary = place.people["secretary"]
    rows = {row.fields["text"][:6]: row for row in finding.proposals(plan.versions[0])}
    editing.set_lead(rows["Mở quầ"], secretary, place.units["culture"])
    deciding.clear(rows["Mở quầ"], secretary)
    deciding.drop(rows["Chấm đ"], secretary)
    db.session.commit()
    version = later()
    again = {row.fields["text"][:6]: row for row in finding.proposals(version)}
    assert (again["Mở quầ"].state, again["Mở quầ"].fields["lead_unit_id"]) == ("clear", place.units["culture"].id)
    assert again["Chấm đ"].state == ProposalState.DROPPED


def test_a_field_that_a_person_set_outlives_a_change_of_another(place: Place, plan: Plan, later: Later) -> None:
    row = next(one for one in finding.proposals(plan.versions[0]) if "Trang bị" in one.fields["text"])
    editing.set_due(row, place.people["secretary"], "date", date(2026, 12, 24))
    db.session.commit()
    fields = _change(later(), "Trang bị").later.fields
    assert fields["deadline"]["due"] == "2026-12-24"
    assert fields["lead_words"].startswith("Phòng Kinh tế")


def test_accepting_changes_the_task_and_keeps_its_progress(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    task, head = _task("Biên soạn"), place.people["culture_head"]
    workflow.accept(task, head)
    progress.note(task, head, "Đã viết xong chương một", percent=40)
    db.session.commit()
    version = later()
    assert _decide(plan, place, "accept", _change(version, "Biên soạn")).done == 1
    task = _task("Biên soạn")
    assert "bảng treo" in task.text
    assert (task.due_on, task.deadline_words) == (date(2026, 12, 19), "trước ngày 20/12/2026")
    assert task.remind_by_on == date(2026, 12, 18)
    assert (task.state, task.percent, task.last_note) == (TaskState.IN_PROGRESS, 40, "Đã viết xong chương một")
    assert db.session.scalar(select(func.count(ProgressUpdate.id))) == 1
    said = {(one.verb, one.note) for one in db.session.scalars(select(Event).where(Event.subject_id == task.id))}
    assert ("task.due_corrected", "theo bản mới của kế hoạch") in said
    assert _change(version, "Biên soạn").settled == Settled.ACCEPTED
    assert _decide(plan, place, "accept", _change(version, "Biên soạn")).done == 0  # a second press does nothing


def test_accepting_moves_the_lead_and_a_target(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    version = later()
    decided = _decide(plan, place, "accept", _change(version, "Trang bị"), _change(version, "Tỷ lệ cuộc họp"))
    assert decided.done == 2
    assert _task("Trang bị").lead_unit_id == place.units["economy"].id
    target = db.session.scalars(select(Target).where(Target.text.contains("cuộc họp"))).one()
    assert (target.value, target.value_words) == (90, "90%")


def test_a_lead_that_is_named_no_more_goes_to_the_tray(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    line = "+ Đơn vị chủ trì: Văn phòng HĐND và UBND phường.\n+ Đơn vị phối hợp"
    version = later(TEXT.replace(line, "+ Đơn vị phối hợp"))
    _decide(plan, place, "accept", _change(version, "Lắp đặt"))
    assert (_task("Lắp đặt").lead_unit_id, _task("Lắp đặt").state) == (None, TaskState.UNACCEPTED)


def test_keeping_leaves_the_task_alone(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    version = later()
    task = _task("Biên soạn")
    _decide(plan, place, "keep", _change(version, "Biên soạn"))
    assert (task.due_on, "bảng treo" in task.text) == (date(2026, 11, 14), False)
    row = next(one for one in finding.proposals(version) if "Biên soạn" in one.fields["text"])
    assert (row.state, row.task_id) == (ProposalState.PUBLISHED, task.id)
    db.session.commit()
    assert publishing.publish_all(plan, place.people["secretary"]).changed == 2


def test_a_gone_task_is_cancelled_with_its_reason_or_kept(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    version, task = later(), _task("Tổ chức cuộc thi")
    gone = _change(version, "Tổ chức cuộc thi")
    assert (gone.kind, gone.settled, task.state) == (ChangeKind.GONE, Settled.OPEN, TaskState.UNACCEPTED)
    _decide(plan, place, "keep", gone)
    assert task.state == TaskState.UNACCEPTED
    _decide(plan, place, "accept", gone)
    assert task.state == TaskState.CANCELLED
    event = db.session.scalars(select(Event).where(Event.verb == "task.cancelled")).one()
    assert event.note == "không còn trong bản mới"


def test_publishing_takes_the_newest_version_and_makes_no_twin(place: Place, plan: Plan, later: Later) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    ids = set(db.session.scalars(select(Task.id)))
    later()
    done = publishing.publish_all(plan, secretary)
    assert [task.text[:10] for task in done.tasks] == ["Đặt thùng "]
    assert (done.changed, len(done.targets)) == (3, 0)
    assert len(set(db.session.scalars(select(Task.id))) - ids) == 1
    assert publishing.publish_all(plan, secretary).tasks == []
    counts = finding.counts(plan)
    assert (counts.proposals, counts.tasks, counts.targets) == (9, 8, 2)  # the gone one stays until somebody says so


def test_a_third_version_that_takes_a_line_back_makes_no_twin(place: Place, plan: Plan, later: Later) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    second = later()
    _decide(plan, place, "keep", _change(second, "Tổ chức cuộc thi"))
    db.session.commit()
    third = later(LATER.replace("2. Nếp làm việc mới\n", f"{_contest()}\n\n2. Nếp làm việc mới\n"))
    assert _change(third, "Tổ chức cuộc thi").kind == ChangeKind.SAME
    publishing.publish_all(plan, secretary)
    assert db.session.scalar(select(func.count(Task.id)).where(Task.text.contains("Tổ chức cuộc thi"))) == 1


def _contest() -> str:
    return next(line for line in TEXT.splitlines() if "Tổ chức cuộc thi" in line)


def test_withdrawing_after_a_later_version_cancels_all_and_brings_all_back(
    place: Place, plan: Plan, later: Later
) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    later()
    ids = set(db.session.scalars(select(Task.id)))
    assert withdrawing.withdraw(plan, secretary, "Nhầm") == len(ids) == 7
    assert (plan.state, finding.counts(plan).tasks, finding.counts(plan).targets) == (PlanState.WITHDRAWN, 0, 0)
    publishing.publish_all(plan, secretary)
    db.session.expire_all()
    found = set(db.session.scalars(select(Task.id)))
    assert ids < found and len(found) == 8
    assert {task.state for task in _all()} == {TaskState.UNACCEPTED}
    assert "bảng treo" in _task("Biên soạn").text


def test_a_task_cancelled_by_hand_is_not_brought_back_by_a_version(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    workflow.cancel(_task("Biên soạn"), place.people["chair"], "Không cần nữa")
    db.session.commit()
    version = later()
    workflow.cancel(_task("Trang bị"), place.people["chair"], "Không cần nữa")
    assert _change(version, "Biên soạn").settled == Settled.NOTHING
    publishing.publish_all(plan, place.people["secretary"])
    states = {task.text[:8]: task.state for task in _all()}
    assert (states["Biên soạ"], states["Trang bị"]) == (TaskState.CANCELLED, TaskState.CANCELLED)


def test_reported_work_keeps_its_lead(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    task = _task("Trang bị")
    task.state = TaskState.REPORTED
    db.session.commit()
    version = later()
    with pytest.raises(Refused, match="lead_too_late"):
        _decide(plan, place, "accept", _change(version, "Trang bị"))
    decided = _decide(plan, place, "accept", _change(version, "Trang bị"), _change(version, "Biên soạn"))
    assert (decided.done, [one.code for one in decided.left]) == (1, ["lead_too_late"])


def test_only_the_secretariat_decides_and_not_on_an_old_state(place: Place, plan: Plan, later: Later) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    version = later()
    change = _change(version, "Biên soạn")
    for key in set(place.people) - {"secretary"}:
        with pytest.raises(NotAllowed):
            following.decide(plan, place.people[key], "accept", [change.id])
    with pytest.raises(Stale):
        following.decide(plan, place.people["secretary"], "accept", [change.id], {change.id: 999})


def test_the_same_files_make_no_second_version(place: Place, plan: Plan, later: Later) -> None:
    later()
    later()
    later(TEXT)
    assert len(plan.versions) == 2


@pytest.mark.parametrize("text", [OTHER, NEXT_YEAR])
def test_another_plan_is_held_back_until_a_person_says(place: Place, plan: Plan, later: Later, text: str) -> None:
    secretary = place.people["secretary"]
    publishing.publish_all(plan, secretary)
    title = plan.title
    version = later(text)
    assert (version.held, versions.newest(plan).number, plan.title) == (True, 1, title)
    assert db.session.scalar(select(func.count(PlanChange.id))) == 0
    assert publishing.publish_all(plan, secretary).tasks == []
    comparing.compare_held(version, secretary)
    numbers = comparing.numbers(version)
    assert numbers["same"] + numbers["changed"] + numbers["gone"] == 9
    assert versions.newest(plan).id == version.id


def test_a_held_version_becomes_a_plan_of_its_own(place: Place, plan: Plan, later: Later) -> None:
    version = later(OTHER)
    comparing.leave_out(version, place.people["secretary"])
    db.session.flush()
    assert version.plan_id != plan.id
    assert (version.plan.title, version.number) == ("Phòng, chống thiên tai năm 2026", 1)
    assert len(publishing.publish_all(version.plan, place.people["secretary"]).tasks) == 2


def test_a_version_that_can_t_be_read_leaves_the_plan_as_it_is(place: Place, plan: Plan, later: Later) -> None:
    assert later("Không có gì ở đây. " * 500_000).read_at is None
    assert versions.newest(plan).number == 1
    assert publishing.publish_all(plan, place.people["secretary"]).tasks
    assert later().number == 3


def test_a_secret_version_isn_t_taken_at_all(place: Place, plan: Plan) -> None:
    secret = [(NAME, ("MẬT\n\n" + LATER).encode())]
    handed = handing_in.hand_in(plan.commune_id, secret, place.people["secretary"], plan)
    assert (handed.version, handed.refused) == (None, [NAME])
    assert versions.next_number(plan) == 2


def test_rows_of_a_replaced_version_are_closed(plan: Plan, later: Later) -> None:
    old = finding.proposals(plan.versions[0])[0]
    later()
    with pytest.raises(Refused, match="version_replaced"):
        versions.check_current(old)


def test_split_rows_and_merged_rows_stay_so(place: Place, plan: Plan, later: Later) -> None:
    rows = {row.fields["text"][:6]: row for row in finding.proposals(plan.versions[0])}
    half = Proposal(
        commune_id=plan.commune_id, version_id=plan.versions[0].id, kind="task", position=2, state="clear", doubts=[],
        clause_id=rows["Lắp đặ"].clause_id, fields={**rows["Lắp đặ"].fields, "text": "Lắp đặt giá sách"},
    )  # fmt: skip
    db.session.add(half)
    rows["Kiểm k"].duplicate_of_id = rows["Lắp đặ"].id
    deciding.merge(rows["Kiểm k"], place.people["secretary"])
    db.session.commit()
    version = later()
    again = {row.fields["text"]: row for row in finding.proposals(version)}
    kept = next(row for text, row in again.items() if text.startswith("Lắp đặt tủ"))
    merged = next(row for text, row in again.items() if text.startswith("Kiểm kê"))
    assert again["Lắp đặt giá sách"].state == ProposalState.CLEAR
    assert (merged.state, merged.fields["merged_into"], merged.duplicate_of_id) == ("dropped", kept.id, kept.id)
    numbers = comparing.numbers(version)
    assert numbers["same"] + numbers["changed"] + numbers["gone"] == 10


WORDS = st.sampled_from(["rà", "soát", "hồ", "sơ", "lắp", "đặt", "máy", "in", "tập", "huấn", "mở", "lớp", "báo", "cáo"])
TEXTS = st.lists(st.lists(WORDS, min_size=3, max_size=9).map(" ".join), max_size=9)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_each_row_is_paired_at_most_once_and_equal_words_first(one: list[str], other: list[str]) -> None:
    left, right = ([Passage.of("task", {"text": text}) for text in texts] for texts in (one, other))
    pairs = pairing.pair(left, right)
    assert len({pair.earlier for pair in pairs}) == len({pair.later for pair in pairs}) == len(pairs)
    equal = sum((Counter(one) & Counter(other)).values())
    assert sum(pair.likeness == 1.0 for pair in pairs) >= equal


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Văn hoá – Xã hội", "văn hóa - xã hội.", True),
        ("≥ 95%", "≤ 95%", False),
        ("90%", "95%", False),
        ("Tăng cường", "Tang cường", False),
        ("Quý III/2026", "Quý II/2026", False),
    ],
)
def test_only_spelling_is_no_change(before: str, after: str, same: bool) -> None:
    from app.models.planning.differences import as_words

    assert (as_words(before) == as_words(after)) is same
