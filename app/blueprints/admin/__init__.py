"""Quản trị: units, people, calendar, committees, papers' letterhead and mail of one commune; administrators only."""

from app.blueprints.admin import calendar, committees, figures, office, overview, people, person, sending, units
from app.blueprints.admin.place import blueprint

__all__ = [
    "blueprint",
    "calendar",
    "committees",
    "figures",
    "office",
    "overview",
    "people",
    "person",
    "sending",
    "units",
]
