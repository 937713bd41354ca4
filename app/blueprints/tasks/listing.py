"""The list of tasks: filtered, sorted, turned over by its address; for htmx only what was found."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from app import addresses, clock, htmx
from app.blueprints.tasks import address, blueprint, filter_labels
from app.blueprints.tasks.filter_said import Choices, Said, said
from app.blueprints.tasks.list_text import LINES, to_send
from app.models import views
from app.models.task import finding
from app.models.task.query import Query
from app.models.user import User
from app.models.view import View
from app.policy import signed_in

SHOWN = ("text", "times", "unit_id", "plan_id", "field", "terms", "ages")  # the others lie under "Thêm điều kiện"


class Listing:
    """What the list's template shows."""

    def __init__(self, person: User, query: Query) -> None:
        self.person, self.query = person, query
        self.choices = Choices(person, query)
        self.found = finding.search(person, query)
        self.views = views.of(person)
        self.may_share = views.may_share(person)
        self.labels = filter_labels
        self.at = clock.now()

    @cached_property
    def said(self) -> list[Said]:
        """What the list is filtered by, in words."""
        return said(self.query, self.choices)

    @property
    def text(self) -> str:
        """The question as a part of an address, as a saved view keeps it."""
        return address.text(self.query)

    @property
    def folded(self) -> int:
        """How many filters stand under "Thêm điều kiện"."""
        return sum(name not in SHOWN for name in self.query.sieves)

    @cached_property
    def view(self) -> View | None:
        """The saved view whose list this is."""
        return next((one for one in self.views if one.query == self.text), None)

    def url(self, **changed: Any) -> str:
        """The address of the same list with another page or order."""
        return url_for("tasks.index", **address.write(self.query, **changed))

    @property
    def paper_url(self) -> str:
        """The address of the whole list as a paper."""
        return url_for("tasks.paper", **address.write(self.query, page=1))

    @property
    def export_url(self) -> str:
        """The address of the export of the whole list."""
        return url_for("exports.index", **address.write(self.query, page=1))

    @property
    def cancelled_url(self) -> str:
        """The address of what was cancelled and holds the words."""
        return self.url(states=frozenset({"cancelled"}), page=1)

    @cached_property
    def to_send(self) -> str:
        """The list for a message; it leaves for other offices, so it is Vietnamese as papers and mails are.

        It begins with the first task whichever page is shown.
        """
        first = self.found
        if first.page > 1:
            first = finding.search(self.person, replace(self.query, page=1), most=LINES)
        with force_locale("vi"):
            words = said(self.query, self.choices)
            link = addresses.whole(self.url(page=1))
            return to_send(first, words, link, lambda task: addresses.outside("tasks.show", task_id=task.id))


@blueprint.get("/viec")
@signed_in
def index() -> Any:
    """Search over the commune's tasks; an address holds the whole question."""
    query = address.read(request.args)
    if not htmx.is_partial() and any(value == "" for value in request.args.values()):
        return redirect(url_for("tasks.index", **address.write(query)))  # a form sends its empty fields too
    listing = Listing(current_user, query)
    if not htmx.is_partial():
        return render_template("tasks/list.html", listing=listing)
    parts = [
        render_template(f"tasks/list/{name}.html", listing=listing, oob=True) for name in ("found", "sections", "print")
    ]
    live = _("%(n)s việc khớp", n=listing.found.total)
    return htmx.answer(*parts, live=live, push_url=listing.url())


@blueprint.app_template_global()
def address_words(name: str) -> list[tuple[str, str]]:
    """The values that a parameter of the address may have, each with its word."""
    return [(value, word) for word, value in address.WORDS[name].items()]
