"""What a sweep makes of the state of the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app import clock, database
from app.database import db
from app.models import sweep as sweeping
from app.models.commune import CalendarDay
from app.models.meeting import DailyCount
from app.models.notification import Notification, SweepRun
from app.models.sweep import sweep
from app.models.tally import Tally
from app.models.task import TaskState, extending, leading, urging, workflow, writing
from app.models.user import User
from tests import world
from tests.reminders.conftest import Sink, fresh, mails, messages, rows
from tests.statements import counted

SOON, LATE = date(2026, 10, 9), date(2026, 9, 30)  # today is Tuesday 06/10/2026
Make, Remind, Post = Callable[..., int], Callable[..., Tally], Callable[[], Tally]


def at(day: int, hour: int = 9, month: int = 10) -> clock.datetime:
    """An instant of October 2026 on the local clock."""
    return clock.instant(date(2026, month, day), hour)


def told(place: world.Place) -> set[tuple[str, str, str]]:
    """(person, rule, occasion) of every notice in the application."""
    names = {person.id: key for key, person in place.people.items()}
    return {(names[row.recipient_id], row.rule, row.occasion) for row in rows(Notification, channel="in_app")}


def test_the_head_the_assignee_and_for_no_lead_the_secretariat(place: world.Place, task: Make, remind: Remind) -> None:
    task(SOON, assignee_id=place.people["officer"].id)
    task(LATE, unit=None)
    task(LATE, unit="centre")  # nobody heads the centre
    assert remind() == Tally(made=8, sent=4)
    assert told(place) == {
        ("culture_head", "due_before", "2026-10-09-3"),
        ("officer", "due_before", "2026-10-09-3"),
        ("secretary", "overdue", "2026-09-30+4"),
    }


def test_without_a_secretariat_the_administrators_hear_of_it(place: world.Place, task: Make, remind: Remind) -> None:
    place.people["secretary"].appointments[0].to_on = date(2026, 10, 5)
    task(LATE, unit=None)
    remind()
    assert told(place) == {("admin", "overdue", "2026-09-30+4")}


@pytest.mark.parametrize("state", [TaskState.REPORTED, TaskState.DONE, TaskState.PAUSED, TaskState.CANCELLED])
def test_only_open_tasks_are_reminded_of(task: Make, remind: Remind, state: str) -> None:
    task(LATE, state=state)
    task(LATE, deadline_type="ongoing")
    assert remind().made == 0


def test_a_second_sweep_makes_nothing(task: Make, remind: Remind) -> None:
    task(SOON)
    assert [remind().made, remind().made] == [2, 0]


def test_an_outage_of_weeks_gives_one_reminder(place: world.Place, task: Make, remind: Remind) -> None:
    task(date(2026, 8, 3))
    assert remind().made == 8
    assert told(place) == {
        ("culture_head", "overdue", "2026-08-03+46"),
        ("secretary", "escalated_office", "2026-08-03+5"),  # nobody heads the office
        ("secretary", "agenda", "2026-08-03+10"),
        ("chair", "escalated_chair", "2026-08-03+10"),
    }


def test_another_commune_is_left_alone(place: world.Place, elsewhere: world.Place, task: Make, remind: Remind) -> None:
    task(SOON)
    elsewhere.task(due_on=SOON)
    db.session.commit()
    remind()
    assert {row.commune_id for row in rows(Notification)} == {place.id}


def test_without_an_address_the_notice_in_the_application_stays(place: world.Place, task: Make, remind: Remind) -> None:
    place.people["culture_head"].email = None
    task(SOON)
    assert remind() == Tally(made=2, sent=1, skipped=1)
    assert [(row.state, row.reason) for row in mails()] == [("skipped", "no address")]


@pytest.mark.parametrize(("when", "made"), [(at(6, 6), 0), (at(6, 7), 2), (at(4), 0), (at(6, 20), 2)])
def test_the_clock_makes_reminders_from_seven_on_working_days(
    task: Make, remind: Remind, when: clock.datetime, made: int
) -> None:
    task(LATE)
    with clock.stopped(when):
        assert remind().made == made


def test_an_instant_asked_for_by_hand_makes_what_was_due_and_lets_it_leave_in_office_hours(
    sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    task(SOON)
    with clock.stopped(at(6, 5)):
        assert remind(always=True).made == 2  # due since Wednesday 30/9, seven working days before
        assert mails()[0].occasion == "2026-10-09-7"
        assert post() == Tally()
    assert messages()[0].next_try_at == at(6, 7)


def test_one_message_for_a_person_and_day(sink: Sink, task: Make, remind: Remind, post: Post) -> None:
    task(SOON), task(LATE), task(date(2026, 10, 7))
    remind()
    assert post().sent == 3
    task(date(2026, 10, 6))  # today's message has left
    assert remind().made == 2
    assert post() == Tally()
    assert [message.slot for message in messages()] == ["2026-10-06", "2026-10-07"]
    with clock.stopped(at(7, 8)):
        remind()
        post()
    of_head = [mail for mail in sink.mails if "culture_head" in mail["To"]]  # who escalates hears of it on the 7th too
    assert [mail["Date"][:16] for mail in of_head] == ["Tue, 06 Oct 2026", "Wed, 07 Oct 2026"]
    body = sink.mails[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "QUÁ HẠN (1)" in body and "SẮP ĐẾN HẠN (2)" in body


def test_an_older_reminder_that_has_not_left_gives_way(task: Make, remind: Remind) -> None:
    task(SOON)
    remind()
    with clock.stopped(at(8)):
        assert remind() == Tally(made=2, sent=1, skipped=1)
    assert [(row.occasion, row.state, row.reason) for row in mails()] == [
        ("2026-10-09-3", "skipped", "superseded"),
        ("2026-10-09-1", "pending", None),
    ]


def test_a_task_closed_before_the_message_leaves_is_not_in_it(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    closed, still_open = task(LATE, text="Việc báo cáo trước khi thư đi"), task(LATE, text="Việc còn đang làm dở")
    remind()
    workflow.report(fresh(closed), place.people["culture_head"], "Đã làm xong")
    assert post().sent == 2  # the open task to its head, the report to who confirms
    digest = next(mail for mail in sink.mails if "culture_head" in mail["To"])
    body = digest.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Việc còn đang làm dở" in body and "Việc báo cáo" not in body
    assert {row.reason for row in mails(subject_id=closed, rule="overdue")} == {"closed"}
    assert still_open


def test_a_task_closed_by_other_means_drops_out_when_the_sender_reads_it(
    sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    closed = task(LATE)
    remind()
    fresh(closed).state = TaskState.PAUSED
    assert post() == Tally(skipped=1)
    assert sink.mails == []
    assert [(m.state, m.reason) for m in messages()] == [("skipped", "empty")]


def test_what_was_skipped_because_the_task_closed_comes_back_when_it_reopens(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    reopened, head = task(LATE), place.people["culture_head"]
    remind()
    workflow.report(fresh(reopened), head, "Đã làm xong")
    post()
    workflow.take_back(fresh(reopened), head)
    db.session.commit()
    remind()
    post()
    assert [(row.rule, row.state) for row in mails(recipient_id=head.id)] == [("overdue", "sent")]
    assert [mail["To"].addresses[0].addr_spec for mail in sink.mails].count(head.email) == 1


def test_a_later_day_is_a_new_key_and_the_old_one_falls(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    moved_id = task(date(2026, 10, 7))
    remind()
    moved = fresh(moved_id)
    extending.ask(moved, place.people["culture_head"], date(2026, 10, 12), "Chờ thẩm định")
    extending.decide(moved, place.people["chair"], granted=True)
    db.session.commit()
    remind()
    post()
    reminded = [(row.occasion, row.state) for row in mails() if row.rule in ("due_before", "due_today")]
    assert reminded == [("2026-10-07-1", "skipped"), ("2026-10-12-7", "sent")]


def test_a_corrected_date_takes_the_unsent_reminder_with_it(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    moved_id = task(LATE)
    remind()
    moved = fresh(moved_id)
    writing.correct_due(moved, place.people["secretary"], date(2026, 12, 31), "31/12/2026", "Đọc nhầm ngày")
    db.session.commit()
    assert post() == Tally()
    assert [(row.state, row.reason) for row in mails()] == [("skipped", "moved")]


def test_a_date_corrected_and_corrected_back_is_reminded_of(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    made = task(SOON)
    with clock.stopped(at(6, 19)):  # mail leaves tomorrow
        remind()
        for day in (date(2026, 10, 7), SOON):
            writing.correct_due(fresh(made), place.people["secretary"], day, None, "Đọc nhầm ngày")
            db.session.commit()
            again = remind()
        assert (again.made, remind()) == (0, Tally())
        assert len(rows(Notification, channel="in_app")) == 2
    assert [(row.occasion, row.state, row.reason) for row in mails()] == [
        ("2026-10-09-3", "pending", None),
        ("2026-10-07-1", "skipped", "moved"),
    ]
    with clock.stopped(at(7, 8)):
        assert post() == Tally(sent=1)
        assert (remind(), post()) == (Tally(), Tally())
    assert len(sink.mails) == 1


def test_a_skipped_reminder_whose_message_has_left_goes_into_the_next_one(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    made, _other = task(SOON), task(LATE)
    remind()
    writing.correct_due(fresh(made), place.people["secretary"], SOON, "trước ngày 10/10", "Ghi lại lời văn")
    db.session.query(Notification).filter_by(channel="email", subject_id=made).update(
        {"state": "skipped", "reason": "moved"}
    )
    db.session.commit()
    assert post() == Tally(sent=1)
    assert remind() == Tally()
    assert [row.state for row in mails(subject_id=made)] == ["pending"]
    assert [message.slot for message in messages(state="pending")] == ["2026-10-07"]


def test_what_has_left_is_not_revived(place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post) -> None:
    made = task(SOON)
    remind(), post()
    for day in (date(2026, 12, 31), SOON):
        writing.correct_due(fresh(made), place.people["secretary"], day, None, "Đọc nhầm ngày")
        db.session.commit()
        remind()
    assert post() == Tally()
    assert [row.state for row in mails()] == ["sent"]


def test_a_former_lead_s_head_is_not_written_to_until_the_lead_comes_back(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    made, head = task(SOON), place.people["culture_head"]
    secretary = place.people["secretary"]
    remind()
    urging.urge(fresh(made), place.people["chair"], "Khẩn trương")
    leading.give_lead(fresh(made), secretary, place.units["economy"])
    db.session.commit()
    with clock.stopped(at(6, 10)):
        remind(), post()
        assert head.email not in [mail["To"].addresses[0].addr_spec for mail in sink.mails]
        assert {row.state for row in mails(recipient_id=head.id)} == {"skipped"}
        leading.give_lead(fresh(made), secretary, place.units["culture"])
        db.session.commit()
        remind()
    assert [row.state for row in mails(recipient_id=head.id, rule="due_before")] == ["pending"]


def test_a_former_head_is_not_written_to_until_the_seat_is_theirs_again(
    place: world.Place, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    made, head, officer = task(SOON), place.people["culture_head"], place.people["officer"]
    remind()
    urging.urge(fresh(made), place.people["chair"], "Khẩn trương")
    seats = {person.id: db.session.get_one(User, person.id).appointments[0] for person in (head, officer)}
    seats[head.id].to_on, seats[officer.id].role = date(2026, 10, 5), "department_head"
    db.session.commit()
    with clock.stopped(at(6, 10)):
        assert post() == Tally(skipped=2)
        assert {row.reason for row in mails(recipient_id=head.id)} == {"not theirs"}
        assert remind().made == 2  # the new head hears of it
        db.session.get_one(User, head.id).appointments[0].to_on = None
        assert remind() == Tally()
        assert [row.state for row in mails(recipient_id=head.id, rule="due_before")] == ["pending"]
        assert post() == Tally(sent=2)
    assert sorted(mail["To"].addresses[0].addr_spec for mail in sink.mails) == sorted([head.email, officer.email])


@pytest.mark.parametrize("how", ["ended", "closed", "elsewhere"])
def test_an_assignee_who_has_left_the_unit_is_not_reminded(
    place: world.Place, task: Make, remind: Remind, how: str
) -> None:
    officer = place.people["officer"]
    task(SOON, assignee_id=officer.id)
    if how == "ended":
        officer.appointments[0].to_on = date(2026, 10, 5)
    elif how == "closed":
        officer.active = False
    else:
        officer.appointments[0].unit_id = place.units["economy"].id
    remind()
    assert told(place) == {("culture_head", "due_before", "2026-10-09-3")}


def test_a_day_off_declared_meanwhile_moves_the_reminders(place: world.Place, task: Make, remind: Remind) -> None:
    task(SOON)
    for day in (7, 8):
        db.session.add(CalendarDay(commune_id=place.id, on=date(2026, 10, day), kind="holiday", name="Nghỉ bù"))
    remind()
    assert {occasion for _who, _rule, occasion in told(place)} == {"2026-10-09-1"}


def test_the_statements_do_not_grow_with_the_tasks(task: Make, remind: Remind) -> None:
    def cost(tasks: int) -> int:
        for _ in range(tasks):
            task(SOON)
        with counted() as statements:
            remind()
        return len(statements)

    cost(1)
    assert cost(2) == cost(40) <= 40
    with counted() as statements:
        remind()
    assert len(statements) <= 36


def test_the_sweep_proves_that_it_lives(place: world.Place, task: Make, remind: Remind) -> None:
    task(SOON)
    remind()
    with clock.stopped(at(6, 10)):
        remind()
    run = rows(SweepRun, name="reminders")[0]
    assert (run.started_at, run.finished_at, run.made) == (at(6, 10), at(6, 10), 0)


def test_the_first_sweep_of_a_day_keeps_the_count_of_the_day_before(
    place: world.Place, task: Make, remind: Remind
) -> None:
    task(SOON), task(LATE), task(LATE, unit=None)
    remind(), remind()
    assert rows(DailyCount) == []
    with clock.stopped(at(7, 0)):
        remind(), remind()
    culture = place.units["culture"].id
    assert {(row.day, row.unit_id, row.term, row.n) for row in rows(DailyCount)} == {
        (date(2026, 10, 6), culture, "total", 2),
        (date(2026, 10, 6), culture, "in_time", 1),
        (date(2026, 10, 6), culture, "late", 1),
        (date(2026, 10, 6), None, "total", 1),
        (date(2026, 10, 6), None, "late", 1),
    }


def test_what_a_sweep_makes_did_not_stand_when_yesterday_ended(
    place: world.Place, task: Make, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    task(SOON), remind()
    remind_as_ever = sweeping._remind

    def makes_one_more(*given: object) -> Tally:
        place.task("Việc mà lượt quét này tạo ra")
        return remind_as_ever(*given)

    monkeypatch.setattr(sweeping, "_remind", makes_one_more)
    with clock.stopped(at(7)):
        remind()
    assert [row.n for row in rows(DailyCount, term="total")] == [1]


def test_a_sweep_that_fails_leaves_nothing_half_made(place: world.Place, task: Make) -> None:
    task(SOON)
    with pytest.raises(RuntimeError), database.transaction():
        sweep(place.id)
        raise RuntimeError
    assert rows(Notification) == [] and messages() == []


def test_an_empty_seat_is_answered_for_by_who_comes_next(place: world.Place, task: Make, remind: Remind) -> None:
    task(LATE)
    for one in place.people["culture_head"].appointments:
        one.from_on = clock.today() + timedelta(days=30)
    db.session.commit()
    remind()
    assert {row.recipient_id for row in rows(Notification) if row.rule == "overdue"} == {
        place.people["culture_head"].id
    }
