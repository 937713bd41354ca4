"""The review's answers: filters by address, acts that swap only what changed, undoing, two people at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import g
from flask.testing import FlaskClient
from sqlalchemy import inspect, select

from app.database import db
from app.models.plan import Clause, Plan, Proposal, ProposalState
from app.models.planning import finding, publishing
from app.models.review_act import ReviewAct
from app.models.roles import Role
from app.models.unit import Unit
from app.models.user import User
from tests.plans.sample import TEXT
from tests.plans.test_pages import HTMX, Client, Row, _fields, _text
from tests.statements import counted
from tests.world import Place

pytestmark = pytest.mark.thorough
ROWS = 120


@pytest.fixture
def secretary(place: Place, client_of: Client) -> FlaskClient:
    """The secretariat's browser."""
    return client_of(place.people["secretary"])


@pytest.fixture
def colleague(place: Place, client_of: Client) -> FlaskClient:
    """The browser of a second person of the secretariat."""
    person = db.session.get_one(User, inspect(place.people["chair"]).identity)
    person.appointments[0].role = Role.SECRETARIAT
    return client_of(person)


@pytest.fixture
def long(place: Place, read: Callable[..., Plan]) -> Plan:
    """A plan of more than a hundred rows."""
    rows = "\n".join(f"- Thay bóng đèn số {n} ở hành lang phía tây trụ sở." for n in range(ROWS))
    return read(place, TEXT.replace("2. Nếp làm việc mới", rows + "\n\n2. Nếp làm việc mới"))


def _post(client: FlaskClient, row: Proposal, action: str, **fields: Any) -> Any:
    data = {"action": action, "version": row.version, "nhanh": "1", **fields}
    return client.post(f"/ke-hoach/du-thao/{row.id}", data=data, headers=HTMX)


