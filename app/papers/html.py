"""A paper's contents → a fragment of a page that looks like the sheet of paper; no inline style, no script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from app.papers.contents import Contents, Picture, Table
from app.papers.drawings import checked
from app.papers.parts import parts_of
from app.papers.settled import heads_of, settled

TEMPLATES = Path(__file__).parents[1] / "templates" / "papers"


def write(contents: Contents, *, draft: bool = False) -> Markup:
    """The fragment; `draft` as the DOCX's. Everything typed is escaped, drawings hold only what draws."""
    page = ENVIRONMENT.get_template("preview.html")
    return Markup(page.render(copy=settled(contents, draft=draft), parts=parts_of(contents)))  # noqa: S704


def head_rows(table: Table) -> list[list[dict[str, Any]]]:
    """The head's cells by row, with the columns and rows that they span."""
    heads = heads_of(table.columns)
    rows: list[list[dict[str, Any]]] = [[] for _ in range(max(bottom for _across, (_top, bottom), _title in heads) + 1)]
    for (first, last), (top, bottom), title in heads:
        spans = {"wide": last - first + 1, "deep": bottom - top + 1}
        rows[top].append({"title": title, "draft": table.columns[first].draft, **spans})
    return rows


def _drawing(picture: Picture) -> Markup:
    return Markup(checked(picture.svg))  # noqa: S704


def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    made.globals.update(head_rows=head_rows, drawing=_drawing, kind=lambda block: type(block).__name__.lower())
    return made


ENVIRONMENT = _environment()
