"""Urging on the pages: a sentence for many at no more clicks, who saw it, explanations, letters, extensions."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import current_app
from flask.testing import FlaskClient
from sqlalchemy import select

from app import clock, database
from app.database import db
from app.models import settings, storage
from app.models.briefing import making
from app.models.job_run import JobRun
from app.models.meeting import Paper
from app.models.notification import Notification
from app.models.task import Task, explaining, extending, urging
from app.models.task.overdue import overdue
from app.models.task.records import Urge
from app.models.user import User
from tests.boards.conftest import htmx
from tests.papers.docx_xml import Docx, body_rows
from tests.statements import counted
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def many(place: Place) -> list[Task]:
    """Four overdue tasks: two of culture, one of economy, one that nobody leads."""
    units = ("culture", "culture", "economy", None)
    return [place.task(f"Việc muộn {n}", unit, due_on=date(2026, 9, 30 - n % 2)) for n, unit in enumerate(units)]


def test_many_with_a_sentence_and_a_request_in_one_press(place: Place, chair: FlaskClient, many: list[Task]) -> None:
    explaining.ask(many[1], place.people["secretary"])
    data = {"all": "1", "note": "Báo cáo trong tuần", "explain": "1", "explain_by": "12/10/2026"}
    answer = chair.post("/qua-han/don-doc", data=data, follow_redirects=True)
    assert (
        "Đã đôn đốc 2 việc, yêu cầu giải trình 2 việc. Gửi đi sau 60 giây. 1 việc đã được đôn đốc hôm nay"
        in answer.text
    )
    assert [task.explain_by for task in many] == [date(2026, 10, 12), date(2026, 10, 9), date(2026, 10, 12), None]
    notes = db.session.scalars(select(Urge.note).where(Urge.by_id == place.people["chair"].id))
    assert list(notes) == ["Báo cáo trong tuần"] * 2
    assert answer.text.count("Yêu cầu giải trình, hạn ") == 3
    undo = re.search(r'action="(/qua-han/rut-don-doc[^"]+)"', answer.text)[1].replace("&amp;", "&")
    chair.post(undo)
    assert [task.explain_by for task in many] == [None, date(2026, 10, 9), None, None]


def test_a_press_for_all_urges_nothing_twice_on_a_day(place: Place, chair: FlaskClient, many: list[Task]) -> None:
    urging.urge(many[0], place.people["secretary"])
    taken = urging.urge(many[1], place.people["secretary"])
    urging.take_back(many[1], place.people["secretary"], taken.number)
    assert "Đôn đốc 2 việc chưa đôn đốc hôm nay" in chair.get("/qua-han").text
    answer = chair.post("/qua-han/don-doc", data={"all": "1"}, follow_redirects=True).text
    assert "Đã đôn đốc 2 việc. Gửi đi sau 60 giây. 1 việc đã được đôn đốc hôm nay, không đôn đốc lại." in answer
    assert "Hôm nay đã đôn đốc mọi việc" in answer
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        for form in ({"all": "1"}, {"task": [many[2].id]}):
            again = chair.post("/qua-han/don-doc", data=form, follow_redirects=True).text
            assert f"{3 if 'all' in form else 1} việc đã được đôn đốc hôm nay, không đôn đốc lại." in again
    assert [task.urged for task in many] == [1, 1, 1, 0]
    with clock.stopped(clock.now() + timedelta(days=1)):
        urging.urge(many[0], place.people["chair"])
        assert [row.task.id for row in overdue(place.people["chair"]).to_urge] == [many[1].id, many[2].id]


def test_many_are_locked_one_after_the_other_before_any_is_recorded(
    place: Place, chair: FlaskClient, many: list[Task]
) -> None:
    ids = [task.id for task in many[:3]]
    with counted() as urged:
        chair.post("/qua-han/don-doc", data={"task": ids[::-1]})
    undo = [f"{task_id}.1" for task_id in reversed(ids)]
    with counted() as taken_back:
        chair.post("/qua-han/rut-don-doc", data={"lan": undo})
    assert [task.urged for task in many[:3]] == [0, 0, 0]
    for seen in (urged, taken_back):
        locks = [n for n, sent in enumerate(seen) if "FROM task" in sent and "WHERE task.commune_id" in sent]
        first = next(n for n, sent in enumerate(seen) if sent.startswith("SELECT commune.id \nFROM commune"))
        assert len([n for n in locks if n < first]) >= 3
        assert not [n for n in locks if n > first and "task.id = ?" in seen[n]]


def test_the_bar_offers_the_usual_day_to_those_who_urge(place: Place, chair: FlaskClient, head: FlaskClient) -> None:
    place.task(due_on=date(2026, 9, 30))
    page = chair.get("/qua-han").text
    assert 'name="explain_by" type="text" value="09/10/2026"' in page and 'name="note"' in page
    assert 'name="explain_by"' not in head.get("/qua-han").text


def test_opening_the_page_marks_its_notices_read_and_shows_it(
    place: Place, late: Task, chair: FlaskClient, head: FlaskClient
) -> None:
    urging.urge(late, place.people["chair"], "Làm ngay")
    db.session.commit()
    mine = select(Notification).where(Notification.channel == "in_app", Notification.subject_id == late.id)
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        assert "chưa xem" in chair.get(f"/viec/{late.id}").text
        assert db.session.scalars(mine).one().read_at is None
        db.session.commit()
        assert "vừa xem" in head.get(f"/viec/{late.id}").text
        db.session.expire_all()
        assert db.session.scalars(mine).one().read_at == clock.now()
        page = chair.get(f"/viec/{late.id}").text
        assert "đã xem 06/10/2026 09:02" in page and "“Làm ngay”" in page and "chưa xem" not in page


def test_a_request_is_asked_answered_and_kept_on_the_task_s_page(
    place: Place, late: Task, chair: FlaskClient, head: FlaskClient, client_of: ClientOf
) -> None:
    chair.post(f"/viec/{late.id}/yeu-cau-giai-trinh", data={"explain_by": "9/10", "note": "Vì sao?"})
    assert late.explain_by == date(2026, 10, 9)
    flag = "Yêu cầu giải trình, hạn 09/10"
    assert flag in head.get(f"/bang/{place.units['culture'].id}").text
    page = head.get(f"/viec/{late.id}").text
    assert flag in page and f"/viec/{late.id}/giai-trinh" in page
    assert "Rút lại yêu cầu" not in page and "Rút lại yêu cầu" in chair.get(f"/viec/{late.id}").text
    refused = head.post(f"/viec/{late.id}/giai-trinh", data={"text": " "})
    assert refused.status_code == 422 and "Ghi nội dung giải trình." in refused.text
    with clock.stopped(clock.now() + timedelta(days=5)):
        client_of(place.people["culture_head"]).post(f"/viec/{late.id}/giai-trinh", data={"text": "Chờ <vốn>"})
        page = client_of(place.people["observer"]).get(f"/viec/{late.id}").text
    assert f'"tag">{flag}' not in page
    assert "“Chờ &lt;vốn&gt;”" in page and "giải trình muộn" in page


def test_who_asked_takes_it_back_by_one_press(
    place: Place, late: Task, chair: FlaskClient, client_of: ClientOf
) -> None:
    explaining.ask(late, place.people["chair"])
    url = f"/viec/{late.id}/rut-yeu-cau-giai-trinh"
    assert client_of(place.people["deputy"]).post(url).status_code == 403
    assert chair.post(url, headers=htmx()).status_code == 200
    assert late.explain_by is None


def test_another_day_is_granted_and_all_is_told_on_the_page(
    place: Place, late: Task, chair: FlaskClient, head: FlaskClient, client_of: ClientOf
) -> None:
    extending.ask(late, place.people["culture_head"], date(2026, 10, 30), "Chờ thẩm định")
    assert f"/viec/{late.id}/gia-han-den?noi=qua-han" in chair.get("/qua-han").text
    answer = chair.post(
        f"/viec/{late.id}/gia-han-den?noi=qua-han", data={"granted_on": "16/10/2026", "answer": "Sớm hơn"}
    )
    assert answer.location == "/qua-han"
    page = head.get(f"/viec/{late.id}").text
    for words in (
        "Hạn gốc 30/9/2026, hạn hiện nay 16/10/2026.",
        "Đã quá hạn 6 ngày khi xin gia hạn.",
        "xin gia hạn sau khi đã quá hạn 6 ngày",
        "Xin gia hạn: 30/9/2026 → 30/10/2026",
        "“Chờ thẩm định”",
        "đến ngày 16/10/2026",
        "“Sớm hơn”",
    ):
        assert words in page, words
    with clock.stopped(clock.now() + timedelta(days=14)):
        page = client_of(place.people["chair"]).get("/qua-han").text
    assert "Đã gia hạn 1 lần" in page and "quá hạn 6 ngày khi xin gia hạn" in page
    assert "Quý III/2026 → 30/9, gia hạn lần 1 đến 16/10" in page


def test_the_head_takes_a_request_for_a_later_day_back(place: Place, late: Task, head: FlaskClient) -> None:
    extending.ask(late, place.people["culture_head"], date(2026, 10, 30), "Chờ thẩm định")
    assert "Rút lại đề nghị" in head.get(f"/viec/{late.id}").text
    head.post(f"/viec/{late.id}/rut-xin-gia-han")
    page = head.get(f"/viec/{late.id}").text
    assert extending.waiting(late) is None and "Đơn vị rút lại" in page and "Xin gia hạn…" in page


def make_all() -> list[Paper]:
    """Run the jobs of the letters as a worker would; the letters, the oldest first."""
    db.session.commit()
    ids = list(db.session.scalars(select(Paper.id).where(Paper.kind == "urging").order_by(Paper.id)))
    db.session.commit()
    for paper_id in ids:
        with current_app.app_context():
            making.make(paper_id)
    db.session.expire_all()
    return list(db.session.scalars(select(Paper).where(Paper.id.in_(ids)).order_by(Paper.id)))


def rows(paper: Paper) -> list[list[str]]:
    """The rows of a letter's table."""
    docx = Docx(storage.read(paper.file))
    return [row for row in body_rows(docx.table("Số lần đã đôn đốc")) if len(row) > 1]


