"""Evidence on screen: the forms with and without htmx, what was typed kept, the download, the confirmer's tick."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.database import db
from app.models import files_room, settings, storage
from app.models.file import File
from app.models.task import Task, evidence, evidence_look, workflow
from app.models.task.handed import Handed
from app.models.task.records import Evidence, Submission
from app.models.user import AccessLog, User
from tests.boards.conftest import htmx
from tests.evidence.pictures import png
from tests.statements import counted
from tests.uploads import pdfs
from tests.world import Place

pytestmark = pytest.mark.thorough
NAME = "Biên bản nghiệm thu “lần 2”; số 5.png"


def upload(name: str = "ảnh.png", data: bytes | None = None) -> tuple[io.BytesIO, str]:
    """A file as a form sends it."""
    return io.BytesIO(png() if data is None else data), name


def of(task: Task) -> list[Evidence]:
    """The evidence that stands now."""
    db.session.expire_all()
    return evidence.of(task)


def test_evidence_is_added_by_one_form(head: FlaskClient, late: Task) -> None:
    data = {
        "files": [upload(), upload("số liệu.txt", b"1")], "link": "https://mau.example/1",
        "document_number": "5/BB", "document_on": "1/10", "version": late.version,
    }  # fmt: skip
    assert 'enctype="multipart/form-data"' in head.get(f"/viec/{late.id}/minh-chung").text
    assert head.post(f"/viec/{late.id}/minh-chung", data=data).location == f"/viec/{late.id}"
    page = head.get(f"/viec/{late.id}").text
    for words in ("ảnh.png", "số liệu.txt", "https://mau.example/1", "Văn bản số 5/BB", "ngày 01/10/2026", "2 tệp"):
        assert words in page, words
    assert 'rel="noopener noreferrer nofollow"' in page


def test_the_report_s_one_form_takes_what_shows_the_result(head: FlaskClient, late: Task) -> None:
    form = head.get(f"/viec/{late.id}/bao-cao", headers=htmx()).text
    assert 'enctype="multipart/form-data"' in form
    data = {
        "result": "Đã phê duyệt", "document_number": "214/QĐ-UBND", "document_on": "5.10.26", "done_on": "5.10.26",
        "files": [upload()], "link": "https://mau.example/1", "version": late.version,
    }  # fmt: skip
    assert head.post(f"/viec/{late.id}/bao-cao", data=data).status_code == 303
    report = db.session.scalars(select(Submission)).one()
    assert [(row.label, row.submission_id) for row in of(late)] == [
        ("ảnh.png", report.id), ("https://mau.example/1", report.id), ("214/QĐ-UBND", report.id),
    ]  # fmt: skip
    assert head.get(f"/viec/{late.id}").text.count("kèm báo cáo hoàn thành") == 3


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"files": "exe"}, "files", "“cài đặt.exe” thuộc loại không nhận"),
        ({"files": "secret"}, "files", "“MẬT.png” có dấu mật"),
        ({"files": "many"}, "files", "nhiều nhất 20 tệp"),
        ({"link": "javascript:alert(1)"}, "link", "phải bắt đầu bằng http://"),
        ({"document_on": "32/9"}, "document_on", "32/9"),
        ({"document_on": "7/10"}, "document_on", "Ngày văn bản phải là 06/10/2026 hoặc sớm hơn."),
        ({"done_on": "32/9"}, "done_on", "32/9"),
    ],
)
@pytest.mark.parametrize("way", ["plain", "htmx"])
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(
    head: FlaskClient, late: Task, change: dict, field: str, words: str, way: str
) -> None:
    sent = {"exe": [upload("cài đặt.exe", b"MZ\x90\0")], "secret": [upload("MẬT.png")]}
    sent["many"] = [upload(f"{n}.png") for n in range(21)]
    data = {"result": "Kết quả dài đã gõ", "document_number": "7/BC", "version": late.version} | change
    data["files"] = sent.get(change.get("files", ""), [])
    answer = head.post(f"/viec/{late.id}/bao-cao", data=data, headers=htmx() if way == "htmx" else {})
    assert answer.status_code == (200 if change.get("files") == "secret" else 422)
    assert words in answer.text
    assert f'href="#f-{field}"' in answer.text
    assert "Kết quả dài đã gõ" in answer.text
    assert 'value="7/BC"' in answer.text
    db.session.expire_all()
    assert (late.state, of(late)) == ("unaccepted", [])


def test_a_secret_file_is_written_down_though_it_is_refused(place: Place, head: FlaskClient, late: Task) -> None:
    data = {"files": [upload("MẬT.png"), upload("khác.png", png(9, 9))], "version": late.version}
    assert "có dấu mật" in head.post(f"/viec/{late.id}/minh-chung", data=data).text
    db.session.rollback()
    file = db.session.scalars(select(File)).one()
    assert (file.state, file.uploaded_by_id) == ("refused", place.people["culture_head"].id)
    assert not storage.path_of(file).exists()


def test_a_full_store_is_said_and_shown_to_the_administrator(
    place: Place, head: FlaskClient, client_of: Callable[[User], FlaskClient], late: Task
) -> None:
    settings.write(place.id, "files_quota", 2_500_000)
    evidence.add(late, place.people["culture_head"], Handed(files=[("lớn.png", png() + bytes(2_000_000))]))
    db.session.commit()
    data = {"files": [upload(data=png() + bytes(900_000))], "link": "https://mau.example/1", "version": late.version}
    answer = head.post(f"/viec/{late.id}/minh-chung", data=data)
    assert answer.status_code == 422
    assert "đã dùng 2,0 MB trong 2,5 MB" in answer.text
    assert "https://mau.example/1" in answer.text
    page = client_of(place.people["admin"]).get("/quan-tri").text
    assert f"đã dùng 2,0 MB trong 2,5 MB ({files_room.room(place.id).percent}%)" in page


# ---- the download


@pytest.fixture
def row(place: Place, late: Task) -> Evidence:
    """A picture with a name that has to be quoted."""
    made = evidence.add(late, place.people["culture_head"], Handed(files=[(NAME, png())]))[0]
    db.session.commit()
    return made


def test_a_file_is_handed_out_as_an_attachment_that_may_do_nothing(
    place: Place, client_of: Callable[[User], FlaskClient], late: Task, row: Evidence
) -> None:
    answer = client_of(place.people["observer"]).get(f"/viec/{late.id}/minh-chung/{row.id}")
    assert (answer.status_code, answer.data) == (200, png())
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert "filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n" in disposition
    assert "\n" not in disposition
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"
    db.session.rollback()
    taken = db.session.scalars(select(AccessLog).where(AccessLog.verb == "evidence.downloaded")).one()
    assert (taken.user_id, taken.subject) == (place.people["observer"].id, str(row.id))


def test_a_file_that_may_hold_a_stamp_leaves_only_after_the_second_look(
    place: Place, head: FlaskClient, late: Task
) -> None:
    row = evidence.add(late, place.people["culture_head"], Handed(files=[("a.pdf", pdfs.good_pdf())]))[0]
    address, file_id = f"/viec/{late.id}/minh-chung/{row.id}", row.file_id or 0
    answer = head.get(address)
    assert (answer.status_code, answer.data.startswith(b"%PDF")) == (422, False)
    assert "Tệp “a.pdf” vừa được đưa lên, đang được kiểm tra" in answer.text
    db.session.rollback()
    assert db.session.scalars(select(AccessLog.id).where(AccessLog.verb == "evidence.downloaded")).all() == []
    db.session.rollback()
    assert evidence_look.look(file_id)
    assert head.get(address).data == pdfs.good_pdf()


def test_what_isn_t_there_for_the_person_is_not_found(
    place: Place, elsewhere: Place, head: FlaskClient, client_of, late: Task, row: Evidence
) -> None:
    stranger, other = client_of(elsewhere.people["secretary"]), place.task("Việc khác")
    theirs = elsewhere.task()
    link = evidence.add(other, place.people["culture_head"], Handed(link="https://mau.example"))[0]
    db.session.commit()
    for client, task, one in (
        (stranger, late.id, row.id),
        (stranger, theirs.id, row.id),
        (head, other.id, row.id),
        (head, other.id, link.id),
        (head, late.id, 98765),
    ):
        assert client.get(f"/viec/{task}/minh-chung/{one}").status_code == 404, (task, one)
        if one != link.id:
            assert client.post(f"/viec/{task}/minh-chung/{one}/bo").status_code == 404, (task, one)
    assert head.post(f"/viec/{late.id}/minh-chung/{row.id}/bo").location == f"/viec/{late.id}"
    assert head.get(f"/viec/{late.id}/minh-chung/{row.id}").status_code == 404
    page = head.get(f"/viec/{late.id}").text
    assert "Bỏ minh chứng: Biên bản nghiệm thu" in page
    assert f'id="evidence-{row.id}"' not in page


def test_only_the_owner_sees_a_way_to_remove(
    place: Place, head: FlaskClient, client_of, late: Task, row: Evidence
) -> None:
    address = f"/viec/{late.id}/minh-chung/{row.id}/bo"
    assert address in head.get(f"/viec/{late.id}").text
    for who in ("officer", "secretary", "chair", "observer"):
        client = client_of(place.people[who])
        assert address not in client.get(f"/viec/{late.id}").text
        assert client.post(address).status_code == 403


# ---- the confirmation


def reported(place: Place, late: Task, number: str | None = None) -> Task:
    """A task that is reported, with or without a document."""
    workflow.report(late, place.people["culture_head"], "Đã làm xong", document_number=number)
    db.session.commit()
    return late


def test_with_a_product_every_place_confirms_in_one_press(place: Place, secretary: FlaskClient, late: Task) -> None:
    reported(place, late, "12/BC")
    for address in (f"/viec/{late.id}", f"/bang/{late.lead_unit_id}", "/"):
        page = secretary.get(address).text
        assert f"/viec/{late.id}/xac-nhan" not in page, address
        assert f'action="/viec/{late.id}/chuyen' in page, address
    assert press(secretary, late).status_code == 303
    assert late.state == "done"


def test_without_a_product_every_place_opens_the_form(place: Place, secretary: FlaskClient, late: Task) -> None:
    reported(place, late)
    for address in (f"/viec/{late.id}", f"/bang/{late.lead_unit_id}", "/"):
        assert f"/viec/{late.id}/xac-nhan" in secretary.get(address).text, address
    board = secretary.get(f"/bang/{late.lead_unit_id}").text
    assert re.search(rf'data-confirm-url="/viec/{late.id}/xac-nhan', board)
    assert "đã chờ 0 ngày làm việc · chưa có sản phẩm, minh chứng" in secretary.get("/").text


def press(client: FlaskClient, task: Task, **more: object) -> TestResponse:
    """The one press that confirms."""
    headers = more.pop("headers", {})
    data = {"lane": "done", "version": task.version, **more}
    return client.post(f"/viec/{task.id}/chuyen?noi=trang", data=data, headers=headers)


def test_a_press_that_finds_no_product_leads_to_the_form(place: Place, secretary: FlaskClient, late: Task) -> None:
    reported(place, late)
    assert press(secretary, late).location == f"/viec/{late.id}/xac-nhan?noi=trang"
    part = press(secretary, late, headers=htmx())
    assert (part.status_code, part.headers["HX-Retarget"]) == (422, "#dialog")
    assert "Việc này không yêu cầu sản phẩm" in part.text
    assert late.state == "reported"


def test_the_tick_confirms_and_says_by_whom(place: Place, chair: FlaskClient, head: FlaskClient, late: Task) -> None:
    reported(place, late)
    form = chair.get(f"/viec/{late.id}/xac-nhan").text
    assert re.search(r'<input type="checkbox" name="without_product" value="1"(?! checked)', form)
    without = chair.post(f"/viec/{late.id}/xac-nhan", data={"version": late.version})
    assert without.status_code == 422
    assert "Chưa xác nhận được: báo cáo không ghi số văn bản" in without.text
    assert 'href="#f-without_product"' in without.text
    assert head.post(f"/viec/{late.id}/xac-nhan", data={"without_product": "1"}).status_code == 403
    done = chair.post(f"/viec/{late.id}/xac-nhan", data={"without_product": "1", "version": late.version})
    assert (done.status_code, late.state) == (303, "done")
    page = head.get(f"/viec/{late.id}").text
    assert "Không yêu cầu sản phẩm, theo Chủ tịch UBND." in page
    assert "Chủ tịch UBND · <b>Xác nhận việc này không yêu cầu sản phẩm</b>" in page


def test_a_card_counts_files_and_a_board_s_statements_stay(place: Place, head: FlaskClient) -> None:
    seen = []
    for n in range(1, 9):
        task = place.task(f"Việc {n}", due_on=date(2026, 10, 9))
        evidence.add(
            task, place.people["culture_head"], Handed(files=[(f"{i}.png", png(i, n)) for i in range(1, n + 1)])
        )
        db.session.commit()
        if n in (1, 8):
            head.get(f"/bang/{place.units['culture'].id}")
            with counted() as statements:
                page = head.get(f"/bang/{place.units['culture'].id}").text
            seen.append(len(statements))
    assert seen[0] == seen[1] <= 7 + 4  # who holds which seat, once for the board
    assert [
        int(n) for n in re.findall(r'<span class="n"><svg[^>]*>.{1,99}?</svg>(\d+)<span class="sr"> tệp', page)
    ] == list(range(1, 9))
