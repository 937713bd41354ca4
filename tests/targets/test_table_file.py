"""The table of a year as a file: the page's columns, plans and groups, real numbers, words that stay words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
from flask.testing import FlaskClient

from app.database import db
from app.models.targets import readings
from app.models.targets.readings import Typed
from app.models.user import User
from tests.targets.conftest import Make
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


def _sheet(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.data)).active


def _year(place: Place, make: Make) -> None:
    secretary = place.people["secretary"]
    first = make(text="Phủ sóng 5G", position=1, group="Hạ tầng số", value="79.72", baseline_words="70%")
    readings.write(first, secretary, "2026-Q2", Typed("75"))
    readings.write(first, secretary, "2026-Q3", Typed("79,8"))
    second = make(text="=HYPERLINK(1)", position=2, group="Chính quyền số", unit=None, period="2026-2027")
    readings.write(second, secretary, "2026-Q3", Typed(is_nil=True))
    make(text="Chờ lâu", position=3, group="Chính quyền số", unit="economy")
    db.session.commit()


def test_the_button_gives_the_table_that_the_page_shows(place: Place, make: Make, client_of: ClientOf) -> None:
    _year(place, make)
    client = client_of(place.people["observer"])
    page = client.get("/chi-tieu/?nam=2026").text
    address = re.findall(r'href="([^"]+)"[^>]*>(?:(?!</a>).)*Tải bảng XLSX', page, re.S)[0].replace("&amp;", "&")
    rows = [list(row) for row in _sheet(client, address).iter_rows(min_row=4, values_only=True)]
    assert rows[0] == [
        "TT", "Chỉ tiêu", "Đơn vị chủ trì", "Thời gian", "Đơn vị tính", "Kết quả trước", "Kế hoạch",
        "Quý I", "Quý II", "Quý III", "Quý IV", "So kế hoạch (%)", "Đánh giá",
    ]  # fmt: skip
    culture = place.units["culture"].name
    assert [row[0] for row in rows if row[1] is None] == [
        "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026", "Hạ tầng số", "Chính quyền số",
    ]  # fmt: skip
    assert rows[3] == [
        "1", "Phủ sóng 5G", culture, "2026", "%", "70%", ">= 79.72%", "–", 75, 79.8, "–", 100.1, "Đạt",
    ]  # fmt: skip
    assert (rows[5][1], rows[5][3], rows[5][9], rows[5][12]) == (
        "=HYPERLINK(1)", "2026-2027", "không phát sinh", "Không phát sinh",
    )  # fmt: skip
    assert rows[6][12] == "Chưa có số liệu (thiếu quý III/2026)"
    assert len(rows) == 7


def test_the_table_is_of_the_filters_that_the_page_has(place: Place, make: Make, client_of: ClientOf) -> None:
    _year(place, make)
    client, unit = client_of(place.people["secretary"]), place.units["economy"]
    page = client.get(f"/chi-tieu/?nam=2026&ky=2026-Q2&don-vi={unit.id}").text
    address = re.findall(r'href="([^"]+)"[^>]*>(?:(?!</a>).)*Tải bảng XLSX', page, re.S)[0].replace("&amp;", "&")
    sheet = _sheet(client, address)
    rows = [list(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert [row[1] for row in rows if row[1]] == ["Chờ lâu"]
    assert sheet["A2"].value.startswith("Số liệu đến hết Quý II/2026 · ")
    assert unit.name in sheet["A2"].value
    assert sheet["L7"].number_format == "General"
    assert _sheet(client, "/chi-tieu/bang?nam=2026")["L7"].number_format == "0.0"


def test_the_typing_form_goes_under_its_own_words(place: Place, make: Make, client_of: ClientOf) -> None:
    _year(place, make)
    client = client_of(place.people["secretary"])
    page = client.get("/chi-tieu/?nam=2026&ky=2026-Q3").text
    address = re.findall(r'href="([^"]+)"[^>]*>(?:(?!</a>).)*Tải biểu nhập số liệu', page, re.S)[0].replace(
        "&amp;", "&"
    )
    assert _sheet(client, address)["A1"].value == "SỐ LIỆU CHỈ TIÊU"


def test_another_commune_s_targets_are_not_in_it(
    place: Place, elsewhere: Place, make: Make, client_of: ClientOf
) -> None:
    _year(place, make)
    sheet = _sheet(client_of(elsewhere.people["secretary"]), "/chi-tieu/bang?nam=2026")
    assert sheet.max_row == 4
