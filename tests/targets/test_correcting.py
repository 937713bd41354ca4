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
from app.models.event import Event, record
from app.models.target import Target
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
