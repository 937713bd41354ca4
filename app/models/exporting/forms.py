"""The forms of exports: the shipped ones, what a commune made of them, its own. The secretariat edits them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.database import db
from app.models import powers, reach
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.export_form import ExportForm
from app.models.exporting import whose
from app.models.exporting.keys import COLUMNS, KPI, TASKS
from app.models.locking import lock_commune
from app.models.reach import NotFound
from app.models.text import clean, sort_key
from app.models.user import User

LONGEST, MOST = 80, 30


@dataclass(frozen=True)
class Form:
    """A form as it holds; `slug` stands for it in addresses: a shipped one's key, else its row's id."""

    slug: str
    name: str
    subject: str
    columns: tuple[str, ...]
    version: int = 0
    shipped: bool = False

    @property
    def is_changed(self) -> bool:
        """Has the commune changed a shipped form?"""
        return self.shipped and self.version > 0


SHIPPED = {
    form.slug: form
    for form in (
        Form(
            "tinh", "Báo cáo tỉnh", TASKS,
            ("code", "text", "plan", "lead", "parts", "due_on", "time", "percent", "product", "document", "done_on",
             "result", "difficulty", "proposal"),
            shipped=True,
        ),
        Form(
            "nq57", "nq57.vn", TASKS,
            ("code", "text", "section", "lead", "leader", "given_on", "due_on", "state", "percent", "done_on", "result",
             "difficulty"),
            shipped=True,
        ),
        Form(
            "kpi", "Minh chứng KPI theo người, tháng", KPI,
            tuple(one for one in COLUMNS[KPI]),
            shipped=True,
        ),
    )
}  # fmt: skip


def of(commune_id: int) -> list[Form]:
    """The forms of a commune, the shipped ones first; one statement."""
    rows = db.session.scalars(
        select(ExportForm).where(ExportForm.commune_id == commune_id).order_by(ExportForm.sort_key, ExportForm.id)
    ).all()
    changed = {row.key: row for row in rows if row.key}
    shipped = [_over(one, changed.get(one.slug)) for one in SHIPPED.values()]
    return shipped + [_form(row) for row in rows if row.key is None]


def listed(person: User) -> list[Form]:
    """The forms that a person may use: those of people's evidence only who may read any."""
    return [one for one in of(person.commune_id) if one.subject != KPI or whose.may_read(person)]


def find(person: User, slug: str) -> Form:
    """The form of an address, within the person's commune. Raises NotFound."""
    found = next((one for one in of(person.commune_id) if one.slug == slug), None)
    if found is None:
        raise NotFound(f"export form {slug[:20]}")
    return found


def may_edit(person: User) -> bool:
    """The secretariat sets the commune's forms."""
    return powers.may_lead_plans(person)


def add(by: User, name: str, subject: str, columns: Sequence[str]) -> Form:
    """Keep a new form. Raises NotAllowed; Refused (export_name_…, export_columns_missing, exports_many)."""
    _allow(by)
    lock_commune(by.commune_id)
    if sum(not one.shipped for one in of(by.commune_id)) >= MOST:
        raise Refused("exports_many", most=MOST)
    row = ExportForm(commune_id=by.commune_id, subject=subject)
    _fill(row, _checked(by, Form("", name, subject, tuple(columns))))
    return _kept("added", row, by)


def change(by: User, form: Form, name: str, columns: Sequence[str], version: int | None = None) -> Form:
    """Give a form a name and columns; of a shipped one the commune gets its own. Raises as `add`, Stale."""
    _allow(by)
    lock_commune(by.commune_id)
    row = _row(by, form)
    if version is not None and version != (row.version if row else 0):
        raise Stale("stale_export_form")
    wanted = _checked(by, replace(form, name=name, columns=tuple(columns)))
    row = row or ExportForm(commune_id=by.commune_id, subject=form.subject, key=form.slug)
    _fill(row, wanted)
    return _kept("changed", row, by)


def remove(by: User, form: Form) -> None:
    """Take an own form away; a shipped one is as it was shipped again. Safe to call twice. Raises NotAllowed."""
    _allow(by)
    lock_commune(by.commune_id)
    row = _row(by, form)
    if row is not None:
        record("export_form.removed", row, by, before=row.name)
        db.session.delete(row)
        db.session.flush()


def _allow(by: User) -> None:
    if not may_edit(by):
        raise NotAllowed("only_secretariat")


def _checked(by: User, wanted: Form) -> Form:
    name = " ".join(clean(wanted.name).split())
    if not name:
        raise Refused("export_name_missing", field="name")
    if len(name) > LONGEST:
        raise Refused("export_name_long", field="name", most=LONGEST, n=len(name))
    if any(one.name.casefold() == name.casefold() and one.slug != wanted.slug for one in of(by.commune_id)):
        raise Refused("export_name_taken", field="name", name=name)
    columns = tuple(dict.fromkeys(one for one in wanted.columns if one in COLUMNS[wanted.subject]))
    if not columns:
        raise Refused("export_columns_missing", field="columns")
    return replace(wanted, name=name, columns=columns)


def _row(by: User, form: Form) -> ExportForm | None:
    which = ExportForm.key == form.slug if form.shipped else ExportForm.id == int(form.slug)
    return db.session.scalar(reach.within(by, ExportForm).where(which).execution_options(populate_existing=True))


def _fill(row: ExportForm, wanted: Form) -> None:
    row.name, row.sort_key, row.columns = wanted.name, sort_key(wanted.name), list(wanted.columns)
    db.session.add(row)
    db.session.flush()


def _kept(verb: str, row: ExportForm, by: User) -> Form:
    record(f"export_form.{verb}", row, by, after=row.name, note=", ".join(row.columns))
    return _over(SHIPPED[row.key], row) if row.key else _form(row)


def _over(shipped: Form, row: ExportForm | None) -> Form:
    if row is None:
        return shipped
    return replace(shipped, name=row.name, columns=tuple(row.columns), version=row.version)


def _form(row: ExportForm) -> Form:
    return Form(str(row.id), row.name, row.subject, tuple(row.columns), row.version)
