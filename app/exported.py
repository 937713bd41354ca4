"""An export put together: the form that was chosen over what was asked for, as rows of values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app import clock
from app.export_columns import COLUMNS, Column, Value
from app.export_columns.column import text
from app.models.exporting import kpi, tasks
from app.models.exporting.forms import Form
from app.models.exporting.keys import KPI, TASKS
from app.models.targets import listing
from app.models.targets.listing import Asked
from app.models.task.period import Period
from app.models.task.query import Query
from app.models.text import fold
from app.models.user import User

PREVIEW = 20


@dataclass(frozen=True)
class Wanted:
    """What is exported: the form, and the question, the targets or the month that it is asked over."""

    form: Form
    query: Query
    targets: Asked
    month: Period

    @property
    def columns(self) -> list[Column]:
        """The columns of the form; what is no column any more is left out."""
        known = COLUMNS[self.form.subject]
        return [known[key] for key in self.form.columns if key in known]


@dataclass(frozen=True)
class Export:
    """The lines found, of `total`; what each column says of them is asked when a row is drawn.

    `left_out`: how many tasks are in no line, because nobody is known to carry them out.
    """

    wanted: Wanted
    lines: list[Any]
    total: int
    left_out: int = 0

    def rows(self) -> Iterator[list[Value]]:
        """The values, row by row."""
        return ([column.value(line) for column in self.wanted.columns] for line in self.lines)

    def texts(self) -> Iterator[list[str]]:
        """The same as texts of one line each."""
        columns = self.wanted.columns
        return ([text(value, one.places) for value, one in zip(row, columns, strict=True)] for row in self.rows())


def find(person: User, wanted: Wanted, most: int = tasks.MOST) -> Export:
    """What a person's export holds, at most so many rows; statements don't grow with them. Raises NotAllowed."""
    if wanted.form.subject == TASKS:
        found = tasks.of(person, wanted.query, most)
        return Export(wanted, found.lines, found.total)
    if wanted.form.subject == KPI:
        evidence = kpi.of(person, wanted.month)
        return Export(wanted, evidence.rows[:most], len(evidence.rows), len(evidence.left_out))
    every = list(listing.year_of(person, wanted.targets).rows)
    return Export(wanted, every[:most], len(every))


def pasted(export: Export) -> str:
    """Tab-separated lines under their headings, for a table of another system."""
    return "\n".join(_lines(export))


def _lines(export: Export) -> Iterable[str]:
    yield "\t".join(column.heading for column in export.wanted.columns)
    yield from ("\t".join(row) for row in export.texts())


def file_name(form: Form) -> str:
    """`bao-cao-tinh-20261006.xlsx` by the form's name."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(form.name))
    slug = "-".join(plain.split())[:60] or "xuat-du-lieu"
    return f"{slug}-{clock.today():%Y%m%d}.xlsx"
