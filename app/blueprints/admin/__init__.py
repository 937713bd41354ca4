"""Quản trị: units, people, calendar, committees, papers' letterhead, mail, channels of one commune."""

from app.blueprints.admin import (
    calendar,
    channels,
    committees,
    figures,
    office,
    overview,
    people,
    person,
    sending,
    units,
)
from app.blueprints.admin.place import blueprint

__all__ = [
    "blueprint",
    "calendar",
    "channels",
    "committees",
    "figures",
    "office",
    "overview",
    "people",
    "person",
    "sending",
    "units",
]