def _body(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.status
    return answer.get_data(as_text=True)


def _ids(html: str) -> list[int]:
    return [int(found) for found in re.findall(r'<li class="xr[^"]*" id="p(\d+)"', html)]


@pytest.mark.parametrize(
    ("loc", "words"),
    [
        ("thieu-chu-tri", "Tổ chức cuộc thi"),
        ("thieu-thoi-han", "Tổ chức cuộc thi"),
        ("nhieu-chu-tri", "Kiểm kê"),
        ("da-qua-han", "Kiểm kê"),
        ("don-vi-moi", "Trang bị"),
    ],
)
def test_a_filter_is_an_address_with_its_count(
    plan: Plan, row: Row, secretary: FlaskClient, loc: str, words: str
) -> None:
    page = _text(secretary, f"/ke-hoach/1/soat?nhom=nhiem-vu&loc={loc}")
    assert _ids(page) == [row(words).id]
    assert re.search(r'aria-current="true">[^<]+: 1</a>', page)
    assert f"loc={loc}" in _text(secretary, "/ke-hoach/1/soat")


def test_filters_by_unit_and_section_narrow_the_tab(plan: Plan, row: Row, secretary: FlaskClient) -> None:
    by_unit = _text(secretary, "/ke-hoach/1/soat?dv=Phòng Văn hóa - Xã hội")
    assert _ids(by_unit) == [row("Biên soạn").id]
    section = row("Chấm điểm").fields["section"]
    assert _ids(_text(secretary, f"/ke-hoach/1/soat?muc={section}")) == [row("Chấm điểm").id]
    assert _ids(_text(secretary, "/ke-hoach/1/soat?loc=khong-co&nhom=zz")) == _ids(_text(secretary, "/ke-hoach/1/soat"))


def test_counts_follow_an_act_at_once(place: Place, plan: Plan, row: Row, secretary: FlaskClient) -> None:
    mine = row("Tổ chức cuộc thi")
    body = _body(
        _post(secretary, mine, "set_lead", lead=place.units["culture"].id, nhom="nhiem-vu", loc="thieu-chu-tri")
    )
    assert "Thiếu chủ trì: 0" in body
    assert f'hx-target="#p{mine.id}" hx-swap="delete"' in body
    assert mine.id not in _ids(body)
    body = _body(_post(secretary, row("Tổ chức cuộc thi"), "set_due", due="quý 4"))
    assert "Thiếu thời hạn" not in body
    assert "hạn 31/12/2026" in body


def test_an_act_without_opening_a_row_leaves_the_next_closed(plan: Plan, row: Row, secretary: FlaskClient) -> None:
    following = row("Kiểm kê")
    quick = _body(_post(secretary, row("Mở quầy"), "clear"))
    assert f'id="p{following.id}" tabindex="-1"' in quick
    assert "data-focus" in quick
    assert f'id="edit-{following.id}"' not in quick


def test_one_field_is_asked_for_and_comes_back_with_what_was_typed(
    plan: Plan, row: Row, secretary: FlaskClient
) -> None:
    mine = row("Lắp đặt")
    assert 'name="lead" data-focus' in _text(secretary, f"/ke-hoach/du-thao/{mine.id}?mo=chu-tri", headers=HTMX)
    assert 'name="due" autocomplete="off" data-focus' in _text(
        secretary, f"/ke-hoach/du-thao/{mine.id}?mo=thoi-han", headers=HTMX
    )
    body = _body(_post(secretary, mine, "set_due", due="31/2"), 422)
    assert "không có trong lịch" in body
    assert 'value="31/2"' in body


def test_a_row_is_cut_and_put_together_again(plan: Plan, row: Row, secretary: FlaskClient) -> None:
    mine = row("Lắp đặt")
    mine.fields = {**mine.fields, "text": "Dọn kho hồ sơ cũ. Lau tủ. Ghi nhãn hộp."}
    db.session.commit()
    form = _text(secretary, f"/ke-hoach/du-thao/{mine.id}?mo=tach", headers=HTMX)
    assert form.count('name="cut"') == 2
    body = _body(_post(secretary, row("Dọn kho"), "split", cut=[1, 2]))
    label = mine.label
    assert f'aria-label="Chọn dòng {label}.3"' in body
    assert len(finding.proposals(plan.versions[-1])) == 11
    undone = _body(secretary.post("/ke-hoach/1/hoan-tac", headers=HTMX))
    assert undone.count('hx-swap="delete"') == 3
    assert len(finding.proposals(plan.versions[-1])) == 9
    assert "Chọn ít nhất một chỗ" in _body(_post(secretary, row("Dọn kho"), "split"), 422)


def test_ticked_rows_are_merged_and_undone_without_javascript(plan: Plan, row: Row, secretary: FlaskClient) -> None:
    ids = [row("Lắp đặt").id, row("Chấm điểm").id]
    answer = secretary.post("/ke-hoach/1/soat", data={"row": ids, "action": "merge"})
    assert answer.status_code == 303
    page = _text(secretary, answer.location)
    address = re.search(r'action="(/ke-hoach/1/hoan-tac/\d+)"', page)[1]
    assert f"Đã gộp vào dòng {row('Lắp đặt').label}." in _text(secretary, "/ke-hoach/1/soat?nhom=khong-lay")
    assert "Đã gộp: 2 dòng" in _text(secretary, "/ke-hoach/1/lich-su")
    assert secretary.post(address).status_code == 303
    assert {row("Lắp đặt").state, row("Chấm điểm").state} == {ProposalState.CLEAR}
    assert "Hoàn tác" in _text(secretary, "/ke-hoach/1/lich-su")
    assert secretary.post("/ke-hoach/1/soat", data={"row": ids[:1], "action": "merge"}).status_code == 422


def test_all_suggestions_are_taken_for_many(place: Place, plan: Plan, row: Row, secretary: FlaskClient) -> None:
    hinted, bare = row("Tổ chức cuộc thi"), row("Trang bị")
    hinted.fields = {**hinted.fields, "lead_suggested": [{"name": "Phòng VH-XH", "why": "x"}]}
    db.session.commit()
    form = {"row": [hinted.id, bare.id], "lead": "suggested", "due_on": "15/12/2026", "action": "set"}
    assert secretary.post("/ke-hoach/1/soat", data=form).status_code == 303
    assert row("Tổ chức cuộc thi").fields["lead_unit_id"] == place.units["culture"].id
    assert row("Trang bị").fields["lead_words"] == "Trạm Y tế phường"
    assert {row(words).fields["deadline"]["due"] for words in ("Tổ chức cuộc thi", "Trang bị")} == {"2026-12-15"}


def test_a_stale_row_keeps_all_others_and_the_ticks(
    plan: Plan, row: Row, secretary: FlaskClient, colleague: FlaskClient
) -> None:
    first, second = row("Lắp đặt"), row("Chấm điểm")
    ticks = [f"{first.id}.{first.version}", f"{second.id}.{second.version}"]
    _body(_post(colleague, second, "set_due", due="30/11"))
    answer = secretary.post("/ke-hoach/1/soat", data={"row": ticks, "action": "drop"}, headers=HTMX)
    body = _body(answer, 409)
    assert f"dòng {second.label} vừa được người khác sửa" in body
    assert body.count(" checked") == 2
    assert row("Lắp đặt").state == ProposalState.CLEAR
    whole = _body(secretary.post("/ke-hoach/1/soat", data={"row": ticks, "action": "drop"}), 409)
    assert whole.count('form="bulk" name="row"') == 7
    assert len(re.findall(r'form="bulk" name="row" value="[^"]+" checked', whole)) == 2


def test_undoing_what_another_changed_is_refused_in_words(
    plan: Plan, row: Row, secretary: FlaskClient, colleague: FlaskClient
) -> None:
    _body(_post(secretary, row("Lắp đặt"), "set_due", due="30/11"))
    _body(_post(colleague, row("Lắp đặt"), "drop"))
    answer = secretary.post("/ke-hoach/1/hoan-tac/1", headers=HTMX)
    assert "đã được sửa hoặc công bố sau đó" in _body(answer, 409)
    assert row("Lắp đặt").state == ProposalState.DROPPED


def test_others_changes_are_told_once_by_etag(
    place: Place, plan: Plan, row: Row, secretary: FlaskClient, colleague: FlaskClient
) -> None:
    address = re.search(r'hx-get="(/ke-hoach/1/soat/thay-doi[^"]+)"', _text(secretary, "/ke-hoach/1/soat"))[1]
    address = address.replace("&amp;", "&")
    assert secretary.get(address).status_code == 204
    _body(_post(secretary, row("Chấm điểm"), "drop"))
    assert secretary.get(address).status_code == 204
    for words in ("Lắp đặt", "Mở quầy"):
        _body(_post(colleague, row(words), "drop"))
    told = secretary.get(address)
    assert f"2 dòng vừa được {place.people['chair'].name} sửa." in told.get_data(as_text=True)
    assert secretary.get(address, headers={"If-None-Match": told.headers["ETag"]}).status_code == 304


def test_what_will_be_made_is_what_is_made(place: Place, plan: Plan, row: Row, secretary: FlaskClient) -> None:
    for one in finding.proposals(plan.versions[-1]):
        one.state = ProposalState.CLEAR if one.state == ProposalState.UNCLEAR else one.state
    db.session.commit()
    page = _text(secretary, "/ke-hoach/1/cong-bo")
    said = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page))
    made = publishing.publish(plan, db.session.get_one(User, place.people["secretary"].id))
    leads = [task.lead_unit.name for task in made.tasks if task.lead_unit_id]
    assert {name: leads.count(name) for name in set(leads)} == {
        name: int(n) for name, n in said.items() if name in leads
    }
    past = sum(task.due_on is not None and task.due_on.isoformat() < "2026-10-06" for task in made.tasks)
    assert said["Hạn đã qua, hiện ngay là quá hạn"] == str(past) == "1"
    assert said["Chưa rõ chủ trì, để ở khay"] == str(sum(task.lead_unit_id is None for task in made.tasks))
    assert said["Người được báo"] == str(made.told)
    new = re.search(r"Thêm vào danh mục (\d+) đơn vị: ([^<]+)\.</p>", page)
    known = {unit.id for unit in place.units.values()}
    units = db.session.scalars(select(Unit).where(Unit.commune_id == place.id, Unit.id.not_in(known))).all()
    assert sorted(new[2].split("; ")) == sorted(unit.name for unit in units)


