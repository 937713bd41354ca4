"""Who is told on which channel: what is allowed and chosen, in telling, sweeping and sending alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from app import clock
from app.carriers import sayings
from app.database import db
from app.models import channels, contents, delivery, password_links
from app.models.channels import EMAIL, IN_APP, NOT_ALLOWED, NOT_CHOSEN, Endpoint, endpoints, rules
from app.models.notification import Notification
from app.models.office_hours import a_moment_after
from app.models.tally import Tally
from app.models.task import urging
from app.models.user import User
from tests import world
from tests.channels.receiver import Receiver
from tests.reminders.conftest import Sink, fresh, mails, messages, rows
from tests.statements import counted

SOON, LATE = date(2026, 10, 9), date(2026, 9, 30)
Make, Remind, Post = Callable[..., int], Callable[..., Tally], Callable[[], Tally]


def states(person: User) -> dict[str, tuple[str, str | None]]:
    """State and reason of a person's notifications, by channel."""
    return {row.channel: (row.state, row.reason) for row in rows(Notification, recipient_id=person.id)}


def choose(person: User, scheduled: bool, acts: bool) -> None:
    endpoints.choose(db.session.merge(person), email_scheduled=scheduled, email_acts=acts)
    db.session.commit()


def urge(place: world.Place, task: Make) -> None:
    urging.urge(fresh(task(LATE)), db.session.merge(place.people["secretary"]))
    db.session.commit()


def test_by_default_e_mail_is_allowed_and_nothing_else(place: world.Place) -> None:
    assert rules.allowed(place.id) == {"email": True, "services": []}
    ways = channels.Allowed(place.id).of(place.people["culture_head"], scheduled=True)
    assert (ways.channels, ways.why_not) == ((IN_APP, EMAIL), {})


def test_one_answer_for_everybody_in_three_statements(allowed: world.Place, endpoint: Endpoint) -> None:
    head, officer = allowed.people["culture_head"], allowed.people["officer"]
    endpoints.switch(db.session.merge(endpoint), head, False)
    choose(head, False, True)
    officer.email = None
    db.session.commit()
    with counted() as statements:
        asked = channels.Allowed(allowed.id)
        by_day, by_act = asked.of(head, scheduled=True), asked.of(head, scheduled=False)
        for person in allowed.people.values():
            asked.of(person, scheduled=True)
    assert len([one for one in statements if "FROM user" not in one and "FROM appointment" not in one]) == 3
    assert (by_day.channels, by_day.why_not) == ((IN_APP,), {EMAIL: NOT_CHOSEN, endpoint.channel: NOT_CHOSEN})
    assert by_act.channels == (IN_APP, EMAIL)
    assert asked.of(officer, scheduled=True).why_not == {EMAIL: channels.NO_ADDRESS}


def test_an_act_goes_to_every_channel_chosen(
    allowed: world.Place, endpoint: Endpoint, task: Make, sink: Sink, receiver: Receiver
) -> None:
    head = allowed.people["culture_head"]
    urge(allowed, task)
    assert states(head) == {IN_APP: ("sent", None), EMAIL: ("pending", None), endpoint.channel: ("pending", None)}
    assert {row.channel: row.slot for row in messages()} == dict.fromkeys((EMAIL, endpoint.channel), messages()[0].slot)


def test_acts_by_mail_may_be_left_out_alone(allowed: world.Place, task: Make, remind: Remind) -> None:
    head = allowed.people["culture_head"]
    choose(head, True, False)
    urge(allowed, task)
    assert states(head) == {IN_APP: ("sent", None), EMAIL: ("skipped", NOT_CHOSEN)}
    assert messages() == []
    remind()
    assert [row.state for row in mails(recipient_id=head.id, rule="overdue")] == ["pending"]


def test_the_sweep_respects_the_choice_and_what_is_chosen_again_rises(
    allowed: world.Place, endpoint: Endpoint, task: Make, remind: Remind, post: Post, sink: Sink, receiver: Receiver
) -> None:
    head = allowed.people["culture_head"]
    choose(head, False, True)
    task(SOON)
    remind()
    assert states(head) == {
        IN_APP: ("sent", None), EMAIL: ("skipped", NOT_CHOSEN), endpoint.channel: ("pending", None),
    }  # fmt: skip
    assert post() == Tally(sent=1)
    assert (len(sink.mails), len(receiver.calls)) == (0, 1)
    assert remind() == Tally()
    choose(head, True, True)
    assert remind() == Tally() and post() == Tally(sent=1)
    assert (len(sink.mails), len(receiver.calls)) == (1, 1)


