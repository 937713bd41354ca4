"""Every act can be undone until somebody touches its rows; an undoing is an act of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.plan import Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import deciding, editing, finding, kinds, merging, publishing, splitting, undoing, withdrawing
from app.models.review_act import ReviewAct
from app.models.task.table import TaskClause
from app.models.user import User
from tests.world import Place

Row = Callable[[str], Proposal]
TWO = "Dọn kho hồ sơ cũ.\n- Lau tủ.\n- Ghi nhãn hộp."


@pytest.fixture
def secretary(place: Place) -> User:
    """The secretariat's person."""
    return place.people["secretary"]


def _act(plan: Plan, by: User, verb: str, *rows: Proposal, do: Callable[..., object]) -> ReviewAct:
    with undoing.acting(plan, by, verb, rows) as one:
        one.made += do() or []
    assert one.act is not None
    return one.act


def _all(plan: Plan) -> list[tuple]:
    rows = finding.proposals(plan.versions[-1])
    return [(row.id, row.kind, row.state, row.doubts, row.fields, row.duplicate_of_id) for row in rows]


def _merge(first: Proposal, second: Proposal, by: User) -> None:
    merging.merge([first, second], by)


ACTS: dict[str, Callable[[Row, User, Place], tuple[list[Proposal], Callable[[], object]]]] = {
    "clear": lambda row, by, _: ([row("Mở quầy")], lambda: deciding.clear(row("Mở quầy"), by)),
    "drop": lambda row, by, _: ([row("Lắp đặt")], lambda: deciding.drop(row("Lắp đặt"), by)),
    "lead": lambda row, by, at: (
        [row("Mở quầy")],
        lambda: editing.set_lead(row("Mở quầy"), by, at.units["culture"]),
    ),
    "due": lambda row, by, _: (
        [row("Kiểm kê")],
        lambda: editing.set_due(row("Kiểm kê"), by, "date", date(2026, 12, 31)),
    ),
    "kind": lambda row, by, _: ([row("Mở quầy")], lambda: kinds.set_kind(row("Mở quầy"), by, "reporting")),
    "merge": lambda row, by, _: (
        [row("Lắp đặt"), row("Mở quầy")],
        lambda: _merge(row("Lắp đặt"), row("Mở quầy"), by),
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_undone_act_leaves_all_as_it_was(place: Place, plan: Plan, row: Row, secretary: User, name: str) -> None:
    before = _all(plan)
    rows, do = ACTS[name](row, secretary, place)
    act = _act(plan, secretary, name, *rows, do=do)
    assert _all(plan) != before
    undoing.undo(act, secretary)
    db.session.flush()
    assert _all(plan) == before
    assert db.session.scalar(select(func.count(Event.id)).where(Event.verb == "plan.review_undone")) == 1


def test_a_split_is_undone_and_done_again(plan: Plan, row: Row, secretary: User) -> None:
    mine = row("Lắp đặt")
    mine.fields = {**mine.fields, "text": TWO}
    db.session.flush()
    before = _all(plan)
    act = _act(plan, secretary, "split", mine, do=lambda: splitting.split(mine, secretary, {1, 2})[1:])
    after = _all(plan)
    assert len(after) == len(before) + 2
    undoing.undo(act, secretary)
    assert _all(plan) == before
    undoing.undo(undoing.history(plan)[0].act, secretary)
    assert _all(plan) == after


def test_a_chain_is_undone_backwards_only(place: Place, plan: Plan, row: Row, secretary: User) -> None:
    mine = row("Mở quầy")
    first = _act(plan, secretary, "lead", mine, do=lambda: editing.set_lead(mine, secretary, place.units["culture"]))
    second = _act(plan, secretary, "drop", mine, do=lambda: deciding.drop(mine, secretary))
    with pytest.raises(Stale, match="undo_changed_since") as refused:
        undoing.undo(first, secretary)
    assert refused.value.params["rows"] == mine.label
    assert [told.may_undo for told in undoing.history(plan)] == [True, False]
    assert undoing.last_of(plan, secretary).id == second.id
    undoing.undo(second, secretary)
    assert undoing.last_of(plan, secretary).id == first.id
    undoing.undo(first, secretary)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undoing.last_of(plan, secretary)
    assert (mine.state, mine.fields.get("lead_given")) == (ProposalState.UNCLEAR, None)


def test_publishing_ends_undoing_until_the_plan_is_withdrawn(plan: Plan, row: Row, secretary: User) -> None:
    mine = row("Mở quầy")
    act = _act(plan, secretary, "clear", mine, do=lambda: deciding.clear(mine, secretary))
    publishing.publish(plan, secretary)
    with pytest.raises(Stale):
        undoing.undo(act, secretary)
    withdrawing.withdraw(plan, secretary, "Nhầm")
    undoing.undo(act, secretary)
    assert mine.state == ProposalState.UNCLEAR


def test_a_merge_into_a_published_row_takes_its_place_back(plan: Plan, row: Row, secretary: User) -> None:
    publishing.publish(plan, secretary)
    kept, other = row("Lắp đặt"), row("Mở quầy")
    other.duplicate_of_id = kept.id
    db.session.flush()
    places = select(TaskClause.clause_id).where(TaskClause.task_id == kept.task_id)
    before = set(db.session.scalars(places))
    act = _act(plan, secretary, "merge", other, kept, do=lambda: deciding.merge(other, secretary) and None)
    assert set(db.session.scalars(places)) > before
    undoing.undo(act, secretary)
    db.session.flush()
    assert set(db.session.scalars(places)) == before


def test_what_changes_nothing_is_no_act(plan: Plan, row: Row, secretary: User) -> None:
    with undoing.acting(plan, secretary, "clear", [row("Lắp đặt")]) as one:
        deciding.clear(row("Lắp đặt"), secretary)
    assert one.act is None
    assert undoing.history(plan) == []


def test_only_the_secretariat_undoes(place: Place, plan: Plan, row: Row, secretary: User) -> None:
    act = _act(plan, secretary, "drop", row("Lắp đặt"), do=lambda: deciding.drop(row("Lắp đặt"), secretary))
    for key in set(place.people) - {"secretary"}:
        with pytest.raises(NotAllowed):
            undoing.undo(act, place.people[key])


def test_news_names_the_others_and_their_rows(place: Place, plan: Plan, row: Row, secretary: User) -> None:
    other = place.people["chair"]
    seen = undoing.last_id(plan)
    _act(plan, secretary, "drop", row("Lắp đặt"), do=lambda: deciding.drop(row("Lắp đặt"), secretary))
    assert undoing.news(plan, secretary, seen).rows == 0
    told = undoing.news(plan, other, seen)
    assert (told.rows, told.names, told.last) == (1, [secretary.name], undoing.last_id(plan))
    assert undoing.news(plan, other, told.last).rows == 0


def test_an_act_on_an_earlier_version_stands(plan: Plan, row: Row, secretary: User) -> None:
    act = _act(plan, secretary, "drop", row("Lắp đặt"), do=lambda: deciding.drop(row("Lắp đặt"), secretary))
    later = PlanVersion(
        commune_id=plan.commune_id, plan_id=plan.id, number=2, input_key="x", reading={"roles": []}, read_at=clock.now()
    )
    db.session.add(later)
    db.session.flush()
    assert [told.may_undo for told in undoing.history(plan)] == [False]
    with pytest.raises(Stale, match="undo_changed_since"):
        undoing.undo(act, secretary)
