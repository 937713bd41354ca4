"""The brief says which difficulties and proposals stand, in the units' own words."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import meetings
from app.models.briefing import snapshot
from app.models.meeting import Meeting
from app.models.task import Task, explaining, leading, progress, waits, workflow
from app.papers import brief, docx
from tests.world import Place

ON = date(2026, 10, 6)


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting of the commune's first committee."""
    committee = meetings.first_committee(place.id)
    return meetings.call(place.people["secretary"], committee, on=ON, title="phiên quý III", place="P1", chair="CT")


@pytest.fixture
def late(place: Place) -> Task:
    """A late task that the economy department coordinates."""
    task = place.task("Nâng cấp mạng nội bộ", due_on=date(2026, 9, 30))
    leading.coordinate(task, [place.units["economy"]])
    return task


def waiting(meeting: Meeting) -> list[tuple[str, str | None]]:
    """What the brief says waits: kinds and notes."""
    return [(row["kind"], row["note"]) for row in snapshot.gather(meeting, ON)["waiting"]]


def test_a_difficulty_waits_with_its_proposal_and_is_the_reason_of_a_delay(
    place: Place, meeting: Meeting, late: Task
) -> None:
    progress.note(late, place.people["culture_head"], "Đã họp", difficulty="Thiếu thiết bị.", proposal="Mua thêm")
    assert waiting(meeting) == [("obstacle", "Thiếu thiết bị. Đề xuất, kiến nghị: Mua thêm")]
    units = snapshot.gather(meeting, ON)["by_unit"]
    assert [row["reason"] for unit in units for row in unit["late_tasks"]] == ["Thiếu thiết bị."]
    assert docx.write(brief.compose(snapshot.gather(meeting, ON)))[:2] == b"PK"


def test_a_proposal_alone_waits_and_a_tick_alone_gives_the_sentence(place: Place, meeting: Meeting, late: Task) -> None:
    head = place.people["culture_head"]
    progress.note(late, head, "Đã họp", proposal="Mua thêm thiết bị")
    assert waiting(meeting) == [("proposal", "Mua thêm thiết bị")]
    progress.note(late, head, "Nhà thầu chậm.", obstacle=True)
    assert waiting(meeting) == [("obstacle", "Nhà thầu chậm.")]


def test_what_a_coordinating_unit_writes_is_not_the_lead_s(place: Place, meeting: Meeting, late: Task) -> None:
    progress.contribute(late, place.people["economy_head"], "Đã lập dự toán", difficulty="Chưa có đơn giá")
    assert waiting(meeting) == []


def test_what_is_done_waits_no_more(place: Place, meeting: Meeting, late: Task) -> None:
    progress.note(late, place.people["culture_head"], "Đã họp", difficulty="Thiếu thiết bị", proposal="Mua thêm")
    workflow.report(late, place.people["culture_head"], "Xong", document_number="12/BC-UBND")
    assert [kind for kind, _note in waiting(meeting)] == ["reported"]


def cause(meeting: Meeting) -> tuple[str | None, str | None]:
    """What the brief freezes of the only late task: its stated cause, its last note."""
    (row,) = [row for unit in snapshot.gather(meeting, ON)["by_unit"] for row in unit["late_tasks"]]
    return row["reason"], row["last_note"]


def test_a_progress_note_is_no_cause_of_a_delay(place: Place, meeting: Meeting, late: Task) -> None:
    head = place.people["culture_head"]
    progress.note(late, head, "Đã khảo sát 214 người.")
    assert cause(meeting) == (None, "Đã khảo sát 214 người.")
    progress.note(late, head, "Đã họp", difficulty="Thiếu thiết bị")
    progress.note(late, head, "Đã khảo sát thêm")
    assert cause(meeting) == ("Thiếu thiết bị", "Đã khảo sát thêm")


def test_an_explanation_and_a_wait_are_causes(place: Place, meeting: Meeting, late: Task) -> None:
    head = place.people["culture_head"]
    progress.note(late, head, "Đã họp")
    waits.begin(late, head, "Sở Khoa học và Công nghệ")
    assert cause(meeting)[0] == "Chờ hướng dẫn: Sở Khoa học và Công nghệ"
    explaining.ask(late, place.people["chair"])
    explaining.answer(late, head, "Nhà thầu giao máy chậm")
    assert cause(meeting)[0] == "Nhà thầu giao máy chậm"
