"""`reminders sweep`, and what the clock does without being asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from app import clock, jobs
from app.database import db
from app.jobs import mail, reminding, timetable
from app.jobs.queues import Queues
from app.models import delivery
from app.models.notification import Notification
from app.models.tally import Tally
from app.models.task import urging
from tests import world
from tests.reminders.conftest import Sink, fresh, messages, rows

SOON = date(2026, 10, 9)
AT = "2026-10-06T08:00+07:00"
Make = Callable[..., int]


@pytest.fixture
def command(app: Flask) -> Callable[..., tuple[int, str]]:
    """Run `reminders sweep` with options; exit code and output."""

    def run(*options: str) -> tuple[int, str]:
        db.session.commit()
        result = app.test_cli_runner().invoke(args=["reminders", "sweep", *options])
        return result.exit_code, result.output

    return run


def test_it_makes_and_sends_and_a_second_run_makes_nothing(
    sink: Sink, task: Make, command: Callable[..., tuple[int, str]]
) -> None:
    task(SOON), task(SOON, unit=None)
    first, second = command("--at", AT), command("--at", AT)
    assert (first[0], json.loads(first[1])) == (0, {"made": 4, "sent": 4, "skipped": 0, "failed": 0})
    assert (second[0], json.loads(second[1])) == (0, {"made": 0, "sent": 0, "skipped": 0, "failed": 0})
    assert first[1].count("\n") == 1
    assert [mail["Date"] for mail in sink.mails] == ["Tue, 06 Oct 2026 08:00:00 +0700"] * 2
    assert clock.now() == clock.instant(date(2026, 10, 6), 9)  # the clock goes on as it was


def test_without_a_mail_server_mails_are_counted_as_skipped(
    task: Make, command: Callable[..., tuple[int, str]]
) -> None:
    task(SOON)
    assert json.loads(command("--at", AT)[1]) == {"made": 2, "sent": 1, "skipped": 1, "failed": 0}


def test_outside_office_hours_mail_waits(sink: Sink, task: Make, command: Callable[..., tuple[int, str]]) -> None:
    task(SOON)
    assert json.loads(command("--at", "2026-10-03T22:00+07:00")[1])["made"] == 2
    assert sink.mails == []
    command("--at", "2026-10-05T07:00+07:00")  # a Monday: the others get the digest of the week
    assert len([mail for mail in sink.mails if "culture_head" in mail["To"]]) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--at", "2026-10-06T08:00"), "thiếu múi giờ"),
        (("--at", "hôm qua"), "không phải thời điểm"),
        (("--commune", "nowhere"), "không có xã, phường nào có mã “nowhere”"),
    ],
)
def test_what_it_cannot_do_it_says(
    place: world.Place, command: Callable[..., tuple[int, str]], options: tuple[str, ...], words: str
) -> None:
    code, output = command(*options)
    assert (code, words in output) == (2, True)


def test_one_commune_alone(
    place: world.Place, elsewhere: world.Place, sink: Sink, command: Callable[..., tuple[int, str]]
) -> None:
    place.task(due_on=SOON), elsewhere.task(due_on=SOON)
    assert json.loads(command("--at", AT, "--commune", "khac")[1])["made"] == 2
    assert {row.commune_id for row in rows(Notification)} == {elsewhere.id}


def test_without_redis_the_clock_sweeps_and_delivers(sink: Sink, task: Make) -> None:
    task(SOON)
    assert timetable.tick() == []
    assert len(sink.mails) == 1


def test_a_commune_that_fails_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, place: world.Place, elsewhere: world.Place, sink: Sink
) -> None:
    place.task(due_on=SOON), elsewhere.task(due_on=SOON)
    db.session.commit()
    sweep = reminding.sweep

    def fail_here(commune_id: int) -> Tally:
        if commune_id == place.id:
            raise RuntimeError
        return sweep(commune_id)

    monkeypatch.setattr(reminding, "sweep", fail_here)
    assert timetable.tick() == ["reminders"]
    assert {row.commune_id for row in rows(Notification)} == {elsewhere.id}
    assert len(sink.mails) == 1


def test_the_clock_takes_up_what_a_dead_sender_left(
    monkeypatch: pytest.MonkeyPatch, place: world.Place, sink: Sink, task: Make
) -> None:
    urging.urge(fresh(task(SOON)), place.people["chair"])
    db.session.commit()
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        delivery.short_writes.claim_message(messages()[0].id, "dead", delivery.LEASE)
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        assert timetable.tick() == []
    urge = next(mail for mail in sink.mails if "Đôn đốc" in mail["Subject"])
    assert urge["X-Resend"] == "1"


def test_a_redis_that_is_away_means_no_workers(app: Flask, sink: Sink, task: Make) -> None:
    queues = Queues("redis://127.0.0.1:1/0", jobs.JOBS)
    assert not reminding.workers_live(queues)
    app.extensions["queues"] = queues
    task(SOON)
    assert timetable.tick() == []
    assert len(sink.mails) == 1


def test_with_a_worker_the_clock_hands_over_and_sends_only_what_lies_too_long(
    app: Flask, monkeypatch: pytest.MonkeyPatch, sink: Sink, task: Make
) -> None:
    handed: list = []
    monkeypatch.setattr(reminding, "workers_live", lambda _queues: True)
    monkeypatch.setattr(app.extensions["queues"], "hand_over", handed.extend)
    task(SOON)
    timetable.tick()
    waiting = messages()[0].id
    assert (handed, sink.mails) == ([("deliver", [waiting])], [])
    with clock.stopped(clock.now() + timedelta(seconds=60)):
        timetable.tick()
    assert (len(handed), sink.mails) == (1, [])
    with clock.stopped(clock.now() + timedelta(seconds=120)):
        timetable.tick()
    assert len(sink.mails) == 1


def test_the_job_takes_ids(sink: Sink, task: Make, remind: Callable[..., Tally]) -> None:
    task(SOON)
    remind()
    mail.deliver([message.id for message in messages()])
    assert len(sink.mails) == 1
