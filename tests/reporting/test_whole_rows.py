"""What a report's rows say of single tasks, and its tables of groups and days."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app import clock
from app.models.briefing.causes import causes
from app.models.commune_report import CommuneReport
from app.models.reporting.whole import comparing, gathering
from app.models.task import Task, explaining, workflow
from app.papers.report import appendices, lists, units
from tests.papers import report_sample
from tests.world import PRODUCT, Place


def _rows(report: CommuneReport) -> dict[str, dict]:
    return {row["text"]: row for row in gathering.gather(report)["tasks"]}


def test_a_note_of_progress_is_no_cause(place: Place, report: CommuneReport, led: Task) -> None:
    led.due_on = led.due_effective_on = date(2026, 9, 1)
    led.last_note = "Đã khảo sát 214 người."
    row = _rows(report)[led.text]
    assert (row["reason"], row["noted"], row["stated"]) == (None, "Đã khảo sát 214 người.", False)
    cells = appendices._late_row(1, row).cells
    assert cells[5].text == "Chưa nêu lý do; cập nhật gần nhất: Đã khảo sát 214 người."


def test_the_cause_is_the_one_that_a_brief_gives(place: Place, report: CommuneReport, led: Task) -> None:
    led.due_on = led.due_effective_on = date(2026, 9, 1)
    workflow.accept(led, place.people["culture_head"])
    explaining.ask(led, place.people["chair"])
    explaining.answer(led, place.people["culture_head"], "Thiếu người")
    row = _rows(report)[led.text]
    assert (row["reason"], row["stated"]) == ("Thiếu người", True)
    assert row["reason"] == causes(place.id, clock.today())[led.id]


def test_what_was_handed_in_stands_beside_what_was_asked_for(place: Place, report: CommuneReport, led: Task) -> None:
    led.product = "Quyết định"
    with clock.stopped(datetime(2026, 9, 1, 2, 0, tzinfo=UTC)):
        place.report(led)
    row = _rows(report)[led.text]
    assert appendices._product(row) == f"Quyết định; {PRODUCT}"


def test_work_beside_the_plan_and_without_a_group_stands_last() -> None:
    snapshot = report_sample.snapshot(12)
    for task, section, planned in zip(
        snapshot["tasks"],
        ("Nhóm B", None, "Kết luận họp", "VI. Khác", "Nhóm B", None),
        (True, True, False, True, True, False),
        strict=False,
    ):
        task.update(section=section, planned=planned)
    for task in snapshot["tasks"][6:]:
        task.update(section="Nhóm B", planned=True)
    table = units.by_section(snapshot)
    assert table is not None
    names = [row.cells[1].text for row in table.rows]
    assert names == ["Nhóm B", "VI. Khác", "Chưa xếp nhóm", "Nhiệm vụ giao ngoài kế hoạch", "Tổng cộng"]


def test_a_report_of_a_lasting_window_is_said_to_be_of_its_own_day(place: Place, report: CommuneReport) -> None:
    with clock.stopped(datetime(2026, 9, 3, 2, 0, tzinfo=UTC)):
        before = gathering.gather(report)
    now = gathering.gather(report)
    assert (before["period"]["as_of"], now["period"]["as_of"]) == ("2026-09-03", "2026-09-14")
    assert (before["period"]["counted_on"], now["period"]["counted_on"]) == ("2026-09-03", "2026-09-15")
    now["previous"] = comparing.compared(now["tasks"], before)
    table = units.beside_previous(now)
    assert table is not None
    assert [column.title for column in table.columns[1:3]] == ["Đến 03/09/2026", "Đến 14/09/2026"]
    now["previous"]["as_of"] = "2026-09-14"
    assert [column.title for column in units.beside_previous(now).columns[1:3]] == ["Báo cáo trước", "Báo cáo này"]


def test_the_addressee_comes_first_among_the_recipients(report: CommuneReport) -> None:
    assert gathering.gather(report)["letterhead"]["recipients"][0] == "- Như trên;"


def test_a_routine_s_deadline_is_said() -> None:
    task = report_sample.snapshot(1)["tasks"][0] | {"term": "ongoing", "due_words": None, "due_on": None}
    assert lists.due_cell(task).text == "Thường xuyên"
