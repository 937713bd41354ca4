"""The pages of reports: filled in by the unit, read, taken and returned by the secretariat; both clocks are named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models.reporting import rules
from app.models.reporting.windows import Window
from app.models.task import Task
from app.models.unit_report import UnitReport
from app.models.user import User
from tests.statements import counted
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


def _address(place: Place) -> str:
    return f"/bao-cao-ky/don-vi/{place.units['culture'].id}?ky=2026-9M"


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_from_the_first_page_to_the_last(place: Place, window: Window, client_of: ClientOf) -> None:
    db.session.commit()
    officer, head = client_of(place.people["officer"]), client_of(place.people["culture_head"])
    secretary, url = client_of(place.people["secretary"]), _address(place)
    assert "Soạn báo cáo" in head.get("/").text
    form = officer.get(url).text
    assert "Số liệu từ 15/12/2025 đến hết 14/9/2026 (kỳ số liệu); kỳ theo lịch 01/01/2026 – 30/9/2026" in form
    assert "Gửi báo cáo" not in form
    assert officer.post(url, data={"results": "Đã lập chuyên mục", "version": "0"}).status_code == 303
    assert officer.post(url, data={"results": "Khác", "version": "0"}).status_code == 409
    version = re.findall(r'name="version" value="(\d+)"', head.get(url).text)[0]
    empty = head.post(url, data={"results": "", "proposals": "Cấp máy", "gui": "1", "version": version})
    assert empty.status_code == 422
    assert "Cấp máy" in empty.text
    said = {"results": "Đã lập chuyên mục", "proposals": "Cấp máy", "gui": "1", "version": version}
    assert head.post(url, data=said).status_code == 303
    listed = _text(secretary.get("/bao-cao-ky?ky=2026-9M").text)
    assert "1 đơn vị phải gửi: 0 chưa gửi , 1 chờ nhận, 0 đã nhận" in listed
    assert "gửi báo cáo 9 tháng năm 2026" in _text(secretary.get("/").text)
    report_id = re.findall(r"/bao-cao-ky/(\d+)/nhan", secretary.get(url).text)[0]
    assert secretary.post(f"/bao-cao-ky/{report_id}/tra-lai", data={"reason": "Thiếu số"}).status_code == 303
    assert "Thiếu số" in head.get("/").text
    version = re.findall(r'name="version" value="(\d+)"', head.get(url).text)[0]
    assert head.post(url, data={**said, "version": version}).status_code == 303
    assert secretary.post(f"/bao-cao-ky/{report_id}/nhan").status_code == 303
    shown = client_of(place.people["observer"]).get(url).text
    assert "Đã nhận" in shown
    assert "Cấp máy" in shown


def test_a_draft_is_the_unit_s_alone(place: Place, window: Window, client_of: ClientOf) -> None:
    db.session.commit()
    client_of(place.people["officer"]).post(_address(place), data={"results": "Nháp riêng", "version": "0"})
    for who in ("secretary", "chair", "economy_head", "observer"):
        assert "Nháp riêng" not in client_of(place.people[who]).get(_address(place)).text
    assert "Nháp riêng" in client_of(place.people["culture_head"]).get(_address(place)).text


def test_the_form_begins_with_what_was_done(place: Place, window: Window, led: Task, client_of: ClientOf) -> None:
    late = place.task("Nộp hồ sơ cấp độ", due_on=window.to_on)
    db.session.commit()
    form = client_of(place.people["culture_head"]).get(_address(place)).text
    begun = f"- {late.short_text}: quá hạn ngày 14/09/2026, nguyên nhân: …"
    assert begun in form


def test_a_stale_edit_comes_back_with_both_texts(place: Place, window: Window, client_of: ClientOf) -> None:
    db.session.commit()
    officer, head = client_of(place.people["officer"]), client_of(place.people["culture_head"])
    url = _address(place)
    officer.post(url, data={"results": "Bản thứ nhất", "proposals": "Cấp máy", "version": "0"})
    stale = head.post(url, data={"results": "Bản thứ hai", "proposals": "Cấp máy", "version": "0"})
    assert stale.status_code == 409
    assert "Bản đang lưu (người khác vừa sửa)" in stale.text and place.people["officer"].position in stale.text
    assert re.search(r'<p class="lines" lang="vi">Bản thứ nhất</p>', stale.text)
    assert re.search(r"<textarea[^>]*>Bản thứ hai</textarea>", stale.text)
    assert "Kiến nghị, đề xuất, bản đang lưu" not in stale.text  # the same in both
    assert re.search(r"<textarea[^>]*>Bản thứ nhất</textarea>", head.get(url).text)


def test_what_was_typed_over_a_sent_report_isn_t_lost(place: Place, window: Window, client_of: ClientOf) -> None:
    db.session.commit()
    officer, head, url = client_of(place.people["officer"]), client_of(place.people["culture_head"]), _address(place)
    head.post(url, data={"results": "Bản đã gửi", "gui": "1", "version": "0"})
    stale = _text(officer.post(url, data={"results": "Bản của chuyên viên", "version": "0"}).text)
    assert "Bản vừa nhập ở đây, chưa lưu Kết quả nổi bật Bản của chuyên viên" in stale
    assert "Nội dung báo cáo Kết quả nổi bật Bản đã gửi" in stale


def test_a_written_report_keeps_its_own_window(place: Place, window: Window, client_of: ClientOf) -> None:
    late = place.task("Sau ngày chốt", due_on=date(2026, 9, 20))
    db.session.commit()
    head, url = client_of(place.people["culture_head"]), _address(place)
    head.post(url, data={"results": "Kết quả", "version": "0"})
    settled = replace(rules.of(place.id)["nine-monthly"], cutoff_day=31, unit_due_day=5, due_day=9)
    rules.change(place.people["secretary"], settled)
    db.session.commit()
    version = re.findall(r'name="version" value="(\d+)"', head.get(url).text)[0]
    assert head.post(url, data={"results": "Kết quả", "gui": "1", "version": version}).status_code == 303
    shown = _text(head.get(url).text)
    assert "Số liệu từ 15/12/2025 đến hết 14/9/2026" in shown and "hạn gửi 16/9/2026" in shown
    report = db.session.scalars(select(UnitReport)).one()
    assert late.code not in [one["code"] for one in report.figures["late"]]
    assert (report.from_on, report.to_on) == (date(2025, 12, 15), date(2026, 9, 14))


def test_who_returned_a_report_reads_it_until_it_is_sent_again(
    place: Place, window: Window, client_of: ClientOf
) -> None:
    db.session.commit()
    head, secretary, url = (
        client_of(place.people["culture_head"]),
        client_of(place.people["secretary"]),
        _address(place),
    )
    head.post(url, data={"results": "Bản đã gửi", "gui": "1", "version": "0"})
    report_id = db.session.scalars(select(UnitReport.id)).one()
    secretary.post(f"/bao-cao-ky/{report_id}/tra-lai", data={"reason": "Thiếu số liệu"})
    version = re.findall(r'name="version" value="(\d+)"', head.get(url).text)[0]
    head.post(url, data={"results": "Nháp mới", "version": version})
    for who in ("secretary", "chair"):
        shown = _text(client_of(place.people[who]).get(url).text)
        assert "Nội dung báo cáo đã trả lại" in shown and "Bản đã gửi" in shown and "Thiếu số liệu" in shown
        assert "Nháp mới" not in shown and "Đơn vị chưa gửi" not in shown
    for who in ("observer", "economy_head"):
        shown = client_of(place.people[who]).get(url).text
        assert "Bản đã gửi" not in shown and "Nháp mới" not in shown
    version = re.findall(r'name="version" value="(\d+)"', head.get(url).text)[0]
    head.post(url, data={"results": "Bản gửi lại", "gui": "1", "version": version})
    shown = secretary.get(url).text
    assert "Bản gửi lại" in shown and "Bản đã gửi" not in shown


def test_no_reason_to_return_is_said_at_its_field(place: Place, window: Window, client_of: ClientOf) -> None:
    db.session.commit()
    url, secretary = _address(place), client_of(place.people["secretary"])
    client_of(place.people["culture_head"]).post(url, data={"results": "Kết quả", "gui": "1", "version": "0"})
    report_id = db.session.scalars(select(UnitReport.id)).one()
    refused = secretary.post(f"/bao-cao-ky/{report_id}/tra-lai", data={"reason": "  "})
    assert refused.status_code == 422
    assert re.search(r'<textarea[^>]* id="reason"[^>]* aria-invalid="true"', refused.text)
    assert "Ghi lý do." in refused.text and "Nhận báo cáo" in refused.text and "Kết quả" in refused.text
    assert db.session.scalars(select(UnitReport.state)).one() == "sent"


def test_a_place_left_open_comes_back_with_all_that_was_typed(
    place: Place, window: Window, led: Task, client_of: ClientOf
) -> None:
    db.session.commit()
    head = client_of(place.people["culture_head"])
    said = {"results": "Đã làm trang", "difficulties": "- Hồ sơ: nguyên nhân: …", "version": "0"}
    refused = head.post(_address(place), data={**said, "gui": "1"})
    assert refused.status_code == 422
    assert "Còn chỗ bỏ trống: “Hồ sơ: nguyên nhân: …”" in refused.text
    assert "Đã làm trang" in refused.text and said["difficulties"] in refused.text
    assert head.get(_address(place)).text.count("Đã làm trang") == 0
    assert head.post(_address(place), data=said).status_code == 303  # a draft may have it


def test_settings_are_saved_or_nothing_is(place: Place, led: Task, client_of: ClientOf) -> None:
    db.session.commit()
    secretary = client_of(place.people["secretary"])
    days = {"cutoff_day": "20", "unit_due_day": "22", "due_day": "25", "to_whom": "Sở KH&CN"}
    kinds = ("monthly", "quarterly", "half-yearly", "nine-monthly", "yearly")
    said = {f"{kind}-{name}": value for kind in kinds for name, value in days.items()}
    said |= {"monthly-is_on": "1", "unit_id": str(place.units["economy"].id)}
    wrong = secretary.post("/bao-cao-ky/cai-dat", data={**said, "yearly-due_day": "40"})
    assert wrong.status_code == 422
    assert "từ 1 đến 31" in wrong.text
    mixed = secretary.post("/bao-cao-ky/cai-dat", data={**said, "yearly-is_on": "1", "yearly-unit_due_day": "26"})
    assert mixed.status_code == 422
    assert "đơn vị gửi 26/12/2026, xã, phường gửi 25/12/2026" in mixed.text
    assert re.search(r'name="yearly-unit_due_day"[^>]*value="26"', mixed.text)
    assert 'value="14"' in secretary.get("/bao-cao-ky/cai-dat").text
    assert secretary.post("/bao-cao-ky/cai-dat", data=said).status_code == 303
    page = secretary.get("/bao-cao-ky").text
    assert "Báo cáo tháng 9/2026" in page
    assert "21/8/2026" in page
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in page
    assert "Phòng Văn hóa - Xã hội" not in page
    assert client_of(place.people["culture_head"]).get("/bao-cao-ky/cai-dat").status_code == 403


def test_statements_don_t_grow_with_units_tasks_and_targets(place: Place, window: Window, client_of: ClientOf) -> None:
    client, seen = client_of(place.people["culture_head"]), []
    for more in (1, 30):
        for n in range(more):
            place.task(f"Việc {n}", due_on=window.to_on)
        db.session.commit()
        client.get(_address(place))
        with counted() as statements:
            client.get(_address(place))
        seen.append(len(statements))
    print(f"FIGURE report form statements={seen[0]}")
    assert seen[0] == seen[1] <= 24


def test_another_commune_s_report_is_not_found(
    place: Place, elsewhere: Place, window: Window, client_of: ClientOf
) -> None:
    db.session.commit()
    client_of(place.people["culture_head"]).post(_address(place), data={"results": "Kết quả", "gui": "1"})
    stranger = client_of(elsewhere.people["secretary"])
    assert stranger.get(_address(place)).status_code == 404
    for act in ("nhan", "tra-lai"):
        assert stranger.post(f"/bao-cao-ky/1/{act}", data={"reason": "x"}).status_code == 404
