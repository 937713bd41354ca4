"""The pages of targets: every number opens a list of so many, declared and found are told apart, one drawing."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app import target_chart, target_words
from app.database import db
from app.models.notification import Notification
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.planning.proposing import declared_targets
from app.models.target import TargetReading
from app.models.targets import editing, linking, listing, readings
from app.models.targets.listing import Asked
from app.models.targets.readings import Typed
from app.models.user import User
from app.target_chart import Drawing
from tests.statements import counted
from tests.targets.conftest import Make
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
ALLOWED = {
    "xmlns", "viewBox", "width", "height", "role", "aria-label", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r",
    "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "stroke-opacity", "points", "font-size",
    "font-weight", "text-anchor",
}  # fmt: skip


def _year(place: Place, make: Make) -> None:
    """One target of each word, and one of another year."""
    secretary = place.people["secretary"]
    for position, value in enumerate(("90", "80", "20", ""), 1):
        target = make(text=f"Chỉ tiêu {position}", position=position, group="Nhóm A" if position < 3 else "Nhóm B")
        if value:
            readings.write(target, secretary, "2026-Q3", Typed(value))
    readings.write(make(text="Không có gì", position=5), secretary, "2026-Q3", Typed(is_nil=True))
    readings.write(make("<=", "4", text="Chờ lâu", position=6), secretary, "2026-Q3", Typed("5"))
    make(text="Năm sau", period="2027", from_year=2027, to_year=2027)
    db.session.commit()


def test_every_number_opens_a_list_of_so_many(place: Place, make: Make, client_of: ClientOf) -> None:
    _year(place, make)
    client = client_of(place.people["observer"])
    page = client.get("/chi-tieu/").text
    stats = re.findall(r'<a class="stat[^"]*" href="([^"]+)" data-n="(\d+)"', page)
    assert [int(n) for _href, n in stats] == [6, 1, 1, 0, 2, 1, 1]
    assert sum(int(n) for _href, n in stats[1:]) == int(stats[0][1])
    for href, n in stats:
        listed = client.get(href.replace("&amp;", "&")).text
        assert len(re.findall(r'<a class="ttl"', listed)) == int(n), href
    lacking = client.get("/chi-tieu/?thieu=1").text
    assert len(re.findall(r'<a class="ttl"', lacking)) == 1
    assert "Nhóm A" in page
    assert "15/6/2026" not in page
    assert "Số liệu từ 15/6/2026 đến hết 14/9/2026 (kỳ số liệu)" in client.get("/chi-tieu/?ky=2026-Q3").text


def test_statements_don_t_grow_with_targets(place: Place, make: Make, client_of: ClientOf) -> None:
    client, seen = client_of(place.people["secretary"]), []
    for more in (2, 38):
        for n in range(more):
            make(text=f"Chỉ tiêu {n}", position=n)
        db.session.commit()
        client.get("/chi-tieu/")
        with counted() as statements:
            client.get("/chi-tieu/")
        seen.append(len(statements))
    print(f"FIGURE list statements={seen[0]}")
    assert seen[0] == seen[1] <= 20


def test_declared_read_and_followed_are_told_apart(place: Place, plan: Plan, make: Make, client_of: ClientOf) -> None:
    blocks = [
        {"role": "title", "text": "Kế hoạch thực hiện 12 chỉ tiêu chuyển đổi số"},
        {"role": "text", "text": "hoàn thành 99 chỉ tiêu"},
    ]
    assert declared_targets(blocks) == 12
    assert declared_targets(blocks[1:]) is None
    version = PlanVersion(
        commune_id=place.id, plan_id=plan.id, input_key="k", targets_declared=12, read_at=plan.created_at
    )
    db.session.add(version)
    db.session.flush()
    for n in range(11):
        db.session.add(Proposal(commune_id=place.id, version_id=version.id, kind="target", position=n, fields={}))
    make()
    db.session.commit()
    page = client_of(place.people["chair"]).get("/chi-tieu/").text
    assert "Văn bản ghi 12 chỉ tiêu" in page
    assert "đọc được 11" in page
    assert "đang theo dõi 1" in page
    assert "chưa khớp" in page


def test_the_history_shows_what_a_correction_replaced(place: Place, make: Make, client_of: ClientOf) -> None:
    target, head = make(), client_of(place.people["culture_head"])
    for value in ("84", "82,5"):
        shown = head.get(f"/chi-tieu/{target.id}/so-lieu?ky=2026-Q3").text
        seen = re.findall(r'name="seen" value="(\d+)"', shown)[0]
        said = {"period": "2026-Q3", "value": value, "seen": seen}
        answer = head.post(f"/chi-tieu/{target.id}/so-lieu", data=said)
        assert answer.status_code == 303
    page = head.get(f"/chi-tieu/{target.id}").text
    assert "<del>84</del>" in page
    assert '<b lang="vi">82,5</b>' in page
    assert "Sửa số liệu quý III/2026: 84 → 82,5" in page
    assert "103,1%" in page


def test_what_was_typed_comes_back_with_its_sentence(place: Place, make: Make, client_of: ClientOf) -> None:
    target, head = make(), client_of(place.people["culture_head"])
    answer = head.post(f"/chi-tieu/{target.id}/so-lieu", data={"period": "2026-Q3", "value": "cao", "note": "Chờ sở"})
    assert answer.status_code == 422
    assert "“cao” không phải là số" in answer.text
    assert "Chờ sở" in answer.text
    answer = head.post(f"/chi-tieu/{target.id}/so-lieu", data={"period": "2026-Q3", "value": "5 nhưng chưa chắc"})
    assert answer.status_code == 422
    assert "Sau số có “nhưng chưa chắc” không hiểu được. Chỉ ghi số, có thể kèm dấu %." in answer.text
    other = client_of(place.people["economy_head"])
    assert other.get(f"/chi-tieu/{target.id}/so-lieu").status_code == 403


def test_asked_once_a_day_and_only_for_what_is_lacking(place: Place, make: Make, client_of: ClientOf) -> None:
    target, chair = make(), client_of(place.people["chair"])
    db.session.commit()
    for _press in range(2):
        assert chair.post(f"/chi-tieu/{target.id}/hoi").status_code == 303
    rows = db.session.scalars(select(Notification).where(Notification.channel == "in_app")).all()
    assert [(row.rule, row.recipient_id) for row in rows] == [("reading_asked", place.people["culture_head"].id)]
    head = client_of(place.people["culture_head"])
    assert "Đề nghị gửi số liệu chỉ tiêu quý III/2026" in head.get("/thong-bao").text
    assert head.get(f"/thong-bao/{rows[0].id}").headers["Location"] == f"/chi-tieu/{target.id}"
    home = head.get("/").text
    assert "Chưa có số liệu quý III/2026" in home
    head.post(f"/chi-tieu/{target.id}/so-lieu", data={"period": "2026-Q3", "value": "84"})
    assert "Chưa có số liệu quý III/2026" not in head.get("/").text
    assert chair.post(f"/chi-tieu/{target.id}/hoi").status_code in (403, 409, 422)


def test_tasks_serve_a_target(place: Place, make: Make, client_of: ClientOf) -> None:
    target, task = make(), place.task("Lắp trạm 5G")
    db.session.commit()
    head = client_of(place.people["culture_head"])
    for words in (task.code, task.code.lower(), f"https://x.example/viec/{task.id}"):
        assert head.post(f"/chi-tieu/{target.id}/viec", data={"task": words}).status_code == 303
    assert head.post(f"/chi-tieu/{target.id}/viec", data={"task": "NV-2026-999"}).status_code == 422
    assert [one.id for one in linking.tasks_of(target)] == [task.id]
    assert "Lắp trạm 5G" in head.get(f"/chi-tieu/{target.id}").text
    assert target.text in head.get(f"/viec/{task.id}").text
    assert head.post(f"/chi-tieu/{target.id}/viec/{task.id}/bo").status_code == 303
    assert linking.tasks_of(target) == []


def test_the_secretariat_corrects_and_gives_leads(place: Place, make: Make, client_of: ClientOf) -> None:
    first, second = make(unit=None), make(unit=None)
    db.session.commit()
    secretary = client_of(place.people["secretary"])
    unit = place.units["economy"].id
    assert secretary.post("/chi-tieu/chu-tri", data={"unit_id": unit}).status_code == 422
    assert (
        secretary.post("/chi-tieu/chu-tri", data={"unit_id": unit, "chosen": [first.id, second.id]}).status_code == 303
    )
    said = {"text": "Thời gian chờ", "comparator": "<=", "figure": "10", "value_words": "≤ 10", "measure_unit": "phút"}
    said |= {"period": "2026-2028", "unit_id": str(unit), "version": "1"}
    assert secretary.post(f"/chi-tieu/{first.id}/sua", data=said).status_code == 409
    shown = secretary.get(f"/chi-tieu/{first.id}/sua").text
    said["version"] = re.findall(r'name="version" value="(\d+)"', shown)[0]
    assert secretary.post(f"/chi-tieu/{first.id}/sua", data={**said, "figure": ""}).status_code == 422
    assert secretary.post(f"/chi-tieu/{first.id}/sua", data=said).status_code == 303
    db.session.refresh(first)
    assert (first.comparator, first.value, first.to_year, first.lead_unit_id) == ("<=", 10, 2028, unit)


def test_the_rules_of_assessing_are_settings(place: Place, make: Make) -> None:
    target, secretary = make(), place.people["secretary"]
    readings.write(target, secretary, "2026-Q3", Typed("79"))

    def word() -> str:
        return listing.year_of(secretary, Asked(2026)).every[0].assessment.word

    assert word() == "not_due"
    editing.settle(secretary, 105, True, "quarterly")
    assert word() == "missed"


@pytest.mark.parametrize(
    ("values", "goal", "met"),
    [([80, 81, 84, None], 80, True), ([None, 5], 0, False), ([0, 0], 0, True), ([100], None, True),
     ([1_000_000, None, 999_999.5], 1_000_001, False), ([-5, 5], 1, True)],
)  # fmt: skip
def test_the_drawing_is_attributes_alone_and_within_its_frame(
    app: Flask, values: list[float | None], goal: float | None, met: bool
) -> None:
    exact = [None if one is None else Decimal(str(one)) for one in values]
    names = [f"Q{n}" for n, _value in enumerate(values, 1)]
    drawing = Drawing(names, exact, None if goal is None else Decimal(str(goal)), "≥ <80>", met, 'a "b" <c>')
    with app.test_request_context("/"):
        for frame in (target_chart.SMALL, target_chart.LARGE):
            _check_drawing(target_chart.draw(drawing, frame), frame, sum(one is not None for one in values))


def _check_drawing(svg: str, frame: target_chart.Frame, dots: int) -> None:
    root = ElementTree.fromstring(svg)
    parts = list(root.iter())
    assert {name for part in parts for name in part.attrib} <= ALLOWED
    assert {part.tag.rpartition("}")[2] for part in parts} <= {"svg", "line", "polyline", "circle", "text"}
    assert root.attrib["aria-label"] == 'a "b" <c>'
    circles = [part for part in parts if part.tag.endswith("circle")]
    assert len(circles) == dots
    assert all(0 <= float(one.attrib["cx"]) <= frame.width for one in circles)
    assert all(0 <= float(one.attrib["cy"]) <= frame.height for one in circles)


def test_a_target_without_figures_has_no_drawing(app: Flask) -> None:
    assert target_chart.draw(Drawing(["Q1"], [None], Decimal(5), "5", met=False, words="")) == ""


@pytest.mark.parametrize(
    ("value", "words"), [("91.235", "91,24"), ("84.5", "84,5"), ("1250", "1.250"), ("0.001", "0,001"), ("0", "0")]
)
def test_readings_are_shown_with_two_decimals_at_most(value: str, words: str) -> None:
    assert target_words.shown(Decimal(value)) == words


def test_met_and_unmet_differ_without_colour(app: Flask) -> None:
    with app.test_request_context("/"):
        drawn = [target_chart.draw(Drawing(["Q1"], [Decimal(5)], Decimal(5), "5", met, "")) for met in (True, False)]
    assert drawn[0] != drawn[1]
    assert 'fill="none"' in drawn[1]


def test_no_reading_of_another_commune_is_seen(place: Place, elsewhere: Place, make: Make, client_of: ClientOf) -> None:
    target = make()
    readings.write(target, place.people["secretary"], "2026-Q3", Typed("84"))
    db.session.commit()
    stranger = client_of(elsewhere.people["secretary"])
    assert stranger.get(f"/chi-tieu/{target.id}").status_code == 404
    assert stranger.post(f"/chi-tieu/{target.id}/so-lieu", data={"period": "2026-Q3", "value": "1"}).status_code == 404
    assert target.text not in stranger.get("/chi-tieu/").text
    assert len(db.session.scalars(select(TargetReading)).all()) == 1
