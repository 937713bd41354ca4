"""Two clocks: the table of domain rules §2.3, and what a commune may make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.models.errors import NotAllowed, Refused
from app.models.reporting import rules, windows
from app.models.reporting.windows import DEFAULTS, KINDS, Rule
from tests.world import Place

TABLE = [
    ("2026-06", (2026, 5, 15), (2026, 6, 14)),
    ("2026-01", (2025, 12, 15), (2026, 1, 14)),
    ("2026-Q3", (2026, 6, 15), (2026, 9, 14)),
    ("2026-Q1", (2025, 12, 15), (2026, 3, 14)),
    ("2026-H1", (2025, 12, 15), (2026, 6, 14)),
    ("2026-H2", (2026, 6, 15), (2026, 12, 14)),
    ("2026-9M", (2025, 12, 15), (2026, 9, 14)),
    ("2026", (2025, 12, 15), (2026, 12, 14)),
]


@pytest.mark.parametrize(("key", "first", "last"), TABLE)
def test_the_windows_of_decree_09(key: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = windows.of_key(key, DEFAULTS)
    assert found is not None
    assert (found.from_on, found.to_on) == (date(*first), date(*last))
    assert found.unit_due_on == date(last[0], last[1], 16)
    assert found.due_on == date(last[0], last[1], 20)
    assert not found.is_calendar


@pytest.mark.parametrize("key", ["", "2026-13", "2026-00", "2026-Q5", "2026-H3", "26", "2026-W10", "9999", "2026-N1"])
def test_what_is_no_report_has_no_window(key: str) -> None:
    assert windows.of_key(key, DEFAULTS) is None


def test_the_last_day_of_the_month_makes_both_clocks_one() -> None:
    whole = {kind: replace(rule, cutoff_day=31, unit_due_day=3, due_day=5) for kind, rule in DEFAULTS.items()}
    for key in ("2026-02", "2026-Q3", "2026-9M", "2026"):
        found = windows.of_key(key, whole)
        assert found is not None
        assert found.is_calendar
        assert found.unit_due_on.day == 3
        assert found.unit_due_on > found.to_on


def test_windows_of_a_kind_follow_without_gap_or_overlap() -> None:
    for day in range(1, 32):
        settled = {kind: replace(rule, cutoff_day=day) for kind, rule in DEFAULTS.items()}
        months = [windows.of_key(f"{year}-{month:02}", settled) for year in (2024, 2026) for month in range(1, 13)]
        for one, after in zip(months, months[1:], strict=False):
            if one and after and after.start.year == one.start.year:
                assert (after.from_on - one.to_on).days == 1


def test_units_owe_one_report_of_a_month_the_longest() -> None:
    every = {kind: replace(rule, is_on=True) for kind, rule in DEFAULTS.items()}
    assert [one.key for one in windows.of_year(2026, DEFAULTS)] == ["2026-Q1", "2026-H1", "2026-9M", "2026"]
    keys = [one.key for one in windows.of_year(2026, every)]
    assert keys == [
        "2026-01", "2026-02", "2026-Q1", "2026-04", "2026-05", "2026-H1", "2026-07", "2026-08", "2026-9M", "2026-10",
        "2026-11", "2026",
    ]  # fmt: skip
    without_year = {**every, "yearly": replace(every["yearly"], is_on=False)}
    assert windows.of_year(2026, without_year)[-1].key == "2026-H2"
    assert windows.of_year(2026, {kind: replace(rule, is_on=False) for kind, rule in DEFAULTS.items()}) == []


def test_the_last_closed_one_is_asked_for() -> None:
    found = [windows.last_closed(date(2026, 9, day), DEFAULTS) for day in (14, 15)]
    assert [one.key for one in found if one] == ["2026-H1", "2026-9M"]
    first = windows.last_closed(date(2026, 1, 2), DEFAULTS)
    assert first is not None
    assert first.key == "2025"


def test_a_commune_settles_its_own(place: Place, elsewhere: Place) -> None:
    secretary = place.people["secretary"]
    rules.change(secretary, Rule("monthly", is_on=True, cutoff_day=25, unit_due_day=27, due_day=30, to_whom="Sở"))
    assert rules.of(place.id)["monthly"].cutoff_day == 25
    assert rules.of(place.id)["yearly"] == replace(DEFAULTS["yearly"], to_whom="UBND tỉnh Mẫu")
    assert rules.of(elsewhere.id)["monthly"] == replace(DEFAULTS["monthly"], to_whom="UBND tỉnh Mẫu")
    assert list(rules.of(place.id)) == list(KINDS)


def test_what_is_refused(place: Place) -> None:
    with pytest.raises(NotAllowed):
        rules.change(place.people["culture_head"], Rule("monthly"))
    for rule, code in ((Rule("monthly", cutoff_day=32), "month_day_wrong"), (Rule("monthly", to_whom=" "), "to_whom")):
        with pytest.raises(Refused, match=code):
            rules.change(place.people["admin"], rule)


WRONG = [
    ("yearly", (14, 25, 20), "due_day", "report_due_day_early"),
    ("yearly", (14, 14, 14), "unit_due_day", "report_unit_day_early"),
    ("quarterly", (14, 14, 20), "unit_due_day", "report_unit_day_early"),
    ("quarterly", (14, 16, 14), "due_day", "report_due_day_early"),
    ("quarterly", (14, 10, 20), "due_day", "report_due_day_early"),  # the units' 10th is next month's
    ("monthly", (14, 16, 16), "due_day", "report_due_day_early"),
    ("monthly", (25, 28, 31), "due_day", "report_due_day_early"),  # both 28/2
]


@pytest.mark.parametrize(("kind", "days", "field", "code"), WRONG)
def test_days_out_of_order_are_refused(
    place: Place, kind: str, days: tuple[int, int, int], field: str, code: str
) -> None:
    with pytest.raises(Refused, match=code) as refused:
        rules.change(place.people["secretary"], Rule(kind, True, *days))
    assert refused.value.params["field"] == f"{kind}-{field}"
    assert (rules.of(place.id)[kind].cutoff_day, rules.of(place.id)[kind].due_day) == (14, 20)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("days", [(14, 16, 20), (14, 15, 18), (14, 15, 16), (25, 27, 30), (31, 3, 6), (27, 31, 4)])
def test_days_in_order_are_taken(place: Place, kind: str, days: tuple[int, int, int]) -> None:
    rules.change(place.people["secretary"], Rule(kind, True, *days))
    assert rules.of(place.id)[kind].due_day == days[2]


def test_what_is_off_or_stays_may_be_out_of_order(place: Place) -> None:
    by = place.people["secretary"]
    rules.change(by, Rule("yearly", False, 14, 25, 20))
    rules.change(by, Rule("yearly", False, 14, 25, 20))
    with pytest.raises(Refused, match="report_due_day_early"):
        rules.change(by, Rule("yearly", True, 14, 25, 20))


def test_who_owes_follows_the_work_unless_named(place: Place) -> None:
    assert rules.senders(place.id) == []
    place.task("Rà soát", "economy")
    assert [one.id for one in rules.senders(place.id)] == [place.units["economy"].id]
    rules.name_senders(place.people["secretary"], {place.units["culture"].id})
    assert [one.id for one in rules.senders(place.id)] == [place.units["culture"].id]
    rules.name_senders(place.people["secretary"], {place.units["everyone"].id, place.units["economy"].id})
    assert [one.id for one in rules.senders(place.id)] == [place.units["economy"].id]