def test_an_act_sends_a_small_part_of_the_page(long: Plan, secretary: FlaskClient) -> None:
    version_id, address = long.versions[-1].id, f"/ke-hoach/{long.id}/soat"

    def fine(words: str) -> Proposal:
        rows = db.session.scalars(select(Proposal).where(Proposal.version_id == version_id))
        return next(one for one in rows if words in one.fields["text"])

    page = _text(secretary, address)
    assert len(_ids(page)) > ROWS
    whole = len(page.encode())
    for action, words in (("clear", "Mở quầy"), ("drop", "đèn số 7 "), ("set_due", "đèn số 9 ")):
        mine = fine(words)
        answer = _post(secretary, mine, action, due="30/11")
        part = len(_body(answer).encode())
        print(f"FIGURE review {action} bytes={part} page={whole} ratio={part / whole:.3f}")
        assert part * 8 < whole
        assert len(_ids(answer.get_data(as_text=True))) <= 2


def test_statements_of_an_act_don_t_grow_with_rows(
    place: Place, read: Callable[..., Plan], secretary: FlaskClient
) -> None:
    def cost(plan: Plan) -> int:
        mine = next(one for one in finding.proposals(plan.versions[-1]) if "Mở quầy" in one.fields["text"])
        db.session.commit()
        db.session.remove()
        g.pop("_login_user", None)
        with counted() as statements:
            _body(_post(secretary, mine, "clear"))
        return len(statements)

    rows = "\n".join(f"- Thay bóng đèn số {n} ở hành lang phía tây trụ sở." for n in range(40))
    small = cost(read(place))
    assert cost(read(place, TEXT.replace("2. Nếp làm việc mới", rows + "\n\n2. Nếp làm việc mới"))) == small
    assert small <= 30


