"""The page that explains a task's next reminder, and a task's own ruling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app import clock, short_writes
from app.database import db
from app.forecast_words import silent_words
from app.models.notification import Message, Notification
from app.models.rules import editing
from app.models.rules.book import Book
from app.models.rules.defaults import RULES
from app.models.task import TaskState, extending
from app.models.task.table import TaskUnit
from app.models.user import User
from tests.rules_pages.conftest import Told
from tests.rules_pages.test_pages import FORM, plain, text
from tests.statements import counted
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
LATE, SOON = date(2026, 9, 30), date(2026, 10, 9)
CODES = (
    "off", "not_open", "no_date", "passed", "reporting", "not_reporting", "no_report", "no_request",
    "no_explanation", "no_wait", "not_ongoing", "no_part",
)  # fmt: skip


def test_every_code_of_silence_has_its_words(app) -> None:
    with app.test_request_context():
        said = [silent_words(code) for code in CODES]
        assert len(set(said)) == len(CODES) and silent_words("nonsense") not in said


def test_it_says_when_to_whom_and_why(place: Place, client_of: ClientOf, swept: Callable[[], Told]) -> None:
    task = place.task(due_on=SOON, assignee_id=place.people["officer"].id)
    swept()
    words = text(client_of(place.people["observer"]), f"/viec/{task.id}/nhac-viec")
    assert "Thứ Năm 08/10/2026 : Nhắc trước hạn 1 ngày làm việc" in words
    assert "Báo cho Trưởng phòng VH-XH; Chuyên viên VH-XH" in words
    assert "Tính từ hạn 09/10/2026" in words
    assert "7, 3, 1 ngày làm việc trước hạn và ngày đến hạn (mặc định)" in words
    assert "Mốc gần nhất Nhắc trước hạn 3 ngày làm việc" in words and "báo vào giờ làm việc tới" not in words
    assert "Thứ Hai 12/10/2026 : Nhắc quá hạn 1 ngày làm việc" in words
    assert "Đặt lịch riêng" not in words
    for reason in ("no_report", "not_ongoing", "no_wait", "no_part", "not_reporting"):
        assert silent_words(reason) in words


def test_a_day_off_is_explained(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=date(2026, 10, 11))  # a Sunday
    words = text(client_of(place.people["officer"]), f"/viec/{task.id}/nhac-viec")
    assert "Tính từ hạn rơi vào ngày nghỉ nên tính 09/10/2026" in words
    assert "Tính từ hạn rơi vào ngày nghỉ nên tính 12/10/2026" in words


def test_what_has_not_left_yet_is_said(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=SOON)
    with clock.stopped(clock.instant(date(2026, 10, 7), 6)):
        words = text(client_of(place.people["officer"]), f"/viec/{task.id}/nhac-viec")
    assert "Nhắc trước hạn 3 ngày làm việc, báo vào giờ làm việc tới" in words


def test_what_was_told_is_told_with_its_fate(place: Place, client_of: ClientOf, swept: Callable[[], Told]) -> None:
    place.people["officer"].email = None
    task = place.task(due_on=LATE, assignee_id=place.people["officer"].id)
    swept()
    head, url = place.people["culture_head"], f"/viec/{task.id}/nhac-viec"
    client = client_of(place.people["chair"])
    words = text(client, url)
    assert "Đã nhắc 1 lần" in words and "Nhắc quá hạn 4 ngày làm việc" in words
    assert "Trưởng phòng VH-XH · trong hệ thống: chưa xem" in words
    assert "Chuyên viên VH-XH · thư: không gửi vì người nhận chưa có địa chỉ" in words
    db.session.rollback()
    short_writes.mark_read(head)
    message = db.session.query(Message).filter_by(recipient_id=head.id).one()
    message.state, message.sent_at = "sent", clock.now()
    db.session.query(Notification).filter_by(message_id=message.id).update({"state": "sent"})
    db.session.commit()
    words = text(client, url)
    assert "trong hệ thống: đã xem 06/10/2026 09:00" in words and "thư: đã gửi 06/10/2026 09:00" in words


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        ("failed", "550 no such user", "thư: không gửi được"),
        ("unknown", None, "thư: không rõ đã đến chưa"),
        ("skipped", "superseded", "không gửi vì đã có mốc mới hơn"),
        ("skipped", "no mail server", "không gửi vì chưa có máy chủ thư"),
        ("skipped", "anything", "không gửi vì không còn cần"),
        ("pending", None, "thư: chờ gửi từ 06/10/2026 09:00"),
    ],
)
def test_each_fate_of_a_letter(
    place: Place, client_of: ClientOf, swept: Callable[[], Told], state: str, reason: str | None, words: str
) -> None:
    task = place.task(due_on=LATE)
    swept()
    db.session.query(Notification).filter_by(channel="email").update({"state": state, "reason": reason})
    db.session.commit()
    page = text(client_of(place.people["chair"]), f"/viec/{task.id}/nhac-viec")
    assert words in page and "550" not in page


def test_a_ruling_of_the_task_alone(place: Place, client_of: ClientOf, swept: Callable[[], Told]) -> None:
    task, _other = place.task(due_on=LATE), place.task("Việc khác", due_on=LATE)
    chair, url, task_id, place_id = client_of(place.people["chair"]), f"/viec/{task.id}/nhac-viec", task.id, place.id
    assert "Đặt lịch riêng" in text(chair, url)
    assert "theo mặc định" in text(chair, f"{url}/qua-han")
    assert chair.post(f"{url}/qua-han", data={**FORM, "steps": "3", "every": ""}).status_code == 303
    assert {told for told in swept() if told[2] == "2026-09-30+3"} == {
        ("culture_head", "overdue", "2026-09-30+3"),
        ("chair", "overdue", "2026-09-30+3"),
    }
    words = text(chair, url)
    assert "Ngày làm việc thứ 3 sau hạn (riêng việc này)" in words and "Sửa lịch riêng" in words
    assert "Đặt lịch nhắc “Quá hạn”" in text(chair, f"/viec/{task_id}")
    seen = editing.mark(Book(place_id).own("overdue", f"task-{task_id}"))
    assert chair.post(f"{url}/qua-han/bo", data={"seen": seen}).status_code == 303
    assert Book(place_id).of("overdue", task_id=task_id).scope == "default"


def test_switched_off_it_says_so(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=LATE)
    deputy, url = client_of(place.people["deputy"]), f"/viec/{task.id}/nhac-viec"
    deputy.post(f"{url}/qua-han", data={**FORM, "is_on": "0"})
    assert "Quá hạn Đã đặt không nhắc (riêng việc này)" in text(deputy, url)


def test_a_bad_or_stale_ruling_comes_back(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=LATE)
    secretary, url = client_of(place.people["secretary"]), f"/viec/{task.id}/nhac-viec/qua-han"
    wrong = secretary.post(url, data={**FORM, "steps": "0"})
    assert wrong.status_code == 422 and "từ 1 trở lên" in wrong.get_data(as_text=True)
    client_of(place.people["chair"]).post(url, data={**FORM, "steps": "8"})
    stale = secretary.post(url, data={**FORM, "steps": "9"})
    words = plain(stale.get_data(as_text=True))
    assert stale.status_code == 409 and "Ngày làm việc thứ 8 sau hạn" in words
    assert 'value="9"' in stale.get_data(as_text=True)


def test_only_secretariat_and_leaders_set_it_and_everybody_reads(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=LATE)
    url = f"/viec/{task.id}/nhac-viec"
    for who, person in place.people.items():
        client, may = client_of(person), who in ("secretary", "chair", "deputy")
        assert client.get(url).status_code == 200
        assert f'href="{url}"' in client.get(f"/viec/{task.id}").get_data(as_text=True)
        assert client.get(f"{url}/qua-han").status_code == (200 if may else 403)
        assert client.post(f"{url}/qua-han", data={**FORM, "steps": "0"}).status_code == (422 if may else 403)
        assert client.post(f"{url}/qua-han/bo").status_code == (303 if may else 403)


def test_a_foreign_task_and_an_unknown_rule_are_not_found(place: Place, elsewhere: Place, client_of: ClientOf) -> None:
    own, theirs = place.task(due_on=LATE), elsewhere.task(due_on=LATE)
    secretary = client_of(place.people["secretary"])
    for task_id in (theirs.id, 987654):
        assert secretary.get(f"/viec/{task_id}/nhac-viec").status_code == 404
        assert secretary.get(f"/viec/{task_id}/nhac-viec/qua-han").status_code == 404
        assert secretary.post(f"/viec/{task_id}/nhac-viec/qua-han", data=FORM).status_code == 404
    assert secretary.get(f"/viec/{own.id}/nhac-viec/khong-co").status_code == 404


def test_work_that_ended_takes_no_ruling_but_keeps_its_page(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=LATE, state=TaskState.DONE)
    secretary, url = client_of(place.people["secretary"]), f"/viec/{task.id}/nhac-viec"
    words = text(secretary, url)
    assert "hiện không có lần nhắc nào" in words and "Đặt lịch riêng" not in words
    answer = secretary.post(f"{url}/qua-han", data=FORM)
    assert answer.status_code == 422 and "đã kết thúc" in answer.get_data(as_text=True)


def test_parts_requests_and_duties_have_their_lines(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=date(2026, 12, 1))
    part = TaskUnit(commune_id=place.id, unit_id=place.units["economy"].id, due_on=date(2026, 10, 16))
    task.units.append(part)
    extending.ask(task, place.people["culture_head"], date(2026, 12, 20), "Chờ vốn")
    duty = place.task("Trực bộ phận một cửa", deadline_type="ongoing", state=TaskState.IN_PROGRESS)
    observer = client_of(place.people["observer"])
    words = text(observer, f"/viec/{task.id}/nhac-viec")
    assert "Phần phối hợp sắp đến hạn: Phòng KT-HT&ĐT" in words
    assert "Thứ Ba 13/10/2026 : Phần việc phối hợp còn 3 ngày làm việc" in words
    assert "Thứ Năm 08/10/2026 : Đề nghị gia hạn chờ quyết định 2 ngày làm việc" in words
    words = text(observer, f"/viec/{duty.id}/nhac-viec")
    assert "Tính từ ngày cuối kỳ 31/10/2026 (kỳ tháng 10/2026)" in words
    assert "Thứ Hai 02/11/2026 : Chưa cập nhật kết quả kỳ tháng 10/2026" in words


def test_the_page_asks_a_fixed_number_of_statements(
    place: Place, client_of: ClientOf, swept: Callable[[], Told]
) -> None:
    task = place.task(due_on=date(2026, 8, 3), assignee_id=place.people["officer"].id)
    client, url = client_of(place.people["observer"]), f"/viec/{task.id}/nhac-viec"
    with counted() as before:
        client.get(url)
    for day in range(7, 31):
        with clock.stopped(clock.instant(date(2026, 10, day), 9)):
            swept()
    with counted() as after:
        client.get(url)
    print(f"FIGURE reminding_page statements={len(after)} before_any_reminder={len(before)}")
    assert len(after) <= len(before) + 3
    assert set(RULES) and len(after) < 45
