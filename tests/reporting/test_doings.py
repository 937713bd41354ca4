"""What was issued within a window, each paper once."""

from __future__ import annotations

from datetime import date

from app.database import db
from app.models import meetings
from app.models.commune_report import CommuneReport
from app.models.meeting import Paper
from app.models.paperwork import numbers
from app.models.reporting.whole import doings, gathering
from app.papers.text import within
from tests.world import Place

IN, OUT = date(2026, 9, 1), date(2026, 9, 15)


def _issued(place: Place, kind: str, number: str, on: date, said: dict, meeting_id: int | None = None) -> None:
    made = {"commune_id": place.id, "kind": kind, "on": on, "state": "ready", "meeting_id": meeting_id}
    paper = Paper(**made, input_key=f"{kind}-{number}", snapshot=said)
    db.session.add(paper)
    db.session.flush()
    numbers.put(paper, place.people["secretary"], number, on)


def test_the_committee_s_own_papers_are_among_them_once(place: Place, report: CommuneReport) -> None:
    by = place.people["secretary"]
    committee = meetings.first_committee(place.id)
    called = {"title": "Phiên họp quý III/2026", "place": "P1", "chair": "A"}
    held, elsewhere = (meetings.call(by, committee, on=IN, **called) for _each in range(2))
    db.session.flush()
    held.notice_number, held.notice_on = "15/TB-BCĐ", IN
    elsewhere.notice_number, elsewhere.notice_on = "16/TB-BCĐ", IN
    _issued(place, "conclusions", "15/TB-BCĐ", IN, {"meeting": {"title": held.title}}, held.id)
    _issued(place, "urging", "07/BCĐ-VP", IN, {})
    _issued(place, "report", "21/BC-BCĐ", IN, {"period": {"name": "tháng 8/2026"}})
    _issued(place, "report", "22/BC-BCĐ", OUT, {"period": {"name": "quý II/2026"}})
    found = doings.documents(gathering.span_of(report))
    assert [(one["kind"], one["number"], one["on"], one["about"]) for one in found] == [
        ("Công văn", "07/BCĐ-VP", "2026-09-01", "Đôn đốc thực hiện nhiệm vụ quá hạn"),
        ("Thông báo", "15/TB-BCĐ", "2026-09-01", "Kết luận phiên họp quý III/2026"),
        ("Thông báo", "16/TB-BCĐ", "2026-09-01", "Kết luận phiên họp quý III/2026"),
        ("Báo cáo", "21/BC-BCĐ", "2026-09-01", "Kết quả thực hiện nhiệm vụ tháng 8/2026"),
    ]


def test_a_name_keeps_its_capital() -> None:
    said = [within(title) for title in ("Sơ kết quý III", "Ban Chỉ đạo họp", "UBND tỉnh hướng dẫn")]
    assert said == ["sơ kết quý III", "Ban Chỉ đạo họp", "UBND tỉnh hướng dẫn"]


def test_every_kind_of_paper_is_said_of() -> None:
    from app.papers.kinds import COMPOSE

    assert set(doings.ABOUT) == set(COMPOSE)
