"""The form as a table file: what is given out comes back; each bad cell is named, nothing is written twice or lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import database
from app.database import db
from app.models import storage
from app.models.errors import NotAllowed, Refused
from app.models.target import Target, TargetImport, TargetReading
from app.models.targets import import_run, importing, readings
from app.models.targets.readings import Typed
from app.models.user import User
from tests.targets.conftest import Make
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
FORM = "/chi-tieu/tep-mau?nam=2026&ky=2026-Q3"


@pytest.fixture
def targets(place: Place, make: Make) -> list[Target]:
    """Six targets of the culture unit: figures, one in words, one measured each month; one of another unit."""
    rows = [make(text=f"Chỉ tiêu {n}", position=n) for n in range(1, 5)]
    rows.append(make(None, None, text="Chỉ tiêu bằng lời", value_words="Tất cả", position=5))
    rows.append(make(text="Chỉ tiêu tháng", rhythm="monthly", position=6))
    rows.append(make(text="Chỉ tiêu đơn vị khác", unit="economy", position=7))
    db.session.commit()
    return rows


def _sheet(client: FlaskClient, address: str = FORM) -> Any:
    return openpyxl.load_workbook(io.BytesIO(client.get(address).data))


def _send(client: FlaskClient, book: Any, name: str = "so-lieu.xlsx") -> dict[str, Any]:
    """Hand a form in and read it as the job does; the outcome."""
    out = io.BytesIO()
    book.save(out)
    answer = client.post("/chi-tieu/nhap", data={"file": (io.BytesIO(out.getvalue()), name)})
    assert answer.status_code == 303, answer.text
    import_id = int(answer.headers["Location"].rsplit("/", 1)[1])
    database.rollback()
    assert import_run.take_readings(import_id)
    database.rollback()
    return db.session.get_one(TargetImport, import_id, populate_existing=True).outcome


def _count() -> int:
    return db.session.scalar(select(func.count(TargetReading.id))) or 0


def test_what_is_given_out_comes_back(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    head, target_id = client_of(place.people["culture_head"]), targets[0].id
    book = _sheet(head)
    sheet = book.active
    assert [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)] == [
        *[one.code for one in targets[:5]], *[targets[5].code] * 3,
    ]  # fmt: skip
    for row in range(5, 9):
        sheet.cell(row, 8).value = 80 + row / 4
    sheet["H9"], sheet["J9"] = "Còn hai khu phố", "Chưa đạt"
    sheet["I10"] = "x"
    sheet["K5"], sheet["M5"] = "Sở Khoa học và Công nghệ", "https://an-hai.example/so-lieu"
    outcome = _send(head, book)
    assert outcome == {"made": 6, "same": 0, "blank": 2, "bad": []}
    assert _send(head, book) == {"made": 0, "same": 6, "blank": 2, "bad": []}
    assert _count() == 6
    assert _send(head, _sheet(head)) == {"made": 0, "same": 6, "blank": 2, "bad": []}  # as it was given out filled
    first = readings.standing(db.session.get_one(Target, target_id), "2026-Q3")
    assert first is not None
    assert (float(first.value or 0), first.source, first.link) == (
        81.25, "Sở Khoa học và Công nghệ", "https://an-hai.example/so-lieu",
    )  # fmt: skip


def _bad(sheet: Any) -> None:
    sheet["H5"] = "khoảng 80"
    sheet["G6"], sheet["H6"] = "Quý V/2026", 5
    sheet["A7"], sheet["H7"] = "CT-99999", 5
    sheet["A8"], sheet["H8"] = None, 5
    sheet["H9"] = "Còn hai"
    sheet["H10"], sheet["I10"] = 5, "x"
    sheet["H11"], sheet["M11"] = 5, "javascript:alert(1)"
    sheet["H12"] = "=1+1"


def test_each_bad_cell_is_named_and_the_good_rows_are_kept(
    place: Place, targets: list[Target], client_of: ClientOf
) -> None:
    head = client_of(place.people["culture_head"])
    book = _sheet(head)
    sheet = book.active
    _bad(sheet)
    more = [targets[3].code, None, targets[3].text, None, None, None, "Quý III/2026", 7]
    sheet.append(more)
    sheet.append(more)
    sheet.append([targets[6].code, None, targets[6].text, None, None, None, "Quý III/2026", 7])
    sheet.append([targets[0].code, None, "Một chỉ tiêu khác hẳn", None, None, None, "Quý III/2026", 7])
    sheet.append([targets[1].code, None, targets[1].text, None, None, None, "Quý III/2026", 7, "không rõ"])
    sheet.append([targets[1].code, None, targets[1].text, None, None, None, None, 7])
    sheet.append([targets[2].code, None, targets[2].text, None, None, None, "Quý II/2026", 7])
    outcome = _send(head, book)
    assert [(one["cell"], one["code"]) for one in outcome["bad"]] == [
        ("H5", "figure_unreadable"), ("G6", "import_period_unknown"), ("A7", "import_code_unknown"),
        ("A8", "import_code_missing"), ("J9", "judgement_missing"), ("H10", "reading_and_nothing"),
        ("M11", "link_wrong"), ("H12", "import_formula"), ("A13", "import_twice"), ("A14", "import_twice"),
        ("A15", "only_target_lead"),
        ("C16", "import_text_differs"), ("I17", "import_nil_unknown"), ("G18", "import_period_missing"),
    ]  # fmt: skip
    assert (outcome["made"], _count()) == (1, 1)
    page = head.get(f"/chi-tieu/nhap/{db.session.scalars(select(TargetImport.id)).one()}").text
    assert "H5" in page
    assert "“khoảng 80” không phải là số" in page
    assert "14 chỗ chưa ghi được" in page
    kept = db.session.scalars(select(TargetImport)).one()
    again = openpyxl.load_workbook(io.BytesIO(storage.read(kept.file)))
    assert again.active["H5"].value == "khoảng 80"  # what couldn't be written is still there to be fetched


def test_the_secretariat_takes_every_unit_s(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    secretary = client_of(place.people["secretary"])
    book = _sheet(secretary)
    assert book.active.max_row - 4 == 9
    for row in range(5, 14):
        book.active.cell(row, 8).value = 5
        book.active.cell(row, 10).value = "Đạt"
    assert _send(secretary, book)["made"] == 9


def test_a_sheet_without_our_heading_says_so(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Tên", "Số"])
    assert _send(client_of(place.people["secretary"]), book)["bad"] == [{"cell": "A1", "code": "import_no_heading"}]


def test_who_may_and_what_may_come_in(place: Place, targets: list[Target]) -> None:
    with pytest.raises(NotAllowed):
        importing.hand_in(place.people["observer"], ("a.xlsx", b"PK"))
    for name, data, code in (("a.csv", b"x", "import_not_xlsx"), ("a.xlsx", b"not a file", "file_unreadable")):
        with pytest.raises(Refused) as refused:
            importing.hand_in(place.people["secretary"], (name, data))
        assert refused.value.code == code


def test_a_broken_file_keeps_why(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    secretary = client_of(place.people["secretary"])
    whole, out = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, b"<workbook" if entry.filename == "xl/workbook.xml" else before.read(entry))
    answer = secretary.post("/chi-tieu/nhap", data={"file": (io.BytesIO(out.getvalue()), "hong.xlsx")})
    import_id = int(answer.headers["Location"].rsplit("/", 1)[1])
    database.rollback()
    import_run.take_readings(import_id)
    assert "hỏng" in secretary.get(f"/chi-tieu/nhap/{import_id}").text


def test_words_that_look_like_formulas_stay_words(place: Place, make: Make, client_of: ClientOf) -> None:
    target = make(text="=HYPERLINK(1)", value_words="= 80%")
    readings.write(target, place.people["secretary"], "2026-Q3", Typed("5", source="+cmd|x", note="@SUM(A1)"))
    db.session.commit()
    cells = _sheet(client_of(place.people["secretary"])).active[5]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert [cells[2].value, cells[4].value, cells[10].value] == ["=HYPERLINK(1)", "= 80%", "+cmd|x"]


def test_the_export_is_the_same_form_for_everybody(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    secretary = place.people["secretary"]
    readings.write(targets[0], secretary, "2026-Q3", Typed("84,5"))
    db.session.commit()
    sheet = _sheet(client_of(place.people["observer"]), "/chi-tieu/xuat?nam=2026&ky=2026-Q3").active
    assert (sheet.max_row - 4, sheet["H5"].value, sheet["G5"].value) == (9, 84.5, "Quý III/2026")


def test_of_two_rows_for_one_period_none_is_written(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    head = client_of(place.people["culture_head"])
    book = _sheet(head)
    book.active["H5"] = 80
    book.active.append([targets[0].code, None, targets[0].text, None, None, None, "Quý III/2026", 90])
    book.active.append([targets[0].code, None, targets[0].text, None, None, None, "Quý III/2026"])  # blank: no other
    outcome = _send(head, book)
    assert [(one["cell"], one["code"], one["other"]) for one in outcome["bad"]] == [
        ("A5", "import_twice", "A13"), ("A13", "import_twice", "A5"),
    ]  # fmt: skip
    assert _count() == 0


def test_a_division_is_kept_rounded_and_shown_short(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    head, target_id = client_of(place.people["culture_head"]), targets[0].id
    book = _sheet(head)
    book.active["H5"] = 91.23456789
    assert _send(head, book) == {"made": 1, "same": 0, "blank": 7, "bad": []}
    row = readings.standing(db.session.get_one(Target, target_id), "2026-Q3")
    assert row is not None
    assert (float(row.value or 0), row.value_words) == (91.234568, "91,23")
    assert '<b lang="vi">91,23</b>' in head.get(f"/chi-tieu/{target_id}").text
    form = head.get(f"/chi-tieu/{target_id}/so-lieu?ky=2026-Q3").text
    assert 'value="91,234568"' in form  # saved again it stays what it is
    assert _send(head, book)["same"] == 1


def test_a_date_is_no_result(place: Place, targets: list[Target], client_of: ClientOf) -> None:
    head = client_of(place.people["culture_head"])
    book = _sheet(head)
    for cell in ("H5", "H9"):  # a figure, and words
        book.active[cell] = date(2026, 3, 1)
    book.active["J9"], book.active["H6"] = "Đạt", 80
    book.active["K6"] = date(2026, 9, 30)  # where it comes from may be a day
    outcome = _send(head, book)
    assert [(one["cell"], one["code"], one["words"]) for one in outcome["bad"]] == [
        ("H5", "import_day", "01/03/2026"), ("H9", "import_day", "01/03/2026"),
    ]  # fmt: skip
    assert (outcome["made"], _count()) == (1, 1)
    page = head.get(f"/chi-tieu/nhap/{db.session.scalars(select(TargetImport.id)).one()}").text
    assert "Ô này là ngày tháng (01/03/2026), không phải là kết quả." in page


def test_words_behind_a_figure_are_named_by_their_cell(
    place: Place, targets: list[Target], client_of: ClientOf
) -> None:
    head = client_of(place.people["culture_head"])
    book = _sheet(head)
    book.active["H5"], book.active["H6"], book.active["H7"] = "5 nhưng chưa chắc", "-3", "95%"
    outcome = _send(head, book)
    assert [(one["cell"], one["code"]) for one in outcome["bad"]] == [
        ("H5", "figure_words_percent"), ("H6", "figure_negative"),
    ]  # fmt: skip
    assert outcome["made"] == 1
