"""A reading becomes rows: what is certain is clear, what a careful secretary would look at is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from app.database import db
from app.models.plan import Clause, Plan, Proposal, ProposalState
from app.models.planning import finding
from tests.world import Place

Row = Callable[[str], Proposal]


def test_the_plan_is_named_by_its_document(plan: Plan) -> None:
    assert (plan.number, str(plan.issued_on), plan.year) == ("12/KH-UBND", "2026-01-05", 2026)
    assert plan.title.startswith("Làm việc không giấy")


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("Lắp đặt tủ", []),
        ("Biên soạn sổ tay", []),
        ("Mở quầy", ["lead_collective"]),
        ("Kiểm kê máy in", ["due_past", "several_leads"]),
        ("Trang bị bảng", ["due_unsure", "lead_unknown"]),
        ("Tổ chức cuộc thi", []),
        ("Tỷ lệ văn bản đi", []),
    ],
)
def test_doubts_keep_a_row_from_being_clear(row: Row, words: str, doubts: list[str]) -> None:
    found = row(words)
    assert found.doubts == doubts
    assert found.state == (ProposalState.UNCLEAR if doubts else ProposalState.CLEAR)


def test_a_strict_day_is_the_one_before_and_the_words_stay(row: Row) -> None:
    fields = row("Biên soạn").fields
    assert fields["deadline"]["due"] == "2026-11-14"
    assert "15/11/2026" in fields["deadline_words"]


def test_a_known_unit_is_matched_and_an_unknown_one_only_proposed(place: Place, row: Row) -> None:
    assert row("Lắp đặt").fields["lead_unit_id"] == place.units["office"].id
    unknown = row("Trang bị").fields
    assert unknown["lead_unit_id"] is None
    assert "Trạm Y tế" in unknown["lead_words"]
    assert len(place.units) == 5


def test_every_text_is_in_the_document(plan: Plan) -> None:
    printed = " ".join(clause.text for clause in finding.clauses(plan.versions[-1]))
    for one in finding.proposals(plan.versions[-1]):
        first = one.fields["text"].split("\n")[0]
        assert first in printed


def test_rows_know_their_place(plan: Plan, row: Row) -> None:
    clause = row("Lắp đặt").clause
    assert clause is not None
    assert "Lắp đặt tủ" in clause.text
    assert clause.place


def test_reading_twice_changes_nothing(place: Place, plan: Plan, read: Callable[..., Plan]) -> None:
    before = db.session.scalar(select(func.count(Proposal.id))), db.session.scalar(select(func.count(Clause.id)))
    assert read(place).id == plan.id
    assert (
        db.session.scalar(select(func.count(Proposal.id))),
        db.session.scalar(select(func.count(Clause.id))),
    ) == before
