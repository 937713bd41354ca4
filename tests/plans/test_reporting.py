"""Duties to report: rows of their own that become recurring work; the ad hoc ones are notes, nothing is made twice."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db
from app.models.plan import Plan, Proposal
from app.models.planning import deciding, finding, publishing, reporting, tray
from app.models.task import Task
from app.reading.deadlines import read_deadline
from tests.world import Place

TEXT = """ỦY BAN NHÂN DÂN
PHƯỜNG MẪU

Số: 15/KH-UBND

Phường Mẫu, ngày 06 tháng 01 năm 2026

KẾ HOẠCH
Trồng cây bóng mát phường Mẫu năm 2026

I. NHIỆM VỤ

- Trồng cây bóng mát dọc đường Bờ Kè.
+ Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị.
+ Thời gian hoàn thành: Quý IV/2026.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội

- Tổng hợp số cây đã trồng của các khu phố, báo cáo Ủy ban nhân dân phường trước ngày 25 hằng tháng.

III. CHẾ ĐỘ BÁO CÁO

- Các đơn vị báo cáo kết quả trồng cây trước ngày 15 hằng tháng, gửi Phòng Văn hóa - Xã hội.

- Phòng Kinh tế, Hạ tầng và Đô thị báo cáo Ban Chỉ đạo trước ngày 20 hằng tháng.

