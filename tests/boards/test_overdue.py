"""The chairperson's page: the same number as bar and count, one-press urging with a real undo, text to send."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from app import clock
from app.database import db
from app.models import counting
from app.models.notification import Notification
from app.models.task import Task, extending, leading, workflow
from tests.boards.conftest import htmx
from tests.statements import counted
from tests.world import Place


def _late(place: Place, number: int) -> list[Task]:
    units = ("culture", "economy", "office", None)
    made = [
        place.task(f"Việc muộn {n}", units[n % 4], due_on=date(2026, 10, 5) - timedelta(days=n)) for n in range(number)
    ]
    for task in made:
        leading.coordinate(task, [place.units["centre"]])
    return made


def test_the_list_the_bar_and_the_count_say_the_same(place: Place, chair: FlaskClient, head: FlaskClient) -> None:
    tasks = _late(place, 12)
    workflow.report(tasks[0], place.people["culture_head"], "Xong")
    place.task("Việc đúng hạn", due_on=date(2026, 10, 6))
    number = counting.count(place.id).late
    assert number == 11
    page = chair.get("/qua-han").text
    assert page.count('class="ttl"') == number
    assert f'stat-late" href="#by-unit"><b>{number}</b>' in page
    assert f'<span class="num num-late">{number}</span>' in page
    own = counting.by_unit(place.id)[place.units["culture"].id].late
    page = head.get("/qua-han").text
    assert page.count('class="ttl"') == own
    assert f'<span class="num num-late">{own}</span>' in page
    assert head.get("/qua-han?pham-vi=tat-ca").text.count('class="ttl"') == number


def test_the_worst_comes_first_and_no_statement_is_added(place: Place, chair: FlaskClient) -> None:
    seen = []
    for more in (5, 195):
        _late(place, more)
        chair.get("/qua-han")
        with counted() as statements:
            page = chair.get("/qua-han").text
        seen.append(len(statements))
    assert seen[0] == seen[1] <= 4 + 6, statements
    days = [int(n) for n in re.findall(r"<span>(\d+) ngày</span>", page)]
    groups = page.split('class="grp"')[1:]
    worst = [max(int(n) for n in re.findall(r"<span>(\d+) ngày</span>", group)) for group in groups]
    assert worst == sorted(worst, reverse=True)
    assert max(days) == worst[0]


def test_one_press_urges_and_undo_is_real_for_60_seconds(place: Place, chair: FlaskClient, late: Task) -> None:
    answer = chair.post(f"/viec/{late.id}/don-doc?noi=qua-han", headers=htmx())
    assert "Vừa đôn đốc 09:00" in answer.text
    assert late.urged == 1
    rows = db.session.scalars(select(Notification).where(Notification.rule == "urge")).all()
    assert {row.recipient_id for row in rows} == {place.people["culture_head"].id}
    assert all(row.shown_from == clock.now() + timedelta(seconds=60) for row in rows)
    assert "Vừa đôn đốc 09:00" in chair.get("/qua-han").text
    undo = f"/viec/{late.id}/rut-don-doc?lan=1&noi=qua-han"
    assert "<button" in chair.post(undo, headers=htmx()).text
    assert late.urged == 0
    assert {row.state for row in db.session.scalars(select(Notification).where(Notification.rule == "urge"))} == {
        "skipped"
    }


def test_after_60_seconds_it_has_left(place: Place, chair: FlaskClient, late: Task) -> None:
    chair.post(f"/viec/{late.id}/don-doc")
    with clock.stopped(clock.now() + timedelta(seconds=61)):
        answer = chair.post(f"/viec/{late.id}/rut-don-doc?lan=1")
        assert answer.status_code == 422
        assert "Đôn đốc đã gửi đi" in answer.text
        assert "Vừa đôn đốc" not in chair.get("/qua-han").text
    assert late.urged == 1


def test_many_are_urged_at_once_and_taken_back_at_once(place: Place, chair: FlaskClient) -> None:
    tasks = [task for task in _late(place, 8) if task.lead_unit_id]
    answer = chair.post("/qua-han/don-doc", data={"task": [tasks[0].id, tasks[1].id]})
    assert answer.status_code == 303
    assert [task.urged for task in tasks[:3]] == [1, 1, 0]
    toast = chair.get("/qua-han").text
    undo = re.search(r'action="(/qua-han/rut-don-doc[^"]+)"', toast)[1].replace("&amp;", "&")
    chair.post(undo)
    assert [task.urged for task in tasks[:3]] == [0, 0, 0]
    chair.post("/qua-han/don-doc", data={"all": "1"})
    assert all(task.urged == 1 for task in tasks)
    assert "Đánh dấu ít nhất một việc" in chair.post("/qua-han/don-doc", follow_redirects=True).text


def test_only_leaders_and_the_secretariat_urge(place: Place, late: Task, client_of) -> None:
    may = {"chair", "deputy", "secretary"}
    for who in place.people:
        client = client_of(place.people[who])
        for url, data in ((f"/viec/{late.id}/don-doc", {}), ("/qua-han/don-doc", {"task": late.id})):
            assert (client.post(url, data=data).status_code == 303) is (who in may), (who, url)
    assert late.urged == len(may)  # the same person pressing twice within the minute is one urge


def test_extensions_are_decided_in_place(place: Place, chair: FlaskClient, head: FlaskClient, late: Task) -> None:
    extending.ask(late, place.people["culture_head"], date(2026, 10, 30), "Chờ <thẩm định>")
    page = chair.get("/qua-han").text
    assert "30/9 → 30/10/2026" in page
    assert "(thêm 30 ngày)" in page
    assert "xin gia hạn sau khi đã quá hạn 6 ngày" in page
    assert "Chờ &lt;thẩm định&gt;" in page
    assert "Đồng ý" not in head.get("/qua-han").text
    assert head.post(f"/viec/{late.id}/dong-y-gia-han").status_code == 403
    assert chair.post(f"/viec/{late.id}/dong-y-gia-han?noi=qua-han").location == "/qua-han"
    assert (late.due_on, late.extended) == (date(2026, 10, 30), 1)
    assert chair.post(f"/viec/{late.id}/dong-y-gia-han").status_code == 422


def _to_send(page: str) -> list[str]:
    return re.search(r'id="to-send"[^>]*>(.*?)</textarea>', page, re.S)[1].split("\n")


def test_the_text_to_send_names_units_tasks_and_links(place: Place, chair: FlaskClient, late: Task) -> None:
    late.last_note = "Lý do riêng"
    place.task("Số hóa dữ liệu", "economy", due_on=date(2026, 9, 27))
    lines = _to_send(chair.get("/qua-han").text)
    assert lines == [
        "Việc quá hạn ngày 06/10/2026 (2):",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        f"1. Số hóa dữ liệu – quá hạn 8 ngày (hạn 28/9) – http://localhost/viec/{late.id + 1}",
        "Phòng Văn hóa - Xã hội",
        f"2. {late.short_text} – quá hạn 6 ngày (hạn 30/9) – http://localhost/viec/{late.id}",
    ]


def test_the_text_to_send_has_twenty_lines_at_most(place: Place, chair: FlaskClient) -> None:
    for number in (14, 15, 16, 17, 60):
        for task in db.session.scalars(select(Task)):
            task.state = "cancelled"
        _late(place, number)
        lines = _to_send(chair.get("/qua-han").text)
        assert len(lines) <= 20
        shown = sum(bool(re.match(r"\d+\. ", line)) for line in lines)
        rest = re.match(r"… và (\d+) việc khác", lines[-1])
        assert shown + (int(rest[1]) if rest else 0) == number


def test_the_paper_has_a_column_for_directions(place: Place, chair: FlaskClient, late: Task) -> None:
    page = chair.get("/qua-han/in").text
    assert "Ý kiến chỉ đạo" in page
    assert "1 nhiệm vụ quá hạn trên tổng số 1 nhiệm vụ" in page
    assert "30/9/2026 (Quý III/2026)" in page
    assert "phường Mẫu" in page


def test_nothing_of_another_commune(place: Place, elsewhere: Place, chair: FlaskClient) -> None:
    strange = elsewhere.task("Việc nơi khác", due_on=date(2026, 9, 1))
    assert "Việc nơi khác" not in chair.get("/qua-han").text
    assert chair.post("/qua-han/don-doc", data={"task": strange.id}).status_code == 404
    assert strange.urged == 0
