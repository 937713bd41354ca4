"""The board: one snapshot, so that chips, heads and cards can't differ; fixed statements; nothing of elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from app.models import counting
from app.models.powers import Facts
from app.models.task import Task, TaskState, leading
from app.models.task.board import GROUPS, Wanted, board
from tests.boards.conftest import htmx
from tests.statements import counted
from tests.world import Place

TODAY = date(2026, 10, 6)
PARTS_OF_LED = [key for key in GROUPS if key != "soon"]


def _fill(place: Place, number: int, unit: str = "culture") -> None:
    states = list(TaskState)
    for n in range(number):
        due = None if n % 7 == 0 else TODAY + timedelta(days=n % 40 - 20)
        task = place.task(f"Việc số {n}", unit, due_on=due, deadline_type=("date", "ongoing", "external")[n % 3])
        task.state = states[n % len(states)]
        task.submitted_on = TODAY if task.state in (TaskState.REPORTED, TaskState.DONE) else None
        leading.coordinate(task, [place.units["office"], place.units["centre"]])


def test_chips_add_up_to_the_led_tasks_and_agree_with_the_count(place: Place) -> None:
    _fill(place, 60)
    made = board(place.units["culture"], Wanted(), Facts(place.id))
    count = counting.by_unit(place.id)[place.units["culture"].id]
    assert sum(made.counts[key] for key in PARTS_OF_LED) == len(made.led) == count.total
    assert made.counts["late"] == count.late
    assert made.counts["wait"] == count.reported
    assert made.counts["done"] == count.done
    assert made.counts["ok"] == count.terms["in_time"]
    assert sum(lane.led for lane in made.lanes) == len(made.led) - made.counts["paused"]
    assert made.cancelled == 10


def test_the_page_shows_the_same_numbers(place: Place, head: FlaskClient) -> None:
    _fill(place, 60)
    made = board(place.units["culture"], Wanted(), Facts(place.id))
    page = head.get(f"/bang/{place.units['culture'].id}").text
    shown = {key: int(n) for key, n in re.findall(r'id="n-(\w+)">(\d+)<', page)}
    assert shown == {key: made.counts[key] for key in shown}
    assert {"late", "ok", "rep", "wait", "done"} <= set(shown)
    assert "tạm dừng 10 việc, không nằm trên bảng" in page
    assert "đã hủy 10 việc, không tính" in page


@pytest.mark.parametrize("key", ["culture_head", "officer", "secretary", "chair", "deputy", "observer"])
def test_statements_don_t_grow_with_cards(place: Place, client_of, key: str) -> None:
    client, url = client_of(place.people[key]), f"/bang/{place.units['culture'].id}"
    seen = []
    for more in (5, 195):
        _fill(place, more)
        client.get(url)
        with counted() as statements:
            assert client.get(url).status_code == 200
        seen.append(len(statements))
    assert seen[0] == seen[1] <= 6 + 4, statements


def test_a_lane_shows_25_and_the_rest_on_request(place: Place, head: FlaskClient) -> None:
    for n in range(30):
        place.task(f"Việc {n}", due_on=TODAY)
    url = f"/bang/{place.units['culture'].id}"
    first = head.get(url).text
    assert first.count('<li class="card') == 25
    assert "Xem thêm 5 việc" in first
    assert head.get(url + "?them=unaccepted").text.count('<li class="card') == 30


def test_a_coordinated_task_is_marked_and_never_the_unit_s_own_delay(place: Place, head: FlaskClient) -> None:
    task = place.task("Phổ cập thanh toán số", "economy", due_on=date(2026, 9, 1))
    leading.coordinate(task, [place.units["culture"]])
    page = head.get(f"/bang/{place.units['culture'].id}").text
    card = page[page.index(f'id="task-{task.id}"') - 60 :]
    assert "is-late" not in card[: card.index("</li>")]
    assert "Quá hạn 35 ngày" not in page
    assert "Phòng KT-HT&amp;ĐT" in page
    assert "chủ trì 0, phối hợp 1" in page
    task.units[0].due_on = date(2026, 9, 15)
    assert "Chưa trả lời, quá hạn riêng 21 ngày" in head.get(f"/bang/{place.units['culture'].id}").text


def test_the_filter_narrows_by_words_without_marks(place: Place, head: FlaskClient) -> None:
    place.task("Nâng cấp mạng nội bộ", due_on=date(2026, 9, 1))
    place.task("Tập huấn kỹ năng số")
    url = f"/bang/{place.units['culture'].id}"
    page = head.get(url + "?q=MANG+noi", headers=htmx()).text
    assert "Nâng cấp mạng nội bộ" in page
    assert "Tập huấn" not in page
    assert "1 việc khớp" in page
    assert "<html" not in page
    assert "Không có việc nào khớp" in head.get(url + "?q=zzz").text
    late = head.get(url + "?t=late").text
    assert late.count('<li class="card') == 1


def test_the_order_is_late_first_and_pins_above(place: Place, head: FlaskClient) -> None:
    soon, late = place.task("Việc sắp", due_on=TODAY), place.task("Việc muộn", due_on=date(2026, 9, 1))
    url = f"/bang/{place.units['culture'].id}"
    page = head.get(url).text
    assert page.index(f'id="task-{late.id}"') < page.index(f'id="task-{soon.id}"')
    head.post(f"/viec/{soon.id}/ghim?noi=bang&bang={place.units['culture'].id}")
    page = head.get(url).text
    assert page.index(f'id="task-{soon.id}"') < page.index(f'id="task-{late.id}"')


def test_the_board_of_another_unit_is_readable(place: Place, head: FlaskClient) -> None:
    task = place.task("Việc của phòng khác", "economy")
    page = head.get(f"/bang/{place.units['economy'].id}").text
    assert "Việc của phòng khác" in page
    assert "data-move-url" not in page
    assert "Chỉ trưởng đơn vị chủ trì mới làm được." in page
    assert head.post(f"/viec/{task.id}/chuyen", data={"lane": "in_progress"}).status_code == 403


def test_another_commune_s_board_is_not_found(place: Place, elsewhere: Place, head: FlaskClient) -> None:
    strange = elsewhere.units["culture"].id
    for url in (f"/bang/{strange}", f"/bang/{strange}/thay-doi"):
        assert head.get(url).status_code == 404


def test_words_of_people_are_shown_as_text(place: Place, head: FlaskClient) -> None:
    task = place.task('<script>alert(1)</script> "x" onload=', product="<img src=x>")
    for url in (f"/bang/{place.units['culture'].id}", f"/viec/{task.id}", "/viec", "/"):
        page = head.get(url).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_news_are_told_by_a_mark_that_changes_with_any_task(place: Place, head: FlaskClient, late: Task) -> None:
    url = f"/bang/{place.units['culture'].id}"
    mark = re.search(r"thay-doi\?dau=([\d-]+)", head.get(url).text)[1]
    quiet = head.get(f"{url}/thay-doi?dau={mark}")
    assert quiet.status_code == 204
    assert head.get(f"{url}/thay-doi?dau={mark}", headers={"If-None-Match": quiet.headers["ETag"]}).status_code == 304
    head.post(f"/viec/{late.id}/tien-do", data={"text": "Đã xong bước một"})
    told = head.get(f"{url}/thay-doi?dau={mark}", headers={"If-None-Match": quiet.headers["ETag"]})
    assert told.status_code == 200
    assert "Tải lại bảng" in told.text


def test_own_board_or_the_list_of_boards(place: Place, head: FlaskClient, chair: FlaskClient) -> None:
    place.task(due_on=date(2026, 9, 1))
    place.task(unit=None)
    assert head.get("/bang").location == f"/bang/{place.units['culture'].id}"
    page = chair.get("/bang").text
    for key in ("office", "culture", "economy", "centre"):
        assert place.units[key].name.replace("&", "&amp;") in page
    assert place.units["everyone"].name not in page
    assert "Chưa rõ chủ trì" in page
