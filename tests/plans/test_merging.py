"""Rows become one, one row becomes several: words, places and units are all kept, differences are flagged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.database import db
from app.models.errors import NotAllowed, Refused, Stale
from app.models.plan import Plan, Proposal, ProposalState
from app.models.planning import deciding, finding, merging, publishing, splitting
from app.models.task import Task
from app.models.user import User
from tests.world import Place

Row = Callable[[str], Proposal]
LISTED = "Mở các lớp gấp giấy cho tổ dân phố:\n- Lớp cho người cao tuổi.\n- Lớp cho thiếu nhi."


@pytest.fixture
def secretary(place: Place) -> User:
    """The secretariat's person."""
    return place.people["secretary"]


def _cut(row: Proposal, text: str) -> Proposal:
    row.fields = {**row.fields, "text": text}
    db.session.flush()
    return row


def test_merged_rows_keep_words_places_units_and_flag_what_differs(place: Place, row: Row, secretary: User) -> None:
    first, second, third = row("Lắp đặt"), row("Biên soạn"), row("Tổ chức cuộc thi")
    first.fields = {**first.fields, "lead_given": True}
    places = {first.clause_id, second.clause_id, third.clause_id}
    kept = merging.merge([third, second, first], secretary)
    assert kept is first
    lines = kept.fields["text"].splitlines()
    assert lines == [lines[0], f"- {second.fields['text']}", f"- {third.fields['text']}"]
    assert places <= set(kept.fields["clause_ids"])
    assert kept.fields["lead_unit_id"] == place.units["office"].id
    assert [one["unit_id"] for one in kept.fields["other_leads"]] == [place.units["culture"].id]
    assert [one["words"] for one in kept.fields["coordinators"]] == ["các cơ quan, đơn vị liên quan"]
    assert (kept.fields["deadline_words"], kept.fields["other_deadlines"]) == ("Quý IV/2026", ["trước ngày 15/11/2026"])
    assert (kept.state, kept.doubts) == (ProposalState.UNCLEAR, ["due_differs", "several_leads"])
    assert {second.state, third.state} == {ProposalState.DROPPED}
    assert second.fields["merged_into"] == kept.id


def test_a_merged_row_takes_what_only_the_other_states(place: Place, row: Row, secretary: User) -> None:
    bare, stated = row("Tổ chức cuộc thi"), row("Chấm điểm")
    kept = merging.merge([stated, bare], secretary)
    assert kept is bare
    assert kept.fields["lead_unit_id"] == place.units["office"].id
    assert kept.fields["deadline"]["recurrence"] == "monthly"
    assert (kept.state, kept.doubts) == (ProposalState.CLEAR, [])


def test_merging_is_refused(place: Place, plan: Plan, row: Row, secretary: User) -> None:
    with pytest.raises(Refused, match="merge_needs_two"):
        merging.merge([row("Lắp đặt")], secretary)
    target = row("ký số")
    with pytest.raises(Refused, match="only_tasks"):
        merging.merge([row("Lắp đặt"), target], secretary)
    deciding.drop(row("Biên soạn"), secretary)
    with pytest.raises(Refused, match="nothing_to_merge"):
        merging.merge([row("Lắp đặt"), row("Biên soạn")], secretary)
    with pytest.raises(NotAllowed):
        merging.merge([row("Lắp đặt"), row("Mở quầy")], place.people["chair"])
    publishing.publish(plan, secretary)
    with pytest.raises(Refused, match="proposal_published"):
        merging.merge([row("Lắp đặt"), row("Mở quầy")], secretary)


def test_pieces_are_sentences_and_sub_bullets() -> None:
    text = "Rà soát kho. Lập danh sách; báo cáo.\n- Tủ số 1.\n- Tủ số 2."
    found = [(piece.text, piece.starts_line) for piece in splitting.pieces(text)]
    assert found == [
        ("Rà soát kho.", True),
        ("Lập danh sách;", False),
        ("báo cáo.", False),
        ("- Tủ số 1.", True),
        ("- Tủ số 2.", True),
    ]
    assert splitting.parts(text, {1, 3}, False) == ["Rà soát kho.", "Lập danh sách; báo cáo.", "Tủ số 1.\n- Tủ số 2."]


def test_the_announcing_words_are_repeated_on_request() -> None:
    assert splitting.announces(LISTED)
    assert splitting.parts(LISTED, {1, 2}, True) == [
        "Mở các lớp gấp giấy cho tổ dân phố: Lớp cho người cao tuổi.",
        "Mở các lớp gấp giấy cho tổ dân phố: Lớp cho thiếu nhi.",
    ]
    assert len(splitting.parts(LISTED, {1, 2}, False)) == 3


def test_a_hundred_thousand_pieces_stay_few() -> None:
    assert len(splitting.pieces("a. " * 100_000)) == splitting.MOST


def test_parts_keep_what_the_row_states_and_stand_behind_it(plan: Plan, row: Row, secretary: User) -> None:
    mine = _cut(row("Lắp đặt"), LISTED)
    made = splitting.split(mine, secretary, {1, 2}, repeat_head=True)
    assert [one.label for one in made] == [mine.label, f"{mine.label}.2"]
    same = ("lead_unit_id", "coordinators", "deadline", "deadline_words", "clause_ids", "section")
    for name in same:
        assert made[1].fields[name] == made[0].fields[name]
    assert made[1].clause_id == mine.clause_id
    assert {one.state for one in made} == {ProposalState.CLEAR}
    _cut(made[0], "Một. Hai.")
    again = splitting.split(made[0], secretary, {1})
    labels = [one.label for one in finding.proposals(plan.versions[-1]) if one.position == mine.position]
    assert labels == [mine.label, f"{mine.label}.2", f"{mine.label}.3"]
    assert again[1].fields["text"] == "Hai."
    assert made[1].label == f"{mine.label}.3"


def test_parts_become_tasks_in_their_order(plan: Plan, row: Row, secretary: User) -> None:
    splitting.split(_cut(row("Lắp đặt"), LISTED), secretary, {1, 2}, repeat_head=True)
    publishing.publish(plan, secretary)
    texts = list(db.session.scalars(select(Task.text).where(Task.text.contains("gấp giấy")).order_by(Task.number)))
    assert [text.rpartition("cho ")[2] for text in texts] == ["người cao tuổi.", "thiếu nhi."]


def test_splitting_is_refused(place: Place, row: Row, secretary: User) -> None:
    mine = _cut(row("Lắp đặt"), LISTED)
    for cuts in (set(), {0}, {99}):
        with pytest.raises(Refused, match="split_nowhere"):
            splitting.split(mine, secretary, cuts)
    with pytest.raises(Stale):
        splitting.split(mine, secretary, {1}, version=mine.version - 1)
    with pytest.raises(Refused, match="only_tasks"):
        splitting.split(row("ký số"), secretary, {1})
    with pytest.raises(NotAllowed):
        splitting.split(mine, place.people["culture_head"], {1})
    deciding.drop(mine, secretary)
    with pytest.raises(Refused, match="only_tasks"):
        splitting.split(mine, secretary, {1})
