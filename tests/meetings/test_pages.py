"""The pages of a meeting: minutes by htmx and without, both texts at a stale edit, taps, the log."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models import meetings
from app.models.inviting import guests
from app.models.meeting import Conclusion, Meeting
from app.models.meeting_parts import Guest, Opinion
from app.models.minutes import conclusions
from app.models.minutes.conclusions import Fields
from app.models.task import Task, TaskState
from app.models.user import User
from tests.statements import counted
from tests.world import Place

ON = date(2026, 10, 6)
ClientOf = Callable[[User], FlaskClient]
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting that is held today, its members invited."""
    secretary = place.people["secretary"]
    committee = meetings.first_committee(place.id)
    made = meetings.call(secretary, committee, on=ON, title="phiên quý III", place="P1", chair="Ông A, Chủ tịch")
    db.session.flush()
    guests.add_members(made, secretary)
    db.session.commit()
    return made


@pytest.fixture
def secretary(place: Place, client_of: ClientOf) -> FlaskClient:
    """The secretary's browser."""
    return client_of(place.people["secretary"])


def form(place: Place, **more: str) -> dict[str, str]:
    """A conclusion as it is typed."""
    lead = str(place.units["culture"].id)
    return {"text": "Nâng cấp mạng nội bộ", "lead": lead, "due": "30/11/2026", "product": "Báo cáo", **more}


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def only(table: type) -> object:
    """The one row of a table, fresh."""
    db.session.rollback()
    return db.session.scalars(select(table)).one()


