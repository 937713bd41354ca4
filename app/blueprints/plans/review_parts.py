"""Parts of the review page as text: the whole, the list, or only what an act changed, each by its own target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from app import htmx
from app.blueprints.plans import phrases, review_page, review_view
from app.blueprints.plans.review_page import Page
from app.models.plan import Plan, Proposal
from app.models.planning import finding, splitting
from app.models.review_act import ReviewAct

WORDS = {name: getattr(phrases, name) for name in ("DEADLINE_TYPES", "DOUBTS", "FILTERS")}
TOOLS = {"cells": review_page.cells, "pieces": splitting.pieces, "announces": splitting.announces}
MANY = 25  # from so many changed rows on the list itself is the smaller answer


def whole(page: Page) -> str:
    """The whole page."""
    return _render("review", page, twins=finding.twins(page.plan))


def panel(page: Page) -> str:
    """The panel of the rows."""
    return _render("proposals", page)


def row(page: Page, row_id: int) -> str:
    """One row."""
    return _render("row", page, row=page.by_id[row_id])


def swap(target: str, html: str = "", style: str = "outerHTML") -> str:
    """A part that htmx puts in its own place, wherever the answer goes."""
    return Markup('<hx-partial hx-target="{}" hx-swap="{}">{}</hx-partial>').format(target, style, Markup(html))  # noqa: S704  rendered by a template


def after(
    plan: Plan,
    rows: Sequence[Proposal],
    act: ReviewAct | None,
    said: str,
    *,
    gone: Iterable[int] = (),
    was: str | None = None,
    open_next: bool = False,
) -> Response:
    """Answer an act: the rows it changed, the counts, the marks in the document; focus on the row to go on with.

    `gone` are ids of rows that are no more; `was` is the state of the first row before; `open_next` opens the next.
    """
    page = review_page.of(plan, current_user, review_view.of_request())
    _go_on(page, rows, was, open_next)
    toast = htmx.toast(said, undo=_undo_url(act)) if act else htmx.toast(said)
    if not htmx.is_partial():
        return htmx.done(page.url(open_id=page.focus_id), toast=toast)
    if len(rows) > MANY:
        return htmx.answer(panel(page), *_marks(page, rows), _publish(page), toast=toast, live=said,
                           retarget="#proposals", reswap="outerHTML")  # fmt: skip
    parts = [_render("review_counts", page), *_rows(page, rows, gone), *_heads(page), *_marks(page, rows)]
    return htmx.answer(*parts, _publish(page), toast=toast, live=said, retarget="#rv-counts", reswap="innerHTML")


def fresh(page: Page, rows: Iterable[Proposal]) -> list[str]:
    """Rows as they are now, each in its place in the list."""
    return [swap(f"#p{one.id}", row(page, one.id)) for one in rows]


def _go_on(page: Page, rows: Sequence[Proposal], was: str | None, open_next: bool) -> None:
    following = page.next_after(rows[0], was or rows[0].state) if rows else None
    if following is None or page.tab == "khong-lay":
        return
    page.focus_id = following.id
    if open_next and following.state == "unclear":
        page.open_id = following.id


def _rows(page: Page, rows: Sequence[Proposal], gone: Iterable[int]) -> list[str]:
    changed = {one.id for one in rows}
    parts = [swap(f"#p{row_id}", style="delete") for row_id in dict.fromkeys([*gone, *changed])]
    parts += [
        swap(f"#list-{one.state}", row(page, one.id), "beforeend")
        for one in page.rows
        if one.id in changed and page.shows(one)
    ]
    if page.focus_id is not None and page.focus_id not in changed:
        parts.append(swap(f"#p{page.focus_id}", row(page, page.focus_id)))
    return parts


def _heads(page: Page) -> list[str]:
    return [swap(f"#rows-{state}", _render("group_head", page, state=state)) for state in phrases.GROUPS]


def _marks(page: Page, rows: Sequence[Proposal]) -> list[str]:
    ids = {one.id for one in rows}
    touched = [clause for clause in page.clauses if any(one.id in ids for one in page.at_clause.get(clause.id, ()))]
    return [swap(f"#c{clause.id}", _render("clause", page, clause=clause)) for clause in touched]


def _publish(page: Page) -> str:
    return swap("#publish", _render("publish_button", page))


def _undo_url(act: ReviewAct) -> str:
    return url_for("plans.undo", plan_id=act.plan_id, act_id=act.id)


def _render(name: str, page: Page, **values: Any) -> str:
    html = render_template(f"plans/{name}.html", page=page, **WORDS, **TOOLS, GROUPS=phrases.GROUPS, **values)
    return html.strip()


def said(verb: str, rows: Sequence[Any]) -> str:
    """What an act did, in words: of one row by its label, of several by their number."""
    words = phrases.VERBS.get(verb, phrases.VERBS["save"])
    labels = [entry["label"] if isinstance(entry, dict) else entry.label for entry in rows]
    if len(labels) == 1:
        return _("%(act)s: dòng %(n)s", act=words, n=labels[0])
    return _("%(act)s: %(n)s dòng", act=words, n=len(labels))


def act_words(act: ReviewAct) -> str:
    """An act of the history in words."""
    return said(act.verb, act.rows)
