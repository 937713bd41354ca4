"""Giấy mời, Biên bản, Thông báo kết luận: what they say, asked once; the brief opens with the last conclusions."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from flask import current_app
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db
from app.models import agenda_acts, committees, meetings, storage
from app.models.briefing import asking as briefs
from app.models.briefing import making, snapshot
from app.models.errors import NotAllowed, Refused
from app.models.inviting import guests, sending
from app.models.job_run import JobRun
from app.models.meeting import Meeting, Paper
from app.models.meeting_papers import asking
from app.models.meeting_papers.snapshot import freeze
from app.models.minutes import assigning, attendance, closing, conclusions, opinions
from app.models.minutes.conclusions import Fields
from app.models.paper_issue import PaperIssue
from app.models.papers_due import papers_due
from app.models.paperwork import files, issuing
from app.models.task import workflow
from app.models.user import User
from app.papers import brief, invitation, minutes
from app.papers import conclusions as notice
from app.papers.contents import Contents, Heading, Table, Text
from tests.world import Place

ON = date(2026, 10, 6)
ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting held today with all that papers print."""
    by = place.people["secretary"]
    committee = meetings.first_committee(place.id)
    made = meetings.call(
        by, committee, on=ON, title="Phiên họp quý III/2026", place="Phòng họp 1", chair="Nguyễn Văn A, Chủ tịch UBND",
        at_time="14:00",
    )  # fmt: skip
    db.session.flush()
    guests.add_members(made, by)
    guests.add(made, by, "Trần Thị B", "Giám đốc Viettel")
    sending.prepare(made, by, "Chuẩn bị báo cáo", "Lê C, 0901")
    agenda_acts.put_words(made, by, "Tình hình quý III")
    attendance.mark(guests.of(made)[-1], by, "excused")
    attendance.all_present(made, by)
    opinions.add(made, by, "Trần Thị B", "Đề nghị bố trí mặt bằng")
    said = {"begun": "14:05", "ended": "16:30", "secretary": "Lê C, Chuyên viên"}
    closing.save(made, by, **said, assessment="Tiến độ cơ bản bảo đảm.\nMột số việc còn chậm.")
    fields = {"lead": place.units["culture"], "units": [place.units["economy"]], "product": "Báo cáo"}
    given = conclusions.add(made, by, Fields(text="Nâng cấp mạng nội bộ", due="trước ngày 15/12/2026", **fields))
    assigning.assign(given, by)
    conclusions.add(made, by, Fields(text="Rà soát máy chủ", lead=place.units["culture"]))
    conclusions.add(made, by, Fields(text="Tuyên truyền đến người dân"))
    db.session.commit()
    return made


def lines(contents: Contents) -> list[str]:
    """The words of headings and paragraphs, in order."""
    return [block.text for block in contents.blocks if isinstance(block, Heading | Text)]


def test_the_invitation_says_what_the_decision_asks(meeting: Meeting) -> None:
    said = invitation.compose(freeze(meeting, "invitation"))
    assert (said.title, said.subject[:22], said.letterhead["symbol"]) == (
        "GIẤY MỜI",
        "Phiên họp quý III/2026",
        "GM-BCĐ",
    )
    words = lines(said)
    assert words[0] == "Ban Chỉ đạo trân trọng kính mời:"
    assert words[words.index("Nội dung:") :] == [
        "Nội dung:",
        "1. Tình hình quý III.",
        "Chủ trì: Nguyễn Văn A, Chủ tịch UBND.",
        "Thời gian: 14 giờ 00 phút, thứ Ba, ngày 06 tháng 10 năm 2026.",
        "Địa điểm: Phòng họp 1.",
        "Yêu cầu đối với đại biểu: Chuẩn bị báo cáo.",
        "Đầu mối liên hệ: Lê C, 0901.",
        "Đề nghị các đại biểu dự họp đúng thành phần, thời gian./.",
    ]
    assert "- Trần Thị B, Giám đốc Viettel." in words


def test_many_guests_stand_in_a_phu_luc(place: Place, meeting: Meeting) -> None:
    for n in range(12):
        guests.add(meeting, place.people["secretary"], f"Khách {n}")
    said = invitation.compose(freeze(meeting, "invitation"))
    table = said.appendices[0].blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == len(guests.of(meeting))
    assert f"{len(table.rows)} đại biểu có tên tại Phụ lục kèm theo Giấy mời này." in lines(said)


