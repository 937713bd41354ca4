"""What letters say, kind by kind, made by the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from app import clock
from app.database import db
from app.mail import links
from app.models import password_links
from app.models.tally import Tally
from app.models.task import (
    Task,
    commenting,
    explaining,
    extending,
    pausing,
    urging,
    waits,
    workflow,
    writing,
)
from app.models.task.table import TaskState
from app.models.user import User
from tests import world
from tests.reminders.conftest import Sink, fresh

SOON, LATE = date(2026, 10, 9), date(2026, 9, 30)
TITLE = "Rà soát <b>hạ tầng</b> & an toàn thông tin"


@pytest.fixture
def people(app: Flask, place: world.Place) -> dict[str, User]:
    """The people of the commune; letters carry the product's address."""
    app.config["PUBLIC_URL"] = "https://viec.mau.example"
    return place.people


@pytest.fixture
def work(task: Callable[..., int]) -> Task:
    """A task under way."""
    return fresh(task(SOON, text=TITLE, state=TaskState.IN_PROGRESS))


@pytest.fixture
def last(sink: Sink, post: Callable[[], Tally]) -> Callable[[], EmailMessage]:
    """Let everything leave two minutes from now; the last letter that arrived."""

    def run() -> EmailMessage:
        db.session.commit()
        with clock.stopped(clock.now() + timedelta(minutes=2)):
            post()
        return sink.mails[-1]

    return run


def words(mail: EmailMessage, kind: str = "plain") -> str:
    """The text or the HTML of a letter, on one line."""
    part = mail.get_body((kind,))
    assert part is not None
    return " ".join(part.get_content().split())


def check(mail: EmailMessage, task: Task, subject: str, *says: str) -> None:
    """The subject begins so, both bodies say all of it, name the task and lead to it."""
    assert mail["Subject"] == f"[Rõ Việc] {subject}: {TITLE}"
    text, html = words(mail), words(mail, "html")
    for one in (*says, f"https://viec.mau.example/viec/{task.id}"):
        assert one in text and one in html
    assert TITLE in text
    assert "Rà soát &lt;b&gt;hạ tầng&lt;/b&gt; &amp; an toàn thông tin" in html
    assert "<b>hạ tầng" not in html and "<script" not in html and "<img" not in html


def test_an_urge(people: dict[str, User], work: Task, last: Callable[[], EmailMessage]) -> None:
    urging.urge(work, people["chair"], "Báo cáo trước thứ Năm")
    mail = last()
    check(mail, work, "Đôn đốc", "Chủ tịch UBND đôn đốc lần 1", "Báo cáo trước thứ Năm", "Còn 3 ngày", "09/10/2026")
    assert "culture_head@mau.example" in mail["To"]


def test_a_request_for_explanation_its_answer_and_its_withdrawal(
    people: dict[str, User], work: Task, last: Callable[[], EmailMessage]
) -> None:
    explaining.ask(work, people["chair"], "Vì sao chậm?", date(2026, 10, 8))
    mail = last()
    check(mail, work, "Yêu cầu giải trình", "Chủ tịch UBND đôn đốc lần 1", "hết ngày 08/10/2026", "Vì sao chậm?")
    assert "culture_head@mau.example" in mail["To"]
    explaining.answer(fresh(work.id), people["culture_head"], "Chờ vốn của tỉnh")
    mail = last()
    check(mail, work, "Đã giải trình", "Trưởng phòng VH-XH đã giải trình đúng hạn (hạn 08/10/2026)", "Chờ vốn của tỉnh")
    assert "chair@mau.example" in mail["To"]
    with clock.stopped(clock.now() + timedelta(days=2)):
        row = explaining.ask(fresh(work.id), people["secretary"], due_on=date(2026, 10, 9))
        db.session.commit()
        with clock.stopped(clock.now() + timedelta(days=5)):
            explaining.answer(fresh(work.id), people["culture_head"], "Đã bố trí vốn")
            assert row.late
            check(last(), work, "Đã giải trình", "đã giải trình muộn, sau hạn 09/10/2026", "Đã bố trí vốn")