- Các đơn vị báo cáo đột xuất khi có yêu cầu.
"""
ALL, ONE, OCCASION = "Các đơn vị báo cáo kết quả", "Phòng Kinh tế, Hạ tầng và Đô thị báo cáo", "đột xuất"
COUNTED = {
    "tasks": "kind <> 'reporting'",
    "reporting_tasks": "kind = 'reporting'",
    "without_lead": "kind <> 'reporting' and lead_unit_id is null",
}


@pytest.fixture
def plan(place: Place, read: Callable[..., Plan]) -> Plan:
    """A plan with one task, one task that is a report too, and three duties to report."""
    return read(place, TEXT, name="Trồng cây.txt")


def _task(words: str) -> Task:
    return db.session.scalars(select(Task).where(Task.text.contains(words))).one()


def _duties(plan: Plan) -> list[Proposal]:
    return [row for row in finding.proposals(plan.versions[-1]) if row.kind == "reporting"]


def _in_sql(where: str) -> int:
    asked = db.text(f"select count(*) from task where state <> 'cancelled' and {where}")
    return db.session.scalar(asked)


def test_each_duty_is_proposed_once_and_the_ad_hoc_one_is_a_note(plan: Plan) -> None:
    assert [(row.fields["text"].split(" trước")[0], row.state) for row in _duties(plan)] == [
        ("Các đơn vị báo cáo kết quả trồng cây", "unclear"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị báo cáo Ban Chỉ đạo", "clear"),
        ("Các đơn vị báo cáo đột xuất khi có yêu cầu.", "dropped"),
    ]


def test_a_duty_says_who_reports_to_whom_and_how_often(place: Place, row: Callable[[str], Proposal]) -> None:
    for words, sender, to, day in (
        (ALL, "Các đơn vị", "Phòng Văn hóa - Xã hội", 15),
        (ONE, "Phòng Kinh tế, Hạ tầng và Đô thị", "Ban Chỉ đạo", 20),
    ):
        fields = row(words).fields
        assert (fields["from_words"], fields["to_words"]) == (sender, to)
        assert (fields["deadline"]["type"], fields["deadline"]["recurrence"]) == ("recurring", f"monthly by day {day}")
    assert row(ONE).fields["lead_unit_id"] == place.units["economy"].id


def test_a_task_that_is_a_report_carries_the_duty_and_has_no_twin(plan: Plan, row: Callable[[str], Proposal]) -> None:
    shared = row("Tổng hợp số cây")
    assert (shared.kind, [said["day"] for said in shared.fields["reports"]]) == ("task", ["25"])
    assert not [duty for duty in _duties(plan) if "Tổng hợp số cây" in duty.fields["text"]]


def test_published_duties_are_recurring_work_of_their_sender(place: Place, plan: Plan) -> None:
    publishing.publish_all(plan)
    one, everyones = _task(ONE), _task(ALL)
    assert (one.kind, one.deadline_type, one.recurrence) == ("reporting", "recurring", "monthly by day 20")
    assert one.lead_unit_id == place.units["economy"].id
    assert (everyones.kind, everyones.recurrence) == ("reporting", "monthly by day 15")
    assert (everyones.lead_unit_id, everyones.lead_words) == (None, "Các đơn vị")
    assert everyones in tray.waiting(place.people["secretary"])
    assert _in_sql(f"text like '%{OCCASION}%'") == 0


def test_an_ad_hoc_duty_is_taken_only_when_a_person_says_so(
    place: Place, plan: Plan, row: Callable[[str], Proposal]
) -> None:
    secretary = place.people["secretary"]
    deciding.restore(row(OCCASION), secretary)
    publishing.publish_all(plan, secretary)
    taken = _task(OCCASION)
    assert (taken.kind, taken.due_on, taken.recurrence) == ("reporting", None, None)


def test_counts_equal_what_sql_counts_and_twice_makes_no_twins(plan: Plan) -> None:
    for _time in range(2):
        publishing.publish_all(plan)
        counts = dataclasses.asdict(finding.counts(plan))
        assert {name: counts[name] for name in COUNTED} == {name: _in_sql(where) for name, where in COUNTED.items()}
        assert (counts["tasks"], counts["reporting_tasks"], counts["reporting"]) == (2, 2, 2)
    assert db.session.scalar(select(func.count(func.distinct(Task.text)))) == _in_sql("true") == 4


def test_the_plan_s_page_counts_as_sql_does(place: Place, plan: Plan, client_of: Callable[..., FlaskClient]) -> None:
    publishing.publish_all(plan)
    db.session.commit()
    page = html.unescape(client_of(place.people["secretary"]).get(f"/ke-hoach/{plan.id}").text)
    tasks, duties = _in_sql(COUNTED["tasks"]), _in_sql(COUNTED["reporting_tasks"])
    assert f"{tasks} việc, 0 chỉ tiêu" in page
    assert f"{duties} trong {duties} đã công bố" in page


def test_import_counts_as_sql_does_and_again_the_same(app: Flask, place: Place, tmp_path: Path) -> None:
    db.session.commit()
    file = tmp_path / "Trồng cây.txt"
    file.write_text(TEXT)
    asked = ["plans", "import", str(file), "--commune", "mau", "--publish"]
    first, second = (json.loads(app.test_cli_runner().invoke(args=asked).output) for _time in range(2))
    assert first == second
    assert {name: first[name] for name in COUNTED} == {name: _in_sql(where) for name, where in COUNTED.items()}
    assert first["reporting_tasks"] == 2


def test_the_screens_say_the_rhythm_in_vietnamese(
    place: Place, plan: Plan, client_of: Callable[..., FlaskClient]
) -> None:
    publishing.publish_all(plan)
    db.session.commit()
    client = client_of(place.people["secretary"])
    for address in (f"/ke-hoach/{plan.id}/soat?nhom=bao-cao", "/ke-hoach/chua-ro-chu-tri", f"/viec/{_task(ALL).id}"):
        page = html.unescape(client.get(address, follow_redirects=True).text)
        assert ("hạn" if "chua-ro" in address else "hằng tháng, trước ngày 15") in page, address
        assert not re.search(r"monthly|by day", page), address


@pytest.mark.parametrize(("words", "kept"), [("ngày 05 tháng sau", "of"), ("Hằng tháng từ tháng 9/2026", "starts_on")])
def test_a_task_that_takes_a_duty_s_deadline_takes_the_period_and_the_beginning_too(words: str, kept: str) -> None:
    duty = {"frequency": "monthly", "deadline": read_deadline(words, 2026)}
    task = {"deadline": {"type": "none", "due": None, "recurrence": None}}
    assert kept in duty["deadline"]
    assert reporting.mark(task, [duty])["deadline"][kept] == duty["deadline"][kept]
    other = {"frequency": "yearly", "deadline": read_deadline("hằng năm", 2026)}
    assert kept not in reporting.mark(task, [duty, other])["deadline"]
