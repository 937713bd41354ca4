"""Two people at one form: what the other wrote is shown beside what was typed before anything is written over it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db
from app.models.target import Target, TargetReading
from app.models.targets import readings
from app.models.targets.readings import Typed
from app.models.user import User
from tests.targets.conftest import Make
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
GOAL = {"comparator": ">=", "figure": "80", "value_words": "≥ 80%", "measure_unit": "%", "period": "2026"}


def _hidden(page: str, name: str) -> str:
    return re.findall(rf'name="{name}" value="(\d+)"', page)[0]


def _count() -> int:
    return db.session.scalar(select(func.count(TargetReading.id))) or 0


def test_a_stale_correction_shows_both_texts(place: Place, make: Make, client_of: ClientOf) -> None:
    target = make(unit=None)
    db.session.commit()
    client, address = client_of(place.people["secretary"]), f"/chi-tieu/{target.id}/sua"
    version = _hidden(client.get(address).text, "version")
    mine = {**GOAL, "text": "Của tôi", "baseline_words": "70%", "version": version}
    assert client.post(address, data={**mine, "text": "Của người kia", "baseline_words": ""}).status_code == 303
    wrong = client.post(address, data={**mine, "figure": "nhiều"})
    assert (wrong.status_code, _hidden(wrong.text, "version")) == (422, version)  # the other text isn't shown yet
    stale = client.post(address, data=mine)
    assert stale.status_code == 409
    stands = stale.text[stale.text.index('id="stands"') : stale.text.index('<form class="form panel')]
    assert "“Của người kia”" in stands
    assert "Kết quả trước" in stands
    assert "Thời gian" not in stands  # the same in both
    assert "Thư ký" in stands or place.people["secretary"].title_line in stands
    assert ">Của tôi</textarea>" in stale.text
    assert db.session.get_one(Target, target.id, populate_existing=True).text == "Của người kia"
    again = {**mine, "version": _hidden(stale.text, "version")}
    assert client.post(address, data=again).status_code == 303
    assert db.session.get_one(Target, target.id, populate_existing=True).text == "Của tôi"
    assert client.post(address, data=again).status_code == 303  # pressed twice: it stands as it was typed


def test_a_form_without_its_version_is_stale(place: Place, make: Make, client_of: ClientOf) -> None:
    target = make(unit=None)
    db.session.commit()
    client = client_of(place.people["secretary"])
    assert client.post(f"/chi-tieu/{target.id}/sua", data={**GOAL, "text": "Khác"}).status_code == 409


def test_a_stale_reading_shows_both_texts(place: Place, make: Make, client_of: ClientOf) -> None:
    target = make()
    db.session.commit()
    client, address = client_of(place.people["secretary"]), f"/chi-tieu/{target.id}/so-lieu"
    seen = _hidden(client.get(f"{address}?ky=2026-Q3").text, "seen")
    head = place.people["culture_head"]
    readings.write(db.session.get_one(Target, target.id), head, "2026-Q3", Typed("84", source="Sở của người kia"))
    db.session.commit()
    mine: dict[str, Any] = {"period": "2026-Q3", "value": "82,5", "source": "Của tôi", "seen": seen}
    wrong = client.post(address, data={**mine, "value": "cao"})
    assert (wrong.status_code, _hidden(wrong.text, "seen")) == (422, seen)
    stale = client.post(address, data=mine)
    assert (stale.status_code, _count()) == (409, 1)
    stands = stale.text[stale.text.index('id="stands"') : stale.text.index('<form class="form panel')]
    assert "Sở của người kia" in stands
    assert head.title_line in stands
    assert 'value="82,5"' in stale.text
    assert client.post(address, data={**mine, "seen": _hidden(stale.text, "seen")}).status_code == 303
    assert client.post(address, data={**mine, "seen": seen}).status_code == 303  # the same as what stands
    assert _count() == 2


def test_another_period_than_the_one_shown_is_not_written_over_unseen(
    place: Place, make: Make, client_of: ClientOf
) -> None:
    target = make()
    readings.write(target, place.people["culture_head"], "2026-Q2", Typed("70"))
    db.session.commit()
    client, address = client_of(place.people["secretary"]), f"/chi-tieu/{target.id}/so-lieu"
    seen = _hidden(client.get(f"{address}?ky=2026-Q3").text, "seen")
    stale = client.post(address, data={"period": "2026-Q2", "value": "82", "seen": seen})
    assert (stale.status_code, _count()) == (409, 1)
    assert "Quý II/2026" in stale.text[stale.text.index('id="stands"') : stale.text.index('<form class="form panel')]
