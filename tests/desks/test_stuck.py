"""What is stuck waiting for others: whom it waits for, since when; a coordinating unit's delay is never the lead's."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models.commune import CalendarDay
from app.models.task import leading, parts, progress, stuck, waits, workflow
from app.models.working_days import WorkingDays
from tests.desks.lives import TODAY, ago, on
from tests.desks.test_numbers import main_of
from tests.world import Place


def _stuck(page: str, name: str) -> str:
    return main_of(page).partition(f'id="stuck-{name}"')[2].partition("</section>")[0]


@pytest.mark.parametrize("back", range(1, 12))
@pytest.mark.parametrize("today", [date(2026, 10, day) for day in range(5, 12)])
def test_more_than_three_working_days_is_counted_as_the_calendar_does(today: date, back: int) -> None:
    days = WorkingDays(off=frozenset({date(2026, 10, 1), date(2026, 10, 7)}))
    on_day = date.fromordinal(today.toordinal() - back)
    long = on_day < stuck.patience_from(days, today)
    assert long == (days.between(on_day, today) > 3)


def test_a_report_waits_too_long_after_three_working_days(place: Place, chair: FlaskClient) -> None:
    head, tasks = place.people["culture_head"], {}
    for back in (5, 6):  # Thursday 01/10 and Wednesday 30/09; three and four working days before Tuesday
        tasks[back] = place.task(f"Báo cáo {back} ngày trước", due_on=on(10))
        with ago(back):
            workflow.report(tasks[back], head, "Xong", document_number="1/BC")
    shown = _stuck(chair.get("/qua-han").text, "reports")
    assert "Báo cáo 6 ngày trước" in shown
    assert "đã chờ 4 ngày làm việc" in shown
    assert "Báo cáo 5 ngày trước" not in shown
    db.session.add(CalendarDay(commune_id=place.id, on=date(2026, 10, 5), kind="holiday", name="Nghỉ"))
    assert "Báo cáo 6 ngày trước" not in _stuck(chair.get("/qua-han").text, "reports")


def test_a_wait_says_for_whom_since_when_and_whether_to_ask_again(place: Place, chair: FlaskClient) -> None:
    head = place.people["culture_head"]
    for name, again in (("Quá ngày", on(-1)), ("Còn chờ", on(9))):
        task = place.task(name, deadline_type="external")
        with ago(20):
            workflow.accept(task, head)
            waits.begin(task, head, "Sở Khoa học và Công nghệ", again)
    shown = _stuck(chair.get("/qua-han").text, "guidance")
    assert shown.count("Sở Khoa học và Công nghệ (ghi nhận chờ ngày 16/9/2026)") == 2
    assert "đã quá ngày hỏi lại 05/10" in shown
    assert "hỏi lại 15/10" in shown
    home = main_of(chair.get("/").text)
    assert 'href="/viec?cho=huong-dan" data-n="2"' in home


def test_a_part_past_its_own_day_is_amber_and_the_lead_isn_t_blamed(place: Place, chair: FlaskClient) -> None:
    task = place.task("Phổ cập thanh toán số", "economy", due_on=on(20))
    leading.coordinate(task, [place.units["culture"], place.units["centre"]])
    with ago(10):
        parts.ask(task, place.people["economy_head"], place.units["culture"], "Lập danh sách", on(-3))
        parts.ask(task, place.people["economy_head"], place.units["centre"], "Góp ý", on(4))
    shown = _stuck(chair.get("/qua-han").text, "parts")
    assert "Chưa trả lời, quá hạn riêng 3 ngày" in shown
    assert "Lập danh sách" in shown
    assert "Góp ý" not in shown
    assert "st-late" not in shown
    leading.answer(task, place.people["culture_head"], place.units["culture"], "Đã gửi danh sách")
    assert "Không có phần phối hợp nào quá hạn riêng" in _stuck(chair.get("/qua-han").text, "parts")


def test_a_unit_s_own_people_see_their_units_not_what_all_wait_for(place: Place, head: FlaskClient) -> None:
    place.task("Việc", due_on=on(-3))
    assert 'id="stuck"' not in head.get("/qua-han").text
    assert 'id="stuck"' in head.get("/qua-han?pham-vi=tat-ca").text


def test_why_a_task_is_late(place: Place, chair: FlaskClient) -> None:
    head = place.people["culture_head"]
    silent, stopped, waiting = (place.task(name, due_on=on(-9)) for name in ("Không nói", "Vướng", "Chờ"))
    for task in (silent, stopped, waiting):
        workflow.accept(task, head)
    with ago(5):
        progress.note(stopped, head, "Nhà thầu chậm giao thiết bị", obstacle=True)
        waits.begin(waiting, head, "UBND tỉnh", on(-2))
    progress.note(stopped, head, "Đã họp với nhà thầu")
    rows = main_of(chair.get("/qua-han").text).partition('id="by-unit"')[2].split('class="ttl"')[1:]
    said = {row.partition("</a>")[0].rpartition(">")[2]: row for row in rows}
    assert "Chưa nêu lý do" in said["Không nói"]
    assert "Nhà thầu chậm giao thiết bị" in said["Vướng"]
    assert "“Đã họp với nhà thầu”" in said["Vướng"]
    assert "Chờ hướng dẫn: UBND tỉnh (ghi nhận chờ 01/10); đã quá ngày hỏi lại 04/10" in said["Chờ"]
    paper = chair.get("/qua-han/in").text
    assert all(words in paper for words in ("Nhà thầu chậm giao thiết bị", "UBND tỉnh", "Ý kiến chỉ đạo"))
    assert clock.today() == TODAY
