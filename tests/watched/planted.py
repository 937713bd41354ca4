"""Faults planted into the tables and into the sweep, and what the reconciliation must call them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.database import db
from app.models.notification import Message, Notification
from app.models.roster import Roster
from app.models.rules import defaults
from app.models.working_days import WorkingDays
from tests.watched.life import TODAY, at
from tests.world import Place


def notice(place: Place, who: str = "culture_head", **where: Any) -> Notification:
    """One notice of the rules in the application."""
    where = {"channel": "in_app", "rule": "overdue", "recipient_id": place.people[who].id, **where}
    return db.session.query(Notification).filter_by(**where).order_by(Notification.id).limit(1).one()


def delete_a_notice(place: Place) -> None:
    db.session.delete(notice(place))


def swap_a_recipient(place: Place) -> None:
    notice(place).recipient_id = place.people["officer"].id


def repeat_an_occasion(place: Place) -> None:
    row = notice(place, rule="due_before")
    db.session.add(copy_of(row, occasion="2026-10-09-2"))


def tell_of_no_rule(place: Place) -> None:
    row = notice(place)
    db.session.add(copy_of(row, recipient_id=place.people["observer"].id))


def hide_a_notice(place: Place) -> None:
    notice(place).state = "skipped"


def leave_a_notice_pending(place: Place) -> None:
    notice(place).state = "pending"


def leave_an_older_letter_waiting(place: Place) -> None:
    db.session.add(copy_of(notice(place, channel="email"), occasion="2026-09-28+1", state="pending"))


def lose_a_message(place: Place) -> None:
    notice(place, channel="email").message_id = None


def end_a_message_alone(place: Place) -> None:
    row = notice(place, channel="email")
    row.shown_from = at(TODAY, 8)
    db.session.get_one(Message, row.message_id).state = "sent"


def leave_a_message_for_days(place: Place) -> None:
    message = db.session.get_one(Message, notice(place, channel="email").message_id)
    message.next_try_at = at(date(2026, 10, 5), 9)


def copy_of(row: Notification, **changes: Any) -> Notification:
    """Another notification with some other values."""
    values = {
        column.name: getattr(row, column.name) for column in Notification.__table__.columns if column.name != "id"
    }
    return Notification(**{**values, **changes})


FAULTS: list[tuple[Callable[[Place], None], dict[str, int]]] = [
    (delete_a_notice, {"missing": 1}),
    (swap_a_recipient, {"missing": 1, "unexpected": 1}),
    (repeat_an_occasion, {"doubled": 1}),
    (tell_of_no_rule, {"unexpected": 1}),
    (hide_a_notice, {"not_shown": 1}),
    (leave_a_notice_pending, {"not_shown": 1}),
    (leave_an_older_letter_waiting, {"wrongly_pending": 1}),
    (lose_a_message, {"no_message": 1}),
    (end_a_message_alone, {"no_message": 1}),
    (leave_a_message_for_days, {"stuck": 1}),
]


def forget_a_step(patch: pytest.MonkeyPatch) -> None:
    rule = defaults.RULES["due_before"]
    shorter = replace(rule, default=replace(rule.default, steps=(-7, -1, 0)))
    patch.setitem(defaults.RULES, "due_before", shorter)


def forget_the_assignee(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Roster, "told_of", lambda self, lead_unit_id, _assignee_id: self._heads.get(lead_unit_id, []))


def forget_the_weekends(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(WorkingDays, "works", lambda _self, _day: True)
    patch.setattr(WorkingDays, "between", lambda _self, start, end: max((end - start).days, 0))
