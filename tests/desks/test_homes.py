"""The first pages: what is theirs first, the oldest first, decided where it stands."""

from __future__ import annotations

import re
from datetime import timedelta

from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models import meetings, settings
from app.models.meeting import Paper
from app.models.roles import Role
from app.models.task import evidence, extending, leading, progress, waits, workflow
from app.models.task.handed import Handed
from app.models.user import Appointment
from tests.desks.lives import TODAY, ago, live, on
from tests.desks.test_numbers import main_of, numbers_of
from tests.evidence.pictures import png
from tests.world import LONG_AGO, Place


def _panel(page: str, name: str) -> str:
    return main_of(page).partition(f'id="{name}" aria-labelledby')[2].partition("</section>")[0]


def _titles(panel: str) -> list[str]:
    return re.findall(r'<h\d><a [^>]*lang="vi">([^<]*)</a>', panel)


def test_a_deputy_sees_what_they_are_in_charge_of_first(place: Place, client_of) -> None:
    own, others = (place.task(name, due_on=on(-5)) for name in ("Việc tôi phụ trách", "Việc khác"))
    leading.put_in_charge(own, place.people["secretary"], place.people["deputy"])
    of_unit = place.task("Việc của đơn vị tôi phụ trách", "economy", due_on=on(-2))
    place.units["economy"].leader_id = place.people["deputy"].id
    for task, wanted in ((others, 30), (own, 20)):
        extending.ask(task, place.people["culture_head"], on(wanted), f"Lý do {task.short_text}")
    page = client_of(place.people["deputy"]).get("/").text
    assert page.index("Việc tôi phụ trách</h2>") < page.index("Toàn địa bàn</h2>")
    assert _titles(_panel(page, "charge-late")) == [own.short_text, of_unit.short_text]
    assert _titles(_panel(page, "requests")) == [own.short_text, others.short_text]
    leader = place.people["deputy"].id
    assert dict(numbers_of(page))[f"/viec?t=late&lanh-dao={leader}"] == 2
    assert "Việc tôi phụ trách</h2>" not in client_of(place.people["chair"]).get("/").text


def test_a_refusal_says_why_where_it_stands(place: Place, chair: FlaskClient) -> None:
    task = place.task(due_on=on(4))
    extending.ask(task, place.people["culture_head"], on(30), "Chờ thẩm định")
    for page, here in (("/", "nha"), ("/qua-han", "qua-han")):
        form = re.search(r'action="(/viec/\d+/khong-gia-han\?noi=(?:nha|qua-han))"', chair.get(page).text)[1]
        assert form.endswith(here)
        assert chair.post(form, data={"reason": ""}).status_code == 422
    assert extending.waiting(task) is not None
    assert chair.post(form, data={"reason": "Làm được trong hạn"}).location == "/qua-han"
    assert extending.waiting(task) is None
    assert task.due_on == on(4)


def test_an_officer_sees_what_is_assigned_to_them_first(place: Place, client_of) -> None:
    own, other = (place.task(name, due_on=on(-5)) for name in ("Giao cho tôi", "Của phòng"))
    leading.assign(own, place.people["culture_head"], place.people["officer"])
    page = client_of(place.people["officer"]).get("/").text
    assert _titles(_panel(page, "mine")) == [own.short_text]
    assert page.index('id="mine"') < page.index('id="first"')
    assert other.short_text in _panel(page, "first")


def test_what_nobody_wrote_of_stands_once_with_one_button(place: Place, head: FlaskClient) -> None:
    made = clock.now() - timedelta(days=90)
    duty = place.task("Sao lưu hằng tháng", deadline_type="ongoing", recurrence="monthly", created_at=made)
    silent, fresh = (place.task(name, due_on=on(40)) for name in ("Im lặng", "Vừa ghi"))
    with ago(45):
        for task in (duty, silent, fresh):
            workflow.accept(task, place.people["culture_head"])
    progress.note(fresh, place.people["culture_head"], "Đã làm một nửa")
    panel = _panel(head.get("/").text, "unwritten")
    assert _titles(panel) == [duty.short_text, silent.short_text]
    assert "1 thiếu cập nhật kỳ" in panel
    assert "2 trên 30 ngày" in panel
    assert f'href="/viec/{silent.id}/tien-do?noi=nha"' in panel


def test_a_head_of_two_units_has_numbers_of_both(place: Place, client_of) -> None:
    live(place)
    head = place.people["culture_head"]
    units = [place.units[key].id for key in ("culture", "economy")]
    also = Appointment(commune_id=place.id, role=Role.DEPARTMENT_HEAD, unit_id=units[1], from_on=LONG_AGO)
    head.appointments.append(also)
    client = client_of(head)
    found = dict(numbers_of(client.get("/").text))
    both = f"/viec?cac-don-vi={units[0]}&cac-don-vi={units[1]}"
    assert found[both] == sum(client.get(f"/viec?unit={unit}").text.count('class="ttl"') for unit in units) > 60
    assert found[f"{both}&t=late"] > 20


def test_the_secretariat_confirms_the_oldest_first(place: Place, secretary: FlaskClient) -> None:
    tasks = [place.task(f"Báo cáo {back}", due_on=on(9)) for back in (2, 6, 1)]
    for task, back in zip(tasks, (2, 6, 1), strict=True):
        with ago(back):
            workflow.report(task, place.people["culture_head"], "Xong", document_number="1/BC")
    panel = _panel(secretary.get("/").text, "confirm")
    assert _titles(panel) == ["Báo cáo 6", "Báo cáo 2", "Báo cáo 1"]
    assert re.findall(r"đã chờ (\d+) ngày làm việc", panel) == ["4", "2", "1"]


