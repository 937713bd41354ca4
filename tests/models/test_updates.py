"""Updates: what a sentence states, difficulty and proposal, contributions of coordinating units, what stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from app import clock
from app.database import db
from app.models import audit, event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.notification import Notification
from app.models.task import Task, difficulties, leading, progress, workflow
from app.models.task.percent import stated
from tests.statements import counted
from tests.world import Place

DUE = date(2026, 10, 30)
LATER = timedelta(minutes=2)


@pytest.fixture
def task(place: Place) -> Task:
    """A task of the culture department that the economy department coordinates."""
    task = place.task(due_on=DUE)
    leading.coordinate(task, [place.units["economy"]])
    db.session.flush()
    return task


STATED = {
    "70%": 70,
    "70%: đã họp thẩm định": 70,
    "70%, đã họp thẩm định": 70,
    "70 % - đã họp": 70,
    "Tiến độ 70%. Đã họp": 70,
    "Đã họp thẩm định. 70%": 70,
    "Đã họp thẩm định, tiến độ 70%.": 70,
    "Đã họp thẩm định.\nTiến độ: 100%": 100,
    "0%: chưa có kinh phí": 0,
}
NOT_STATED = (
    "Giải ngân đạt 70%",
    "70% hồ sơ đã số hóa",
    "Tỷ lệ giải ngân: 70%",
    "Đã số hóa 7/10 hồ sơ (70%)",
    "Chưa đạt tiến độ 70%",
    "Đã họp, còn 70%",
    "170%: nhầm",
    "30%: họp. Tiến độ 70%",
    "Đã họp 70%: xong phần một",
    "1.70%",
    "",
)


@pytest.mark.parametrize("text", STATED)
def test_a_percent_that_stands_by_itself_is_read(text: str) -> None:
    assert stated(text) == STATED[text]


@pytest.mark.parametrize("text", NOT_STATED)
def test_a_percent_of_something_else_is_left_alone(text: str) -> None:
    assert stated(text) is None


def test_the_sentence_s_percent_counts_only_where_none_was_chosen(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    assert progress.write(task, head, "70%: đã họp").percent == 70
    assert task.percent == 70
    progress.write(task, head, "80%: đã trình", percent=60)
    assert task.percent == 60
    assert progress.write(task, head, "Giải ngân đạt 90%").percent is None
    assert task.percent == 60


def test_a_difficulty_is_an_obstacle_and_stands_until_an_update_without_one(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    progress.note(task, head, "Đã họp", difficulty="Thiếu kinh phí", proposal="Bổ sung 50 triệu đồng")
    assert task.obstacle
    assert difficulties.standing(place.id)[task.id].difficulty == "Thiếu kinh phí"
    with clock.stopped(clock.now() + LATER):
        progress.note(task, head, "Đang chờ", obstacle=True)
    stands = difficulties.standing(place.id)[task.id]
    assert (stands.difficulty, stands.proposal) == ("Thiếu kinh phí", "Bổ sung 50 triệu đồng")
    with clock.stopped(clock.now() + 2 * LATER):
        progress.note(task, head, "Đã có kinh phí")
    assert not task.obstacle
    assert difficulties.standing(place.id) == {}


def test_a_proposal_alone_stands_until_the_next_update(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    progress.note(task, head, "Đã họp", proposal="Cho lùi ngày tổ chức")
    stands = difficulties.standing(place.id)[task.id]
    assert (stands.difficulty, stands.proposal, task.obstacle) == (None, "Cho lùi ngày tổ chức", False)
    with clock.stopped(clock.now() + LATER):
        progress.note(task, head, "Đã tổ chức")
    assert difficulties.standing(place.id) == {}


def test_nothing_stands_of_work_that_was_reported_and_one_statement_finds_it(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    for n in range(12):
        other = place.task(f"Việc {n}", due_on=DUE)
        progress.note(other, head, "Đã họp", difficulty="Thiếu người")
    progress.note(task, head, "Đã họp", difficulty="Thiếu kinh phí")
    workflow.report(task, head, "Xong", document_number="12/BC-UBND")
    db.session.flush()
    with counted() as statements:
        assert len(difficulties.standing(place.id)) == 12
    assert len(statements) == 1


@pytest.mark.parametrize("who", ["economy_head", "economy_officer"])
def test_a_coordinating_unit_writes_of_its_part_alone(place: Place, task: Task, who: str) -> None:
    writer = place.people["economy_head"]
    if who == "economy_officer":
        writer = place.people["officer"]
        writer.appointments[0].unit_id = place.units["economy"].id
    progress.note(task, place.people["culture_head"], "Đã họp", percent=40)
    before = (task.percent, task.last_note, task.last_note_at, task.obstacle, task.state)
    update = progress.write(task, writer, "70%: đã lập dự toán", difficulty="Chưa có đơn giá")
    assert (update.unit_id, update.percent, update.difficulty) == (place.units["economy"].id, None, "Chưa có đơn giá")
    assert (task.percent, task.last_note, task.last_note_at, task.obstacle, task.state) == before
    part = task.units[0]
    assert part.acknowledged_at is not None
    assert part.answered_at is None
    assert difficulties.standing(place.id) == {}
    told = db.session.scalars(select(Notification).where(Notification.rule == "contributed")).all()
    assert {(one.recipient_id, one.channel) for one in told} == {(place.people["culture_head"].id, "in_app")}


@pytest.mark.parametrize("who", ["secretary", "chair", "deputy", "observer", "admin", "economy_head"])
def test_others_write_nothing(place: Place, who: str) -> None:
    alone = place.task(due_on=DUE)
    with pytest.raises(NotAllowed):
        progress.write(alone, place.people[who], "Đã họp")
    with pytest.raises(NotAllowed):
        progress.contribute(alone, place.people[who], "Đã họp")


def test_what_is_refused(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    with pytest.raises(Refused, match="note_missing"):
        progress.note(task, head, "  ", difficulty="Thiếu kinh phí")
    with pytest.raises(Refused, match="percent_wrong"):
        progress.note(task, head, "Đã họp", percent=101)
    for field in ("text", "difficulty", "proposal"):
        with pytest.raises(Refused, match="text_long") as refused:
            progress.note(task, head, **{"text": "Đã họp", field: "a" * 2_001})
        assert refused.value.params["field"] == field
    assert progress.updates(task) == []
    workflow.report(task, head, "Xong", document_number="12/BC-UBND")
    for who in ("culture_head", "economy_head"):
        with pytest.raises(Stale):
            progress.write(task, place.people[who], "Đã họp")


def test_the_same_sent_twice_is_one_update_and_later_it_is_another(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    first = progress.note(task, head, "Đã họp", percent=40)
    assert progress.note(task, head, "Đã họp", percent=40) is first
    assert progress.note(task, head, "Đã họp", percent=50) is not first
    with clock.stopped(clock.now() + LATER):
        progress.note(task, head, "Đã họp", percent=50)
    assert len(progress.updates(task)) == 3
    assert [one.verb for one in event.of(task)] == ["task.noted"] * 3


def test_the_history_keeps_all_that_was_written_and_the_chain_holds(place: Place, task: Task) -> None:
    progress.note(task, place.people["culture_head"], "Đã họp", difficulty="Thiếu kinh phí", proposal="Bổ sung")
    progress.contribute(task, place.people["economy_head"], "Đã lập dự toán")
    notes = [one.note for one in event.of(task)]
    assert notes == ["Đã lập dự toán", "Đã họp\nKhó khăn, vướng mắc: Thiếu kinh phí\nĐề xuất, kiến nghị: Bổ sung"]
    db.session.flush()
    assert audit.verify(place.id).holds
    db.session.execute(update(Event).where(Event.sequence == 1).values(note="Đã họp"))
    assert audit.verify(place.id).breaks == [(1, "changed")]
