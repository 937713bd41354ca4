"""The pages: who may open them, what they cost the database, what an answer to a change holds."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import g
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models import storage
from app.models.file import File
from app.models.plan import Plan, Proposal, ProposalState
from app.models.planning import publishing, reading_run
from app.models.task import Task
from app.models.user import AccessLog, User
from tests.plans.sample import NAME, TEXT
from tests.statements import counted
from tests.uploads import samples_office
from tests.world import Place

pytestmark = pytest.mark.thorough

Client = Callable[[User], FlaskClient]
Row = Callable[[str], Proposal]
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def secretary(place: Place, client_of: Client) -> FlaskClient:
    """The secretariat's browser."""
    return client_of(place.people["secretary"])


def _text(client: FlaskClient, address: str, **options: object) -> str:
    answer = client.get(address, **options)
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def _read_now() -> None:
    """Run the job as a worker would: outside of the request's person."""
    db.session.rollback()
    g.pop("_login_user", None)
    reading_run.read_version(1)


def _send(client: FlaskClient, *files: tuple[bytes, str]):
    return client.post("/ke-hoach/tai-len", data={"files": [(io.BytesIO(data), name) for data, name in files]})


def test_a_plan_goes_from_upload_to_boards(place: Place, secretary: FlaskClient) -> None:
    answer = _send(secretary, (TEXT.encode(), NAME))
    assert answer.status_code == 303
    page = _text(secretary, answer.location)
    assert "Đang đọc kế hoạch" in page
    assert 'hx-trigger="every 2s"' in page
    _read_now()
    part = secretary.get("/ke-hoach/1/tien-do", headers=HTMX)
    assert part.headers["HX-Redirect"] == "/ke-hoach/1/soat"
    review = _text(secretary, "/ke-hoach/1/soat")
    assert "Công bố 6 dòng đã rõ…" in review
    assert "Đơn vị chủ trì chưa có trong danh mục." in review
    dialog = _text(secretary, "/ke-hoach/1/cong-bo", headers=HTMX)
    assert "Công bố 4 việc" in dialog
    assert "<html" not in dialog
    assert secretary.post("/ke-hoach/1/cong-bo").status_code == 303
    assert "4 việc, 2 chỉ tiêu" in _text(secretary, "/ke-hoach/1")
    assert "≥ 95%" in _text(secretary, "/chi-tieu/")


def test_the_same_files_lead_to_the_same_plan(plan: Plan, secretary: FlaskClient) -> None:
    answer = _send(secretary, (TEXT.encode(), "khác.txt"))
    assert answer.location == f"/ke-hoach/{plan.id}"
    assert "không tạo thêm bản thứ hai" in _text(secretary, answer.location)


def test_a_secret_file_is_refused_in_words_and_noted(secretary: FlaskClient) -> None:
    answer = _send(secretary, (b"x", "KH_MẬT.txt"))
    assert "ghi là văn bản mật" in _text(secretary, answer.location)
    db.session.rollback()
    file = db.session.scalars(select(File)).one()
    assert (file.state, storage.path_of(file).exists()) == ("refused", False)


def test_no_file_is_said_beside_the_field(secretary: FlaskClient) -> None:
    answer = secretary.post("/ke-hoach/tai-len", data={})
    assert answer.status_code == 422
    assert "Chọn ít nhất một tệp" in answer.get_data(as_text=True)


def test_a_failed_reading_says_why_and_offers_another_try(secretary: FlaskClient) -> None:
    _send(secretary, (b"%PDF-1.7", "quet.pdf"))
    _read_now()
    page = _text(secretary, "/ke-hoach/1")
    assert "bị hỏng hoặc không phải PDF" in page
    assert "/ke-hoach/1/doc-lai" in page and "/viec/moi" in page
    assert secretary.get("/ke-hoach/1/soat").location == "/ke-hoach/1"
    assert secretary.get("/ke-hoach/1/tep/1").data == b"%PDF-1.7"
    assert secretary.post("/ke-hoach/1/doc-lai").status_code == 303