def test_lines_are_written_without_scripts(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    base = f"/cuoc-hop/{meeting.id}"
    assert secretary.post(f"{base}/y-kien", data={"speaker": "Bà B", "text": "Đề nghị sớm"}).status_code == 303
    assert secretary.post(f"{base}/ket-luan", data=form(place)).status_code == 303
    page = secretary.get(f"{base}/bien-ban").get_data(as_text=True)
    for words in ("Bà B", "Đề nghị sớm", "Nâng cấp mạng nội bộ", "30/11/2026", "Giao việc"):
        assert words in page
    row = only(Conclusion)
    given = secretary.post(f"/cuoc-hop/ket-luan/{row.id}/giao", data=form(place, version=str(row.version)))
    assert given.status_code == 303
    task = only(Task)
    assert (task.due_on, task.lead_unit_id) == (date(2026, 11, 30), place.units["culture"].id)


def test_a_refused_line_keeps_what_was_typed(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    answer = secretary.post(f"/cuoc-hop/{meeting.id}/ket-luan", data=form(place, due="31/11/2026"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "31/11/2026" in page
    assert "không có trong lịch" in page
    assert "Nâng cấp mạng nội bộ" in page
    assert db.session.scalar(select(Conclusion.id)) is None


def test_htmx_adds_a_line_and_an_empty_form(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    answer = secretary.post(f"/cuoc-hop/{meeting.id}/ket-luan", data=form(place, giao="1", hand="a"), headers=HTMX)
    page = answer.get_data(as_text=True)
    row = only(Conclusion)
    assert answer.status_code == 200
    assert f'id="c-{row.id}"' in page
    assert 'id="c-new"' in page
    assert only(Task).code in page
    undone = secretary.post(f"/cuoc-hop/ket-luan/{row.id}/rut-lai", data={}, headers=HTMX)
    assert undone.status_code == 200
    assert only(Task).state == TaskState.CANCELLED
    assert only(Conclusion).task_id is None


def test_a_saved_line_leaves_its_fields_alone_and_a_stale_one_shows_both_texts(
    place: Place, meeting: Meeting, secretary: FlaskClient, client_of: ClientOf
) -> None:
    row = conclusions.add(meeting, place.people["secretary"], Fields(text="Bản đầu"))
    db.session.commit()
    url, first = f"/cuoc-hop/ket-luan/{row.id}", str(row.version)
    saved = secretary.post(url, data=form(place, version=first, hand="a"), headers=HTMX).get_data(as_text=True)
    assert "<textarea" not in saved
    assert hidden(saved, "version") == str(int(first) + 1)
    other = client_of(place.people["chair"])
    stale = other.post(url, data=form(place, text="Bản của chủ tịch", version=first, hand="b"), headers=HTMX)
    page = stale.get_data(as_text=True)
    assert stale.status_code == 409
    assert stale.headers["HX-Retarget"] == f"#c-{row.id}-said"
    assert "Nâng cấp mạng nội bộ" in page
    assert hidden(page, "version") == first
    again = other.post(url, data=form(place, text="Bản của chủ tịch", version=first, hand="b"), headers=HTMX)
    assert again.status_code == 409  # the next field left doesn't slip through
    whole = other.post(url, data=form(place, text="Bản của chủ tịch", version=first, hand="b"))
    assert whole.status_code == 409
    text = whole.get_data(as_text=True)
    assert "Bản của chủ tịch" in text
    assert "Nâng cấp mạng nội bộ" in text
    over = form(
        place, text="Bản của chủ tịch", version=first, hand="b", over=re.search(r'name="over" value="(\d+)"', page)[1]
    )
    assert other.post(url, data=over, headers=HTMX).status_code == 200
    assert only(Conclusion).text == "Bản của chủ tịch"


def test_taps_mark_who_came(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    guest = db.session.scalars(select(Guest).order_by(Guest.id)).first()
    answer = secretary.post(f"/cuoc-hop/khach/{guest.id}/diem-danh", data={"attendance": "excused"}, headers=HTMX)
    assert 'aria-pressed="true">Vắng có lý do' in answer.get_data(as_text=True)
    secretary.post(f"/cuoc-hop/{meeting.id}/diem-danh", data={}, headers=HTMX)
    db.session.rollback()
    marks = db.session.scalars(select(Guest.attendance).order_by(Guest.id)).all()
    assert marks == ["excused", *["present"] * (len(marks) - 1)]
    added = secretary.post(f"/cuoc-hop/{meeting.id}/khach", data={"name": "Viettel", "position": ""}, headers=HTMX)
    assert "Viettel" in added.get_data(as_text=True)
    again = secretary.post(f"/cuoc-hop/{meeting.id}/khach", data={"name": "Viettel", "position": ""}, headers=HTMX)
    assert again.status_code == 422


def test_the_head_is_stale_when_somebody_saved_it(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    data = {"begun": "14:00", "ended": "", "secretary": "Bà C", "assessment": "Tốt", "version": str(meeting.version)}
    assert secretary.post(f"/cuoc-hop/{meeting.id}/bien-ban", data=data).status_code == 303
    answer = secretary.post(f"/cuoc-hop/{meeting.id}/bien-ban", data={**data, "assessment": "Khác hẳn"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Khác hẳn" in page
    assert "Tốt" in page


def test_the_meeting_s_page_shows_conclusions_and_log(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    conclusions.add(meeting, place.people["secretary"], Fields(text="Nâng cấp mạng", lead=place.units["culture"]))
    db.session.commit()
    page = client_of(place.people["culture_head"]).get(f"/cuoc-hop/{meeting.id}").get_data(as_text=True)
    assert "Nâng cấp mạng" in page
    assert "Ghi kết luận" in page
    assert "Ghi biên bản" not in page
    assert "hết ngày 13/10/2026" in page
    assert client_of(place.people["culture_head"]).get(f"/cuoc-hop/{meeting.id}/bien-ban").status_code == 403


def test_statements_don_t_grow_with_the_lines(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    def cost() -> int:
        with counted() as seen:
            assert secretary.get(f"/cuoc-hop/{meeting.id}/bien-ban").status_code == 200
        return len(seen)

    by, url = place.people["secretary"], f"/cuoc-hop/{meeting.id}"
    secretary.post(f"{url}/ket-luan", data=form(place, giao="1", unit=str(place.units["economy"].id)))
    before = cost()
    for n in range(5):
        data = form(place, text=f"Việc {n}", giao="1", unit=str(place.units["economy"].id))
        secretary.post(f"{url}/ket-luan", data=data)
        secretary.post(f"{url}/y-kien", data={"speaker": f"Ông {n}", "text": "Nhất trí"})
    assert by.id
    assert cost() == before


def test_a_line_is_taken_off_and_back(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:
    secretary.post(f"/cuoc-hop/{meeting.id}/y-kien", data={"speaker": "Ông B", "text": "Nhất trí"})
    row = only(Opinion)
    gone = secretary.post(f"/cuoc-hop/y-kien/{row.id}/bo", data={}, headers=HTMX).get_data(as_text=True)
    assert "Đưa lại" in gone
    assert only(Opinion).removed_at is not None
    back = secretary.post(f"/cuoc-hop/y-kien/{row.id}/dua-lai", data={}, headers={**HTMX, "HX-Target": "div#live"})
    assert 'hx-swap-oob="true"' in back.get_data(as_text=True)
    assert only(Opinion).removed_at is None


def test_another_commune_s_lines_are_not_found(
    place: Place, elsewhere: Place, meeting: Meeting, client_of: ClientOf
) -> None:
    row = conclusions.add(meeting, place.people["secretary"], Fields(text="Việc"))
    db.session.commit()
    stranger = client_of(elsewhere.people["secretary"])
    assert stranger.post(f"/cuoc-hop/ket-luan/{row.id}/giao", data=form(elsewhere)).status_code == 404
    assert stranger.get(f"/cuoc-hop/{meeting.id}/bien-ban").status_code == 404
    own = stranger.post(f"/cuoc-hop/{meeting.id}/ket-luan", data=form(place))
    assert own.status_code == 404
