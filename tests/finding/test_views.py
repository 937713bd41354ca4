"""Saved views: one's own, shared by the secretariat, renamed, removed; only a link, whatever became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models import views
from app.models.errors import NotAllowed, Refused
from app.models.plan import Plan
from app.models.user import User
from app.models.view import View
from tests.world import Place


def names(person: User) -> list[str]:
    """What a person finds among the saved views."""
    return [row.name for row in views.of(person)]


def test_a_view_is_its_owners_until_the_secretariat_shares_one(place: Place, elsewhere: Place) -> None:
    head, secretary = place.people["culture_head"], place.people["secretary"]
    views.save(head, "Ôn lại", "t=late")
    views.save(secretary, "Đến hạn", "han=tuan", shared=True)
    views.save(secretary, "An toàn", "q=an")
    views.save(elsewhere.people["secretary"], "Nơi khác", "q=a", shared=True)
    db.session.flush()
    assert names(head) == ["Đến hạn", "Ôn lại"]
    assert names(secretary) == ["An toàn", "Đến hạn"]
    assert names(place.people["observer"]) == ["Đến hạn"]
    with pytest.raises(NotAllowed):
        views.save(head, "Cho mọi người", "q=a", shared=True)


def test_the_same_name_keeps_the_newer_question(place: Place) -> None:
    head = place.people["culture_head"]
    views.save(head, " Việc  của tôi ", "t=late")
    db.session.flush()
    views.save(head, "Việc của tôi", "t=soon")
    db.session.flush()
    assert [(row.name, row.query) for row in views.of(head)] == [("Việc của tôi", "t=soon")]


@pytest.mark.parametrize("name, code", [(" ", "view_name_missing"), ("a" * 81, "view_name_long")])
def test_a_view_needs_a_name_of_a_size(place: Place, name: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        views.save(place.people["chair"], name, "q=a")


def test_thirty_views_are_enough(place: Place) -> None:
    for n in range(views.MOST):
        views.save(place.people["chair"], f"Bộ lọc {n}", "q=a")
    with pytest.raises(Refused, match="views_many"):
        views.save(place.people["chair"], "Một nữa", "q=a")
    views.save(place.people["chair"], "Bộ lọc 3", "q=b")


def test_only_the_owner_renames_and_a_secretary_clears_away_what_is_shared(place: Place) -> None:
    head, chair, secretary = (place.people[key] for key in ("culture_head", "chair", "secretary"))
    own, shared = views.save(head, "Của phòng", "q=a"), views.save(secretary, "Chung", "q=b", shared=True)
    db.session.flush()
    for act in (
        lambda: views.rename(own, chair, "Khác"),
        lambda: views.remove(own, secretary),
        lambda: views.remove(shared, head),
    ):
        with pytest.raises(NotAllowed):
            act()
    views.save(head, "Tên khác", "q=c")
    with pytest.raises(Refused, match="view_name_taken"):
        views.rename(own, head, "Tên khác")
    views.rename(own, head, "Của phòng tôi")
    views.remove(shared, secretary)
    db.session.flush()
    assert names(head) == ["Của phòng tôi", "Tên khác"]


def test_a_list_is_saved_opened_renamed_and_removed(place: Place, head: FlaskClient) -> None:
    place.task("Đăng tải")
    db.session.commit()
    unit = place.units["culture"].id
    answer = head.post("/viec/bo-loc", data={"name": "Của phòng", "query": f"trang=3&la=1&t=late&unit={unit}&q="})
    assert (answer.status_code, answer.location) == (303, f"/viec?unit={unit}&t=late")
    page = head.get(answer.location).text
    assert f'href="/viec?unit={unit}&amp;t=late" aria-current="true">Của phòng' in page
    assert 'id="keep"' not in page
    row = db.session.scalars(select(View)).one()
    assert head.post(f"/viec/bo-loc/{row.id}", data={"name": "Phòng tôi"}).status_code == 303
    assert "Phòng tôi" in head.get("/viec/bo-loc").text
    assert head.post("/viec/bo-loc", data={"name": " ", "query": "t=late"}).status_code == 422
    assert head.post(f"/viec/bo-loc/{row.id}", data={"name": ""}).status_code == 422
    assert head.post(f"/viec/bo-loc/{row.id}/bo").status_code == 303
    assert "Đã bỏ bộ lọc “Phòng tôi”" in head.get("/viec").text
    assert "Phòng tôi" not in head.get("/viec").text


def test_a_view_whose_unit_and_plan_are_gone_still_opens(place: Place, secretary: FlaskClient) -> None:
    plan = Plan(commune_id=place.id, title="Kế hoạch cũ", year=2026, state="withdrawn")
    place.units["culture"].closed_on = place.units["culture"].opened_on
    db.session.add(plan)
    db.session.commit()
    query = f"unit={place.units['culture'].id}&kh={plan.id}&nguoi=98765&lanh-dao=98765&linh-vuc=I.+Xưa"
    secretary.post("/viec/bo-loc", data={"name": "Cũ", "query": query})
    page = secretary.get(f"/viec?{query}")
    assert page.status_code == 200
    assert "Phòng Văn hóa - Xã hội" in page.text
    assert "kế hoạch không còn trong danh sách" in page.text
    assert "Không tìm thấy việc nào" in page.text
    assert secretary.get("/viec?unit=98765").status_code == 200


def test_what_is_not_ones_own_is_refused(
    place: Place, elsewhere: Place, client_of: Callable[[User], FlaskClient]
) -> None:
    row = views.save(place.people["chair"], "Của Chủ tịch", "q=a")
    db.session.commit()
    head = client_of(place.people["culture_head"])
    assert head.post(f"/viec/bo-loc/{row.id}/bo").status_code == 403
    assert head.post("/viec/bo-loc", data={"name": "a", "query": "q=a", "shared": "1"}).status_code == 403
    assert client_of(elsewhere.people["chair"]).post(f"/viec/bo-loc/{row.id}/bo").status_code == 404
    assert "Của Chủ tịch" not in head.get("/viec/bo-loc").text
