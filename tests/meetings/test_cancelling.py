"""Calling a meeting off: who is told, what becomes of its agenda, its turn of the year, its reminders; and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import current_app
from flask.testing import FlaskClient
from sqlalchemy import select

from app import calendars, clock
from app.database import db
from app.mail import compose
from app.models import (
    agenda,
    agenda_acts,
    agenda_proposals,
    contents,
    feeds,
    meeting_cancelling,
    meeting_year,
    meetings,
    other_news,
    papers_due,
)
from app.models.briefing import asking
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.inviting import guests, sending
from app.models.meeting import Meeting
from app.models.minutes import attendance, closing, conclusions, following, opinions
from app.models.minutes.conclusions import Fields
from app.models.notification import Message, Notification
from app.models.user import User
from tests.meetings.test_inviting import ON, call, meeting, told  # noqa: F401
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
WHY = "Trùng lịch họp của thành phố"


@pytest.fixture
def invited(place: Place, meeting: Meeting) -> Meeting:  # noqa: F811
    """A meeting whose members were told."""
    guests.add_members(meeting, place.people["secretary"])
    sending.send(meeting, place.people["secretary"])
    return meeting


def test_the_invited_are_told_once_with_the_reason(place: Place, invited: Meeting) -> None:
    by = place.people["secretary"]
    assert meeting_cancelling.cancel(invited, by, f"  {WHY} ") == len(guests.of(invited))
    assert len(told("meeting_cancelled")) == len(guests.of(invited))
    waiting = select(Notification.state).where(Notification.rule == "meeting_invited", Notification.channel == "email")
    assert set(db.session.scalars(waiting)) == {"skipped"}
    message = db.session.scalars(select(Message).order_by(Message.id.desc())).first()
    letter = compose.letter(contents.read(message))
    assert letter.subject == "[Rõ Việc] Hủy cuộc họp 15/10/2026: phiên quý III"
    for words in (WHY, "Thứ Năm, 15/10/2026, 14:00", "không tổ chức"):
        assert words in letter.text and words in letter.html
    event = db.session.scalars(select(Event).where(Event.verb == "meeting.cancelled")).one()
    assert (event.actor_id, event.from_value, event.note) == (by.id, ON.isoformat(), WHY)


def test_nobody_is_told_of_what_nobody_was_invited_to(place: Place, meeting: Meeting) -> None:  # noqa: F811
    guests.add_members(meeting, place.people["secretary"])
    assert meeting_cancelling.cancel(meeting, place.people["chair"], WHY) == 0
    assert told("meeting_cancelled") == []


def test_old_news_of_it_is_moot_the_news_that_it_is_off_is_not(place: Place, invited: Meeting) -> None:
    meeting_cancelling.cancel(invited, place.people["secretary"], WHY)
    db.session.flush()
    for rule, why in (("meeting_invited", "cancelled"), ("meeting_cancelled", None)):
        row = db.session.scalars(select(Notification).where(Notification.rule == rule)).first()
        assert other_news.moot(row, invited, clock.today()) == why
        assert other_news.moot(row, invited, ON + timedelta(days=1)) == "over"


def test_nobody_is_told_or_promised_to_be_of_a_day_that_is_over(
    place: Place, invited: Meeting, client_of: ClientOf
) -> None:
    invited.on = clock.today() - timedelta(days=1)
    db.session.commit()
    page = client_of(place.people["secretary"]).get(f"/cuoc-hop/{invited.id}/huy")
    assert page.status_code == 200 and "tin hủy ngay" not in page.get_data(as_text=True)
    meeting = db.session.get_one(Meeting, invited.id)  # noqa: F811
    assert meeting_cancelling.cancel(meeting, db.session.get_one(User, place.people["secretary"].id), WHY) == 0


MINUTES = {
    "head": lambda meeting, by: closing.save(meeting, by, begun="14:05", ended="", secretary="", assessment=""),  # noqa: F811
    "attendance": lambda meeting, by: attendance.all_present(meeting, by),  # noqa: F811
    "opinion": lambda meeting, by: opinions.add(meeting, by, "Ông A", "Nhất trí"),  # noqa: F811
    "conclusion": lambda meeting, by: conclusions.add(meeting, by, Fields(text="Kết luận")),  # noqa: F811
}


@pytest.mark.parametrize("part", MINUTES)
def test_a_meeting_that_was_held_stays(place: Place, invited: Meeting, part: str) -> None:
    by = place.people["secretary"]
    MINUTES[part](invited, by)
    with pytest.raises(Refused, match="meeting_was_held"):
        meeting_cancelling.cancel(invited, by, WHY)


def test_who_may_and_what_is_asked(place: Place, meeting: Meeting) -> None:  # noqa: F811
    by, seen = place.people["secretary"], meeting.version
    with pytest.raises(NotAllowed):
        meeting_cancelling.cancel(meeting, place.people["culture_head"], WHY)
    with pytest.raises(Refused, match="cancel_reason_missing"):
        meeting_cancelling.cancel(meeting, by, "  ")
    sending.prepare(meeting, by, "Mang báo cáo", "", seen)
    with pytest.raises(Stale):
        meeting_cancelling.cancel(meeting, by, WHY, seen)


def test_nothing_more_is_written_of_it(place: Place, invited: Meeting) -> None:
    by = place.people["secretary"]
    meeting_cancelling.cancel(invited, by, WHY)
    same = {"title": "x", "place": "P1", "chair": "Bà B"}
    acts = [
        lambda: meeting_cancelling.cancel(invited, by, WHY),
        lambda: meetings.change(invited, by, on=ON, **same),
        lambda: sending.send(invited, by),
        lambda: sending.prepare(invited, by, "", "x"),
        lambda: guests.add(invited, by, "Bà C"),
        lambda: agenda_acts.put_words(invited, by, "Khác"),
        lambda: asking.ask(invited, by),
        *(lambda act=act: act(invited, by) for act in MINUTES.values()),
    ]
    for act in acts:
        with pytest.raises(Refused, match="meeting_is_cancelled"):
            act()


def test_nothing_that_was_taken_off_comes_back_to_it(place: Place, invited: Meeting) -> None:
    by = place.people["secretary"]
    gone, here = guests.of(invited)[:2]
    opinion, conclusion = opinions.add(invited, by, "Ông A", "Nhất trí"), MINUTES["conclusion"](invited, by)
    guests.remove(gone, by)
    opinions.remove(opinion, by)
    conclusions.remove(conclusion, by)
    meeting_cancelling.cancel(invited, by, WHY)
    acts = [
        lambda: guests.take_back(gone, by),
        lambda: guests.remove(here, by),
        lambda: attendance.mark(here, by, "present"),
        lambda: opinions.take_back(opinion, by),
        lambda: conclusions.take_back(conclusion, by),
    ]
    for act in acts:
        with pytest.raises(Refused, match="meeting_is_cancelled"):
            act()


def test_its_agenda_is_proposed_for_the_next_one(place: Place, invited: Meeting) -> None:
    by = place.people["secretary"]
    held, gone = place.task("Việc còn mở", due_on=ON), place.task("Việc bỏ ra", due_on=ON)
    for task in (held, gone):
        agenda_acts.put(invited, by, task)
    agenda_acts.put_words(invited, by, "Quy chế họp")
    agenda_acts.drop(next(one for one in agenda.items(invited) if one.task_id == gone.id), by)
    later = call(place, ON + timedelta(days=14), "phiên sau")
    assert "returned" not in {one.key for one in agenda_proposals.of(later)}
    meeting_cancelling.cancel(invited, by, WHY)
    (group,) = (one for one in agenda_proposals.of(later) if one.key == "returned")
    assert ([task.id for task in group.tasks], group.lines) == ([held.id], ["Quy chế họp"])
    assert agenda_proposals.put_all(later, by, "returned") == 2
    assert agenda.next_meeting_id(place.id) == later.id


def test_what_the_meeting_held_instead_took_up_isn_t_proposed_once_more(place: Place, invited: Meeting) -> None:
    by = place.people["secretary"]
    agenda_acts.put_words(invited, by, "Quy chế họp")
    meeting_cancelling.cancel(invited, by, WHY)
    instead, later = call(place, ON - timedelta(days=2), "họp sớm"), call(place, ON + timedelta(days=14), "phiên sau")
    assert "returned" in {one.key for one in agenda_proposals.of(instead)}
    assert "returned" not in {one.key for one in agenda_proposals.of(later)}


def test_it_is_no_meeting_before_and_owes_no_brief(place: Place, invited: Meeting) -> None:
    later = call(place, ON + timedelta(days=14), "phiên sau")
    assert following.before(later) is invited
    meeting_cancelling.cancel(invited, place.people["secretary"], WHY)
    assert following.before(later) is None
    assert papers_due.papers_due(place.id, ON).meetings == [later]


def test_its_turn_of_the_year_is_open_again(place: Place, meeting: Meeting) -> None:  # noqa: F811
    by, committee = place.people["secretary"], meeting.committee
    first = meeting_year.make(committee, by, 2027, "P1")[0]
    meeting_cancelling.cancel(first, by, WHY)
    turn = meeting_year.of(committee, 2027)[0]
    assert (turn.meeting, turn.cancelled, turn.is_open) == (None, first, True)
    again = meeting_year.make(committee, by, 2027, "P1")
    assert [one.period_key for one in again] == ["2027-Q1"]
    assert (meeting_year.of(committee, 2027)[0].meeting, meeting_year.of(committee, 2027)[0].cancelled) == (
        again[0],
        None,
    )


def test_the_calendar_that_people_keep_says_so(place: Place, meeting: Meeting) -> None:  # noqa: F811
    by = place.people["secretary"]
    feed = feeds.make(by, committee=meeting.committee)
    db.session.flush()
    with current_app.test_request_context():
        assert b"STATUS" not in calendars.write(feed)
    meeting_cancelling.cancel(meeting, by, WHY)
    with current_app.test_request_context():
        assert b"STATUS:CANCELLED" in calendars.write(feed)


def test_the_pages_cancel_and_show_it(place: Place, invited: Meeting, client_of: ClientOf) -> None:
    path = f"/cuoc-hop/{invited.id}"
    db.session.commit()
    secretary, head = client_of(place.people["secretary"]), client_of(place.people["culture_head"])
    assert f'href="{path}/huy"' in secretary.get(path).get_data(as_text=True)
    assert f'href="{path}/huy"' not in head.get(path).get_data(as_text=True)
    assert head.get(f"{path}/huy").status_code == 403
    assert "tin hủy ngay" in secretary.get(f"{path}/huy").get_data(as_text=True)
    refused = secretary.post(f"{path}/huy", data={"reason": ""})
    assert refused.status_code == 422 and "Ghi lý do hủy cuộc họp." in refused.get_data(as_text=True)
    assert secretary.post(f"{path}/huy", data={"reason": WHY}).status_code == 303
    for client in (secretary, head):
        shown = client.get(path).get_data(as_text=True)
        assert WHY in shown and "Cuộc họp đã hủy" in shown and f'href="{path}/sua"' not in shown
    assert "(đã hủy)" in head.get("/cuoc-hop").get_data(as_text=True)
    year = secretary.get("/cuoc-hop/lich-nam?nam=2026").get_data(as_text=True)
    assert "Đã hủy cuộc họp ngày 15/10/2026" in year and "Đề xuất" in year


@pytest.mark.parametrize(("on", "turn"), [(date(2026, 12, 1), "2026-11"), (date(2026, 11, 30), "2026-10")])
def test_a_meeting_noted_by_hand_fills_its_nearest_turn_alone(place: Place, on: date, turn: str) -> None:
    meeting_year.settle(place.people["secretary"], "monthly", 3)
    noted = call(place, on)
    filled = [one.key for one in meeting_year.of(noted.committee, 2026) if one.meeting]
    assert filled == [turn]
