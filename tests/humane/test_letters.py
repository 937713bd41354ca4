"""The letters of an absence, and what stands in the letter of a day beside its reminders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Flask

from app.database import db
from app.models import absences, password_links
from app.models.tally import Tally
from app.models.task import series
from app.models.task.occurrences import Rule
from app.models.working_days import WorkingDays
from tests.humane.conftest import Morning, html_of, text_of, to
from tests.humane.test_absences import FRIDAY, TODAY, away
from tests.reminders.conftest import Sink
from tests.world import Place

Post = Callable[[], Tally]


def test_the_stand_in_and_the_person_are_written_to(app: Flask, place: Place, sink: Sink, post: Post) -> None:
    app.config["PUBLIC_URL"] = "https://viec.mau.example"
    place.people["culture_head"].position = "Trưởng phòng <VH> & XH"
    head, officer = place.people["culture_head"], place.people["officer"]
    made = absences.begin(head, place.people["secretary"], from_on=TODAY, to_on=FRIDAY, stand_in=officer)
    db.session.commit()
    post()
    [named], [noted] = to(sink.mails, "officer"), to(sink.mails, "culture_head")
    assert named["Subject"] == "[Rõ Việc] Làm thay Trưởng phòng <VH> & XH từ 06/10/2026 đến hết 09/10/2026"
    assert "Trưởng phòng <VH> & XH vắng từ 06/10/2026 đến hết 09/10/2026." in text_of(named)
    assert "Trưởng phòng &lt;VH&gt; &amp; XH vắng" in html_of(named) and "<VH>" not in html_of(named)
    assert "Thư ký Ban Chỉ đạo ghi ngày vắng" in text_of(noted) and "Người làm thay: Chuyên viên" in text_of(noted)
    assert "https://viec.mau.example/tai-khoan" in text_of(noted)
    absences.end(db.session.get_one(type(made), made.id), place.people["secretary"])
    db.session.commit()
    post()
    assert "việc làm thay kết thúc" in text_of(to(sink.mails, "officer")[-1])
    assert "được ghi là đã kết thúc" in text_of(to(sink.mails, "culture_head")[-1])


def test_an_absence_called_off_before_its_letter_leaves_is_told_no_more(place: Place, sink: Sink, post: Post) -> None:
    made = away(place, "culture_head", "officer")
    absences.end(made, place.people["culture_head"])
    post()
    assert [str(mail["Subject"]) for mail in sink.mails] == ["[Rõ Việc] Kết thúc làm thay Trưởng phòng VH-XH"]


def test_a_forgotten_password_goes_to_nobody_else(place: Place, sink: Sink, post: Post) -> None:
    away(place, "culture_head", "officer")
    post()
    before = len(sink.mails)
    password_links.send_forgotten(place.people["culture_head"])
    post()
    assert [mail["To"].addresses[0].addr_spec for mail in sink.mails[before:]] == ["culture_head@mau.example"]


def test_new_work_stands_apart_in_the_days_letter(place: Place, morning: Morning) -> None:
    duty = place.task("Báo cáo quý", due_on=date(2026, 12, 31))
    series.start(duty, Rule("quarterly", 2026, "hằng quý"), "recurring", WorkingDays())
    place.report(duty)
    other = place.task("Báo cáo tháng", due_on=date(2026, 10, 31))
    series.start(other, Rule("monthly", 2026, "hằng tháng"), "recurring", WorkingDays())
    place.task("Nộp hồ sơ", due_on=date(2026, 11, 2))
    db.session.commit()
    body = text_of(to(morning(date(2026, 11, 3)), "culture_head")[-1])
    assert "VIỆC MỚI GIAO (1)" in body and body.index("QUÁ HẠN") < body.index("VIỆC MỚI GIAO")
