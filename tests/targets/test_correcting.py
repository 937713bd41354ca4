"""The secretariat corrects a target: the history tells both sides, nothing goes that stands, years and words agree."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models.errors import Refused
from app.models.event import Event, record
from app.models.target import Target
from app.models.targets import editing, readings, span
from app.models.targets.readings import Typed
from app.models.user import User
from tests.targets.conftest import Make
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def target(make: Make) -> Target:
    """At least six classes, four the year before."""
    row = make(">=", "6", measure_unit="lớp", value_words="≥ 6 lớp", baseline_words="4 lớp", text="Lớp kỹ năng số")
    db.session.commit()
    return row


@pytest.fixture
def secretary(place: Place, client_of: ClientOf) -> FlaskClient:
    """The secretary, signed in."""
    return client_of(place.people["secretary"])


def _opened(client: FlaskClient, target_id: int) -> dict[str, str]:
    """The fields of the form as the page opens."""
    return _fields(client.get(f"/chi-tieu/{target_id}/sua").text)


def _fields(page: str) -> dict[str, str]:
    """What a form would send as it stands."""
    form = re.search(r'<form class="form panel panel-b".*?</form>', page, re.S)
    assert form
    found = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form[0]))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</textarea>', form[0]))
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', form[0], re.S):
        chosen = re.search(r'value="([^"]*)"[^>]*selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: html.unescape(value) for name, value in found.items()}


def _send(client: FlaskClient, target_id: int, said: dict[str, str]) -> Any:
    return client.post(f"/chi-tieu/{target_id}/sua", data=said)


def test_the_history_tells_each_field_before_and_after(place: Place, target: Target, secretary: FlaskClient) -> None:
    said = _opened(secretary, target.id)
    said |= {
        "comparator": "<=",
        "figure": "4",
        "value_words": "≤ 4 lớp",
        "baseline_words": "5 lớp",
        "rhythm": "monthly",
    }
    said |= {"period": "2026-2027", "text": "Lớp số", "unit_id": str(place.units["economy"].id)}
    assert _send(secretary, target.id, said).status_code == 303
    page = secretary.get(f"/chi-tieu/{target.id}").text
    culture, economy = place.units["culture"].name, place.units["economy"].name
    for words in (
        "số của kế hoạch từ ≥ 6 lớp thành ≤ 4 lớp", "giá trị ghi trong văn bản từ “≥ 6 lớp” thành “≤ 4 lớp”",
        "kết quả trước từ “4 lớp” thành “5 lớp”", "thời gian từ 2026 thành 2026-2027",
        "kỳ ghi số liệu từ như quy định chung thành hằng tháng", f"đơn vị chủ trì từ {culture} thành {economy}",
        "nội dung từ “Lớp kỹ năng số” thành “Lớp số”",
    ):  # fmt: skip
        assert words in page, words
    kept = db.session.scalars(select(Event).where(Event.verb == "target.corrected_plan")).one()
    before, after = json.loads(kept.from_value or ""), json.loads(kept.to_value or "")
    assert (before["comparator"], before["value"], before["baseline_words"]) == (">=", "6", "4 lớp")
    assert (after["comparator"], after["value"], after["baseline_words"]) == ("<=", "4", "5 lớp")


def test_only_what_changed_is_told(target: Target, secretary: FlaskClient) -> None:
    assert _send(secretary, target.id, _opened(secretary, target.id)).status_code == 303
    assert db.session.scalars(select(Event).where(Event.verb == "target.corrected_plan")).all() == []
    said = _opened(secretary, target.id) | {"baseline_words": ""}
    assert _send(secretary, target.id, said).status_code == 303
    page = secretary.get(f"/chi-tieu/{target.id}").text
    assert "Sửa chỉ tiêu: kết quả trước từ “4 lớp” thành chưa ghi<" in page


def test_older_events_still_name_their_fields(place: Place, target: Target, secretary: FlaskClient) -> None:
    record("target.corrected_plan", target, None, before="≥ 6", after="≥ 6", note="comparator, value")
    db.session.commit()
    assert "Sửa chỉ tiêu: cách so sánh, số của kế hoạch" in secretary.get(f"/chi-tieu/{target.id}").text


@pytest.mark.parametrize(
    ("words", "years"),
    [("2026", (2026, 2026)), ("2025-2027", (2025, 2027)), ("2025 – 2027", (2025, 2027)), ("2030", (2026, 2030)),
     ("giai đoạn 2026-2028", (2026, 2028)), ("đến năm 2030", (2026, 2030)), ("", (2026, 2026))],
)  # fmt: skip
def test_years_are_taken_as_offices_write_them(words: str, years: tuple[int, int]) -> None:
    assert span.typed_years(words, 2026) == years


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("abc", "“abc” không phải là năm hay giai đoạn. Ghi dạng 2026 hoặc 2025-2027."),
     ("2026 abc", "không phải là năm hay giai đoạn"), ("20266", "không phải là năm hay giai đoạn"),
     ("2028-2026", "Giai đoạn 2028-2026 có năm đầu sau năm cuối. Ghi lại, ví dụ 2026-2028."),
     ("2024", "Năm 2024 trước năm của kế hoạch (2026).")],
)  # fmt: skip
def test_other_words_are_no_years(target: Target, secretary: FlaskClient, words: str, sentence: str) -> None:
    answer = _send(secretary, target.id, _opened(secretary, target.id) | {"period": words})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{words}"' in answer.text
    row = db.session.get_one(Target, target.id, populate_existing=True)
    assert (row.period, row.from_year, row.to_year) == ("2026", 2026, 2026)


def test_words_of_the_plan_stay_as_they_are(target: Target, secretary: FlaskClient) -> None:
    target.period, target.to_year = "hằng năm, đến 2027", 2027
    db.session.commit()
    assert _send(secretary, target.id, _opened(secretary, target.id) | {"text": "Khác"}).status_code == 303
    row = db.session.get_one(Target, target.id, populate_existing=True)
    assert (row.text, row.period, row.to_year) == ("Khác", "hằng năm, đến 2027", 2027)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"period": "2027-2028"}, "Đã có 3 số liệu ngoài giai đoạn 2027-2028"),
     ({"rhythm": "monthly"}, "Đã có 3 số liệu theo kỳ đang dùng"),
     ({"rhythm": "yearly"}, "Đã có 3 số liệu theo kỳ đang dùng"),
     ({"comparator": "text", "figure": ""}, "Đã có 2 số liệu bằng số; ghi bằng lời thì")],
)  # fmt: skip
def test_no_change_hides_readings(
    place: Place, target: Target, secretary: FlaskClient, change: dict[str, str], sentence: str
) -> None:
    for key, typed in (("2026-Q1", Typed("2")), ("2026-Q2", Typed(is_nil=True)), ("2026-Q3", Typed("4"))):
        readings.write(target, place.people["secretary"], key, typed)
    readings.write(target, place.people["secretary"], "2026-Q3", Typed("5"))  # a correction is no further one
    db.session.commit()
    answer = _send(secretary, target.id, _opened(secretary, target.id) | change)
    assert answer.status_code == 422
    assert sentence in answer.text
    kept = {"period": "2026-2028", "rhythm": "quarterly", "value_words": "6 lớp"}  # none of them hides one
    assert _send(secretary, target.id, _opened(secretary, target.id) | kept).status_code == 303


def test_without_readings_rhythm_and_kind_may_change(target: Target, secretary: FlaskClient) -> None:
    change = {"rhythm": "monthly", "comparator": "text", "figure": ""}
    assert _send(secretary, target.id, _opened(secretary, target.id) | change).status_code == 303


def test_the_commune_s_rhythm_hides_no_readings(place: Place, target: Target) -> None:
    by = place.people["secretary"]
    editing.settle(by, 101, False, "monthly")
    editing.settle(by, 101, False, "quarterly")
    readings.write(target, by, "2026-Q3", Typed("4"))
    with pytest.raises(Refused) as refused:
        editing.settle(by, 101, False, "monthly")
    assert (refused.value.code, refused.value.params["n"]) == ("rhythm_hides_all", 1)
    target.rhythm = "quarterly"
    editing.settle(by, 101, False, "monthly")


@pytest.mark.parametrize(
    ("words", "comparator", "figure", "unit", "goal"),
    [("≥ 80%", ">=", "60", "lớp", "≥ 60 lớp"), ("≥ 80%", "<=", "80", "%", "≤ 80%"),
     ("Tối đa 10%", "<=", "12", "%", "≤ 12%"),
     ("06 lớp", ">=", "6", "cuộc", "≥ 6 cuộc"), ("80", "=", "60", "", "60"), ("≥ 80%", ">=", "80", "lớp", "≥ 80 lớp")],
)  # fmt: skip
def test_words_and_fields_that_differ_are_refused(
    target: Target, secretary: FlaskClient, words: str, comparator: str, figure: str, unit: str, goal: str
) -> None:
    said = {"value_words": words, "comparator": comparator, "figure": figure, "measure_unit": unit}
    answer = _send(secretary, target.id, _opened(secretary, target.id) | said)
    assert answer.status_code == 422
    assert f"Văn bản ghi “{words}” nhưng các ô bên dưới ghi {goal}." in html.unescape(answer.text)


@pytest.mark.parametrize(
    ("words", "comparator", "figure", "unit"),
    [("≥ 80%", ">=", "80", "%"), ("Ít nhất 06 lớp", ">=", "6", "lớp học"), ("80-85%", ">=", "85", "%"),
     ("Hoàn thành trong năm 2026", "=", "100", "%"), ("1,2 triệu lượt", ">=", "1,2 triệu", "lượt"),
     ("80%", ">=", "80", "%"), ("Tất cả các khu phố", "=", "22", "khu phố"),
     ("80% năm 2026, 90% năm 2027", "=", "90", "%"),
     ("≥ 80%", "text", "", "lớp"), ("≤ 1.250 tỷ đồng", "<=", "1.250", "tỷ đồng")],
)  # fmt: skip
def test_words_and_fields_that_agree_are_taken(
    target: Target, secretary: FlaskClient, words: str, comparator: str, figure: str, unit: str
) -> None:
    said = {"value_words": words, "comparator": comparator, "figure": figure, "measure_unit": unit}
    assert _send(secretary, target.id, _opened(secretary, target.id) | said).status_code == 303


def test_a_goal_that_nobody_touched_is_not_judged(target: Target, secretary: FlaskClient) -> None:
    target.value_words = "≥ 80%"  # as an earlier version of the product took it
    db.session.commit()
    assert _send(secretary, target.id, _opened(secretary, target.id) | {"text": "Khác"}).status_code == 303