def test_a_file_leaves_only_when_its_reading_has_ended(secretary: FlaskClient) -> None:
    _send(secretary, (TEXT.encode(), "kế hoạch.txt"))
    for address in ("/ke-hoach/1/tep/1", "/ke-hoach/tep/1"):
        answer = secretary.get(address)
        assert (answer.status_code, TEXT.encode() in answer.data) == (422, False)
        assert "đang được kiểm tra xem có dấu mật không" in answer.text
    _read_now()
    assert secretary.get("/ke-hoach/1/tep/1").data == secretary.get("/ke-hoach/tep/1").data == TEXT.encode()


def test_a_file_of_no_use_is_said_at_once_with_the_ways_out(secretary: FlaskClient) -> None:
    data = samples_office.ole("WordDocument")
    answer = _send(secretary, (data, "cũ.doc"))
    assert answer.status_code == 303
    page = _text(secretary, answer.location)
    assert page.count("Tệp “cũ.doc” là Word kiểu cũ (.doc).") == 3  # on top, at the field, in the list of kept files
    assert "/viec/moi" in page and 'type="file"' in page
    assert "Tệp đã nhận nhưng chưa đọc được" in _text(secretary, "/ke-hoach/tai-len")
    kept = secretary.get("/ke-hoach/tep/1")
    assert kept.data == data and kept.headers["Content-Disposition"].startswith("attachment")


def test_a_draft_is_removed_with_its_files_after_a_question(plan: Plan, secretary: FlaskClient) -> None:
    assert "/ke-hoach/1/xoa" in _text(secretary, "/ke-hoach/1")
    asked = _text(secretary, "/ke-hoach/1/xoa", headers=HTMX)
    assert NAME in asked and "9 dòng" in asked and "<html" not in asked
    answer = secretary.post("/ke-hoach/1/xoa", headers=HTMX)
    assert answer.headers["HX-Redirect"] == "/ke-hoach/"
    assert "Đã xóa dự thảo" in _text(secretary, "/ke-hoach/")
    assert secretary.get("/ke-hoach/1").status_code == 404


def test_a_published_plan_is_not_removed(plan: Plan, secretary: FlaskClient) -> None:
    secretary.post("/ke-hoach/1/cong-bo")
    assert "/ke-hoach/1/xoa" not in _text(secretary, "/ke-hoach/1")
    answer = secretary.post("/ke-hoach/1/xoa", headers=HTMX)
    assert answer.status_code == 422 and "Rút kế hoạch" in answer.get_data(as_text=True)
    assert _text(secretary, "/ke-hoach/1")


def test_taking_a_file_is_logged(place: Place, plan: Plan, secretary: FlaskClient) -> None:
    answer = secretary.get(f"/ke-hoach/{plan.id}/tep/1")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.data == TEXT.encode()
    db.session.rollback()
    assert "plan_file.downloaded" in set(db.session.scalars(select(AccessLog.verb)))


def test_an_edit_answers_with_the_list_and_the_place(plan: Plan, row: Row, secretary: FlaskClient) -> None:
    mine = row("Mở quầy")
    opened = _text(secretary, f"/ke-hoach/du-thao/{mine.id}", headers=HTMX)
    assert f'id="edit-{mine.id}"' in opened
    form = {"version": mine.version, "action": "clear", "nhom": "nhiem-vu", **_fields(mine)}
    answer = secretary.post(f"/ke-hoach/du-thao/{mine.id}", data=form, headers=HTMX)
    body = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert answer.headers["HX-Retarget"] == "#rv-counts"
    assert f'hx-target="#p{mine.id}" hx-swap="delete"' in body
    assert 'hx-target="#list-clear" hx-swap="beforeend"><li' in body
    assert 'hx-target="#publish"' in body
    assert f'hx-target="#c{mine.clause_id}"' in body
    db.session.rollback()
    assert db.session.get_one(Proposal, mine.id, populate_existing=True).state == ProposalState.CLEAR


def test_without_javascript_an_edit_leads_to_the_next_doubtful_row(
    plan: Plan, row: Row, secretary: FlaskClient
) -> None:
    mine, following = row("Mở quầy"), row("Kiểm kê")
    form = {"version": mine.version, "action": "clear", **_fields(mine)}
    answer = secretary.post(f"/ke-hoach/du-thao/{mine.id}", data=form)
    assert answer.status_code == 303
    assert f"dong={following.id}" in answer.location
    assert f'id="edit-{following.id}"' in _text(secretary, answer.location)


