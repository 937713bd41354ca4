"""Named forms of exports: the shipped ones, a commune's own, who may change them."""

from __future__ import annotations

import pytest

from app.database import db
from app.export_columns import COLUMNS
from app.models.errors import NotAllowed, Refused, Stale
from app.models.export_form import ExportForm
from app.models.exporting import forms, keys
from app.models.reach import NotFound
from tests.world import Place

NAMES = ["Báo cáo tỉnh", "nq57.vn", "Minh chứng KPI theo người, tháng"]


def test_every_key_has_its_column_in_the_usual_order() -> None:
    assert {subject: tuple(columns) for subject, columns in COLUMNS.items()} == keys.COLUMNS
    for form in forms.SHIPPED.values():
        assert form.columns and set(form.columns) <= set(keys.COLUMNS[form.subject])
    for columns in COLUMNS.values():
        assert len({one.heading for one in columns.values()}) == len(columns)


def test_three_are_shipped_and_a_commune_makes_them_its_own(place: Place, elsewhere: Place) -> None:
    secretary = place.people["secretary"]
    assert [form.name for form in forms.of(place.id)] == NAMES
    kept = forms.change(secretary, forms.find(secretary, "tinh"), "Báo cáo Sở", ["text", "code", "text", "?"])
    assert (kept.name, kept.columns, kept.is_changed) == ("Báo cáo Sở", ("text", "code"), True)
    assert forms.of(place.id)[0] == kept
    assert [form.name for form in forms.of(elsewhere.id)] == NAMES
    forms.remove(secretary, kept)
    forms.remove(secretary, kept)
    assert [form.name for form in forms.of(place.id)] == NAMES
    assert db.session.query(ExportForm).count() == 0


def test_an_own_form_is_added_changed_and_taken_away(place: Place, elsewhere: Place) -> None:
    secretary = place.people["secretary"]
    made = forms.add(secretary, " Báo  cáo tuần ", "targets", ["value", "text"])
    assert (made.name, made.columns, made.shipped) == ("Báo cáo tuần", ("value", "text"), False)
    changed = forms.change(secretary, made, "Báo cáo tháng", ["text"], made.version)
    with pytest.raises(Stale):
        forms.change(secretary, made, "Báo cáo quý", ["text"], made.version)
    assert forms.find(secretary, made.slug) == changed
    with pytest.raises(NotFound):
        forms.find(elsewhere.people["secretary"], made.slug)
    forms.remove(secretary, changed)
    assert len(forms.of(place.id)) == 3


def test_what_can_be_no_form_is_refused(place: Place) -> None:
    secretary = place.people["secretary"]
    for name, columns, code in (
        (" ", ["text"], "export_name_missing"),
        ("x" * 81, ["text"], "export_name_long"),
        ("nq57.vn", ["text"], "export_name_taken"),
        ("BÁO CÁO tỉnh", ["text"], "export_name_taken"),
        ("Mới", ["person"], "export_columns_missing"),
    ):
        with pytest.raises(Refused, match=code):
            forms.add(secretary, name, "tasks", columns)


def test_a_name_is_the_same_in_capitals_but_not_without_its_marks(place: Place) -> None:
    secretary = place.people["secretary"]
    made = forms.add(secretary, "Mẫu quý", "tasks", ["text"])
    with pytest.raises(Refused, match="export_name_taken"):
        forms.add(secretary, "mẫu QUÝ", "tasks", ["text"])
    assert forms.change(secretary, made, "MẪU quý", ["text"]).name == "MẪU quý"  # its own name anew
    assert forms.add(secretary, "Mẫu quy", "tasks", ["text"]).name == "Mẫu quy"


@pytest.mark.parametrize("who", ["chair", "culture_head", "officer", "observer", "admin"])
def test_only_the_secretariat_sets_forms(place: Place, who: str) -> None:
    form = forms.find(place.people[who], "tinh")
    with pytest.raises(NotAllowed):
        forms.change(place.people[who], form, "Khác", ["text"])
    with pytest.raises(NotAllowed):
        forms.add(place.people[who], "Khác", "tasks", ["text"])
    with pytest.raises(NotAllowed):
        forms.remove(place.people[who], form)