def test_a_day_has_one_message_for_each_channel(
    allowed: world.Place, endpoint: Endpoint, task: Make, remind: Remind, post: Post, sink: Sink, receiver: Receiver
) -> None:
    for _ in range(3):
        task(SOON)
    remind()
    post()
    assert (len(sink.mails), len(receiver.calls)) == (1, 1)
    task(SOON)  # after today's has left: it waits for tomorrow's
    remind()
    post()
    assert (len(sink.mails), len(receiver.calls)) == (1, 1)
    assert sorted(row.slot for row in messages(recipient_id=allowed.people["culture_head"].id)) == [
        *["2026-10-06"] * 2, *["2026-10-07"] * 2,
    ]  # fmt: skip


def test_a_text_is_short_and_keeps_its_link(
    app: Flask, allowed: world.Place, endpoint: Endpoint, task: Make, remind: Remind
) -> None:
    app.config["PUBLIC_URL"] = "https://viec.mau.example"
    for number in range(30):
        task(LATE, text=f"Rà soát {number} " + "nâng cấp mạng nội bộ của các đơn vị " * 9)
    remind()
    said = sayings.text(contents.read(db.session.merge(messages(channel=endpoint.channel)[0])))
    tasks = [line for line in said.splitlines() if line.startswith("- ")]
    assert len(said) <= sayings.LONGEST and 3 <= len(tasks) <= sayings.SHOWN
    assert f"và {30 - len(tasks)} việc khác" in said and said.endswith("https://viec.mau.example/")


def test_a_scheduled_message_waits_for_office_hours_on_every_channel(
    allowed: world.Place, endpoint: Endpoint, task: Make, remind: Remind, sink: Sink, receiver: Receiver
) -> None:
    task(SOON)
    remind()
    db.session.commit()
    with clock.stopped(clock.instant(date(2026, 10, 6), 19)):
        delivery.deliver(delivery.due())
    assert (sink.mails, receiver.calls) == ([], [])


@pytest.mark.parametrize("how", ["person", "commune"])
def test_what_is_switched_off_after_telling_does_not_leave(
    allowed: world.Place, task: Make, remind: Remind, post: Post, sink: Sink, how: str
) -> None:
    task(SOON)
    remind()
    if how == "person":
        choose(allowed.people["culture_head"], False, True)
    else:
        rules.allow(db.session.merge(allowed.people["admin"]), email=False, services=[])
    post()
    assert sink.mails == []
    reason = NOT_CHOSEN if how == "person" else NOT_ALLOWED
    assert [(row.state, row.reason) for row in mails()] == [("skipped", reason)]


def test_a_forgotten_password_comes_by_mail_whatever_was_chosen(allowed: world.Place, post: Post, sink: Sink) -> None:
    head = allowed.people["culture_head"]
    choose(head, False, False)
    rules.allow(db.session.merge(allowed.people["admin"]), email=False, services=[])
    password_links.send_forgotten(db.session.merge(head))
    assert post() == Tally(sent=1)
    assert len(sink.mails) == 1


def test_a_new_endpoint_takes_part_from_the_next_sweep_on(
    app, allowed: world.Place, task: Make, remind: Remind, post: Post, receiver: Receiver
) -> None:
    task(SOON)
    remind()
    head, inside = db.session.merge(allowed.people["culture_head"]), app.config["WEBHOOK_INSIDE"]
    added = endpoints.add(head, channels.WEBHOOK, "Mới", receiver.address, inside)
    assert remind() == Tally(made=1) and remind() == Tally()
    assert states(head)[added.channel] == ("pending", None)


def test_another_communes_people_are_not_looked_at(
    allowed: world.Place, elsewhere: world.Place, endpoint: Endpoint
) -> None:
    assert channels.standing(elsewhere.id, endpoint.channel) is None
    ways = channels.Allowed(elsewhere.id).of(elsewhere.people["culture_head"], scheduled=True)
    assert ways.channels == (IN_APP, EMAIL)
    assert a_moment_after(clock.now(), 1) - clock.now() == timedelta(minutes=1)
