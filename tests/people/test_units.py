"""The catalogue of units: names through the years, spellings that never mean two units, groups, closing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from app.database import db
from app.models import starter_aliases, unit_lists, units
from app.models.errors import Refused
from app.models.event import of as events_of
from app.models.planning.matching import Book
from app.models.unit import Unit, UnitAlias, UnitKind, UnitMember, UnitSuccessor


@pytest.fixture
def admin(place):
    return place.people["admin"]


def refusal(verb, *args, **named):
    with pytest.raises(Refused) as refused:
        verb(*args, **named)
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Công an phường", UnitKind.POLICE),
        ("Trạm Y tế", UnitKind.HEALTH),
        ("Ban Chỉ huy Quân sự phường", UnitKind.MILITARY),
        ("Ủy ban MTTQ Việt Nam phường", UnitKind.UNION),
        ("các phòng chuyên môn", UnitKind.GROUP),
        ("Sở Khoa học và Công nghệ", UnitKind.EXTERNAL),
        ("Tổ dân phố số 7", UnitKind.NEIGHBOURHOOD),
    ],
)
def test_the_kind_follows_from_the_name(place, admin, name, kind):
    assert units.add(admin, place.id, name=name).kind == kind


def test_a_name_is_one_units_whatever_its_spelling(place, admin):
    for name in ("phòng văn hoá – xã hội", "VHXH", "Phòng Văn hóa - Xã hội phường Mẫu"):
        assert refusal(units.add, admin, place.id, name=name) == "unit_taken"
    assert refusal(units.add, admin, place.id, name=" -- ") == "unit_name_missing"


def test_a_unit_with_a_known_name_brings_its_usual_spellings(place, admin):
    unit = units.add(admin, place.id, name="Trung tâm Dịch vụ tổng hợp")
    db.session.flush()
    book = Book(place.id)
    assert {book.find(text) for text in ("TTDVTH", "tt dvth", "Trung tâm dịch vụ tổng hợp")} == {unit}


def test_no_usual_spelling_means_two_units(app):
    from app.reading.units import fold_unit

    owners = {}
    for name, spellings in starter_aliases.SPELLINGS.items():
        for text in (name, *spellings):
            assert owners.setdefault(fold_unit(text), name) == name, text


def test_renaming_keeps_history_and_the_earlier_name(place, admin):
    unit = place.units["economy"]
    units.rename(unit, admin, "Phòng Kinh tế tổng hợp", date(2026, 11, 1))
    db.session.flush()
    history = [(row.name, row.from_on, row.to_on) for row in units.names(unit)]
    assert history == [
        ("Phòng Kinh tế tổng hợp", date(2026, 11, 1), None),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", date(2020, 1, 1), date(2026, 10, 31)),
    ]
    book = Book(place.id)
    assert book.find("Phòng Kinh tế, Hạ tầng và Đô thị") is book.find("Phòng Kinh tế tổng hợp") is unit
    assert events_of(unit)[0].verb == "unit.renamed"
    assert refusal(units.rename, unit, admin, "Khác", date(2026, 10, 1)) == "name_before_present"
    assert refusal(units.rename, unit, admin, "Văn phòng") == "name_before_present"
    assert refusal(units.rename, unit, admin, "VP HĐND và UBND", date(2026, 12, 1)) == "unit_taken"


def test_spellings_are_set_and_refused_where_another_unit_has_them(place, admin):
    unit = place.units["centre"]
    units.set_aliases(unit, admin, ["Một cửa", "MỘT CỬA", "", "Bộ phận tiếp nhận"])
    db.session.flush()
    assert units.aliases(unit) == ["Một cửa", "Bộ phận tiếp nhận"]
    with pytest.raises(Refused) as refused:
        units.set_aliases(unit, admin, ["VH-XH"])
    assert refused.value.params["unit"] == place.units["culture"].name
    units.set_aliases(unit, admin, [])
    assert units.aliases(unit) == []


def test_members_of_a_group_are_units_of_the_commune(place, elsewhere, admin):
    group = place.units["everyone"]
    wanted = {place.units["culture"].id, group.id, elsewhere.units["culture"].id, 9999}
    units.set_members(group, admin, wanted)
    db.session.flush()
    assert unit_lists.members(group) == {place.units["culture"].id}
    units.set_members(group, admin, set())
    assert db.session.scalar(select(func.count(UnitMember.id))) == 0


def test_a_unit_closes_only_without_open_tasks(place, admin):
    unit, task = place.units["culture"], place.task()
    with pytest.raises(Refused) as refused:
        units.close(unit, admin, place.units["office"])
    assert (refused.value.code, refused.value.params["n"]) == ("unit_has_tasks", 1)
    task.state = "done"
    units.set_aliases(unit, admin, ["Phòng Văn"])
    units.close(unit, admin, place.units["office"])
    db.session.flush()
    db.session.expire_all()
    assert not unit.has_board and place.people["officer"].appointments[0].to_on == unit.closed_on
    assert db.session.scalars(select(UnitSuccessor.successor_id)).all() == [place.units["office"].id]
    units.set_aliases(place.units["office"], admin, ["Phòng Văn"])  # free for another
    db.session.flush()
    assert db.session.scalars(select(UnitAlias.unit_id)).all() == [place.units["office"].id]


def test_the_list_counts_people_tasks_and_members(place, admin):
    place.task()
    place.task(unit="economy")
    place.task(unit="economy").state = "done"
    units.set_members(place.units["everyone"], admin, {place.units["culture"].id})
    db.session.flush()
    rows = {row.unit.id: row for row in unit_lists.rows(place.id)}
    counts = {
        key: (rows[unit.id].people, rows[unit.id].tasks, rows[unit.id].members) for key, unit in place.units.items()
    }
    assert counts == {
        "office": (1, 0, 0), "culture": (2, 1, 0), "economy": (1, 1, 0), "centre": (0, 0, 0), "everyone": (0, 0, 1),
    }  # fmt: skip
    assert "VHXH" in rows[place.units["culture"].id].spellings


def test_the_pages_add_and_refuse(place, client_of):
    admin = client_of(place.people["admin"])
    assert admin.post("/quan-tri/don-vi", data={"name": "Trạm Y tế"}).status_code == 303
    again = admin.post("/quan-tri/don-vi", data={"name": "TYT"})
    text = again.get_data(as_text=True)
    assert again.status_code == 422 and "<title>Lỗi:" in text and "Trạm Y tế" in text and 'value="TYT"' in text
    assert db.session.scalar(select(func.count(Unit.id)).where(Unit.commune_id == place.id)) == 6
