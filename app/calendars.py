"""A feed as iCalendar (RFC 5545): due dates as days, meetings with their hour, each with an id that never changes."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _
from icalendar import Calendar, Event
from itsdangerous import BadData, URLSafeSerializer

from app import clock
from app.addresses import outside
from app.models import committees, feeds
from app.models.feed import Feed
from app.models.meeting import Meeting
from app.models.task import Task, finding
from app.models.user import User
from app.state_words import deadline_words

EVERY = timedelta(hours=1)  # how often a program may ask
HOUR = re.compile(r"(\d{1,2})\s?(?::|giờ|g|h)\s?(\d{2})?")
MEETING = timedelta(hours=2)


def token(feed: Feed) -> str:
    """The secret part of a feed's address."""
    return _signer().dumps([feed.id, feed.salt])


def find(text: str) -> Feed | None:
    """The feed of a token, None for a forged or ended one."""
    try:
        feed_id, salt = _signer().loads(text)
    except (BadData, ValueError, TypeError):
        return None
    return feeds.standing(feed_id, salt) if isinstance(feed_id, int) and isinstance(salt, str) else None


def name_of(feed: Feed) -> str:
    """What a calendar program calls the feed."""
    if feed.committee is not None:
        return _("Họp %(committee)s", committee=feed.committee.name)
    return _("Hạn việc %(unit)s", unit=feed.unit.short_name) if feed.unit is not None else _("Hạn việc của tôi")


def listed(person: User) -> list[tuple[Feed, str, str]]:
    """A person's feeds, each with its name and its whole address."""
    return [(feed, name_of(feed), outside("feeds.read", token=token(feed))) for feed in feeds.of(person)]


def subjects(person: User) -> list[tuple[str, str]]:
    """What a person may have a feed of, as (value, words): the own work, the units with a board, the committees."""
    units = [(f"unit-{unit.id}", unit.name) for unit in finding.boards(person)]
    bodies = [(f"committee-{one.id}", one.name) for one in committees.every(person.commune_id) if one.active]
    return [("me", _("Việc của tôi")), *units, *bodies]


def write(feed: Feed) -> bytes:
    """The feed's calendar as it stands now, in UTF-8 with lines folded."""
    held = feeds.dates(feed)
    calendar = Calendar()
    for key, value in {
        "prodid": "-//Ro Viec//VI", "version": "2.0", "method": "PUBLISH", "x-wr-calname": name_of(feed),
        "x-wr-timezone": "Asia/Ho_Chi_Minh", "x-published-ttl": "PT1H",
    }.items():  # fmt: skip
        calendar.add(key, value)
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    for task in held.tasks:
        calendar.add_component(_due(task, task.due_effective_on, f"task-{task.id}", task.short_text, [_words(task)]))
    for task, part in held.parts:
        words = [_("Phần phối hợp: %(duty)s", duty=part.duty)] if part.duty else []
        calendar.add_component(_due(task, part.due_on, f"part-{part.id}", _("Phối hợp: ") + task.short_text, words))
    for meeting in held.meetings:
        calendar.add_component(_meeting(meeting))
    return calendar.to_ical()


def mark(written: bytes) -> str:
    """A mark of a calendar's contents that the hour of writing doesn't change."""
    lines = [line for line in written.splitlines() if not line.startswith(b"DTSTAMP")]
    return hashlib.sha256(b"\n".join(lines)).hexdigest()[:32]


def _due(task: Task, on: date | None, uid: str, title: str, lines: list[str]) -> Event:
    url = outside("tasks.show", task_id=task.id)
    event = _event(uid, task.commune_id, task.version, _("Hạn: %(title)s", title=title), url)
    event.add("dtstart", on)
    event.add("dtend", on and on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("description", "\n".join(filter(None, [task.code, *lines, url])))
    return event


def _words(task: Task) -> str:
    unit = task.lead_unit.name if task.lead_unit else ""
    return "\n".join(filter(None, [unit, deadline_words(task)]))


def _meeting(meeting: Meeting) -> Event:
    url = outside("meetings.show", meeting_id=meeting.id)
    event = _event(f"meeting-{meeting.id}", meeting.commune_id, meeting.version, meeting.title, url)
    at = hour_of(meeting.at_time)
    begins = datetime.combine(meeting.on, at, clock.LOCAL) if at else meeting.on
    event.add("dtstart", begins)
    event.add("dtend", begins + (MEETING if at else timedelta(days=1)))
    event.add("location", meeting.place)
    if meeting.cancelled_at is not None:
        event.add("status", "CANCELLED")
    event.add("description", _("Chủ trì: %(chair)s", chair=meeting.chair) + f"\n{url}")
    return event


def hour_of(text: str | None) -> time | None:
    """An hour as people type it (`14:00`, `8h30`, `14 giờ`); None where there is none."""
    found = HOUR.search((text or "")[:40])
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _event(uid: str, commune_id: int, sequence: int, title: str, url: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}.{commune_id}@{urlsplit(url).hostname or 'roviec'}")
    event.add("dtstamp", clock.now())
    event.add("sequence", sequence)
    event.add("summary", title)
    event.add("url", url)
    return event


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="feed")