def test_one_letter_for_all_has_the_page_s_numbers(place: Place, chair: FlaskClient, many: list[Task]) -> None:
    urging.urge(many[0], place.people["chair"])
    settings.write(place.id, "letterhead", {"recipients": ["- Lưu: VT, VHXH."]})
    page = chair.get("/qua-han").text
    chair.post("/qua-han/cong-van", data={"whole": "1"})
    (paper,) = make_all()
    assert paper.state == "ready"
    said = Docx(storage.read(paper.file)).text
    assert re.search(r"Số:\s+/BCĐ-VHXH", said) and "- Lưu: VT, VHXH." in said
    assert {row[2] for row in rows(paper)} == {"Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị"}
    on_page = dict(re.findall(r'lang="vi">(Việc muộn \d)</a>.*?<span>(\d+) ngày</span>', page, re.S))
    assert {row[1].partition(" (")[0]: row[4] for row in rows(paper)} == {
        title: days for title, days in on_page.items() if title != "Việc muộn 3"
    }
    assert sorted(row[5] for row in rows(paper)) == ["0", "0", "1"]
    listed = chair.get("/qua-han/cong-van").text
    assert "3 việc quá hạn" in listed and "Chủ tịch UBND" in listed
    answer = chair.get(f"/qua-han/cong-van/{paper.id}/tep")
    assert Docx(io.BytesIO(answer.data).getvalue()).text.count("Việc muộn") == 3
    answer.close()


