"""How a message leaves: claimed once, tried again, sent again with the same id, or left out with a reason."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from app import clock, database, short_writes
from app.database import db
from app.mail import compose, smtp
from app.mail.letter import Letter
from app.mail.smtp import AMBIGUOUS, Answer
from app.models import contents, delivery, settings, trying
from app.models.notification import DeliveryAttempt
from app.models.tally import Tally
from app.models.task import urging, workflow
from app.models.telling import tell
from app.models.undelivered import undelivered
from app.models.user import Appointment, User
from tests import world
from tests.reminders.conftest import Sink, fresh, mails, messages, rows

SOON = date(2026, 10, 9)
Make, Remind, Post = Callable[..., int], Callable[..., Tally], Callable[[], Tally]


@pytest.fixture
def reminded(sink: Sink, task: Make, remind: Remind) -> int:
    """A task whose reminder waits in a message; the message's id."""
    task(SOON)
    remind()
    return messages()[0].id


def later(minutes: float) -> clock.datetime:
    """An instant so many minutes after now."""
    return clock.now() + timedelta(minutes=minutes)


def test_a_message_leaves_once(sink: Sink, reminded: int, post: Post) -> None:
    assert [post(), post()] == [Tally(sent=1), Tally()]
    assert len(sink.mails) == 1
    message = messages()[0]
    assert (message.state, message.attempts, message.owner, message.sent_at) == ("sent", 1, None, clock.now())
    assert [row.state for row in mails()] == ["sent"]
    assert [(row.outcome, row.reply) for row in rows(DeliveryAttempt)] == [("sent", "250 taken")]


def test_who_does_not_win_the_claim_does_not_send(sink: Sink, reminded: int, post: Post) -> None:
    assert short_writes.claim_message(reminded, "another", delivery.LEASE)
    assert not short_writes.claim_message(reminded, "me", delivery.LEASE)
    assert post() == Tally()
    assert sink.mails == []


def test_a_soft_refusal_is_tried_again_and_again_and_then_given_up(sink: Sink, reminded: int, post: Post) -> None:
    sink.rcpt = ["451 later"] * 9
    waits = []
    for _ in range(6):
        before = messages()[0].next_try_at
        with clock.stopped(before):
            post()
        waits.append((messages()[0].next_try_at - before).total_seconds() / 60)
    assert waits == [1, 5, 15, 60, 180, 0]
    assert (messages()[0].state, [row.state for row in mails()]) == ("failed", ["failed"])


def test_a_second_try_of_a_scheduled_message_waits_for_office_hours(
    sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    task(SOON)
    sink.rcpt = ["451 later"] * 4
    with clock.stopped(clock.instant(date(2026, 10, 9), 17, 50)):  # a Friday
        remind(), post()
    for _ in range(2):
        with clock.stopped(messages()[0].next_try_at):
            post()
    assert messages()[0].next_try_at == clock.instant(date(2026, 10, 12), 7)
    assert len(rows(DeliveryAttempt)) == 3


@pytest.mark.parametrize("where", ["rcpt", "data"])
def test_a_hard_refusal_of_the_recipient_or_the_content_is_final(
    sink: Sink, reminded: int, post: Post, where: str
) -> None:
    setattr(sink, where, ["550 no such mailbox"])
    assert post() == Tally(failed=1)
    assert (messages()[0].state, "550 no such mailbox" in (messages()[0].reason or "")) == ("failed", True)
    assert [row.message.id for row in undelivered(messages()[0].commune_id)] == [reminded]


def test_without_a_mail_server_rows_are_skipped_and_notices_go_on(
    app: Flask, place: world.Place, task: Make, remind: Remind, post: Post
) -> None:
    task(SOON)
    assert remind() == Tally(made=2, sent=1)
    assert post() == Tally(skipped=1)
    assert [(row.state, row.reason) for row in mails()] == [("skipped", "no mail server")]
    assert [(row.state, row.reason) for row in messages()] == [("skipped", "no mail server")]


def test_the_commune_s_own_server_comes_first(
    app: Flask, place: world.Place, sink: Sink, reminded: int, post: Post
) -> None:
    host, _, port = app.config["SMTP_URL"].removeprefix("smtp://").partition("?")[0].partition(":")
    app.config["SMTP_URL"] = "smtp://127.0.0.1:1?security=none"
    own = {"host": host, "port": int(port), "security": "none", "sender": "phuong@mau.example"}
    settings.write(place.id, "mail", own)
    assert post().sent == 1
    assert "phuong@mau.example" in sink.mails[0]["From"]


def test_a_server_that_cannot_be_reached_is_tried_again(app: Flask, reminded: int, post: Post) -> None:
    app.config["SMTP_URL"] = "smtp://127.0.0.1:1?security=none"
    assert post() == Tally()
    assert (messages()[0].state, messages()[0].reason) == ("pending", "connect: ConnectionRefusedError")


def test_a_dead_sender_s_message_is_sent_once_more_with_the_same_id(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    with monkeypatch.context() as patch:  # the process dies between the server's yes and our mark
        patch.setattr(short_writes, "end_message", _die)
        with pytest.raises(KeyboardInterrupt):
            post()
    assert (messages()[0].state, delivery.rescue(), post()) == ("sending", 0, Tally())
    with clock.stopped(later(4)):
        assert (delivery.rescue(), post().sent) == (1, 1)
    first, second = sink.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert (first["X-Resend"], second["X-Resend"]) == (None, "1")
    assert [row.state for row in mails()] == ["sent"]


def test_an_outcome_is_written_though_the_database_is_busy_for_a_while(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    """Else the message would be in doubt, and leave twice."""
    monkeypatch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "busy_timeout=20"))
    monkeypatch.setattr(delivery, "MARK_PAUSE", 0.05)
    db.session.remove(), db.engine.dispose()
    other = sqlite3.connect(db.engine.url.database or "", isolation_level=None, check_same_thread=False)

    async def take_and_hold_the_database(*given: Any) -> str:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.5, other.rollback).start()
        return await Sink.handle_DATA(sink, *given)

    monkeypatch.setattr(sink, "handle_DATA", take_and_hold_the_database)
    assert post().sent == 1
    assert (len(sink.mails), messages()[0].state) == (1, "sent")


