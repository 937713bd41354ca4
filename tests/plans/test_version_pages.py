"""The pages of a plan's later version: upload, four groups side by side, decisions, history."""

from __future__ import annotations

import io
from collections.abc import Callable

from flask import g
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models.plan import Plan, PlanVersion
from app.models.plan_change import PlanChange, Settled
from app.models.planning import publishing, reading_run
from app.models.user import User
from tests.plans.sample import NAME
from tests.plans.versions_sample import LATER, OTHER
from tests.world import Place

Client = Callable[[User], FlaskClient]
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def _upload(client: FlaskClient, plan_id: int, text: str) -> None:
    data = {"files": (io.BytesIO(text.encode()), NAME)}
    assert client.post(f"/ke-hoach/{plan_id}/ban-moi", data=data).status_code == 303
    db.session.rollback()
    g.pop("_login_user", None)
    version_id = max(db.session.scalars(select(PlanVersion.id)))
    db.session.rollback()
    reading_run.read_version(version_id)


def _text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def test_both_versions_stand_side_by_side_and_are_decided_on(place: Place, plan: Plan, client_of: Client) -> None:
    publishing.publish_all(plan, place.people["secretary"])
    db.session.commit()
    client, plan_id = client_of(place.people["secretary"]), plan.id
    _upload(client, plan_id, LATER)
    page = _text(client, f"/ke-hoach/{plan_id}/so-sanh")
    assert "Bản 1: 9 dòng = 5 giữ nguyên + 3 sửa + 1 không còn" in page
    assert "Bản 2: 9 dòng = 5 giữ nguyên + 3 sửa + 1 mới" in page
    assert "<ins>" in page and "trước ngày 20/12/2026" in page
    for group in ("sua", "moi", "khong-con", "giu"):
        _text(client, f"/ke-hoach/{plan_id}/so-sanh?nhom={group}&chon=tat-ca")
    ids = list(db.session.scalars(select(PlanChange.id).where(PlanChange.kind == "changed")))
    form = {"change": ids[:2], "action": "accept", "nhom": "sua"}
    answer = client.post(f"/ke-hoach/{plan_id}/so-sanh", data=form, headers=HTMX)
    assert answer.status_code == 200 and 'id="compare"' in answer.get_data(as_text=True)
    assert client.post(f"/ke-hoach/{plan_id}/so-sanh", data={"keep": ids[2], "nhom": "sua"}).status_code == 303
    assert client.post(f"/ke-hoach/{plan_id}/so-sanh", data={"action": "accept"}).status_code == 422
    db.session.rollback()
    settled = [db.session.get_one(PlanChange, one, populate_existing=True).settled for one in ids]
    assert settled == [Settled.ACCEPTED, Settled.ACCEPTED, Settled.KEPT]
    shown = _text(client, f"/ke-hoach/{plan_id}")
    assert "Bản 2" in shown and "Bản 1" in shown and "Tải bản mới lên" in shown
    assert "bản 2" in _text(client, "/viec/1")
    _text(client, f"/ke-hoach/{plan_id}/soat")
    assert "Công bố 1 việc" in client.get(f"/ke-hoach/{plan_id}/cong-bo", headers=HTMX).get_data(as_text=True)


def test_another_plan_s_files_wait_for_a_word(place: Place, plan: Plan, client_of: Client) -> None:
    client, plan_id = client_of(place.people["secretary"]), plan.id
    _upload(client, plan_id, OTHER)
    assert "Có thể là kế hoạch khác." in _text(client, f"/ke-hoach/{plan_id}")
    answer = client.post(f"/ke-hoach/{plan_id}/ban/2/tach")
    assert answer.location == f"/ke-hoach/{plan_id + 1}"
    assert "thiên tai" in _text(client, answer.location)
