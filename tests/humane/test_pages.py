"""The pages of absences: one's own, the administrator's of a person, the list that the secretariat keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.models.absence import Absence
from app.models.user import User
from tests.reminders.conftest import rows
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
DAYS = {"away_from": "07/10/2026", "away_to": "09/10/2026", "away_why": "Nghỉ phép"}


def absences() -> list[Absence]:
    """All absences as they are now."""
    return rows(Absence)


def test_a_head_writes_their_own_and_names_who_stands_in(place: Place, client_of: ClientOf) -> None:
    client, officer = client_of(place.people["culture_head"]), place.people["officer"]
    assert client.post("/tai-khoan/vang-mat", data=DAYS).status_code == 422
    answer = client.post("/tai-khoan/vang-mat", data={**DAYS, "stand_in": officer.id})
    assert answer.status_code == 303
    page = client.get("/tai-khoan").get_data(as_text=True)
    assert "07/10/2026 – 09/10/2026" in page and "Làm thay: Chuyên viên VH-XH" in page and "Sắp tới" in page
    assert "Được ghi làm thay người vắng" in client_of(officer).get("/thong-bao").get_data(as_text=True)
    expected = (place.people["culture_head"].id, officer.id, "Nghỉ phép")
    [made] = absences()
    assert (made.user_id, made.stand_in_id, made.reason) == expected
    assert client.post(f"/vang-mat/{made.id}/ket-thuc", data={"next": "/tai-khoan"}).status_code == 303
    assert absences()[0].cancelled_at is not None
    assert "Đã bỏ" in client.get("/tai-khoan").get_data(as_text=True)


def test_a_stand_ins_page_says_for_whom(place: Place, client_of: ClientOf) -> None:
    client = client_of(place.people["culture_head"])
    client.post("/tai-khoan/vang-mat", data={**DAYS, "away_from": "06/10/2026", "stand_in": place.people["officer"].id})
    page = client_of(place.people["officer"]).get("/tai-khoan").get_data(as_text=True)
    assert "thay Trưởng phòng VH-XH" in page
    page = client_of(place.people["admin"]).get(f"/quan-tri/nguoi-dung/{place.people['officer'].id}")
    assert "thay Trưởng phòng VH-XH" in page.get_data(as_text=True)


def test_the_secretariat_keeps_the_list(place: Place, client_of: ClientOf) -> None:
    client, chair = client_of(place.people["secretary"]), place.people["chair"]
    assert "Không có ai vắng" in client.get("/vang-mat").get_data(as_text=True)
    assert client.post("/vang-mat", data=DAYS).status_code == 422
    wrong = client.post("/vang-mat", data={**DAYS, "person": chair.id, "stand_in": place.people["observer"].id})
    assert wrong.status_code == 422 and "không phải lãnh đạo" in wrong.get_data(as_text=True)
    assert client.post("/vang-mat", data={**DAYS, "person": chair.id}).status_code == 303
    page = client.get("/vang-mat").get_data(as_text=True)
    assert "Chủ tịch UBND" in page and "09/10/2026" in page
    assert client.post(f"/vang-mat/{absences()[0].id}/ket-thuc", data={"next": "/vang-mat"}).location == "/vang-mat"


def test_the_administrator_writes_on_the_persons_page(place: Place, client_of: ClientOf) -> None:
    client, url = client_of(place.people["admin"]), f"/quan-tri/nguoi-dung/{place.people['officer'].id}"
    assert client.post(f"{url}/vang-mat", data={**DAYS, "away_to": "01/10/2026"}).status_code == 422
    assert client.post(f"{url}/vang-mat", data=DAYS).status_code == 303
    assert "07/10/2026 – 09/10/2026" in client.get(url).get_data(as_text=True)


@pytest.mark.parametrize("who", ["culture_head", "officer", "chair", "observer"])
def test_others_write_nobody_elses(place: Place, client_of: ClientOf, who: str) -> None:
    client = client_of(place.people[who])
    assert client.get("/vang-mat").status_code == 403
    assert client.post("/vang-mat", data={**DAYS, "person": place.people["secretary"].id}).status_code == 403
    client_of(place.people["secretary"]).post("/tai-khoan/vang-mat", data=DAYS)
    assert client.post(f"/vang-mat/{absences()[0].id}/ket-thuc").status_code == 403


def test_another_communes_people_are_not_found(place: Place, elsewhere: Place, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    stranger = elsewhere.people["officer"].id
    assert client.post("/vang-mat", data={**DAYS, "person": stranger}).status_code == 404
    assert client.post("/tai-khoan/vang-mat", data={**DAYS, "stand_in": stranger}).status_code == 404


def test_the_digest_is_switched_off_and_on(place: Place, client_of: ClientOf) -> None:
    client = client_of(place.people["officer"])
    for sent, wants in (({}, False), ({"weekly": "1"}, True)):
        client.post("/tai-khoan/tong-hop-tuan", data=sent)
        db.session.rollback()
        assert db.session.get_one(User, place.people["officer"].id, populate_existing=True).wants_weekly is wants
