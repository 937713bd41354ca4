"""The outbox as a plain model: what was told to whom, what waits in which message; dicts and the slow reckoning only.

It knows nothing of SQL, of the engine of rules or of the mail server; times are what a wall in Vietnam shows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from benchmarks.trials import reckoning
from benchmarks.trials.reckoning import Almanac, Said, said

LEASE = timedelta(minutes=3)
HEADS = {"culture": "culture_head", "economy": "economy_head"}
OPEN = ("unaccepted", "in_progress")
LINE = {"due_before": "day", "due_today": "day", "reporting_due": "day", "reporting_today": "day", "overdue": "day"}
BY_DATE = {*LINE, "escalated_office", "escalated_chair", "agenda"}


class Key(NamedTuple):
    """Why one person is told of a task."""

    task: int
    rule: str
    occasion: str
    person: str


@dataclass
class Work:
    """A task as far as reminders go."""

    due: date | None
    keeps_day: bool
    kind: str
    unit: str | None
    state: str = "unaccepted"
    assigned: bool = False
    submitted: date | None = None

    def says(self, almanac: Almanac, day: date) -> set[Said]:
        """What the work says on a day."""
        if self.state in OPEN and self.due is not None:
            return reckoning.of_deadline(almanac, self.due, self.keeps_day, self.kind, day)
        if self.state == "reported" and self.submitted is not None:
            word = self.submitted.isoformat()
            return reckoning.only([said(almanac, "confirm_waits", self.submitted, word, day)])
        return set()

    def told(self, rule: str) -> set[str]:
        """Who hears of it: in this commune the secretary stands in wherever nobody sits."""
        if rule in LINE:
            return {HEADS.get(self.unit or "", "secretary")} | ({"officer"} if self.assigned else set())
        return {"chair"} if rule == "escalated_chair" else {"secretary"}


@dataclass
class Mail:
    """A message of a person's day; `copies` is how often it was taken by the mail server."""

    person: str
    slot: date
    due_at: datetime
    state: str = "pending"
    in_doubt: int = 0
    lease_until: datetime | None = None
    copies: int = 0

    @property
    def ended(self) -> bool:
        """Does it leave no more?"""
        return self.state not in ("pending", "sending")

    @property
    def takes_in(self) -> bool:
        """May something more be put into it?"""
        return self.state == "empty" or (self.state == "pending" and not self.in_doubt)


@dataclass
class Row:
    """How telling somebody by mail stands: pending, sent, skipped (with why), unknown; and in which message."""

    mail: Mail
    state: str = "pending"
    why: str = ""


@dataclass
class Outbox:
    """Everything of one commune."""

    almanac: Almanac
    works: dict[int, Work] = field(default_factory=dict)
    rows: dict[Key, Row] = field(default_factory=dict)
    mails: dict[tuple[str, date], Mail] = field(default_factory=dict)
    sent_on: Counter[tuple[str, date]] = field(default_factory=Counter)  # messages never in doubt, by person and day

    def present(self, day: date) -> set[Key]:
        """Whom to tell of what on a day."""
        found = ((task, work, what) for task, work in self.works.items() for what in work.says(self.almanac, day))
        return {Key(task, *what, person) for task, work, what in found for person in work.told(what[0])}

    def sweep(self, now: datetime) -> None:
        """Make what is due and isn't there, put aside what isn't due any more; from seven on working days."""
        if not self.almanac.works(now.date()) or now.time() < time(7):
            return
        wanted, slots = self.present(now.date()), reckoning.leaving_from(self.almanac, now, 5)
        self._skip(wanted, lambda key, row: row.state == "pending", closes=False)
        for mail in self.mails.values():
            if mail.state == "pending" and not mail.in_doubt and not slots[0][0] <= mail.slot <= slots[-1][0]:
                mail.state = "carried"
        for key in wanted:
            row = self.rows.get(key)
            if row is None or row.state == "skipped" or (row.state == "pending" and row.mail.ended):
                self.rows[key] = Row(self._place(key.person, slots))

    def deliver(self, now: datetime, dies_at: str = "", first: tuple[str, date] | None = None) -> None:
        """Send what is due in office hours; a process that dies does so at its `first` message."""
        if not (self.almanac.works(now.date()) and time(7) <= now.time() < time(18)):
            return
        wanted = self.present(now.date())
        due = [mail for mail in self.mails.values() if mail.state == "pending" and mail.due_at <= now]
        for mail in due if not dies_at else [self.mails[first]] if first else []:
            self._send(mail, wanted, now, dies_at)

    def rescue(self, now: datetime) -> None:
        """Take up what a dead sender left: once again, then never more."""
        for mail in self.mails.values():
            if mail.state == "sending" and mail.lease_until is not None and mail.lease_until < now:
                mail.in_doubt += 1
                mail.state, mail.due_at = ("pending", now) if mail.in_doubt == 1 else ("unknown", mail.due_at)
                if mail.state == "unknown":
                    for row in self._of(mail):
                        row.state = "unknown"

    def hold_back(self, task: int, why: str, *rules: str) -> None:
        """What hasn't left of a task's doesn't: the work closed or moved."""
        for key, row in self.rows.items():
            if key.task == task and row.state == "pending" and (not rules or key.rule in rules):
                row.state, row.why = "skipped", why

    def revive(self, task: int) -> None:
        """What was put aside because the work closed waits again."""
        for key, row in self.rows.items():
            if key.task == task and row.state == "skipped" and row.why == "closed":
                row.state, row.why = "pending", ""

    def _place(self, person: str, slots: list[tuple[date, datetime]]) -> Mail:
        """The first message of the person that can take something in, made if there is none."""
        for day, leaves in slots:
            mail = self.mails.setdefault((person, day), Mail(person, day, leaves))
            if mail.takes_in:
                if mail.state == "empty":
                    mail.state, mail.due_at = "pending", slots[0][1]
                return mail
        raise AssertionError("no day can take it")

    def _send(self, mail: Mail, wanted: set[Key], now: datetime, dies_at: str) -> None:
        told = [key for key, row in self.rows.items() if row.mail is mail and row.state == "pending" and key in wanted]
        if dies_at:
            mail.state, mail.lease_until = "sending", now + LEASE
            mail.copies += bool(told) and dies_at == "yes"
            return
        self._skip(wanted, lambda _key, row: row.mail is mail and row.state == "pending", closes=True)
        mail.state = "sent" if told else "empty"
        mail.copies += bool(told)
        self.sent_on[mail.person, now.date()] += bool(told) and not mail.in_doubt
        for key in told:
            self.rows[key].state = "sent"

    def _skip(self, wanted: set[Key], which, *, closes: bool) -> None:  # type: ignore[no-untyped-def]
        """Put aside what isn't to be told now; the sender (`closes`) sees that the work has closed."""
        lines = {(one.task, one.occasion, LINE.get(one.rule, one.rule)) for one in wanted}
        for key, row in self.rows.items():
            if which(key, row) and key not in wanted:
                theirs = (key.task, key.occasion, LINE.get(key.rule, key.rule)) in lines
                has_closed = closes and self.works[key.task].state not in OPEN
                row.state, row.why = "skipped", "not theirs" if theirs else "closed" if has_closed else "superseded"

    def _of(self, mail: Mail) -> list[Row]:
        return [row for row in self.rows.values() if row.mail is mail and row.state == "pending"]
