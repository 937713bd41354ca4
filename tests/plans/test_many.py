"""One thing set for many rows; what rows lack is counted; words typed for a deadline are understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.blueprints.plans import saying
from app.models.errors import NotAllowed, Refused, Stale
from app.models.plan import Plan, Proposal, ProposalState
from app.models.planning import deciding, finding, kinds, many, publishing, sifting, slogans
from app.models.planning.many import Due, Wanted
from app.models.planning.matching import Book
from app.models.user import User
from tests.world import Place

Row = Callable[[str], Proposal]


@pytest.fixture
def secretary(place: Place) -> User:
    """The secretariat's person."""
    return place.people["secretary"]


def _with(row: Proposal, **fields: object) -> Proposal:
    row.fields = {**row.fields, **fields}
    return row


def test_lead_due_and_helpers_are_set_together(place: Place, row: Row, secretary: User) -> None:
    rows = [row("Tổ chức cuộc thi"), row("Lắp đặt")]
    wanted = Wanted(
        lead=place.units["culture"],
        due=Due("date", date(2026, 12, 31)),
        coordinators="Đội văn nghệ; các cơ quan, đơn vị liên quan",
    )
    many.apply(rows, secretary, wanted)
    for one in rows:
        assert one.fields["lead_unit_id"] == place.units["culture"].id
        assert one.fields["deadline"]["due"] == "2026-12-31"
        names = [helper["words"] for helper in one.fields["coordinators"]]
        assert sorted(names) == ["các cơ quan, đơn vị liên quan", "Đội văn nghệ"]


def test_suggestions_are_taken_where_there_are_some(place: Place, row: Row, secretary: User) -> None:
    hinted, bare = row("Tổ chức cuộc thi"), row("Chấm điểm")
    _with(hinted, lead_suggested=[{"name": "Phòng Văn hóa - Xã hội", "why": "x"}])
    hinted.fields["deadline"] = {**hinted.fields["deadline"], "due_suggested": "2026-11-30"}
    before = dict(bare.fields)
    many.apply([hinted, bare], secretary, Wanted(suggested_lead=True, suggested_due=True))
    assert hinted.fields["lead_unit_id"] == place.units["culture"].id
    assert (hinted.fields["deadline"]["due"], hinted.fields["deadline"]["type"]) == ("2026-11-30", "date")
    assert bare.fields == before


def test_an_unsure_date_is_confirmed_as_it_is(row: Row, secretary: User) -> None:
    mine = row("Biên soạn")
    _with(mine, deadline={**mine.fields["deadline"], "confidence": "medium"})
    mine.doubts, mine.state = ["due_unsure"], ProposalState.UNCLEAR
    book = Book(mine.commune_id)
    assert sifting.counts([mine], sifting.Rows({}, book))["due_to_confirm"] == 1
    many.apply([mine], secretary, Wanted(suggested_due=True))
    assert (mine.fields["deadline"]["due"], mine.doubts, mine.state) == ("2026-11-14", [], ProposalState.CLEAR)


def test_rows_become_targets_and_duties_to_report(row: Row, secretary: User) -> None:
    rows = [row("Tổ chức cuộc thi"), row("Lắp đặt")]
    many.apply(rows, secretary, Wanted(kind="reporting"))
    assert {(one.kind, one.fields["kind"], one.state) for one in rows} == {
        ("reporting", "reporting", ProposalState.UNCLEAR)
    }
    assert all("recurrence_unknown" in one.doubts for one in rows)
    for one in rows:
        kinds.set_kind(one, secretary, "task")
    assert {(one.fields["kind"], one.state) for one in rows} == {("task", ProposalState.UNCLEAR)}
    assert rows[1].fields["deadline_words"] == "Quý IV/2026"