def test_a_withdrawn_request_for_explanation(
    people: dict[str, User], work: Task, last: Callable[[], EmailMessage]
) -> None:
    explaining.ask(work, people["chair"])
    last()
    with clock.stopped(clock.now() + timedelta(hours=1)):
        explaining.withdraw(fresh(work.id), people["chair"])
        mail = last()
    check(mail, work, "Rút yêu cầu giải trình", "Chủ tịch UBND đã rút lại", "không cần trả lời nữa")
    assert "culture_head@mau.example" in mail["To"]


def test_another_day_than_the_wanted_one_is_told(
    people: dict[str, User], work: Task, last: Callable[[], EmailMessage]
) -> None:
    extending.ask(work, people["culture_head"], date(2026, 10, 30), "Chờ thẩm định")
    extending.decide(work, people["chair"], granted=True, granted_on=date(2026, 10, 16))
    check(last(), work, "Đồng ý gia hạn", "Chủ tịch UBND đồng ý gia hạn đến ngày 16/10/2026")


def test_a_pause_and_what_came_after_a_wait(
    people: dict[str, User], work: Task, last: Callable[[], EmailMessage]
) -> None:
    pausing.pause(work, people["chair"], "Chờ tỉnh bố trí vốn", "45/TB-UBND")
    mail = last()
    check(mail, work, "Tạm dừng nhiệm vụ", "Chủ tịch UBND cho tạm dừng", "Chờ tỉnh bố trí vốn (45/TB-UBND)")
    work = fresh(work.id)
    pausing.resume(work, people["chair"])
    check(last(), work, "Tiếp tục nhiệm vụ", "Chủ tịch UBND cho tiếp tục nhiệm vụ", "09/10/2026")
    work = fresh(work.id)
    waits.begin(work, people["secretary"], "hướng dẫn của Sở Nội vụ")
    waits.end(work, people["secretary"], "Công văn 120/SNV")
    check(last(), work, "Đã có hướng dẫn", "Thư ký Ban Chỉ đạo ghi nhận", "Công văn 120/SNV")


def test_a_mention(people: dict[str, User], work: Task, last: Callable[[], EmailMessage], sink: Sink) -> None:
    commenting.comment(work, people["chair"], "Vì sao <chậm>?", [people["deputy"].id])
    mail = last()
    check(mail, work, "Được nhắc đến trong ý kiến", "Chủ tịch UBND có ý kiến trao đổi về nhiệm vụ sau")
    assert "deputy@mau.example" in mail["To"]
    assert "Vì sao <chậm>?" in words(mail)
    assert "Vì sao &lt;chậm&gt;?" in words(mail, "html")
    assert len(sink.mails) == 1


def test_a_comment_taken_away_before_its_letter_leaves_sends_none(
    people: dict[str, User], work: Task, post: Callable[[], Tally], sink: Sink
) -> None:
    row = commenting.comment(work, people["chair"], "Vì sao chậm?", [people["deputy"].id])
    commenting.remove(work, people["chair"], row)
    db.session.commit()
    post()
    assert sink.mails == []


def test_a_report_and_its_return(people: dict[str, User], work: Task, last: Callable[[], EmailMessage]) -> None:
    workflow.report(work, people["culture_head"], "Đã ban hành quyết định")
    mail = last()
    check(mail, work, "Chờ xác nhận", "Trưởng phòng VH-XH báo cáo", "Đã ban hành quyết định")
    assert "secretary@mau.example" in mail["To"]
    workflow.send_back(fresh(work.id), people["secretary"], "Thiếu biên bản")
    check(last(), work, "Trả lại", "Thư ký Ban Chỉ đạo trả lại", "Thiếu biên bản")