def test_a_letter_for_each_unit_for_the_ticked_and_for_one_task(
    place: Place, chair: FlaskClient, many: list[Task]
) -> None:
    chair.post("/qua-han/cong-van", data={"whole": "1", "mode": "each"})
    assert sorted(len(rows(paper)) for paper in make_all()) == [1, 2]
    with database.writing():
        chair.post("/qua-han/cong-van", data={"task": [many[1].id]})
    assert [len(rows(paper)) for paper in make_all()][2:] == [1]
    with database.writing():
        chair.post("/qua-han/cong-van", data={"whole": "1", "unit": place.units["economy"].id})
    assert len(make_all()) == 3  # the unit's letter of the first press says the same


def test_the_same_request_twice_is_one_paper_and_one_job(chair: FlaskClient, many: list[Task]) -> None:
    for _ in range(2):
        chair.post("/qua-han/cong-van", data={"whole": "1"})
    assert len(db.session.scalars(select(Paper)).all()) == 1
    assert len(db.session.scalars(select(JobRun).where(JobRun.kind == "write_paper")).all()) == 1


def test_nothing_overdue_makes_no_letter(place: Place, chair: FlaskClient, many: list[Task]) -> None:
    soon = place.task("Việc chưa đến hạn", due_on=date(2026, 10, 20))
    for data in ({}, {"task": [soon.id]}, {"task": [many[3].id]}):
        answer = chair.post("/qua-han/cong-van", data=data, follow_redirects=True)
        assert "Không có việc quá hạn nào đã rõ chủ trì" in answer.text
    assert db.session.scalars(select(Paper)).all() == []


def test_letters_are_for_those_who_urge_and_of_the_own_commune(
    place: Place, elsewhere: Place, chair: FlaskClient, head: FlaskClient, client_of: ClientOf, many: list[Task]
) -> None:
    assert head.post("/qua-han/cong-van", data={"whole": "1"}).status_code == 403
    chair.post("/qua-han/cong-van", data={"whole": "1"})
    (paper,) = make_all()
    with database.writing():
        stranger = client_of(elsewhere.people["chair"])
    assert head.get(f"/qua-han/cong-van/{paper.id}/tep").status_code == 403
    assert head.get(f"/cuoc-hop/giay-to/{paper.id}/tep").status_code == 404
    assert stranger.get(f"/qua-han/cong-van/{paper.id}/tep").status_code == 404