def test_all_or_none_with_the_names_of_those_in_the_way(place: Place, plan: Plan, row: Row, secretary: User) -> None:
    rows = [row("Lắp đặt"), row("Mở quầy")]
    with pytest.raises(Stale, match="stale_rows") as refused:
        many.check(rows, secretary, {rows[1].id: rows[1].version - 1})
    assert refused.value.params["rows"] == rows[1].label
    with pytest.raises(Refused, match="nothing_chosen"):
        many.check([], secretary, {})
    with pytest.raises(Refused, match="nothing_chosen"):
        many.apply(rows, secretary, Wanted())
    with pytest.raises(Refused, match="unit_without_board"):
        many.apply(rows, secretary, Wanted(lead=place.units["everyone"]))
    with pytest.raises(Refused, match="only_tasks"):
        many.apply([row("ký số")], secretary, Wanted(due=Due("ongoing")))
    with pytest.raises(NotAllowed):
        many.check(rows, place.people["chair"], {})
    publishing.publish(plan, secretary)
    with pytest.raises(Refused, match="proposals_published") as published:
        many.check(rows, secretary, {})
    assert published.value.params["rows"] == rows[0].label


def test_what_the_plan_lacks_is_counted(plan: Plan, row: Row, secretary: User) -> None:
    def counts() -> dict[str, int]:
        rows = finding.proposals(plan.versions[-1])
        around = sifting.Rows({one.id: one for one in rows}, Book(plan.commune_id))
        found = sifting.counts(rows, around)
        assert {name: sum(sifting.passes(one, name, around) for one in rows) for name in found} == dict(found)
        return dict(found)

    stated = {"due_past": 1, "several_leads": 1, "unit_unknown": 1, "due_to_confirm": 1}
    assert counts() == {"no_lead": 1, "no_due": 1, **stated}
    row("Mở quầy").duplicate_of_id = row("Lắp đặt").id
    assert counts()["duplicate"] == 1
    deciding.drop(row("Lắp đặt"), secretary)
    deciding.drop(row("Tổ chức cuộc thi"), secretary)
    assert counts() == stated
    many.apply([row("Trang bị")], secretary, Wanted(suggested_due=True))
    assert row("Trang bị").fields["deadline"]["type"] == "external"
    del stated["due_to_confirm"]
    assert counts() == stated


@pytest.mark.parametrize(
    ("text", "slogan"),
    [
        ("Tiếp tục đẩy mạnh tuyên truyền nếp sống tiết kiệm giấy.", True),
        ("Nâng cao trách nhiệm của người đứng đầu trong việc tiết kiệm giấy theo Chỉ thị số 12-CT/TW.", True),
        ("Tăng cường tuyên truyền, tổ chức 4 buổi nói chuyện ở nhà văn hóa.", False),
        ("Phấn đấu giảm 15% lượng giấy in.", False),
        ("Lắp đặt tủ đựng thiết bị đọc tài liệu.", False),
    ],
)
def test_a_slogan_has_no_product_no_quantity_and_no_day(row: Row, text: str, slogan: bool) -> None:
    bare = {**row("Tổ chức cuộc thi").fields, "text": text}
    assert slogans.is_slogan(bare) is slogan
    assert not slogans.is_slogan({**bare, "product": "Kế hoạch"})
    assert not slogans.is_slogan({**bare, "deadline": {"type": "date", "due": "2026-12-01"}})


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("", None),
        ("31/3", Due("date", date(2026, 3, 31))),
        ("1-9-27", Due("date", date(2027, 9, 1))),
        ("q3", Due("date", date(2026, 9, 30))),
        ("quý 3", Due("quarter", date(2026, 9, 30))),
        ("Quý III/2026", Due("quarter", date(2026, 9, 30))),
        ("tháng 9", Due("month", date(2026, 9, 30))),
        ("trước 30/6", Due("date", date(2026, 6, 29))),
        ("thường xuyên", Due("ongoing")),
        ("ongoing", Due("ongoing")),
        ("theo hướng dẫn của Sở Nội vụ", Due("external")),
        ("hằng quý", Due("recurring", None, "quarterly")),
    ],
)
def test_typed_deadlines(words: str, due: Due | None) -> None:
    assert saying.due(words, 2026) == due


@pytest.mark.parametrize(("words", "code"), [("31/2", "day_impossible"), ("xong sớm", "day_unreadable")])
def test_what_says_no_day_is_refused(words: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        saying.due(words, 2026)
