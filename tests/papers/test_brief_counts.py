"""The last guard: a snapshot whose numbers differ anywhere becomes no paper."""

import pytest

from app.papers import brief
from app.papers.brief.units import unit_columns, units_table
from app.papers.numbers import percent
from tests.papers.sample import snapshot
from tests.papers.written import brief_docx


def first_unit(taken: dict) -> dict:
    return taken["by_unit"][0]


def shift(counts: dict, one: str, other: str) -> None:
    counts[one] += 1
    counts[other] -= 1


PLANTED = {
    "terms_make_total": lambda s: s["terms"][0].update(n=s["terms"][0]["n"] + 1),
    "done_terms_make_done": lambda s: s["five"].update(done=s["five"]["done"] - 1),
    "reported_terms_make_reported": lambda s: s["five"].update(reported=s["five"]["reported"] + 1),
    "late_term_makes_late": lambda s: s["five"].update(late=0),
    "origins_make_total": lambda s: s["origins"].update(others=s["origins"]["others"] + 1),
    "units_make_total": lambda s: s["by_unit"].pop(),
    "terms_make_unit_total": lambda s: (
        first_unit(s).update(total=first_unit(s)["total"] + 1)
        or s["by_unit"][1].update(total=s["by_unit"][1]["total"] - 1)
    ),
    "late_tasks_listed": lambda s: first_unit(s)["late_tasks"].pop(),
    "units_make_term": lambda s: shift(first_unit(s)["terms"], "in_time", "undated"),
    "tasks_listed": lambda s: s["tasks"].pop(),
    "due_soon_listed": lambda s: s["five"].update(due_30=s["five"]["due_30"] + 1),
    "reported_listed": lambda s: s["waiting"].pop(0),
    "count_is_not_negative": lambda s: s["terms"][0].update(n=-1),
}


@pytest.mark.parametrize("check", PLANTED)
def test_a_planted_difference_is_refused_by_name(check):
    taken = snapshot(64)
    PLANTED[check](taken)
    with pytest.raises(brief.CountMismatch) as refused:
        brief_docx(taken)
    assert refused.value.params["check"] == check
    assert refused.value.params["expected"] != refused.value.params["found"]
    assert refused.value.code == "brief_counts_differ"
    assert isinstance(refused.value, ValueError)


def test_a_term_that_the_identity_does_not_know_is_refused():
    taken = snapshot(64)
    terms = first_unit(taken)["terms"]
    terms["lost"], terms["in_time"] = 1, terms["in_time"] - 1
    with pytest.raises(brief.CountMismatch) as refused:
        brief_docx(taken)
    assert refused.value.params["where"] in ("in_time", "lost")


def test_the_place_of_the_difference_is_told():
    taken = snapshot(64)
    PLANTED["late_tasks_listed"](taken)
    with pytest.raises(brief.CountMismatch) as refused:
        brief_docx(taken)
    assert refused.value.params["where"] == first_unit(taken)["unit"]


@pytest.mark.parametrize("size", [0, 1, 7, 64, 300])
def test_true_counts_pass(size):
    assert brief_docx(snapshot(size))[:2] == b"PK"


def test_another_layouts_snapshot_is_refused():
    with pytest.raises(brief.UnknownTemplate) as refused:
        brief_docx(snapshot(8, template_version="brief-9"))
    assert refused.value.params == {"version": "brief-9", "known": "brief-3"}


def test_rates_are_columns_only_where_they_say_so():
    taken = snapshot(20)
    pairs = [(unit["rates"][0], unit["rates"][1]) for unit in taken["by_unit"]]
    taken["rates"][0]["column"] = False
    titles = [column.title for column in unit_columns(taken)]
    assert (taken["rates"][0]["short"] in titles, taken["rates"][1]["short"] in titles) == (False, True)
    last = [row.cells[-1].text for row in units_table(taken).rows[:-1]]
    assert last == [percent(*second) for _first, second in pairs]
