"""A person edits and decides; nothing is lost to somebody else's change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.database import db
from app.models import event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.plan import Plan, Proposal, ProposalState
from app.models.planning import deciding, editing, kinds
from app.models.planning.editing import Edit
from tests.world import Place

Row = Callable[[str], Proposal]


def _as_is(row: Proposal) -> Edit:
    fields, due = row.fields, row.fields["deadline"]["due"]
    return Edit(
        text=fields["text"],
        short_text=fields["short_text"],
        lead=None,
        coordinators="; ".join(one["words"] for one in fields["coordinators"]),
        deadline_words=fields["deadline_words"] or "",
        deadline_type=fields["deadline"]["type"],
        due_on=date.fromisoformat(due) if due else None,
        product=fields["product"] or "",
    )


def test_an_untouched_form_changes_nothing(place: Place, row: Row) -> None:
    mine = row("Mở quầy")
    before = dict(mine.fields)
    editing.edit(mine, place.people["secretary"], _as_is(mine), year=2026)
    assert mine.fields == before
    assert event.of(mine) == []


def test_a_lead_settles_the_doubts_about_it(place: Place, row: Row) -> None:
    mine = row("Mở quầy")
    editing.edit(mine, place.people["secretary"], replace(_as_is(mine), lead=place.units["culture"]), year=2026)
    assert (mine.doubts, mine.state) == ([], ProposalState.CLEAR)
    assert mine.fields["lead_words"] == "các phòng chuyên môn"


def test_one_settled_doubt_leaves_the_other(place: Place, row: Row) -> None:
    mine = row("Kiểm kê")
    editing.set_due(mine, place.people["secretary"], "date", date(2026, 12, 31))
    assert (mine.doubts, mine.state) == (["several_leads"], ProposalState.UNCLEAR)


def test_changed_words_alone_are_read_anew(place: Place, row: Row) -> None:
    mine = row("Lắp đặt")
    change = replace(_as_is(mine), lead=place.units["office"], deadline_words="Tháng 11/2026")
    editing.edit(mine, place.people["secretary"], change, year=2026)
    assert (mine.fields["deadline"]["type"], mine.fields["deadline"]["due"]) == ("month", "2026-11-30")


def test_a_typed_day_counts_and_the_words_stay(place: Place, row: Row) -> None:
    mine = row("Tổ chức cuộc thi")
    change = replace(_as_is(mine), due_on=date(2026, 10, 20))
    editing.edit(mine, place.people["secretary"], change, year=2026)
    assert mine.fields["deadline"]["due"] == "2026-10-20"
    assert mine.fields["deadline"]["type"] == "date"


def test_coordinators_are_matched_with_the_catalogue(place: Place, row: Row) -> None:
    mine = row("Biên soạn")
    change = replace(_as_is(mine), lead=place.units["culture"], coordinators="Văn phòng HĐND&UBND phường; Đội văn nghệ")
    editing.edit(mine, place.people["secretary"], change, year=2026)
    assert [one["unit_id"] for one in mine.fields["coordinators"]] == [place.units["office"].id, None]


def test_a_stale_edit_is_refused(place: Place, row: Row) -> None:
    mine = row("Lắp đặt")
    seen = mine.version
    editing.set_lead(mine, place.people["secretary"], place.units["culture"])
    db.session.flush()
    with pytest.raises(Stale):
        editing.edit(mine, place.people["secretary"], _as_is(mine), version=seen, year=2026)
    assert mine.fields["lead_unit_id"] == place.units["culture"].id


def test_only_the_secretariat_edits(place: Place, row: Row) -> None:
    for key in set(place.people) - {"secretary"}:
        with pytest.raises(NotAllowed):
            deciding.clear(row("Mở quầy"), place.people[key])


def test_a_group_can_t_lead(place: Place, row: Row) -> None:
    with pytest.raises(Refused, match="unit_without_board"):
        editing.set_lead(row("Mở quầy"), place.people["secretary"], place.units["everyone"])


def test_a_dropped_row_can_be_taken_again(place: Place, row: Row) -> None:
    for words, back in (("Mở quầy", ProposalState.UNCLEAR), ("Lắp đặt", ProposalState.CLEAR)):
        deciding.drop(row(words), place.people["secretary"])
        assert row(words).state == ProposalState.DROPPED
        deciding.restore(row(words), place.people["secretary"])
        assert row(words).state == back


def test_a_task_becomes_a_target_and_back(place: Place, plan: Plan, row: Row) -> None:
    mine = row("Tổ chức cuộc thi")
    kinds.set_kind(mine, place.people["secretary"], "target")
    assert (mine.kind, mine.state) == ("target", ProposalState.UNCLEAR)
    editing.edit_target(
        mine,
        place.people["secretary"],
        text="Số bài dự thi",
        value_words="≥ 40 bài",
        period="2026",
        lead=None,
        version=None,
    )
    assert (mine.fields["value"], mine.fields["comparator"], mine.state) == (40, ">=", ProposalState.CLEAR)
    kinds.set_kind(mine, place.people["secretary"], "task")
    assert mine.fields["deadline"]["type"] == "none"
