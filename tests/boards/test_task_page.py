"""The page of a task: what is missing in words, forms that keep what was typed, both texts of a stale edit."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models import event
from app.models.plan import Clause, Plan, PlanVersion
from app.models.task import Task, commenting, explaining, extending, leading, progress, waits, workflow
from app.models.task.records import Submission
from app.models.task.table import TaskClause
from tests.boards.conftest import htmx
from tests.statements import counted
from tests.world import Place

pytestmark = pytest.mark.thorough

FORMS = {
    "bao-cao": {"culture_head"},
    "tra-lai": {"secretary", "chair"},
    "gia-han": {"culture_head"},
    "khong-gia-han": {"chair", "deputy"},
    "gia-han-den": {"chair", "deputy"},
    "yeu-cau-giai-trinh": {"secretary", "chair", "deputy"},
    "giai-trinh": {"culture_head"},
    "chu-tri": {"secretary"},
    "nguoi-thuc-hien": {"culture_head"},
    "sua": {"secretary"},
    "sua-han": {"secretary"},
    "huy": {"secretary", "chair", "deputy"},
    "tam-dung": {"secretary", "chair", "deputy"},
    "cho-huong-dan": {"culture_head", "officer", "secretary"},
    "het-cho": {"culture_head", "officer", "secretary"},
    "mo-lai": {"secretary", "chair"},
    "tra-loi": {"economy_head"},
    "phan-viec": {"culture_head", "secretary"},
    "lanh-dao": {"secretary", "chair"},
}
STATE = {"tra-lai": "reported", "mo-lai": "done"}
WHO = ("admin", "secretary", "chair", "deputy", "culture_head", "economy_head", "officer", "observer")


@pytest.mark.parametrize("slug", FORMS)
@pytest.mark.parametrize("who", WHO)
def test_each_form_opens_for_those_who_may_and_acts_for_no_other(
    place: Place, late: Task, client_of, who: str, slug: str
) -> None:
    leading.coordinate(late, [place.units["economy"]])
    if slug == "giai-trinh":
        explaining.ask(late, place.people["deputy"])
    if slug in ("khong-gia-han", "gia-han-den"):
        extending.ask(late, place.people["culture_head"], date(2026, 11, 1), "Chờ thẩm định")
    if slug == "het-cho":
        waits.begin(late, place.people["culture_head"], "hướng dẫn của Sở Nội vụ")
    if slug in STATE:
        workflow.report(late, place.people["culture_head"], "Xong")
        late.state = STATE[slug]
    client = client_of(place.people[who])
    values = {
        "result": "Đã xong", "reason": "Có lý do", "wanted_on": "1/11", "text": "Nội dung",
        "unit": place.units["centre"].id,
        "due_on": "", "words": "Công văn 12/SNV", "whom": "Sở Nội vụ", "recheck_on": "",
        "document": "", "granted_on": "15/10", "answer": "", "explain_by": "", "note": "",
        "part": place.units["economy"].id, "duty": "Lập dự toán", "part_due_on": "",
        "leader": place.people["deputy"].id,
        "person": place.people["officer"].id, "short_text": "", "product": "", "done_on": "",
        "document_number": "",
    }  # fmt: skip
    may = who in FORMS[slug]
    assert client.get(f"/viec/{late.id}/{slug}").status_code == (200 if may else 403)
    before = len(event.of(late))
    version = late.version
    answer = client.post(f"/viec/{late.id}/{slug}", data={**values, "version": version})
    assert (answer.status_code == 303) is may, answer.status_code
    assert (len(event.of(late)) > before) is may


def test_what_is_missing_is_said_in_words(place: Place, head: FlaskClient) -> None:
    page = head.get(f"/viec/{place.task(unit=None).id}").text
    assert "Thiếu 4: đơn vị chủ trì, thời hạn, lãnh đạo phụ trách, sản phẩm" in page
    assert "Chưa rõ chủ trì." in page


def test_the_deadline_is_shown_as_written_read_and_moved(place: Place, head: FlaskClient) -> None:
    task = place.task(due_on=date(2026, 10, 4), deadline_words="trước 05/10/2026")
    page = head.get(f"/viec/{task.id}").text
    assert "Ghi trong văn bản: “trước 05/10/2026”." in page
    assert "Hạn đến hết ngày 04/10/2026." in page
    assert "tính đến hết thứ Hai 05/10/2026" in page


def test_the_words_of_the_plan_stand_with_their_place(place: Place, head: FlaskClient, late: Task) -> None:
    plan = Plan(commune_id=place.id, title="Kế hoạch năm", number="12/KH-UBND", year=2026)
    db.session.add(plan)
    db.session.flush()
    version = PlanVersion(commune_id=place.id, plan_id=plan.id, input_key="k")
    db.session.add(version)
    db.session.flush()
    words = "Rà soát toàn bộ mạng nội bộ & báo cáo."
    clause = Clause(
        commune_id=place.id, version_id=version.id, position=1, place="mục II.6, trang 4", text=words, fold_hash="f"
    )
    db.session.add(clause)
    db.session.flush()
    db.session.add(TaskClause(commune_id=place.id, task_id=late.id, clause_id=clause.id))
    late.plan_id = plan.id
    page = head.get(f"/viec/{late.id}").text
    assert "“Rà soát toàn bộ mạng nội bộ &amp; báo cáo.”" in page
    assert "Trích từ Kế hoạch số 12/KH-UBND (Kế hoạch năm), mục II.6, trang 4" in page


def test_a_flagged_unit_is_marked_for_a_look(place: Place, head: FlaskClient, late: Task) -> None:
    leading.coordinate(late, [place.units["centre"]], flagged=[place.units["economy"]])
    page = head.get(f"/viec/{late.id}").text
    assert page.count("Văn bản cũng nêu là chủ trì: cần xem lại") == 1
    assert "0 trong 2 đã trả lời" in page


def test_statements_don_t_grow_with_history_and_units(place: Place, client_of, late: Task) -> None:
    seen = []
    for who in ("culture_head", "secretary", "chair", "observer"):
        client = client_of(place.people[who])
        for notes in (1, 30):
            for n in range(notes):
                progress.note(late, place.people["officer" if n % 2 else "culture_head"], f"Bước {n} của {notes}")
                commenting.comment(late, place.people["chair"], f"Ý {n} của {notes}", [place.people["deputy"].id])
            leading.coordinate(late, [place.units["economy"], place.units["centre"]])
            client.get(f"/viec/{late.id}")
            with counted() as statements:
                client.get(f"/viec/{late.id}")
            seen.append((who, len(statements)))
        assert seen[-1] == seen[-2]
        assert seen[-1][1] <= 9 + 4 + 4 + 2  # updates 1, comments 2, whom one may mention 1, evidence 1, targets 1


def test_a_note_takes_one_field_and_comes_back_if_empty(head: FlaskClient, late: Task) -> None:
    data = {"text": "Đã họp thẩm định", "percent": "80", "obstacle": "1"}
    assert head.post(f"/viec/{late.id}/tien-do", data=data).location == f"/viec/{late.id}"
    assert (late.last_note, late.percent, late.obstacle) == ("Đã họp thẩm định", 80, True)
    empty = head.post(f"/viec/{late.id}/tien-do", data={"text": "  ", "percent": "90"})
    assert empty.status_code == 422
    assert "Ghi đã làm được gì, còn vướng gì" in empty.text
    assert '<option value="90" selected>' in empty.text
    assert late.percent == 80
    part = head.post(f"/viec/{late.id}/tien-do?noi=trang", data={"text": ""}, headers=htmx())
    assert part.status_code == 422
    assert 'id="task-view" hx-swap-oob="true"' in part.text


def test_a_note_in_the_drawer_swaps_the_drawer_and_the_board(place: Place, head: FlaskClient, late: Task) -> None:
    unit = place.units["culture"].id
    url = f"/viec/{late.id}/tien-do?noi=ngan&bang={unit}"
    answer = head.post(url, data={"text": "Xong bước một", "percent": "50"}, headers=htmx())
    assert answer.text.count('id="task-view"') == 1
    assert 'class="drawer-in"' in answer.text
    assert 'id="lane-unaccepted"' in answer.text
    assert "50%" in answer.text


def test_the_drawer_is_a_part_and_the_same_address_a_page(place: Place, head: FlaskClient, late: Task) -> None:
    url = f"/viec/{late.id}?bang={place.units['culture'].id}"
    part, page = head.get(url, headers=htmx()).text, head.get(url).text
    assert 'id="drawer-h"' in part
    assert "<html" not in part
    assert "<html" in page
    assert "<h1" in page


def test_a_report_keeps_its_result_number_and_day(head: FlaskClient, late: Task) -> None:
    data = {"result": "Đã phê duyệt", "document_number": "214/QĐ-UBND", "done_on": "5.10.26", "version": late.version}
    assert head.post(f"/viec/{late.id}/bao-cao", data=data).status_code == 303
    row = db.session.scalars(select(Submission)).one()
    kept = (row.result, row.document_number, row.typed_done_on, row.on)
    assert kept == ("Đã phê duyệt", "214/QĐ-UBND", date(2026, 10, 5), date(2026, 10, 6))


@pytest.mark.parametrize(
    ("done_on", "words"),
    [
        ("15/10/2026", "Ngày hoàn thành phải là 06/10/2026 hoặc sớm hơn."),
        ("31/02/2026", "31/02/2026"),
        ("hôm qua", "Không đọc được ngày “hôm qua”"),
    ],
)
def test_a_wrong_day_comes_back_at_its_field(head: FlaskClient, late: Task, done_on: str, words: str) -> None:
    data = {"result": "Kết quả dài đã gõ", "done_on": done_on, "version": late.version}
    for headers in ({}, htmx()):
        answer = head.post(f"/viec/{late.id}/bao-cao", data=data, headers=headers)
        assert answer.status_code == 422
        assert words in answer.text
        assert 'href="#f-done_on"' in answer.text
        assert "Kết quả dài đã gõ" in answer.text
        assert f'value="{done_on}"' in answer.text
    assert late.state == "unaccepted"


def test_a_stale_edit_shows_both_texts_and_overwrites_only_knowingly(
    place: Place, secretary: FlaskClient, late: Task
) -> None:
    old = late.version
    mine = {"text": "Lời của tôi", "short_text": "Tên tôi gõ", "product": "Báo cáo"}
    theirs = {"text": "Lời của người khác", "short_text": "", "product": "Quyết định"}
    assert secretary.post(f"/viec/{late.id}/sua", data={**theirs, "version": old}).status_code == 303
    answer = secretary.post(f"/viec/{late.id}/sua", data={**mine, "version": old})
    assert answer.status_code == 409
    assert "Người khác vừa sửa việc này." in answer.text
    for words in ("Lời của tôi", "Tên tôi gõ", "Lời của người khác", "Quyết định"):
        assert words in answer.text, words
    assert late.text == "Lời của người khác"
    assert f'name="version" value="{late.version}"' in answer.text
    assert secretary.post(f"/viec/{late.id}/sua", data={**mine, "version": late.version}).status_code == 303
    assert late.text == "Lời của tôi"


@pytest.mark.parametrize(
    ("typed", "due"),
    [("1/9", date(2026, 9, 1)), ("01.09.26", date(2026, 9, 1)), ("1-9-2026", date(2026, 9, 1)), ("", None)],
)
def test_a_task_is_added_by_hand(place: Place, head: FlaskClient, typed: str, due: date | None) -> None:
    unit = place.units["culture"].id
    data = {"text": "Lập danh sách hộ khó khăn", "unit": unit, "due_on": typed, "product": "Danh sách"}
    answer = head.post("/viec/moi", data=data)
    task = db.session.scalars(select(Task)).one()
    assert answer.location == f"/viec/{task.id}"
    assert (task.due_on, task.lead_unit_id, task.product, task.kind) == (due, unit, "Danh sách", "manual")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"text": " "}, "text", "Ghi nội dung"),
        ({"due_on": "32/9"}, "due_on", "32/9"),
        ({"unit": ""}, "unit", "Chọn đơn vị chủ trì."),
        ({"unit": "economy"}, "unit", "Chỉ làm được với việc của đơn vị mình."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    place: Place, head: FlaskClient, change: dict, field: str, words: str
) -> None:
    data = {"text": "Việc đã gõ", "unit": place.units["culture"].id, "due_on": "1/11", "product": "P"} | change
    if data["unit"] == "economy":
        data["unit"] = place.units["economy"].id
    answer = head.post("/viec/moi", data=data)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert words in answer.text
    assert "<title>Lỗi:" in " ".join(answer.text.split())
    assert db.session.scalars(select(Task)).all() == []


def test_the_log_says_who_did_what(place: Place, head: FlaskClient, secretary: FlaskClient, late: Task) -> None:
    head.post(f"/viec/{late.id}/chuyen", data={"lane": "in_progress"})
    secretary.post(
        f"/viec/{late.id}/sua-han",
        data={"due_on": "15/10/2026", "words": "giữa tháng 10", "reason": "Đọc nhầm quý", "version": late.version},
    )
    page = head.get(f"/viec/{late.id}").text
    assert "Trưởng phòng VH-XH · <b>Tiếp nhận</b>" in page
    assert "Thư ký Ban Chỉ đạo · <b>Sửa hạn: 30/9/2026 → 15/10/2026</b>" in page
    assert "Đọc nhầm quý" in page
    assert (late.due_read_on, late.due_on, late.extended) == (date(2026, 9, 30), date(2026, 10, 15), 0)
