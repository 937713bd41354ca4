"""Small words of a meeting: what its agenda counts, whom nobody told, the number that a form asks for."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from app.database import db
from app.models import agenda_acts, settings
from app.models.inviting import guests
from app.models.meeting import Meeting
from app.models.user import User
from tests.meetings.test_pages import form, meeting, secretary  # noqa: F401
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


def test_the_agenda_counts_points(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:  # noqa: F811
    by = db.session.get_one(User, place.people["secretary"].id)
    agenda_acts.put(meeting, by, place.task())
    agenda_acts.put_words(meeting, by, "Việc khác")
    db.session.commit()
    assert "2 nội dung</span>" in secretary.get(f"/cuoc-hop/{meeting.id}").text


def test_who_has_no_account_is_told_by_hand(place: Place, meeting: Meeting, secretary: FlaskClient) -> None:  # noqa: F811
    url, said = f"/cuoc-hop/{meeting.id}/giay-moi", {"gui": "1"}
    secretary.post(url, data=said)
    secretary.get(url)
    secretary.post(url, data=said)
    assert "Mọi người đã được mời" in secretary.get(url).text
    guests.add(meeting, db.session.get_one(User, place.people["secretary"].id), "Đại diện Viettel", "Giám đốc")
    db.session.commit()
    secretary.post(url, data=said)
    page = secretary.get(url).text
    assert "Mọi người có tài khoản đã được mời. Chưa có tài khoản, cần báo trực tiếp: Đại diện Viettel" in page


def test_an_empty_form_asks_for_the_number_in_the_paper_s_own_symbol(
    place: Place,
    meeting: Meeting,  # noqa: F811
    secretary: FlaskClient,  # noqa: F811
) -> None:
    kept = settings.read(place.id, "letterhead")
    settings.write(place.id, "letterhead", {**kept, "symbol": "BC-BCĐCĐS"})
    db.session.commit()
    url = f"/cuoc-hop/{meeting.id}"
    assert secretary.post(f"{url}/ket-luan", data=form(place)).status_code == 303
    empty = secretary.post(f"{url}/thong-bao", data={"notice_number": "", "notice_on": ""})
    assert empty.status_code == 422
    assert "Ghi số, ký hiệu của thông báo kết luận, ví dụ 15/TB-BCĐCĐS." in empty.text
    assert "Đã bỏ số" not in empty.text
    assert "Ví dụ 15/TB-BCĐCĐS" in secretary.get(url).text
    told = {"notice_number": "15/TB-BCĐCĐS", "notice_on": "06/10/2026"}
    assert secretary.post(f"{url}/thong-bao", data=told).status_code == 303
    assert secretary.post(f"{url}/thong-bao", data={"notice_number": "", "notice_on": ""}).status_code == 303
    assert "Đã bỏ số thông báo kết luận" in secretary.get(url).text
