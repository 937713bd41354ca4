"""Inviting: members by their seats, the last day, one press, telling again; the year, the agenda proposed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import clock
from app.database import db
from app.mail import compose
from app.models import agenda, agenda_acts, agenda_proposals, appointments, contents, meeting_year, meetings
from app.models.errors import NotAllowed, Refused, Stale
from app.models.inviting import days, guests, sending
from app.models.meeting import Meeting
from app.models.minutes import assigning, conclusions
from app.models.minutes.conclusions import Fields
from app.models.notification import Message, Notification
from app.models.task import extending, progress
from app.models.user import User
from app.models.working_days import WorkingDays
from tests.world import Place

ON = date(2026, 10, 15)
ClientOf = Callable[[User], FlaskClient]


def call(place: Place, on: date = ON, title: str = "phiên quý III") -> Meeting:
    """A meeting of the first committee."""
    committee = meetings.first_committee(place.id)
    made = meetings.call(
        place.people["secretary"], committee, on=on, title=title, place="P1", chair="Ông A, Chủ tịch", at_time="14:00"
    )
    db.session.flush()
    return made


@pytest.fixture
def meeting(place: Place) -> Meeting:
    """A meeting in nine days."""
    return call(place)


def told(rule: str) -> list[int]:
    """Who has a notice of a rule that stands, by id."""
    which = (Notification.rule == rule, Notification.channel == "in_app", Notification.state == "sent")
    return list(db.session.scalars(select(Notification.recipient_id).where(*which).order_by(Notification.recipient_id)))


def test_an_old_page_overwrites_no_requirements(place: Place, meeting: Meeting) -> None:
    by, seen = place.people["secretary"], meeting.version
    sending.prepare(meeting, by, "Mang báo cáo", "Ông A", seen)
    with pytest.raises(Stale):
        sending.prepare(meeting, place.people["chair"], "Mang báo cáo", "", seen)
    assert meeting.contact == "Ông A"


def test_members_are_those_who_sit_and_the_heads_of_member_units(place: Place, meeting: Meeting) -> None:
    by, people = place.people["secretary"], place.people
    assert {one.user.id for one in guests.members(meeting)} == {
        people[key].id for key in ("chair", "deputy", "culture_head", "economy_head")
    }
    appointments.seat(people["deputy"], by, meeting.committee, "head")
    appointments.seat(people["officer"], by, meeting.committee, "secretary")
    db.session.flush()
    assert {one.user.id for one in guests.members(meeting)} == {people["deputy"].id, people["officer"].id}
    assert guests.add_members(meeting, by) == 2
    assert guests.add_members(meeting, by) == 0
    assert [one.seat for one in guests.of(meeting)] == ["head", "secretary"]
    guests.remove(guests.of(meeting)[0], by)
    assert guests.lacking(meeting) == []


def test_a_name_is_invited_once(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    guests.add(meeting, by, "Bà Trần Thị B", "Giám đốc Viettel")
    with pytest.raises(Refused) as refused:
        guests.add(meeting, by, "Bà Trần Thị B", "Giám đốc Viettel")
    assert refused.value.code == "guest_there"
    with pytest.raises(NotAllowed):
        guests.add(meeting, place.people["culture_head"], "Ông C")


def test_the_days_of_the_decision_are_working_days(meeting: Meeting) -> None:
    week = WorkingDays(off=frozenset({date(2026, 10, 14)}))
    found = days.of(meeting, week, date(2026, 10, 12))
    assert (found.invite_by, found.notice_by) == (date(2026, 10, 9), date(2026, 10, 22))
    assert found.invited_late
    assert not found.notice_late


def test_one_press_tells_each_of_the_invited_once(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    with pytest.raises(Refused):
        sending.send(meeting, by)
    guests.add_members(meeting, by)
    invited = len(guests.of(meeting))
    assert sending.send(meeting, by) == invited
    assert sending.send(meeting, by) == 0
    assert len(told("meeting_invited")) == invited
    db.session.add(
        guests.Guest(commune_id=place.id, meeting_id=meeting.id, name="x", user_id=place.people["officer"].id)
    )
    db.session.flush()
    assert sending.send(meeting, by) == 1


def test_the_letter_says_when_where_and_who_chairs(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    sending.prepare(meeting, by, "Mang báo cáo", "Bà C, 0901")
    guests.add_members(meeting, by)
    sending.send(meeting, by)
    db.session.flush()
    message = db.session.scalars(select(Message).order_by(Message.id)).first()
    letter = compose.letter(contents.read(message))
    assert letter.subject == "[Rõ Việc] Giấy mời họp 15/10/2026: phiên quý III"
    for words in ("Thứ Năm, 15/10/2026, 14:00", "P1", "Ông A, Chủ tịch", "Mang báo cáo", "Bà C, 0901"):
        assert words in letter.text
        assert words in letter.html


def test_another_day_is_told_again_another_chair_is_not(place: Place, meeting: Meeting) -> None:
    by = place.people["secretary"]
    guests.add_members(meeting, by)
    sending.send(meeting, by)
    same = {"title": meeting.title, "place": "P1", "at_time": "14:00"}
    assert not meetings.change(meeting, by, on=ON, chair="Bà B", **same)
    version = meeting.version
    assert meetings.change(meeting, by, on=ON + timedelta(days=1), chair="Bà B", **same, version=version)
    assert len(told("meeting_moved")) == len(guests.of(meeting))
    waiting = select(Notification.state).where(Notification.rule == "meeting_invited", Notification.channel == "email")
    assert set(db.session.scalars(waiting)) == {"skipped"}
    with pytest.raises(Stale):
        meetings.change(meeting, by, on=ON, chair="Bà B", **same, version=version)


def test_a_meeting_that_is_over_invites_nobody(place: Place) -> None:
    held = call(place, clock.today() - timedelta(days=1))
    guests.add_members(held, place.people["secretary"])
    with pytest.raises(Refused) as refused:
        sending.send(held, place.people["secretary"])
    assert refused.value.code == "meeting_is_over"


def test_the_year_s_meetings_are_made_once_on_working_days(place: Place) -> None:
    by, committee = place.people["secretary"], meetings.first_committee(place.id)
    turns = meeting_year.of(committee, 2027)
    assert [turn.title for turn in turns] == [f"Phiên họp quý {quarter}/2027" for quarter in ("I", "II", "III", "IV")]
    assert [turn.on for turn in turns] == [date(2027, 4, 8), date(2027, 7, 8), date(2027, 10, 8), date(2028, 1, 10)]
    made = meeting_year.make(committee, by, 2027, "Phòng họp 1")
    assert [one.on for one in made] == [turn.on for turn in turns]
    assert guests.of(made[0])
    with pytest.raises(Refused) as refused:
        meeting_year.make(committee, by, 2027, "Phòng họp 1")
    assert refused.value.code == "meetings_all_there"


def test_what_was_noted_by_hand_is_its_quarter_s_meeting(place: Place, meeting: Meeting) -> None:
    committee = meeting.committee
    turns = meeting_year.of(committee, 2026)
    assert [bool(turn.meeting) for turn in turns] == [False, False, True, False]
    made = meeting_year.make(committee, place.people["secretary"], 2026, "P1")
    assert [one.on for one in made] == [date(2027, 1, 8)]


def test_the_rhythm_is_a_setting(place: Place) -> None:
    by, committee = place.people["secretary"], meetings.first_committee(place.id)
    meeting_year.settle(by, "monthly", 5)
    assert len(meeting_year.of(committee, 2027)) == 12
    for rhythm, day in (("weekly", 5), ("monthly", 0), ("monthly", 29)):
        with pytest.raises(Refused):
            meeting_year.settle(by, rhythm, day)
    with pytest.raises(NotAllowed):
        meeting_year.settle(place.people["culture_head"], "monthly", 5)


def test_the_agenda_proposes_what_waits_and_the_last_conclusions(place: Place, meeting: Meeting) -> None:
    by, head = place.people["secretary"], place.people["culture_head"]
    last = call(place, date(2026, 10, 1), "phiên trước")
    given = conclusions.add(last, by, Fields(text="Việc từ kết luận", lead=place.units["culture"]))
    assigning.assign(given, by)
    conclusions.add(last, by, Fields(text="Kết luận chưa giao"))
    late = place.task("Việc xin gia hạn", due_on=date(2026, 10, 20))
    extending.ask(late, head, date(2026, 11, 20), "Chờ vốn")
    place.report(place.task("Việc đã báo cáo", due_on=date(2026, 10, 20)))
    progress.note(place.task("Việc vướng"), head, "Đã họp", difficulty="Thiếu máy")
    groups = {one.key: one for one in agenda_proposals.of(meeting)}
    assert {key: [task.short_text for task in one.tasks] for key, one in groups.items() if one.tasks} == {
        "conclusions": ["Việc từ kết luận"],
        "extensions": ["Việc xin gia hạn"],
        "reported": ["Việc đã báo cáo"],
        "obstacles": ["Việc vướng"],
    }
    assert groups["conclusions"].lines == ["Kết luận chưa giao"]
    assert agenda_proposals.put_all(meeting, by, "extensions") == 1
    agenda_acts.drop(agenda.items(meeting)[0], by)
    db.session.flush()
    assert "extensions" not in {one.key for one in agenda_proposals.of(meeting)}
    agenda_proposals.put_all(meeting, by)
    assert agenda_proposals.of(meeting) == []
    with pytest.raises(NotAllowed):
        agenda_acts.put_words(meeting, head, "Khác")


def test_the_pages_invite_and_make_the_year(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    db.session.commit()
    secretary = client_of(place.people["secretary"])
    assert "hết ngày 12/10/2026" in secretary.get(f"/cuoc-hop/{meeting.id}/giay-moi").get_data(as_text=True)
    assert secretary.post(f"/cuoc-hop/{meeting.id}/thanh-vien", data={"noi": "moi"}).status_code == 303
    sent = secretary.post(f"/cuoc-hop/{meeting.id}/giay-moi", data={"requirements": "", "contact": "", "gui": "1"})
    assert sent.status_code == 303
    head = client_of(place.people["culture_head"])
    assert 'Giấy mời họp: <span lang="vi">phiên quý III</span>' in head.get("/thong-bao").get_data(as_text=True)
    notice = db.session.scalar(
        select(Notification.id).where(
            Notification.recipient_id == place.people["culture_head"].id, Notification.channel == "in_app"
        )
    )
    assert head.get(f"/thong-bao/{notice}").headers["Location"] == f"/cuoc-hop/{meeting.id}"
    ban = {"ban": str(meeting.committee_id), "nam": "2027"}
    assert secretary.post("/cuoc-hop/lich-nam", data={**ban, "place": ""}).status_code == 422
    assert secretary.post("/cuoc-hop/lich-nam", data={**ban, "place": "Phòng họp 1"}).status_code == 303
    assert len(meetings.latest_first(place.id)) == 5


def test_units_whose_report_is_missing_are_named_in_full(place: Place, meeting: Meeting) -> None:
    place.commune.created_at = datetime(2026, 3, 1, tzinfo=UTC)
    for unit in ("centre", "economy"):
        place.task("Việc của đơn vị", unit)
    db.session.flush()
    (group,) = (one for one in agenda_proposals.of(meeting) if one.key == "reports")
    named = "Phòng Kinh tế, Hạ tầng và Đô thị; Trung tâm Phục vụ hành chính công"
    assert group.lines == [f"Báo cáo 9 tháng năm 2026 còn thiếu: {named}"]
    for key, unit in place.units.items():
        unit.name = f"{key.capitalize()} {'dài ' * 70}".strip()
    (group,) = (one for one in agenda_proposals.of(meeting) if one.key == "reports")
    assert group.lines == [f"Báo cáo 9 tháng năm 2026 còn thiếu: {place.units['economy'].name} và 01 đơn vị khác"]
    agenda_proposals.put_all(meeting, place.people["secretary"], "reports")
    assert [one.text for one in agenda.items(meeting)] == group.lines