def test_a_stale_edit_shows_both_texts(
    place: Place, plan: Plan, row: Row, secretary: FlaskClient, client_of: Client
) -> None:
    mine = row("Lắp đặt")
    form = {"version": mine.version, "action": "save", **_fields(mine)}
    first = client_of(place.people["secretary"]).post(
        f"/ke-hoach/du-thao/{mine.id}", data={**form, "text": "Bản của người thứ nhất"}
    )
    assert first.status_code == 303
    for headers in ({}, HTMX):
        second = secretary.post(
            f"/ke-hoach/du-thao/{mine.id}", data={**form, "text": "Bản của người thứ hai"}, headers=headers
        )
        body = second.get_data(as_text=True)
        assert second.status_code == 409
        assert "Bản của người thứ nhất" in body
        assert "Bản của người thứ hai" in body
    db.session.rollback()
    assert db.session.get_one(Proposal, mine.id, populate_existing=True).fields["text"] == "Bản của người thứ nhất"


def test_a_day_that_isn_t_one_comes_back_with_what_was_typed(plan: Plan, row: Row, secretary: FlaskClient) -> None:
    mine = row("Lắp đặt")
    form = {"version": mine.version, "action": "save", **_fields(mine), "due_on": "31/2/2026", "product": "Ảnh chụp"}
    answer = secretary.post(f"/ke-hoach/du-thao/{mine.id}", data=form)
    body = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "không có trong lịch" in body
    assert "31/2/2026" in body
    assert "Ảnh chụp" in body


def test_ticked_rows_are_set_together(place: Place, plan: Plan, row: Row, secretary: FlaskClient) -> None:
    ids = [row("Mở quầy").id, row("Tổ chức cuộc thi").id]
    form = {"row": ids, "lead": place.units["culture"].id, "due": "q4", "action": "set"}
    assert secretary.post(f"/ke-hoach/{plan.id}/soat", data=form).status_code == 303
    db.session.rollback()
    for found in db.session.scalars(select(Proposal).where(Proposal.id.in_(ids))):
        assert found.fields["lead_unit_id"] == place.units["culture"].id
        assert found.fields["deadline"]["due"] == "2026-12-31"
    dropped = secretary.post(f"/ke-hoach/{plan.id}/soat", data={"row": ids, "action": "drop"}, headers=HTMX)
    assert "Không lấy 2" in dropped.get_data(as_text=True)
    assert secretary.post(f"/ke-hoach/{plan.id}/soat", data={"action": "drop"}).status_code == 422


def test_withdrawing_shows_why_it_may_not(plan: Plan, secretary: FlaskClient) -> None:
    assert "Ghi lý do" in secretary.post(f"/ke-hoach/{plan.id}/rut", data={}).get_data(as_text=True)
    publishing.publish_all(plan)
    db.session.commit()
    assert "Rút kế hoạch, hủy 7 việc" in _text(secretary, f"/ke-hoach/{plan.id}/rut")
    assert secretary.post(f"/ke-hoach/{plan.id}/rut", data={"reason": "Nhầm"}).status_code == 303
    assert "Đã rút" in _text(secretary, f"/ke-hoach/{plan.id}")


def test_the_page_after_publishing_and_withdrawing_says_so(plan: Plan, secretary: FlaskClient) -> None:
    for act, data, said in (("cong-bo", {}, "Đã công bố"), ("rut", {"reason": "Nhầm"}, "Đã rút kế hoạch")):
        answer = secretary.post(f"/ke-hoach/{plan.id}/{act}", data=data, headers=HTMX)
        assert said in _text(secretary, answer.headers["HX-Redirect"])


def test_number_and_day_are_corrected(plan: Plan, secretary: FlaskClient) -> None:
    form = {"number": "15/KH-UBND", "issued_on": "7/1/26", "title": plan.title, "year": 2026, "version": plan.version}
    assert secretary.post(f"/ke-hoach/{plan.id}/dinh-chinh", data=form).status_code == 303
    assert "Số 15/KH-UBND ngày 07/01/2026" in _text(secretary, f"/ke-hoach/{plan.id}")
    assert secretary.post(f"/ke-hoach/{plan.id}/dinh-chinh", data=form).status_code == 409