def test_what_is_to_be_confirmed_shows_the_report_and_its_products(place: Place, secretary: FlaskClient) -> None:
    task, head = place.task("Số hóa hồ sơ", due_on=on(9)), place.people["culture_head"]
    given = Handed(files=[("biên bản.png", png())], link="https://mau.example/ket-qua")
    workflow.report(task, head, "Đã số hóa 1.200 hồ sơ", document_number="12/BC-UBND", handed=given)
    gone = evidence.add(task, place.people["secretary"], Handed(link="https://mau.example/nham"))[0]
    evidence.remove(task, place.people["secretary"], gone, None)
    db.session.flush()
    file = next(row for row in evidence.of(task) if row.file_id)
    for shown in (_panel(secretary.get("/").text, "confirm"), secretary.get(f"/viec/{task.id}/tra-lai").text):
        assert "Đã số hóa 1.200 hồ sơ · Văn bản: 12/BC-UBND" in shown
        assert f'href="/viec/{task.id}/minh-chung/{file.id}"' in shown
        assert 'href="https://mau.example/ket-qua"' in shown
        assert "nham" not in shown


def test_the_secretariat_is_told_which_units_write_nothing(place: Place, secretary: FlaskClient) -> None:
    live(place)
    panel = _panel(secretary.get("/").text, "quiet")
    rows = re.findall(r"<th role=\"rowheader\"[^>]*>([^<]*)</th>(.*?)</tr>", panel, re.S)
    numbers = {name: [int(n) for n in re.findall(r">(\d+)</", cells)] for name, cells in rows}
    total = numbers.pop("Cộng")
    assert [sum(column) for column in zip(*numbers.values(), strict=True)] == total
    assert numbers["Phòng Văn hóa - Xã hội"] == numbers["Phòng Kinh tế, Hạ tầng và Đô thị"]
    assert min(total) > 1


def test_papers_due_are_meetings_without_a_brief_and_reports_of_the_next_days(
    place: Place, secretary: FlaskClient
) -> None:
    by, committee = place.people["secretary"], meetings.first_committee(place.id)
    for title, days in (("Họp quý", 9), ("Họp đã qua", -2), ("Họp có báo cáo", 3)):
        meeting = meetings.call(by, committee, on=on(days), title=title, place="Phòng họp", chair="Chủ tịch")
        db.session.flush()
    paper = {"kind": "brief", "on": TODAY, "input_key": "once", "state": "ready"}
    db.session.add(Paper(commune_id=place.id, meeting_id=meeting.id, **paper))
    for name, days in (("Báo cáo gần", 14), ("Báo cáo xa", 15)):
        place.task(name, due_on=on(days), kind="reporting", keeps_day=True)
    panel = _panel(secretary.get("/").text, "papers")
    assert "Họp quý" in panel
    assert "Báo cáo gần" in panel
    assert not any(name in panel for name in ("Họp đã qua", "Họp có báo cáo", "Báo cáo xa"))
    assert "1 báo cáo</a>" in panel


def test_waits_whose_day_has_come_are_asked_again(place: Place, secretary: FlaskClient) -> None:
    for name, again in (("Hôm nay", on(0)), ("Mai", on(1)), ("Hôm kia", on(-2))):
        with ago(30):
            waits.begin(place.task(name, deadline_type="external"), place.people["secretary"], "Sở Nội vụ", again)
    page = secretary.get("/").text
    assert _titles(_panel(page, "ask-again")) == ["Hôm kia", "Hôm nay"]
    assert dict(numbers_of(page))["/viec?cho=hoi-lai"] == 2


def test_what_waits_for_an_event_is_asked_about_though_its_wait_has_ended(place: Place, secretary: FlaskClient) -> None:
    person = place.people["secretary"]
    with ago(70):
        ended, waiting, never = (place.task(name, deadline_type="external") for name in ("Hết chờ", "Chờ", "Chưa hỏi"))
        for task in (ended, waiting):
            waits.begin(task, person, "Sở Nội vụ", on(-60))
    with ago(31):
        waits.end(ended, person, "Sở trả lời: chưa có")
        waits.begin(waiting, person, "Sở Nội vụ", on(0))
    page = secretary.get("/").text
    panel = _panel(page, "ask-again")
    assert _titles(panel) == ["Chưa hỏi", "Hết chờ", "Chờ"]
    assert panel.count("Hẹn hỏi lại</") == 3
    assert panel.count("Đã có hướng dẫn</") == 1
    assert "đến kỳ hỏi lại từ 27/8" in panel and "đến kỳ hỏi lại từ 05/10" in panel
    assert dict(numbers_of(page))["/viec?cho=hoi-lai"] == 3
    assert never.short_text in secretary.get("/viec?cho=hoi-lai").text


def test_requests_say_at_whom_they_lie(place: Place, secretary: FlaskClient) -> None:
    own, free = (place.task(name, due_on=on(9)) for name in ("Có người phụ trách", "Chưa ai phụ trách"))
    leading.put_in_charge(own, place.people["secretary"], place.people["deputy"])
    for task in (own, free):
        extending.ask(task, place.people["culture_head"], on(30), "Chờ")
    panel = _panel(secretary.get("/").text, "asked")
    assert "chờ Phó Chủ tịch UBND hoặc Chủ tịch" in panel
    assert "chờ Chủ tịch hoặc một Phó Chủ tịch" in panel


def test_due_this_week_ends_on_sunday_whatever_soon_means(place: Place, head: FlaskClient) -> None:
    settings.write(place.id, "soon_days", 30)
    for days in (-1, 0, 5, 6):
        place.task(f"Hạn {days}", due_on=on(days), keeps_day=True)
    unit = place.units["culture"].id
    assert on(5).weekday() == 6
    assert dict(numbers_of(head.get("/").text))[f"/viec?unit={unit}&han=tuan"] == 2
