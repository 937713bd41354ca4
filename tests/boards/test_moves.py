"""Moving: who may, what is swapped, what a stale move answers, how it is undone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.models import event
from app.models.task import Task, TaskState, workflow
from tests.boards.conftest import htmx
from tests.world import Place

pytestmark = pytest.mark.thorough

WHO = ("admin", "secretary", "chair", "deputy", "culture_head", "economy_head", "officer", "observer")
MAY = {
    ("unaccepted", "in_progress"): {"culture_head"},
    ("in_progress", "unaccepted"): {"culture_head"},
    ("in_progress", "reported"): {"culture_head"},
    ("reported", "in_progress"): {"culture_head", "secretary", "chair"},
    ("reported", "done"): {"secretary", "chair"},
    ("done", "in_progress"): {"secretary", "chair"},
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("start", "to"), MAY)
def test_each_role_moves_what_it_may(place: Place, client_of, who: str, start: str, to: str) -> None:
    task = place.task(due_on=date(2026, 9, 30))
    task.state = start
    if start == "reported":
        task.state = "in_progress"
        place.report(task)
    answer = client_of(place.people[who]).post(f"/viec/{task.id}/chuyen", data={"lane": to, "note": "Lý do, kết quả"})
    if who in MAY[start, to] and not (who == "culture_head" and start == "reported"):
        assert (answer.status_code, task.state) == (303, to)
        assert event.of(task)[0].actor_id == place.people[who].id
    elif who not in MAY[start, to]:
        assert (answer.status_code, task.state) == (403, start)


def test_the_doer_takes_the_report_back_without_a_reason(place: Place, head: FlaskClient, late: Task) -> None:
    workflow.report(late, place.people["culture_head"], "Xong")
    assert head.post(f"/viec/{late.id}/chuyen", data={"lane": "in_progress"}).status_code == 303
    assert (late.state, late.returned) == ("in_progress", 0)


def test_dragging_posts_lane_and_version_and_swaps_two_lanes(place: Place, head: FlaskClient, late: Task) -> None:
    unit = place.units["culture"].id
    answer = head.post(
        f"/viec/{late.id}/chuyen?noi=bang&bang={unit}",
        data={"lane": "in_progress", "version": late.version},
        headers=htmx(f"http://localhost/bang/{unit}"),
    )
    assert answer.status_code == 200
    for lane, there in (("unaccepted", True), ("in_progress", True), ("reported", False), ("done", False)):
        assert (f'id="lane-{lane}"' in answer.text) is there, lane
    assert answer.text.count('hx-swap-oob="true"') >= 4
    assert "data-focus" in answer.text
    assert 'id="n-late" hx-swap-oob="true">1<' in answer.text
    assert "Ho\\u00e0n t\\u00e1c" in answer.headers["HX-Trigger"]


def test_the_filter_of_the_page_behind_stays(place: Place, head: FlaskClient, late: Task) -> None:
    other = place.task("Tập huấn kỹ năng số", due_on=date(2026, 9, 30))
    unit = place.units["culture"].id
    answer = head.post(
        f"/viec/{late.id}/chuyen?noi=bang&bang={unit}",
        data={"lane": "in_progress", "version": late.version},
        headers=htmx(f"http://localhost/bang/{unit}?q=mang"),
    )
    assert f'id="task-{late.id}"' in answer.text
    assert f'id="task-{other.id}"' not in answer.text


def test_a_moved_card_is_shown_even_past_the_first_25(place: Place, head: FlaskClient) -> None:
    for n in range(26):
        place.task(f"Việc {n}", due_on=date(2026, 9, 1)).state = TaskState.IN_PROGRESS
    last = place.task("Việc không hạn")
    unit = place.units["culture"].id
    data = {"lane": "in_progress", "version": last.version}
    answer = head.post(f"/viec/{last.id}/chuyen?noi=bang&bang={unit}", data=data, headers=htmx())
    assert f'id="task-{last.id}"' in answer.text


def test_a_stale_move_answers_the_fresh_card(place: Place, head: FlaskClient, late: Task) -> None:
    unit, version = place.units["culture"].id, late.version
    workflow.accept(late, place.people["culture_head"])
    answer = head.post(
        f"/viec/{late.id}/chuyen?noi=bang&bang={unit}",
        data={"lane": "reported", "version": version, "note": "Xong"},
        headers=htmx(f"http://localhost/bang/{unit}"),
    )
    assert answer.status_code == 409
    assert late.state == "in_progress"
    assert f'data-version="{late.version}"' in answer.text
    assert "V\\u0103n" in answer.headers["HX-Trigger"] or "Tr\\u01b0\\u1edfng" in answer.headers["HX-Trigger"]
    plain = head.post(f"/viec/{late.id}/chuyen", data={"lane": "unaccepted", "version": version})
    assert plain.status_code == 409
    assert "vừa được người khác sửa" in plain.text


def test_undo_puts_it_back(place: Place, head: FlaskClient, late: Task) -> None:
    unit = place.units["culture"].id
    first = head.post(f"/viec/{late.id}/chuyen?noi=bang&bang={unit}", data={"lane": "in_progress"})
    assert first.location == f"/bang/{unit}#task-{late.id}"
    page = head.get(first.location).text
    toast = page[page.index('<div class="toast">') :]
    undo = re.search(r'action="([^"]+)"', toast)[1].replace("&amp;", "&")
    assert "lane=unaccepted" in undo
    assert head.post(undo).status_code == 303
    assert late.state == "unaccepted"
    verbs = [one.verb for one in event.of(late)]
    assert verbs == ["task.put_back", "task.accepted"]


def test_lanes_that_no_verb_joins_are_refused_in_words(head: FlaskClient, late: Task) -> None:
    answer = head.post(f"/viec/{late.id}/chuyen", data={"lane": "done"})
    assert answer.status_code == 422
    assert "Không chuyển thẳng được giữa hai cột này." in answer.text
    assert head.post(f"/viec/{late.id}/chuyen", data={"lane": "nowhere"}).status_code == 422
    assert late.state == "unaccepted"


def test_another_commune_s_task_is_not_found(elsewhere: Place, head: FlaskClient) -> None:
    strange = elsewhere.task()
    for path in ("chuyen", "don-doc", "ghim", "tien-do", "bao-cao", "sua", "rut-don-doc", "dong-y-gia-han"):
        assert head.post(f"/viec/{strange.id}/{path}", data={"lane": "in_progress"}).status_code == 404, path
    assert head.get(f"/viec/{strange.id}").status_code == 404
    assert strange.state == "unaccepted"


def test_the_menu_says_why_a_lane_is_refused(place: Place, head: FlaskClient) -> None:
    task = place.task()
    workflow.report(task, place.people["culture_head"], "Xong")
    page = head.get(f"/bang/{place.units['culture'].id}").text
    assert "Hoàn thành: Người báo cáo và đơn vị chủ trì không tự xác nhận." in page
    assert 'data-lanes="in_progress"' in page