def test_a_confirmation_and_a_reopening(people: dict[str, User], work: Task, last: Callable[[], EmailMessage]) -> None:
    workflow.report(work, people["culture_head"], "Đã xong")
    workflow.confirm(work, people["secretary"])
    check(last(), work, "Đã xác nhận hoàn thành", "Thư ký Ban Chỉ đạo đã xác nhận")
    workflow.reopen(fresh(work.id), people["secretary"], "Số liệu chưa đúng")
    check(last(), work, "Mở lại", "Số liệu chưa đúng")


@pytest.mark.parametrize("granted", [True, False])
def test_an_extension(
    people: dict[str, User], work: Task, last: Callable[[], EmailMessage], sink: Sink, granted: bool
) -> None:
    extending.ask(work, people["culture_head"], date(2026, 10, 30), "Chờ thẩm định")
    check(last(), work, "Xin gia hạn", "Trưởng phòng VH-XH đề nghị gia hạn đến ngày 30/10/2026", "Chờ thẩm định")
    extending.decide(fresh(work.id), people["chair"], granted, "Làm cho xong")
    mail = last()
    subject = "Đồng ý gia hạn" if granted else "Không đồng ý gia hạn"
    check(mail, work, subject, "Chủ tịch UBND", "30/10/2026", "Làm cho xong")


def test_new_work(people: dict[str, User], place: world.Place, last: Callable[[], EmailMessage], sink: Sink) -> None:
    added = writing.add(people["secretary"], text=TITLE, unit=place.units["culture"], due_on=SOON)
    check(last(), added, "Việc mới giao", "Đề nghị tiếp nhận")


def test_a_digest_names_each_task_once_with_its_deadline(
    people: dict[str, User],
    task: Callable[..., int],
    remind: Callable[..., Tally],
    last: Callable[[], EmailMessage],
) -> None:
    late = task(LATE, text="Trình phê duyệt hồ sơ cấp độ", deadline_words="Trong quý III/2026")
    soon = task(SOON, text="Tổ chức ngày chuyển đổi số", percent=80)
    remind()
    mail = last()
    text = words(mail)
    assert mail["Subject"] == "[Rõ Việc] Phòng Văn hóa - Xã hội: 1 việc quá hạn, 1 việc sắp đến hạn (06/10/2026)"
    assert "QUÁ HẠN (1)" in text and "Quá hạn 6 ngày. Hạn: Trong quý III/2026 → 30/9/2026" in text
    assert "SẮP ĐẾN HẠN (1)" in text and "Còn 3 ngày. Hạn: 09/10/2026. Tiến độ 80%" in text
    for made in (late, soon):
        assert words(mail, "html").count(f"/viec/{made}") == 1


def test_a_password_link_is_made_when_the_letter_is_written(
    people: dict[str, User], last: Callable[[], EmailMessage]
) -> None:
    password_links.send_forgotten(people["culture_head"])
    mail = last()
    token = words(mail).partition("https://viec.mau.example/mat-khau/")[2].partition(" ")[0]
    with clock.stopped(clock.now() + timedelta(minutes=3)):
        link = password_links.find(token)
        assert link is not None and link.user_id == people["culture_head"].id
    assert mail["Subject"] == "[Rõ Việc] Đặt lại mật khẩu"


def test_where_our_address_is_not_known_a_letter_carries_no_link(
    app: Flask, place: world.Place, work: Task, last: Callable[[], EmailMessage]
) -> None:
    urging.urge(work, place.people["chair"])
    mail = last()
    assert "http" not in words(mail) and "<a " not in words(mail, "html")


def test_the_address_is_the_one_that_the_supervisor_noted(app: Flask) -> None:
    noted = app.config["DATA_DIR"] / "run" / "lock"
    noted.parent.mkdir()
    noted.write_text("http://127.0.0.1:8000/")
    assert links.to("/viec/1") == "http://127.0.0.1:8000/viec/1"
    app.config["PUBLIC_URL"] = "https://viec.mau.example"
    assert links.to("/viec/1") == "https://viec.mau.example/viec/1"