def test_a_second_doubt_is_not_sent_a_third_time(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    monkeypatch.setattr(short_writes, "end_message", _die)
    for minutes in (0, 4, 8, 12):
        with clock.stopped(later(minutes)):
            delivery.rescue()
            if minutes < 8:
                with pytest.raises(KeyboardInterrupt):
                    post()
            else:
                assert post() == Tally()
    assert len(sink.mails) == 2
    assert (messages()[0].state, [row.state for row in mails()]) == ("unknown", ["unknown"])


def test_what_a_clock_that_ran_ahead_put_off_or_held_leaves_once_it_is_set_back(
    sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    task(SOON), task(SOON, unit="economy")
    remind()
    held, put_off = (message.id for message in messages())
    with clock.stopped(later(60 * 24 * 40)):
        assert short_writes.claim_message(held, "dead", delivery.LEASE)
        tried = trying.put_off(5)
        assert short_writes.claim_message(put_off, "me", delivery.LEASE)
        assert short_writes.end_message(put_off, "me", tried, [], [])
    assert post() == Tally()
    assert delivery.rescue() == 1
    assert post() == Tally(sent=2)
    assert sorted(mail["X-Resend"] or "" for mail in sink.mails) == ["", "1"]


def test_after_days_without_a_mail_server_one_message_of_the_day_leaves(
    app: Flask, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    there, app.config["SMTP_URL"] = app.config["SMTP_URL"], "smtp://127.0.0.1:1?security=none"
    task(SOON), task(date(2026, 10, 12))
    for day in (6, 7, 8):
        with clock.stopped(clock.instant(date(2026, 10, day), 17, 50)):
            remind(), post()
    app.config["SMTP_URL"] = there
    with clock.stopped(clock.instant(date(2026, 10, 9), 8)):
        remind()
        assert post() == Tally(sent=2)
        assert (remind(), post()) == (Tally(), Tally())
    assert len(sink.mails) == 1
    assert [message.reason for message in messages()].count("carried over") == 3


def test_no_answer_to_the_final_dot_is_a_doubt(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    monkeypatch.setattr(smtp.Talk, "send", lambda *_args: Answer(AMBIGUOUS, "dot: TimeoutError"))
    assert post() == Tally()
    assert (messages()[0].state, messages()[0].ambiguous) == ("pending", 1)
    with clock.stopped(later(2)):
        assert post() == Tally(failed=1)
    assert (messages()[0].state, messages()[0].ambiguous) == ("unknown", 2)


def test_a_sender_that_wakes_up_late_does_not_send(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    monkeypatch.setattr(trying, "MARGIN", trying.LEASE)
    assert post() == Tally()
    assert sink.mails == []
    assert messages()[0].reason == "the lease was nearly out"


def test_who_was_taken_over_writes_nothing_down(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    monkeypatch.setattr(short_writes, "claim_message", lambda *_args: True)  # believes to have it
    assert post() == Tally()
    assert (messages()[0].state, messages()[0].owner) == ("pending", None)


def test_a_letter_that_cannot_be_written_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, task: Make, remind: Remind, post: Post
) -> None:
    task(SOON), task(SOON, unit="economy")
    remind()
    write, bad = compose.letter, messages()[0].id

    def fail_one(says: contents.Contents, token: str) -> Letter:
        if says.message.id == bad:
            raise ValueError
        return write(says, token)

    monkeypatch.setattr(compose, "letter", fail_one)
    assert post().sent == 1
    kept = {(message.state, message.reason) for message in messages()}
    assert kept == {("pending", "letter not written: ValueError"), ("sent", None)}


def test_a_letter_that_cannot_be_written_is_given_up_after_the_last_try(
    monkeypatch: pytest.MonkeyPatch, sink: Sink, reminded: int, post: Post
) -> None:
    monkeypatch.setattr(compose, "letter", lambda *_args: 1 / 0)
    waits, tallies = [], []
    for _ in range(6):
        before = messages()[0].next_try_at
        with clock.stopped(before):
            tallies.append(post())
        waits.append((messages()[0].next_try_at - before).total_seconds() / 60)
    assert waits == [1, 5, 15, 60, 180, 0]
    assert tallies == [Tally()] * 5 + [Tally(failed=1)]
    message = messages()[0]
    assert (message.state, message.reason) == ("failed", "letter not written: ZeroDivisionError")
    assert [row.state for row in mails()] == ["failed"]
    assert {row.outcome for row in rows(DeliveryAttempt)} == {"letter not written"}


def test_an_urge_taken_back_in_time_leaves_nothing(place: world.Place, sink: Sink, task: Make, post: Post) -> None:
    made = task(SOON)
    urging.urge(fresh(made), place.people["chair"], "Sớm có văn bản")
    db.session.commit()
    with clock.stopped(later(0.9)):
        assert post() == Tally()
        urging.take_back(fresh(made), place.people["chair"], 1)
        db.session.commit()
    with clock.stopped(later(2)):
        assert post() == Tally()
    assert sink.mails == []
    assert {row.state for row in rows(delivery.contents.Notification)} == {"skipped"}


def test_an_urge_leaves_after_a_minute_even_at_night(place: world.Place, sink: Sink, task: Make, post: Post) -> None:
    with clock.stopped(clock.instant(date(2026, 10, 6), 21)):
        urging.urge(fresh(task(SOON)), place.people["chair"], "Sớm có văn bản\r\nBcc: x@y.example")
        db.session.commit()
        with clock.stopped(later(1)):
            assert post() == Tally(sent=1)
    body = sink.mails[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Sớm có văn bản" in body and "đôn đốc lần 1" in body
    assert sink.mails[0]["Bcc"] is None


def test_the_office_s_own_report_is_told_to_those_who_may_confirm_it(place: world.Place, task: Make) -> None:
    people_of = place.people
    made, officer, office = task(SOON, unit="office"), people_of["officer"], place.units["office"]
    seat = Appointment(commune_id=place.id, user_id=officer.id, role="department_head", unit_id=office.id)
    seat.from_on = date(2020, 1, 1)
    officer.appointments.append(seat)
    db.session.commit()
    workflow.report(fresh(made), db.session.get_one(User, officer.id), "Đã làm xong")
    db.session.commit()
    names = {person.id: key for key, person in people_of.items()}
    assert {names[row.recipient_id] for row in mails(rule="reported")} == {"chair", "deputy"}


def test_another_unit_s_report_is_told_to_the_secretariat(place: world.Place, task: Make) -> None:
    made = task(SOON)
    workflow.report(fresh(made), place.people["culture_head"], "Đã làm xong")
    db.session.commit()
    assert [row.recipient_id for row in mails(rule="reported")] == [place.people["secretary"].id]


def test_telling_twice_makes_one_message(place: world.Place, task: Make) -> None:
    made, head = fresh(task(SOON)), place.people["culture_head"]
    assert tell(made, "assigned", "lead-2", [head, head], slot="plan-1") == 2
    assert tell(made, "assigned", "lead-2", [head], slot="another") == 0
    db.session.commit()
    assert [message.slot for message in messages()] == ["plan-1"]


def _die(*_args: object) -> bool:
    raise KeyboardInterrupt