def test_many_tasks_are_counted_and_stand_in_a_phu_luc(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    for n in range(5):
        agenda_acts.put(meeting, by, place.task(f"Việc {n}", due_on=date(2026, 9, 1)))
    agenda_acts.put_words(meeting, by, "Quy chế họp")
    few = invitation.compose(freeze(meeting, "invitation"))
    assert not few.appendices
    assert "2. Việc 0." in lines(few)
    agenda_acts.put(meeting, by, place.task("Việc 5"))
    for n in range(12):
        guests.add(meeting, by, f"Khách {n}")
    said = invitation.compose(freeze(meeting, "invitation"))
    words = lines(said)
    start = words.index("Nội dung:")
    assert words[start + 1 : start + 4] == [
        "1. Tình hình quý III.",
        "2. Kiểm điểm tiến độ 06 nhiệm vụ (danh sách tại Phụ lục II).",
        "3. Quy chế họp.",
    ]
    assert any("có tên tại Phụ lục I kèm theo" in line for line in words)
    tasks = said.appendices[1].blocks[0]
    assert isinstance(tasks, Table)
    assert [row.cells[1].text for row in tasks.rows] == [f"Việc {n}" for n in range(6)]
    assert [row.cells[3].text for row in tasks.rows][::5] == ["01/09/2026", "Chưa có thời hạn"]
    noted = minutes.compose(freeze(meeting, "minutes"))
    assert "b) Kiểm điểm tiến độ 06 nhiệm vụ (danh sách tại Phụ lục)." in lines(noted)
    assert [one.blocks for one in noted.appendices] == [said.appendices[1].blocks]


def test_the_minutes_have_two_signers_and_no_place_line(meeting: Meeting) -> None:
    said = minutes.compose(freeze(meeting, "minutes"))
    assert (said.title, said.place_line) == ("BIÊN BẢN", False)
    assert (said.signer.titles, said.signer.name) == (["CHỦ TỌA"], "Nguyễn Văn A")
    assert said.second is not None
    assert (said.second.titles, said.second.name) == (["THƯ KÝ"], "Lê C")
    words = lines(said)
    assert words[0] == "Thời gian bắt đầu: 14 giờ 05 phút, ngày 06 tháng 10 năm 2026."
    assert "Vắng có lý do (01): Trần Thị B, Giám đốc Viettel." in words
    assert "- Trần Thị B: Đề nghị bố trí mặt bằng" in words
    assert [one.text for one in said.blocks if isinstance(one, Heading)] == [
        "1. Nội dung cuộc họp",
        "2. Ý kiến tại cuộc họp",
        "3. Đánh giá chung của chủ tọa",
        "4. Kết luận của chủ tọa",
    ]
    assert words[-1] == "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 06 tháng 10 năm 2026./."


def test_the_notice_gives_each_unit_its_work(meeting: Meeting) -> None:
    said = notice.compose(freeze(meeting, "conclusions"))
    subject = "Kết luận của đồng chí Nguyễn Văn A, Chủ tịch UBND tại phiên họp quý III/2026 của Ban Chỉ đạo"
    assert (said.title, said.subject) == ("THÔNG BÁO", subject)
    words = lines(said)
    at = words.index("I. ĐÁNH GIÁ CHUNG")
    assert words[at:] == [
        "I. ĐÁNH GIÁ CHUNG",
        "Tiến độ cơ bản bảo đảm.",
        "Một số việc còn chậm.",
        "II. NHIỆM VỤ TRỌNG TÂM",
        "1. Phòng Văn hóa - Xã hội",
        "a) Nâng cấp mạng nội bộ; phối hợp: Phòng Kinh tế, Hạ tầng và Đô thị; sản phẩm: Báo cáo; thời hạn: trước ngày "
        "15/12/2026.",
        "b) Rà soát máy chủ.",
        "2. Các cơ quan, đơn vị",
        "Tuyên truyền đến người dân.",
        "Ban Chỉ đạo thông báo để các cơ quan, đơn vị biết, thực hiện./.",
    ]


@pytest.mark.parametrize("kind", ["invitation", "minutes", "conclusions"])
def test_each_is_made_by_the_one_job_and_asked_once(place: Place, meeting: Meeting, kind: str) -> None:
    by = place.people["secretary"]
    paper = asking.ask(meeting, by, kind)
    assert asking.ask(meeting, place.people["chair"], kind).id == paper.id
    assert db.session.scalar(select(func.count(JobRun.id))) == 1
    db.session.commit()
    with current_app.app_context():
        assert making.make(paper.id)
    db.session.rollback()
    made = db.session.get_one(Paper, paper.id, populate_existing=True)
    assert (made.state, made.error) == ("ready", None)
    assert made.file is not None
    assert made.file.original_name.endswith("06-10-2026.docx")
    assert Document(io.BytesIO(storage.read(made.file))).paragraphs
    opinions.add(meeting, by, "Ông D", "Thêm")
    again = asking.ask(meeting, by, kind)
    assert again.id != paper.id


def test_a_notice_that_is_numbered_as_a_paper_is_no_longer_owed(place: Place, meeting: Meeting) -> None:
    paper = asking.ask(meeting, place.people["secretary"], "conclusions")
    db.session.commit()
    assert making.make(paper.id)
    db.session.rollback()
    made = db.session.get_one(Paper, paper.id, populate_existing=True)
    issuing.issue(made, db.session.get_one(User, place.people["secretary"].id), number="15", on=ON)
    held = db.session.get_one(Meeting, made.meeting_id)
    assert (held.notice_number, held.notice_on) == ("15/TB-BCĐ", ON)
    assert papers_due(place.id, ON).notices == []


def test_a_number_typed_at_the_meeting_stands_on_its_notice(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    paper = asking.ask(meeting, by, "conclusions")
    closing.issue(meeting, by, "15", ON)
    row = issuing.of(paper)
    assert row is not None
    assert (meeting.notice_number, row.number, row.on) == ("15/TB-BCĐ", "15/TB-BCĐ", ON)
    opinions.add(meeting, by, "Ông D", "Thêm")
    assert issuing.of(asking.ask(meeting, by, "conclusions")) is None  # a later copy isn't what was issued
    closing.issue(meeting, by, "16/TB-UBND", ON)
    assert (row.number, db.session.query(PaperIssue).count()) == ("16/TB-UBND", 1)
    with pytest.raises(Refused, match="issue_number_wrong") as refused:
        closing.issue(meeting, by, "mười", ON)
    assert refused.value.params["field"] == "notice_number"
    closing.issue(meeting, by, "", None)
    assert issuing.of(paper) is None


def test_a_failed_notice_that_bears_the_number_keeps_it_alone(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    paper = asking.ask(meeting, by, "conclusions")
    closing.issue(meeting, by, "15", ON)
    paper.state = "failed"
    opinions.add(meeting, by, "Ông D", "Thêm")
    assert issuing.of(asking.ask(meeting, by, "conclusions")) is None
    closing.issue(meeting, by, "16", ON)
    assert [row.number for row in db.session.query(PaperIssue)] == ["16/TB-BCĐ"]


def test_a_notice_asked_for_after_its_number_bears_it(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    closing.issue(meeting, by, "15/TB-BCĐ", ON)
    assert db.session.query(PaperIssue).count() == 0
    row = issuing.of(asking.ask(meeting, by, "conclusions"))
    assert row is not None
    assert (row.number, row.on) == ("15/TB-BCĐ", ON)


def test_a_number_with_a_signed_copy_isn_t_taken_back(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    paper = asking.ask(meeting, by, "conclusions")
    db.session.commit()
    assert making.make(paper.id)
    made = db.session.get_one(Paper, paper.id, populate_existing=True)
    by = db.session.get_one(User, place.people["secretary"].id)
    issuing.issue(made, by, number="15", on=ON, signed=("a.pdf", files.written(made, "pdf")[1]))
    with pytest.raises(Refused, match="notice_signed"):
        closing.issue(db.session.get_one(Meeting, made.meeting_id), by, "", None)


def test_a_day_before_the_meeting_is_said_at_the_paper_s_field(place: Place, meeting: Meeting) -> None:
    paper = asking.ask(meeting, place.people["secretary"], "conclusions")
    db.session.commit()
    assert making.make(paper.id)
    made = db.session.get_one(Paper, paper.id, populate_existing=True)
    with pytest.raises(Refused, match="notice_day_wrong") as refused:
        issuing.issue(made, db.session.get_one(User, place.people["secretary"].id), number="15", on=date(2026, 1, 5))
    assert refused.value.params["field"] == "on"


def test_the_minutes_are_for_those_who_keep_them(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    papers = [asking.ask(meeting, place.people["secretary"], kind).id for kind in ("minutes", "conclusions")]
    db.session.commit()
    assert all(making.make(one) for one in papers)
    for who, found in (("observer", [404, 200]), ("culture_head", [404, 200]), ("chair", [200, 200])):
        client = client_of(db.session.get_one(User, place.people[who].id))
        assert [client.get(f"/cuoc-hop/giay-to/{one}/tep").status_code for one in papers] == found
        assert [client.get(f"/giay-to/{one}").status_code for one in papers] == found
        assert (f"/giay-to/{papers[0]}/tep" in client.get(f"/cuoc-hop/{meeting.id}").text) is (found[0] == 200)


def test_papers_need_something_to_say(place: Place) -> None:
    by = place.people["secretary"]
    bare = meetings.call(by, meetings.first_committee(place.id), on=ON, title="", place="P", chair="A")
    db.session.flush()
    for kind, code in (
        ("invitation", "nobody_invited"),
        ("minutes", "nobody_invited"),
        ("conclusions", "nothing_concluded"),
        ("poem", "paper_kind_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            asking.ask(bare, by, kind)
        assert refused.value.code == code
    with pytest.raises(NotAllowed):
        asking.ask(bare, place.people["observer"], "minutes")


def test_the_page_offers_them_and_a_brief_may_be_made_beside(
    place: Place, meeting: Meeting, client_of: ClientOf
) -> None:
    secretary = client_of(place.people["secretary"])
    page = secretary.get(f"/cuoc-hop/{meeting.id}").get_data(as_text=True)
    for words in ("Lập tệp giấy mời", "Lập tệp biên bản", "Lập thông báo kết luận"):
        assert words in page
    assert secretary.post(f"/cuoc-hop/{meeting.id}/van-ban/thong-bao").status_code == 303
    assert secretary.post(f"/cuoc-hop/{meeting.id}/bao-cao").status_code == 303
    assert db.session.scalars(select(Paper.kind).order_by(Paper.id)).all() == ["conclusions", "brief"]
    issued = {"notice_number": "15/TB-BCĐ", "notice_on": "06/10/2026"}
    done = secretary.post(f"/cuoc-hop/{meeting.id}/thong-bao", data=issued)
    assert (done.status_code, done.location) == (303, f"/cuoc-hop/{meeting.id}#course")
    assert "15/TB-BCĐ" in secretary.get(f"/cuoc-hop/{meeting.id}").get_data(as_text=True)


@pytest.mark.parametrize(("on", "said"), [("32/10/2026", "32/10/2026"), ("07/10/2026", "đến hôm nay (06/10/2026)")])
def test_a_wrong_day_comes_back_at_the_meeting_with_what_was_typed(
    meeting: Meeting, place: Place, client_of: ClientOf, on: str, said: str
) -> None:
    wrong = {"notice_number": "15/TB-BCĐ", "notice_on": on}
    answer = client_of(place.people["secretary"]).post(f"/cuoc-hop/{meeting.id}/thong-bao", data=wrong)
    assert answer.status_code == 422
    for words in ('<details id="issue" open>', 'value="15/TB-BCĐ"', f'value="{on}"', 'href="#notice_on"', said):
        assert words in answer.text
    assert "Trước và sau họp" in answer.text


def test_the_secretariat_s_first_page_says_which_notice_is_owed(place: Place, meeting: Meeting) -> None:
    owed = papers_due(place.id, ON).notices
    assert [(one.id, by) for one, by in owed] == [(meeting.id, date(2026, 10, 13))]
    closing.issue(meeting, place.people["secretary"], "15/TB-BCĐ", ON)
    assert papers_due(place.id, ON).notices == []


def test_the_next_brief_opens_with_what_became_of_the_conclusions(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    paper = briefs.ask(meeting, by)
    db.session.commit()
    with current_app.app_context():
        making.make(paper.id)
    db.session.rollback()
    task = conclusions.of(meeting)[0].task
    place.report(task)
    workflow.confirm(task, by)
    coming = meetings.call(by, meeting.committee, on=date(2027, 1, 8), title="quý IV", place="P1", chair="A")
    db.session.flush()
    frozen = snapshot.gather(coming, date(2027, 1, 4))
    assert frozen["previous"]["on"] == ON.isoformat()
    assert [(row["state_words"], row["is_done"]) for row in frozen["conclusions"]["rows"]] == [
        ("Hoàn thành đúng hạn", True),
        ("Chưa giao thành nhiệm vụ", False),
        ("Chưa giao thành nhiệm vụ", False),
    ]
    said = brief.compose(frozen)
    heads = [one.text for one in said.blocks if isinstance(one, Heading)]
    assert heads[:2] == ["I. KẾT QUẢ THỰC HIỆN KẾT LUẬN CUỘC HỌP TRƯỚC", "II. TÌNH HÌNH CHUNG"]
    summed = "Cuộc họp ngày 06/10/2026 có 03 kết luận: đã hoàn thành 01; quá hạn chưa hoàn thành 0; còn lại 02."
    assert summed in lines(said)
    assert "Kết luận cuộc họp trước" in [one.name for one in said.blocks if isinstance(one, Table)]


def test_a_first_brief_has_nothing_before_it(meeting: Meeting) -> None:
    frozen = snapshot.gather(meeting, ON)
    assert (frozen["previous"], frozen["conclusions"]) == (None, None)
    assert next(one.text for one in brief.compose(frozen).blocks if isinstance(one, Heading)) == "I. TÌNH HÌNH CHUNG"


def test_what_is_open_of_meetings_before_the_last_one_stays(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    task = conclusions.of(meeting)[0].task
    place.report(task)
    workflow.confirm(task, by)
    between = meetings.call(by, meeting.committee, on=date(2026, 11, 10), title="", place="P1", chair="A")
    older = meetings.call(by, meeting.committee, on=date(2025, 12, 10), title="", place="P1", chair="A")
    coming = meetings.call(by, meeting.committee, on=date(2026, 12, 8), title="", place="P1", chair="A")
    db.session.flush()
    conclusions.add(older, by, Fields(text="Việc của năm trước"))
    frozen = snapshot.gather(coming, date(2026, 12, 4))
    assert frozen["conclusions"] is None
    assert [(one["on"], [row["text"] for row in one["rows"]]) for one in frozen["carried"]] == [
        (ON.isoformat(), ["Rà soát máy chủ", "Tuyên truyền đến người dân"])
    ]
    conclusions.add(between, by, Fields(text="Báo cáo hằng tuần"))
    frozen = snapshot.gather(coming, date(2026, 12, 4))
    assert [row["text"] for row in frozen["conclusions"]["rows"]] == ["Báo cáo hằng tuần"]
    said = brief.compose(frozen)
    summed = "Cuộc họp ngày 10/11/2026 có 01 kết luận: đã hoàn thành 0; quá hạn chưa hoàn thành 0; còn lại 01."
    still = "Trong năm còn 02 kết luận chưa hoàn thành của 01 cuộc họp trước đó: quá hạn 0; còn lại 02."
    assert f"{summed} {still}" in lines(said)
    table = next(one for one in said.blocks if isinstance(one, Table))
    assert [row.band or row.cells[1].text for row in table.rows] == [
        "I. Cuộc họp ngày 10/11/2026: 01 kết luận",
        "Báo cáo hằng tuần",
        "II. Cuộc họp ngày 06/10/2026: 02 kết luận",
        "Rà soát máy chủ",
        "Tuyên truyền đến người dân",
    ]


def test_many_conclusions_are_counted_and_listed_behind(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    task = conclusions.of(meeting)[0].task
    place.report(task)
    workflow.confirm(task, by)
    for n in range(9):
        conclusions.add(meeting, by, Fields(text=f"Kết luận thứ {n + 4}"))
    coming = meetings.call(by, meeting.committee, on=date(2026, 12, 8), title="", place="P1", chair="A")
    db.session.flush()
    said = brief.compose(snapshot.gather(coming, date(2026, 12, 4)))
    assert "Và 09 kết luận khác, xem Phụ lục III." in lines(said)
    (table,) = said.appendices[2].blocks
    assert [row.cells[-1].text for row in table.rows[-2:]] == ["Chưa giao thành nhiệm vụ", "Hoàn thành đúng hạn"]
    assert (said.appendices[2].title, len(table.rows)) == ("KẾT QUẢ THỰC HIỆN KẾT LUẬN CUỘC HỌP TRƯỚC", 12)


def test_numbers_stand_beside_the_newest_brief_though_the_last_meeting_had_none(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    for on in (date(2026, 10, 5), ON):  # two drafts of the only brief
        paper = briefs.new(meeting, on, by)
        db.session.commit()
        with current_app.app_context():
            making.make(paper.id)
    meetings.call(by, meeting.committee, on=date(2026, 11, 10), title="", place="P1", chair="A")
    coming = meetings.call(by, meeting.committee, on=date(2026, 12, 8), title="", place="P1", chair="A")
    other = committees.save(None, by, name="Tổ công tác Đề án 06", standing=None, units=set())
    elsewhere = meetings.call(by, other, on=date(2026, 12, 8), title="", place="P1", chair="A")
    db.session.flush()
    frozen = snapshot.gather(coming, date(2026, 12, 4))
    assert frozen["previous"] == {"on": ON.isoformat(), "five": db.session.get_one(Paper, paper.id).snapshot["five"]}
    (five,) = [
        one for one in brief.compose(frozen).blocks if isinstance(one, Table) and one.name == "Năm số liệu chung"
    ]
    assert five.rows[1].cells[0].text == "So với 06/10/2026"
    assert snapshot.gather(elsewhere, date(2026, 12, 4))["previous"] is None
    assert snapshot.gather(coming, date(2026, 10, 6))["previous"]["on"] == "2026-10-05"
