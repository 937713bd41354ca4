"""The brief: asked once, gathered from the board, frozen, refused when numbers don't add up."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from flask import Flask, current_app
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app import database
from app.database import db
from app.models import counting, job_runs, meetings
from app.models.briefing import asking, making, snapshot
from app.models.job_run import JobRun
from app.models.meeting import Meeting, Paper
from app.models.plan import Plan, PlanState
from app.models.task import workflow
from app.models.user import User
from app.papers import brief
from tests.papers.printed import tables_of
from tests.world import Place

ON = date(2026, 10, 6)
ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting of a commune with some work in every lane."""
    for days in (-12, -1, 0, 5, 29, 31):
        place.task(f"Việc đến hạn sau {days} ngày", due_on=ON + timedelta(days=days))
    place.task("Việc chưa rõ chủ trì", unit=None)
    place.task("Việc thường xuyên", deadline_type="ongoing")
    place.task("Việc chờ hướng dẫn", deadline_type="external")
    done, reported = place.task("Việc đã xong", due_on=ON), place.task("Việc chờ xác nhận", due_on=ON)
    for task in (done, reported):
        place.report(task, result="Kết quả kèm biên bản")
    workflow.confirm(done, place.people["secretary"])
    made = meetings.call(
        place.people["secretary"],
        meetings.first_committee(place.id),
        on=ON,
        title="phiên quý III",
        place="Phòng họp 1",
        chair="Chủ tịch UBND phường",
        at_time="14g00",
    )
    db.session.commit()
    return made


def make(meeting: Meeting, by: User) -> Paper:
    """Ask for a brief and run its job."""
    paper = asking.ask(meeting, by)
    run_job(paper.id)
    return db.session.get_one(Paper, paper.id, populate_existing=True)


def run_job(paper_id: int) -> bool:
    """Run a paper's job as a worker would: in a context and session of its own."""
    db.session.commit()
    with current_app.app_context():
        return making.make(paper_id)


def test_the_numbers_are_the_board_s(place: Place, meeting: Meeting) -> None:
    paper = make(meeting, place.people["secretary"])
    five, count = paper.snapshot["five"], counting.count(place.id, today=ON)
    assert five == {"total": count.total, "done": 1, "reported": 1, "late": 2, "due_30": 3}
    assert sum(term["n"] for term in paper.snapshot["terms"]) == count.total == 11
    kinds = [row["kind"] for row in paper.snapshot["waiting"]]
    assert kinds.count("reported") == 1
    assert kinds.count("no_lead") == 1


def test_the_docx_holds_numbers_and_tasks(place: Place, meeting: Meeting) -> None:
    from app.models import storage

    paper = make(meeting, place.people["secretary"])
    words = "\n".join(cell.text for cell in _cells(storage.read(paper.file)))
    assert "Việc chờ hướng dẫn" in words
    assert "Quá hạn 12 ngày" in words


def test_a_planted_fault_makes_the_paper_refuse(place: Place, meeting: Meeting) -> None:
    broken = place.task("Việc có tình trạng lạ")
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": broken.id})
    paper = make(meeting, place.people["secretary"])
    assert (paper.state, paper.file_id, paper.snapshot) == ("failed", None, None)
    assert broken.code in (paper.error or "")


def test_a_made_brief_never_changes_and_a_later_one_does(place: Place, meeting: Meeting) -> None:
    first = make(meeting, place.people["secretary"])
    before = dict(first.snapshot["five"])
    with database.writing():
        place.task("Việc mới giao", due_on=ON)
        db.session.commit()
    second = make(meeting, place.people["secretary"])
    assert db.session.get_one(Paper, first.id).snapshot["five"] == before
    assert second.snapshot["five"]["total"] == before["total"] + 1


def test_asking_twice_is_one_paper_and_one_job(place: Place, meeting: Meeting) -> None:
    papers = {asking.ask(meeting, place.people["secretary"]).id, asking.ask(meeting, place.people["chair"]).id}
    assert len(papers) == 1
    assert db.session.scalar(select(func.count(JobRun.id))) == 1


def test_a_job_is_done_once_though_it_runs_twice(place: Place, meeting: Meeting) -> None:
    paper = make(meeting, place.people["secretary"])
    assert run_job(paper.id) is False