def test_tables_and_files_are_shown_as_such(place: Place, read: Callable[..., Plan], secretary: FlaskClient) -> None:
    plan = read(place, TEXT, ("phụ lục.txt", "PHỤ LỤC\n\nDanh mục kèm theo kế hoạch.\n".encode()))
    page = _text(secretary, f"/ke-hoach/{plan.id}/soat")
    assert re.findall(r'class="rv-file">([^<]+)<', page) == ["Kế hoạch không giấy.txt", "phụ lục.txt"]
    rows = db.session.scalars(select(Clause).where(Clause.cells.is_not(None)).order_by(Clause.position)).all()
    assert rows[1].cells == ["1", "Tỷ lệ văn bản đi được ký số", "91%", "≥ 95%"]
    assert page.count("<tr ") == len(rows) == 3
    table = page[page.index('<table class="rv-t">') : page.index("</table>")]
    assert re.search(r"<td><mark[^>]*>≥ 95%</mark>", table)


@pytest.mark.parametrize("key", ["admin", "chair", "culture_head", "observer"])
def test_acts_are_the_secretariat_s_and_stay_in_the_commune(
    place: Place, plan: Plan, row: Row, secretary: FlaskClient, elsewhere: Place, client_of: Client, key: str
) -> None:
    _body(_post(secretary, row("Lắp đặt"), "drop"))
    act = db.session.scalars(select(ReviewAct)).one()
    asked = {
        "/ke-hoach/1/lich-su": "get",
        "/ke-hoach/1/soat/thay-doi": "get",
        "/ke-hoach/1/hoan-tac": "post",
        f"/ke-hoach/1/hoan-tac/{act.id}": "post",
    }
    for client, status in ((client_of(place.people[key]), 403), (client_of(elsewhere.people["secretary"]), 404)):
        assert {getattr(client, method)(address).status_code for address, method in asked.items()} == {status}
    assert row("Lắp đặt").state == ProposalState.DROPPED


def test_an_act_of_another_plan_is_not_found(
    place: Place, read: Callable[..., Plan], plan: Plan, row: Row, secretary: FlaskClient
) -> None:
    _body(_post(secretary, row("Lắp đặt"), "drop"))
    other = read(place, TEXT.replace("mùa thu", "mùa đông"))
    assert secretary.post(f"/ke-hoach/{other.id}/hoan-tac/1").status_code == 404


def test_a_group_as_lead_outlives_an_edit(place: Place, plan: Plan, row: Row, secretary: FlaskClient) -> None:
    mine = row("Mở quầy")
    group = place.units["everyone"]
    mine.fields = {**mine.fields, "lead_unit_id": group.id}
    db.session.commit()
    form = _text(secretary, f"/ke-hoach/du-thao/{mine.id}", headers=HTMX)
    chosen = re.search(r'name="lead".*?<option value="(\d+)" selected>', form)
    fields = {**_fields(row("Mở quầy")), "lead": chosen[1], "product": "Ảnh"}
    _body(_post(secretary, row("Mở quầy"), "save", **fields))
    assert (row("Mở quầy").fields["lead_words"], row("Mở quầy").fields["product"]) == ("các phòng chuyên môn", "Ảnh")