def test_the_tray_gives_a_task_in_one_press(place: Place, plan: Plan, secretary: FlaskClient) -> None:
    publishing.publish_all(plan)
    task = db.session.scalars(select(Task).where(Task.text.contains("Tổ chức cuộc thi"))).one()
    task.lead_suggested = "Phòng Văn hóa và Xã hội"
    db.session.commit()
    assert "Giao theo gợi ý" in _text(secretary, "/ke-hoach/chua-ro-chu-tri")
    answer = secretary.post("/ke-hoach/chua-ro-chu-tri", data={"take": task.id}, headers=HTMX)
    assert answer.status_code == 200
    db.session.rollback()
    assert db.session.get_one(Task, task.id, populate_existing=True).lead_unit_id == place.units["culture"].id


READ = ("/ke-hoach/", "/ke-hoach/1", "/ke-hoach/1/tep/1", "/ke-hoach/chua-ro-chu-tri", "/chi-tieu/")
LEAD = ("/ke-hoach/tai-len", "/ke-hoach/1/soat", "/ke-hoach/1/cong-bo", "/ke-hoach/1/dinh-chinh", "/ke-hoach/1/rut")


@pytest.mark.parametrize("key", ["admin", "chair", "deputy", "culture_head", "officer", "observer", "secretary"])
def test_all_read_and_the_secretariat_leads(place: Place, plan: Plan, client_of: Client, key: str) -> None:
    client = client_of(place.people[key])
    assert {client.get(address).status_code for address in READ} == {200}
    assert {client.get(address).status_code for address in LEAD} == ({200} if key == "secretary" else {403})


def test_another_commune_s_plan_is_not_found(plan: Plan, row: Row, elsewhere: Place, client_of: Client) -> None:
    mine = row("Lắp đặt")
    client = client_of(elsewhere.people["secretary"])
    single = [address for address in (*READ, *LEAD) if "/1" in address]
    assert {client.get(address).status_code for address in single} == {404}
    assert client.post(f"/ke-hoach/du-thao/{mine.id}", data={"action": "drop"}).status_code == 404
    assert client.post(f"/ke-hoach/{plan.id}/soat", data={"row": mine.id, "action": "drop"}).status_code == 404
    for address in ("/ke-hoach/", "/chi-tieu/"):
        assert "không giấy" not in _text(client, address)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/ke-hoach/", 4),
        ("/ke-hoach/1/soat", 9),
        ("/ke-hoach/chua-ro-chu-tri", 6),
        ("/chi-tieu/", 11),  # the year, its targets and readings, what is owed, settings
        ("/ke-hoach/1", 15 + 56),  # each term of both counts is a query of its own, whole and by unit
    ],
)
def test_statements_don_t_grow_with_rows(
    place: Place, read: Callable[..., Plan], secretary: FlaskClient, address: str, most: int
) -> None:
    def cost(text: str) -> int:
        publishing.publish_all(read(place, text)) if "soat" not in address else read(place, text)
        db.session.commit()
        db.session.remove()
        g.pop("_login_user", None)
        with counted() as statements:
            _text(secretary, address)
        return len(statements)

    small = cost(TEXT)
    rows = "\n".join(f"- Thay bóng đèn số {n} ở hành lang phía tây trụ sở." for n in range(40))
    large = cost(TEXT.replace("2. Nếp làm việc mới", rows + "\n\n2. Nếp làm việc mới"))
    assert small == large
    frame = 4 + 2  # the bar, and the person with the session
    assert large <= most + frame


def _fields(row: Proposal) -> dict[str, str]:
    fields = row.fields
    return {
        "text": fields["text"],
        "short_text": fields["short_text"],
        "lead": str(fields["lead_unit_id"] or ""),
        "coordinators": "; ".join(one["words"] for one in fields["coordinators"]),
        "deadline_words": fields["deadline_words"] or "",
        "deadline_type": fields["deadline"]["type"],
        "due_on": "",
        "product": fields["product"] or "",
    }
