"""The page of how sending stands: its numbers open their lists, what failed can be sent anew or seen to."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import clock, sending_words
from app.database import db
from app.jobs import JOBS
from app.models import delivery
from app.models.event import Event
from app.models.job_run import JobRun
from app.models.meeting import Paper
from app.models.notification import Message, Notification
from app.models.sending import again, kinds
from app.models.sending.jobs import JobRow
from app.models.user import User
from tests.statements import counted
from tests.watched.conftest import Letter, Sink
from tests.world import PEOPLE, Place

PAGE = "/quan-tri/gui-nhac-viec"
REFUSED = "recipient: 550 5.1.1 No such user"
ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def admin(place: Place, client_of: ClientOf) -> FlaskClient:
    return client_of(place.people["admin"])


def body(client: FlaskClient, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_only_the_administrator_and_the_secretariat_see_it(place: Place, client_of: ClientOf) -> None:
    seen = {key for key, *_rest in PEOPLE if client_of(place.people[key]).get(PAGE).status_code == 200}
    assert seen == {"admin", "secretary"}
    assert "Mẫu văn bản" not in body(client_of(place.people["secretary"]))  # the tabs that aren't theirs


def test_every_number_opens_its_list(place: Place, admin: FlaskClient, letter: Letter) -> None:
    letter(attempts=0)
    letter(reply="content: 451 4.7.1 greylisted")
    letter(state="sending"), letter(state="sent", sent_at=clock.now()), letter(state="skipped", reason="empty")
    letter(state="failed", reason=REFUSED), letter(state="failed", reason=REFUSED)
    letter(state="unknown"), letter(state="failed", settled_at=clock.now())
    letter(state="failed", created_at=clock.now() - timedelta(days=31))
    for number, state in enumerate(("pending", "running", "failed", "failed", "done")):
        db.session.add(
            JobRun(commune_id=place.id, kind="read_plan", subject_id=number, input_key=str(number), state=state)
        )
    numbers = re.findall(rf'<a class="stat[^"]*" href="({PAGE}/[^"]+)" data-n="(\d+)"', body(admin))
    assert len(numbers) == len(kinds.MESSAGES) + len(kinds.JOBS)
    for address, number in numbers:
        found = re.findall(r'<ul class="todo" data-n="(\d+)">', body(admin, address)) or ["0"]
        assert found == [number], address
        assert body(admin, address).count("<li><div><h3>") == int(number)
    assert sum(int(number) for _address, number in numbers) == 9 + 5
    assert admin.get(f"{PAGE}/thu?loc=khac").status_code == 404


def test_another_communes_messages_are_not_seen_nor_touched(
    place: Place, elsewhere: Place, letter: Letter, client_of: ClientOf
) -> None:
    task = place.task("Việc kín của phường này")
    made = letter(task=task, state="failed", reason=REFUSED)
    stranger = client_of(elsewhere.people["admin"])
    assert "Việc kín" not in body(stranger) and "550" not in body(stranger)
    for act in ("gui-lai", "da-xu-ly"):
        assert stranger.post(f"{PAGE}/thu/{made.id}/{act}").status_code == 404


def test_it_says_who_was_not_reached_of_what_and_why(place: Place, admin: FlaskClient, letter: Letter) -> None:
    task = place.task("Số hóa hồ sơ <lưu trữ>")
    letter(task=task, state="failed", reason=REFUSED)
    page = body(admin)
    head = place.people["culture_head"]
    for words in (head.name, head.email, task.code, "Số hóa hồ sơ &lt;lưu trữ&gt;", "No such user", "Gửi lại"):
        assert words in page, words


def test_a_failed_message_is_sent_anew_and_the_log_says_so(
    app: Flask, place: Place, admin: FlaskClient, letter: Letter, sink: Sink
) -> None:
    task = place.task("Việc gửi lại")
    made = letter(task=task, state="failed", reason=REFUSED, attempts=6)
    assert admin.post(f"{PAGE}/thu/{made.id}/gui-lai").status_code == 303
    assert admin.post(f"{PAGE}/thu/{made.id}/gui-lai").status_code == 303  # twice is safe
    assert (made.state, made.attempts, made.reason) == ("pending", 0, None)
    assert verbs() == ["message.resent"]
    assert delivery.deliver(delivery.due()).sent == 1
    assert len(sink.mails) == 1 and sink.mails[0]["X-Resend"] is None
    states = {row.state for row in db.session.query(Notification).filter_by(message_id=made.id)}
    assert states == {"sent"}


def test_what_was_in_doubt_bears_the_mark_of_a_repeat(
    place: Place, admin: FlaskClient, letter: Letter, sink: Sink
) -> None:
    made = letter(task=place.task(), state="unknown", ambiguous=2)
    admin.post(f"{PAGE}/thu/{made.id}/gui-lai")
    delivery.deliver(delivery.due())
    assert sink.mails[0]["X-Resend"] == "1"


def test_a_days_message_waits_for_office_hours(place: Place, letter: Letter, sink: Sink) -> None:
    made = letter(slot="2026-10-05", state="failed")
    with clock.stopped(clock.instant(clock.today(), 20)):
        again.resend(made, place.people["admin"])
        assert clock.local(made.next_try_at).isoformat() == "2026-10-07T07:00:00+07:00"


def test_without_a_mail_server_it_says_the_way_out(place: Place, admin: FlaskClient, letter: Letter) -> None:
    made = letter(state="failed")
    answer = admin.post(f"{PAGE}/thu/{made.id}/gui-lai")
    assert answer.status_code == 422 and "chưa đặt máy chủ thư" in answer.get_data(as_text=True)
    assert made.state == "failed"
    assert 'href="/quan-tri/thu"' in body(admin)


def test_what_is_seen_to_leaves_the_list(place: Place, admin: FlaskClient, letter: Letter) -> None:
    made = letter(state="unknown")
    for _twice in range(2):
        assert admin.post(f"{PAGE}/thu/{made.id}/da-xu-ly").status_code == 303
    assert verbs() == ["message.settled"]
    assert body(admin, f"{PAGE}/thu?loc=unknown").count("<li><div>") == 0
    assert body(admin, f"{PAGE}/thu?loc=settled").count("<li><div>") == 1
    assert "Thư chưa đến nơi" not in body(admin, "/thong-bao")
    sent = letter(state="sent")
    assert admin.post(f"{PAGE}/thu/{sent.id}/da-xu-ly").status_code == 422


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("connect: gaierror", "Không tìm thấy máy chủ thư"),
        ("connect: ConnectionRefusedError", "không mở cổng này"),
        ("connect: TimeoutError", "không trả lời"),
        ("connect: SSLCertVerificationError", "Không mã hóa được"),
        ("connect: 454 TLS not available", "Không kết nối được"),
        ("sign in: 535 5.7.8 bad credentials", "không nhận tên đăng nhập hoặc mật khẩu"),
        ("sender: 550 not yours", "không nhận địa chỉ người gửi"),
    ],
)
def test_a_bad_set_up_is_explained_until_a_message_leaves(
    place: Place, admin: FlaskClient, letter: Letter, sink: Sink, reply: str, words: str
) -> None:
    letter(reply=reply, next_try_at=clock.now() + timedelta(minutes=5))
    page = body(admin)
    assert words in page and "Máy chủ thư đặt chưa đúng" in page and reply in page
    letter(task=place.task(), attempts=0)
    delivery.deliver(delivery.due())
    assert "Máy chủ thư đặt chưa đúng" not in body(admin)


def test_a_message_to_a_persons_own_channel_says_what_it_is(place: Place, admin: FlaskClient, letter: Letter) -> None:
    letter(channel="endpoint-7", slot="2026-10-06", state="failed", reason="http 404", task=place.task())
    letter(channel="endpoint-7", reply="http 429", task=place.task())
    letter(channel="endpoint-7", state="skipped", reason="channel off")
    page = body(admin)
    assert "qua kênh riêng của người nhận" in page and "(mã 404)" in page and "(mã 429)" in page
    assert "đã tắt hoặc bỏ kênh" in body(admin, f"{PAGE}/thu?loc=skipped")
    assert place.people["culture_head"].email not in page  # it didn't go there
    assert "Máy chủ thư" not in page


def test_every_kind_of_job_has_its_words() -> None:
    words = {kind: sending_words.job_words(JobRow(JobRun(kind=kind), "Tên")) for kind in JOBS if kind != "deliver"}
    assert [kind for kind, said in words.items() if said == kind] == []


def test_a_failed_job_is_tried_anew(place: Place, admin: FlaskClient) -> None:
    paper = Paper(commune_id=place.id, kind="urging", on=clock.today(), input_key="p", state="failed", error="{}")
    db.session.add(paper)
    db.session.flush()
    run = JobRun(commune_id=place.id, kind="write_paper", subject_id=paper.id, input_key="p", state="failed")
    run.error, run.attempts = json.dumps({"code": "job_broke"}), 3
    db.session.add(run)
    db.session.commit()
    assert "Soạn công văn đôn đốc" in body(admin)
    for _twice in range(2):
        assert admin.post(f"{PAGE}/viec-nen/{run.id}/chay-lai").status_code == 303
    assert (run.state, run.attempts, paper.state, paper.error) == ("pending", 0, "pending", None)
    assert verbs() == ["job.retried"]


def test_a_file_that_was_wiped_is_not_read_anew(place: Place, admin: FlaskClient) -> None:
    run = JobRun(commune_id=place.id, kind="read_plan", subject_id=1, input_key="p", state="failed")
    run.error = json.dumps({"code": "file_secret", "name": "Mật.docx"})
    db.session.add(run)
    db.session.commit()
    assert "chay-lai" not in body(admin)
    assert admin.post(f"{PAGE}/viec-nen/{run.id}/chay-lai").status_code == 422


def test_a_page_costs_the_same_whatever_there_is(place: Place, admin: FlaskClient, letter: Letter) -> None:
    def fill() -> None:
        task = place.task()
        letter(task=task, state="failed"), letter(task=task, reply="content: 451 later")

    fill()
    body(admin)
    with counted() as few:
        body(admin)
    for _more in range(4):
        fill()
    with counted() as many:
        body(admin)
    assert len(few) == len(many)


def verbs() -> list[str]:
    """What the log says of messages and jobs."""
    found = db.session.query(Event.verb).filter(Event.subject_kind.in_((Message.__tablename__, "job_run")))
    return [row.verb for row in found.order_by(Event.sequence)]