def test_the_pages_show_ask_and_give_the_file(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    secretary = client_of(place.people["secretary"])
    assert secretary.post(f"/cuoc-hop/{meeting.id}/bao-cao").status_code == 303
    paper = db.session.scalars(select(Paper)).one()
    run_job(paper.id)
    page = secretary.get(f"/cuoc-hop/{meeting.id}").get_data(as_text=True)
    assert "Tổng 11 = " in page
    answer = secretary.get(f"/cuoc-hop/giay-to/{paper.id}/tep")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert Document(io.BytesIO(answer.data)).sections


def test_a_failed_paper_says_why_on_the_page(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    broken = place.task("Việc có tình trạng lạ")
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": broken.id})
    make(meeting, place.people["secretary"])
    page = client_of(place.people["chair"]).get(f"/cuoc-hop/{meeting.id}").get_data(as_text=True)
    assert broken.code in page
    assert "Tạo lại" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("on", "31/02/2026", "không có trong lịch"),
        ("on", "", "Ghi ngày"),
        ("place", " ", "Ghi địa điểm"),
        ("chair", "", "Ghi người chủ trì"),
        ("at_time", "25:00", "Không đọc được giờ"),
    ],
)
def test_a_wrong_field_keeps_what_was_typed(
    place: Place, meeting: Meeting, client_of: ClientOf, field: str, value: str, sentence: str
) -> None:
    form = {"on": "9/10/2026", "place": "Phòng 2", "chair": "Ông A", "at_time": "8:00", "title": "Phiên bất thường"}
    form["committee_id"] = str(meeting.committee_id)
    answer = client_of(place.people["secretary"]).post("/cuoc-hop/moi", data=form | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert "Phiên bất thường" in answer.get_data(as_text=True)
    assert db.session.scalar(select(func.count(Meeting.id))) == 1


def test_another_commune_s_meeting_and_paper_are_not_found(
    place: Place, elsewhere: Place, meeting: Meeting, client_of: ClientOf
) -> None:
    paper = make(meeting, place.people["secretary"])
    stranger = client_of(elsewhere.people["secretary"])
    for path in (f"/cuoc-hop/{meeting.id}", f"/cuoc-hop/giay-to/{paper.id}/tep", f"/cuoc-hop/{meeting.id}/giay-to"):
        assert stranger.get(path).status_code == 404
    assert stranger.post(f"/cuoc-hop/{meeting.id}/bao-cao").status_code == 404


def test_the_command_writes_the_brief_of_a_day(app: Flask, place: Place, meeting: Meeting, tmp_path: Path) -> None:
    result = app.test_cli_runner().invoke(
        args=["briefs", "write", "--commune", "mau", "--on", "2026-09-25", "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == 0, result.output
    assert '"total": 11' in result.output
    assert '"late": 1' in result.output
    assert len(list((tmp_path / "out").glob("*.docx"))) == 1


def _cells(data: bytes) -> list:
    paper = Document(io.BytesIO(data))
    return [cell for table in paper.tables for row in table.rows for cell in row.cells]


def test_the_command_waits_for_the_worker_that_took_the_job(
    app: Flask, place: Place, meeting: Meeting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_it, taken = making.make, []

    def raced(paper_id: int) -> bool:
        taken.append(paper_id)
        return False

    monkeypatch.setattr(making, "make", raced)
    monkeypatch.setattr(job_runs.time, "sleep", lambda _seconds: make_it(taken.pop()))
    out = tmp_path / "out"
    done = app.test_cli_runner().invoke(
        args=["briefs", "write", "--commune", "mau", "--on", ON.isoformat(), "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert len(list(out.glob("*.docx"))) == 1


def test_tasks_of_the_plan_and_others_are_counted_apart(place: Place, meeting: Meeting) -> None:
    plan, drafted = (
        Plan(commune_id=place.id, title=title, year=2026, state=state)
        for title, state in (("Kế hoạch 42", PlanState.PUBLISHED), ("Dự thảo", PlanState.DRAFT))
    )
    db.session.add_all([plan, drafted])
    db.session.flush()
    for _n in range(3):
        place.task("Việc của kế hoạch", plan_id=plan.id)
    place.task("Việc của dự thảo", plan_id=drafted.id)
    workflow.cancel(place.task("Việc đã hủy", plan_id=plan.id), place.people["chair"], "Đã có nơi làm")
    taken = snapshot.gather(meeting, ON)
    assert (taken["five"]["total"], taken["origins"]) == (15, {"plans": 3, "others": 12})


def test_units_stand_worst_first_and_not_by_alphabet(place: Place, meeting: Meeting) -> None:
    for unit, days in (("centre", 102), ("economy", 5), ("office", 33), ("office", 5)):
        place.task(f"Việc quá hạn {days} ngày", unit, due_on=ON - timedelta(days=days))
    units = snapshot.gather(meeting, ON)["by_unit"]
    late = [(unit["unit"], [task["days_late"] for task in unit["late_tasks"]]) for unit in units if unit["late_tasks"]]
    worst_first = (("office", [33, 5]), ("culture", [12, 1]), ("centre", [102]), ("economy", [5]))
    assert late == [(place.units[key].name, days) for key, days in worst_first]


def test_a_deadline_on_a_day_off_tells_the_day_it_runs_to(place: Place, meeting: Meeting) -> None:
    done = place.task("Việc hằng tháng", due_on=date(2026, 10, 3))
    taken = snapshot.gather(meeting, ON)
    (row,) = [row for row in taken["tasks"] if row["code"] == done.code]
    assert (row["due_on"], row["effective_on"]) == ("2026-10-03", "2026-10-05")
    said = [cell.text for table in tables_of(brief.compose(taken)) for row in table.rows for cell in row.cells]
    assert said.count("03/10/2026; lùi qua ngày nghỉ đến 05/10/2026") == 2
    assert "06/10/2026" in said


def test_the_file_is_named_by_the_meeting_and_not_by_the_day_it_is_made(place: Place, meeting: Meeting) -> None:
    def name(one: Meeting) -> str:
        return brief.compose(snapshot.gather(one, ON)).file_name

    by, said = place.people["secretary"], {"place": "P1", "chair": "A"}
    later = meetings.call(by, meeting.committee, on=date(2026, 11, 28), title="Họp quý IV/2026", **said)
    db.session.flush()
    assert [name(one) for one in (meeting, later)] == [
        "Báo cáo phục vụ họp Ban Chỉ đạo 06-10-2026",
        "Báo cáo phục vụ họp Ban Chỉ đạo 28-11-2026",
    ]
    beside = meetings.call(by, meeting.committee, on=date(2026, 11, 28), title="Họp bất thường", **said)
    db.session.flush()
    assert [name(one) for one in (later, beside)] == [
        "Báo cáo phục vụ họp Ban Chỉ đạo 28-11-2026 Họp quý IV-2026",
        "Báo cáo phục vụ họp Ban Chỉ đạo 28-11-2026 Họp bất thường",
    ]
