"""Updates and comments on the screens, with and without htmx: what is saved, what comes back, what others see."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db
from app.linking import linked
from app.models import event
from app.models.task import Task, commenting, comments, leading, progress, workflow
from app.models.task.comments import Comment
from app.models.task.records import ProgressUpdate
from tests.boards.conftest import htmx
from tests.world import Place


def many(model: type) -> int:
    """How many rows there are."""
    return db.session.scalar(select(func.count(model.id))) or 0


def test_the_form_opens_over_the_board_and_as_a_page(place: Place, head: FlaskClient, late: Task) -> None:
    unit = place.units["culture"].id
    url = f"/viec/{late.id}/tien-do?noi=bang&amp;bang={unit}"
    board = head.get(f"/bang/{unit}").text
    assert board.count(f'href="{url}"') == 2, "once on the card, once in its menu"
    assert 'data-key="KeyC"' in board
    part = head.get(url.replace("&amp;", "&"), headers=htmx()).text
    assert 'id="dialog-h"' in part
    assert '<details class="more">' in part
    assert part.count("<textarea") == 3
    page = head.get(url.replace("&amp;", "&")).text
    assert "<h1" in page
    assert 'id="up-text"' in page


def test_an_update_from_the_board_closes_the_dialog_and_swaps_the_card(
    place: Place, head: FlaskClient, late: Task
) -> None:
    url = f"/viec/{late.id}/tien-do?noi=bang&bang={place.units['culture'].id}"
    answer = head.post(url, data={"text": "70%: đã họp"}, headers=htmx())
    assert "dialog-close" in answer.headers["HX-Trigger"]
    assert f'"note-{late.id}", "difficulty-{late.id}", "proposal-{late.id}"' in answer.headers["HX-Trigger"]
    assert 'id="lane-unaccepted"' in answer.text
    assert late.percent == 70
    plain = head.post(url, data={"text": "Đã trình"})
    assert plain.location == f"/bang/{place.units['culture'].id}#task-{late.id}"
    assert "tiến độ 70% lấy từ câu" in head.post(
        f"/viec/{late.id}/tien-do", data={"text": "70%: đã xong bước hai"}, follow_redirects=True
    ).text  # fmt: skip


@pytest.mark.parametrize("place_name", ["bang", "ngan", "trang"])
@pytest.mark.parametrize("by_htmx", [True, False])
def test_what_was_typed_comes_back_with_a_refusal(
    place: Place, head: FlaskClient, late: Task, place_name: str, by_htmx: bool
) -> None:
    url = f"/viec/{late.id}/tien-do?noi={place_name}&bang={place.units['culture'].id}"
    typed = {"text": " ", "difficulty": "Thiếu kinh phí", "proposal": "Bổ sung", "percent": "40", "obstacle": "1"}
    answer = head.post(url, data=typed, headers=htmx() if by_htmx else {})
    assert answer.status_code == 422
    for kept in ("Thiếu kinh phí</textarea>", "Bổ sung</textarea>", '<option value="40" selected>'):
        assert kept in answer.text
    assert "Ghi đã làm được gì" in answer.text
    assert many(ProgressUpdate) == 0


@pytest.mark.parametrize("place_name", ["bang", "ngan", "trang"])
@pytest.mark.parametrize("by_htmx", [True, False])
def test_what_was_typed_comes_back_where_the_work_was_reported_meanwhile(
    place: Place, head: FlaskClient, late: Task, place_name: str, by_htmx: bool
) -> None:
    workflow.report(late, place.people["culture_head"], "Xong", document_number="12/BC-UBND")
    url = f"/viec/{late.id}/tien-do?noi={place_name}&bang={place.units['culture'].id}"
    answer = head.post(url, data={"text": "Câu vừa gõ"}, headers=htmx() if by_htmx else {})
    assert answer.status_code == 409
    assert "Câu vừa gõ</textarea>" in answer.text
    assert "vừa được người khác sửa hoặc chuyển" in answer.text


def test_a_text_too_long_is_refused_and_kept(head: FlaskClient, late: Task) -> None:
    long = "a" * 2_001
    answer = head.post(f"/viec/{late.id}/tien-do", data={"text": "Đã họp", "proposal": long})
    assert answer.status_code == 422
    assert f"{long}</textarea>" in answer.text
    assert "2001 ký tự, nhiều nhất là 2000" in answer.text


def test_the_panel_shows_five_and_folds_the_others(place: Place, head: FlaskClient, late: Task) -> None:
    leading.coordinate(late, [place.units["economy"]])
    for n in range(7):
        progress.note(late, place.people["culture_head"], f"Bước {n}", difficulty="Thiếu <b>người</b>")
    progress.contribute(late, place.people["economy_head"], "Đã lập dự toán", proposal="Bổ sung vốn")
    page = head.get(f"/viec/{late.id}").text
    panel = page.partition('id="progress"')[2].partition("</section>")[0]
    assert panel.count("<li>") == 8
    assert "Xem 3 cập nhật trước" in panel
    assert (
        panel.index("Đã lập dự toán")
        < panel.index("Bước 6")
        < panel.index("<details><summary>")
        < panel.index("Bước 2")
    )
    assert "Phòng KT-HT&amp;ĐT phối hợp" in panel
    assert "Thiếu &lt;b&gt;người" in panel
    assert "Đề xuất, kiến nghị:</b> Bổ sung vốn" in panel


def test_a_coordinating_unit_writes_on_its_own_board(place: Place, client_of, late: Task) -> None:
    leading.coordinate(late, [place.units["economy"]])
    client, unit = client_of(place.people["economy_head"]), place.units["economy"].id
    assert f"/viec/{late.id}/tien-do" in client.get(f"/bang/{unit}").text
    url = f"/viec/{late.id}/tien-do?noi=bang&bang={unit}"
    form = client.get(url, headers=htmx()).text
    assert 'name="percent"' not in form
    assert 'name="difficulty"' in form
    assert client.post(url, data={"text": "Đã lập dự toán"}, headers=htmx()).status_code == 200
    assert late.percent is None
    assert [one.verb for one in event.of(late)] == ["task.contributed"]
    assert "Phòng KT-HT&amp;ĐT cập nhật phần việc phối hợp" in client.get(f"/viec/{late.id}").text


@pytest.mark.parametrize("who", ["secretary", "chair", "observer", "admin", "economy_head"])
def test_others_have_no_form(place: Place, client_of, late: Task, who: str) -> None:
    client = client_of(place.people[who])
    assert client.get(f"/viec/{late.id}/tien-do").status_code == 403
    assert client.post(f"/viec/{late.id}/tien-do", data={"text": "x"}).status_code == 403
    assert 'id="note"' not in client.get(f"/viec/{late.id}").text


def test_a_comment_with_a_mention_by_the_select(place: Place, chair: FlaskClient, late: Task) -> None:
    deputy = place.people["deputy"]
    page = chair.get(f"/viec/{late.id}").text
    assert f'<option value="{deputy.id}" data-name="{deputy.name}">' in page
    assert re.findall(r'data-name="([^"]*)" data-secretary>', page) == [place.people["secretary"].name]
    assert f'<option value="{place.people["chair"].id}"' not in page.partition('id="comment-whom"')[2]
    data = {"text": "Xem <i>giúp</i>: https://mau.example/a?b=1&c=2.", "whom": [str(deputy.id)]}
    assert chair.post(f"/viec/{late.id}/y-kien", data=data).location == f"/viec/{late.id}"
    page = chair.get(f"/viec/{late.id}").text
    assert f"nhắc đến {deputy.name}" in page
    assert "Xem &lt;i&gt;giúp&lt;/i&gt;: " in page
    link = "https://mau.example/a?b=1&amp;c=2"
    assert f'<a href="{link}" rel="noopener nofollow">{link}</a>.' in page
    assert "Ghi ý kiến, nhắc đến" in page


def test_a_comment_by_htmx_swaps_its_panel_and_empties_the_field(chair: FlaskClient, late: Task) -> None:
    answer = chair.post(f"/viec/{late.id}/y-kien?noi=trang", data={"text": "Vì sao chậm?"}, headers=htmx())
    assert answer.text.count('id="talk"') == 1
    assert 'hx-swap-oob="true"' in answer.text
    assert "Vì sao chậm?</p>" in answer.text
    assert "Vì sao chậm?</textarea>" not in answer.text
    assert f'"keep": "comment-{late.id}"' in answer.headers["HX-Trigger"]


@pytest.mark.parametrize("by_htmx", [True, False])
def test_a_refused_comment_keeps_text_and_people(place: Place, chair: FlaskClient, late: Task, by_htmx: bool) -> None:
    long, deputy = "b" * 2_001, place.people["deputy"]
    headers = htmx() if by_htmx else {}
    data = {"text": long, "whom": [str(deputy.id)]}
    answer = chair.post(f"/viec/{late.id}/y-kien", data=data, headers=headers)
    assert answer.status_code == 422
    assert f"{long}</textarea>" in answer.text
    assert f'data-name="{deputy.name}" selected>' in answer.text
    assert chair.post(f"/viec/{late.id}/y-kien", data={"text": ""}, headers=headers).status_code == 422
    assert many(Comment) == 0


def test_one_s_own_comment_is_taken_away(place: Place, chair: FlaskClient, client_of, late: Task) -> None:
    row = commenting.comment(late, place.people["chair"], "Lời lỡ viết")
    url = f"/viec/{late.id}/y-kien/{row.id}/go"
    secretary = client_of(place.people["secretary"])
    assert url not in secretary.get(f"/viec/{late.id}").text
    assert secretary.post(url).status_code == 403
    assert url in chair.get(f"/viec/{late.id}").text
    answer = chair.post(url, headers=htmx())
    assert "Lời lỡ viết" not in answer.text
    assert "Ý kiến này đã gỡ lúc" in answer.text
    assert "Gỡ ý kiến của mình" in chair.get(f"/viec/{late.id}").text


@pytest.mark.parametrize("who", ["observer", "admin"])
def test_those_who_only_read_see_no_form(place: Place, client_of, late: Task, who: str) -> None:
    commenting.comment(late, place.people["chair"], "Vì sao chậm?")
    client = client_of(place.people[who])
    page = client.get(f"/viec/{late.id}").text
    assert "Vì sao chậm?" in page
    assert 'id="comment"' not in page
    assert client.post(f"/viec/{late.id}/y-kien", data={"text": "x"}).status_code == 403


def test_another_commune_finds_nothing(place: Place, elsewhere: Place, client_of, late: Task) -> None:
    row = commenting.comment(late, place.people["chair"], "Vì sao chậm?")
    stranger = client_of(elsewhere.people["chair"])
    own = elsewhere.task(due_on=date(2026, 10, 30))
    assert stranger.get(f"/viec/{late.id}/tien-do").status_code == 404
    for url in (
        f"{late.id}/tien-do",
        f"{late.id}/y-kien",
        f"{late.id}/y-kien/{row.id}/go",
        f"{own.id}/y-kien/{row.id}/go",
    ):
        assert stranger.post(f"/viec/{url}", data={"text": "x"}).status_code == 404
    assert [one.comment.text for one in comments.of(late)] == ["Vì sao chậm?"]


def test_links_are_only_of_the_web_and_linear() -> None:
    assert "<a" not in linked("javascript:alert(1) ftp://a.example data:text/html,x www.mau.example")
    assert linked('https://a.example/"onclick="x').startswith('<a href="https://a.example/" rel=')
    assert linked("(xem http://a.example/b).") == (
        '(xem <a href="http://a.example/b" rel="noopener nofollow">http://a.example/b</a>).'
    )
    assert linked(None) == ""
