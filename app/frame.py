"""What the frame of every page shows: commune, person, counts in the bar; at most four statements."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask import Flask, request
from flask_login import current_user

from app import assets, charts, clock, day_words, formats, headers
from app.language import chosen
from app.mail import server
from app.models import powers, undelivered
from app.models.absences import KEEPERS
from app.models.roles import Role

FILTERS = (
    formats.day,
    formats.day_short,
    day_words.weekday,
    day_words.weekday_within,
    day_words.days_ago,
    formats.month,
    formats.moment,
    formats.hour,
    formats.number,
    formats.percent,
    formats.file_size,
)
THEMES = ("light", "dark")
LANDINGS = ("home.index", "notices.index")


class Frame:
    """The frame of one page; asks the domain only for what the template shows, and once."""

    @cached_property
    def person(self) -> Any:
        """The person who is signed in, or None."""
        return current_user._get_current_object() if current_user.is_authenticated else None

    @cached_property
    def commune_name(self) -> str:
        """The commune's name as its letterhead has it today; empty without a person."""
        return self.person.commune_name() if self.person else ""

    @cached_property
    def _counts(self) -> tuple[int, int]:
        return self.person.bar_counts() if self.person else (0, 0)

    @property
    def unread(self) -> int:
        """How many notices the person has not read."""
        return self._counts[0]

    @property
    def late(self) -> int:
        """How many overdue tasks the person answers for or looks after."""
        return self._counts[1]

    @property
    def administers(self) -> bool:
        """May the person see the pages of administration?"""
        return self.person is not None and Role.ADMINISTRATOR in self.person.roles

    @property
    def keeps_absences(self) -> bool:
        """May the person write down who else is away?"""
        return self.person is not None and self.person.holds(*KEEPERS)

    @property
    def watches_sending(self) -> bool:
        """May the person see how the sending of reminders stands?"""
        return self.person is not None and self.person.holds(*undelivered.TOLD)

    @property
    def rules(self) -> bool:
        """May the person set how the commune reminds, without being its administrator?"""
        return self.person is not None and not self.administers and powers.may_rule(self.person)

    @cached_property
    def mail_missing(self) -> bool:
        """Must an administrator hear that no mail can leave? On the pages they land on: it costs a statement."""
        return self.administers and request.endpoint in LANDINGS and server.is_missing(self.person.commune_id)

    @property
    def theme(self) -> str:
        """`light` or `dark` by the person's choice or the cookie's; empty: as the device has it."""
        wanted = (getattr(self.person, "theme", None) or "") if self.person else request.cookies.get("theme", "")
        return wanted if wanted in THEMES else ""

    @property
    def language(self) -> str:
        """The page's language, `vi` or `en`."""
        return chosen()

    @property
    def here(self) -> str:
        """The address to come back to after a choice in the bar; of a page that was only read."""
        return request.full_path.rstrip("?") if request.method == "GET" else "/"


def init_app(app: Flask) -> None:
    """Offer `frame`, `today` and the filters to every template; version static files; harden headers."""
    assets.init_app(app)
    headers.init_app(app)
    for format_ in FILTERS:
        app.add_template_filter(format_)
    for word in (clock.today, charts.trend_end, charts.trend_pieces, charts.trend_words):
        app.add_template_global(word)
    app.context_processor(lambda: {"frame": Frame()})
