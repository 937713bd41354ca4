"""Set a ruling on a rule of reminding, for the whole commune, a unit or a task; take it back to what lies above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from sqlalchemy import select

from app.database import db
from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock_commune
from app.models.rules.book import COMMUNE, Book
from app.models.rules.checking import check
from app.models.rules.defaults import AUDIENCES, OF_UNITS, PART, RULES, Ruling
from app.models.rules.rule import ReminderRule
from app.models.task import Task
from app.models.unit import Unit
from app.models.units import ENDED
from app.models.user import User

Over = Unit | Task | None
"""Whose ruling it is: a unit's, a task's, or the whole commune's."""


class Kept(Protocol):
    """A ruling or its row."""

    @property
    def is_on(self) -> bool: ...
    @property
    def steps(self) -> Sequence[int]: ...
    @property
    def every(self) -> int: ...
    @property
    def audience(self) -> Sequence[str]: ...


def scope_of(over: Over) -> str:
    """The scope's word in `reminder_rule.scope`."""
    return COMMUNE if over is None else f"{over.__tablename__}-{over.id}"


def unit_of(key: str, over: Over) -> int | None:
    """The unit whose exception lies above a scope, or is it; a task's parts are of several units."""
    if isinstance(over, Task):
        return None if RULES[key].line == PART else over.lead_unit_id
    return over.id if over is not None else None


def mark(kept: Kept | None) -> str:
    """A ruling in one line, `1 -7,-3,-1,0 0 lead`; empty for none. A form carries it to tell whether it is stale."""
    if kept is None:
        return ""
    steps, audience = ",".join(map(str, sorted(kept.steps))), ",".join(kept.audience)
    return f"{int(kept.is_on)} {steps} {kept.every} {audience}"


def unmark(line: str) -> Ruling:
    """The ruling of such a line."""
    is_on, steps, every, audience = line.split(" ")
    return Ruling(is_on == "1", tuple(map(int, steps.split(","))), int(every), tuple(audience.split(",")))


def set_ruling(by: User, key: str, over: Over, wanted: Ruling, seen: str | None = None) -> None:
    """Let a ruling hold in a scope; `seen` is the mark of what stood there when the person began (None: don't ask).

    Raises NotAllowed; Stale `stale_ruling`; Refused where `checking` refuses or the scope can have none.
    """
    _allow(by, over)
    _check_scope(key, over)
    check(RULES[key], wanted)
    row, before = _present(by, key, over, seen), _held(by, key, over)
    if row is None:
        row = _new(by, key, over)
        db.session.add(row)
    elif mark(row) == mark(_in_order(wanted)):
        return
    _fill(row, _in_order(wanted))
    _record("ruling_set", by, row, over, before, _in_order(wanted))


def clear(by: User, key: str, over: Over, seen: str | None = None) -> None:
    """Take a scope's ruling away, so that what lies above holds again. Raises NotAllowed; Stale `stale_ruling`."""
    _allow(by, over)
    row, before = _present(by, key, over, seen), _held(by, key, over)
    if row is None:
        return
    db.session.delete(row)
    db.session.flush()
    _record("ruling_cleared", by, row, over, before, _held(by, key, over))


def _allow(by: User, over: Over) -> None:
    if isinstance(over, Task):
        if not powers.may_urge(by):
            raise NotAllowed("only_leaders")
    elif not powers.may_rule(by):
        raise NotAllowed("only_rulers")


def _check_scope(key: str, over: Over) -> None:
    if isinstance(over, Task) and key in OF_UNITS:
        raise Refused("ruling_of_units")
    if isinstance(over, Task) and over.state in ENDED:
        raise Refused("ruling_of_ended", code=over.code)
    if isinstance(over, Unit) and not over.has_board:
        raise Refused("unit_without_board", field="unit", unit=over.name)


def _present(by: User, key: str, over: Over, seen: str | None) -> ReminderRule | None:
    """The row of the scope, once nobody else of the commune writes."""
    lock_commune(by.commune_id)
    which = (ReminderRule.commune_id == by.commune_id, ReminderRule.rule == key, ReminderRule.scope == scope_of(over))
    row = db.session.scalar(select(ReminderRule).where(*which).execution_options(populate_existing=True))
    if seen is not None and seen != mark(row):
        raise Stale("stale_ruling")
    return row


def _held(by: User, key: str, over: Over) -> Ruling:
    """What holds for the scope now."""
    return Book(by.commune_id).of(key, unit_of(key, over), over.id if isinstance(over, Task) else None)


def _new(by: User, key: str, over: Over) -> ReminderRule:
    row = ReminderRule(commune_id=by.commune_id, rule=key, scope=scope_of(over))
    if over is not None:
        setattr(row, f"{over.__tablename__}_id", over.id)
    return row


def _fill(row: ReminderRule, wanted: Ruling) -> None:
    row.is_on, row.steps, row.every = wanted.is_on, list(wanted.steps), wanted.every
    row.audience = list(wanted.audience)


def _in_order(wanted: Ruling) -> Ruling:
    audience = tuple(word for word in AUDIENCES if word in wanted.audience)
    return replace(wanted, steps=tuple(sorted(set(wanted.steps))), audience=audience)


def _record(verb: str, by: User, row: ReminderRule, over: Over, before: Ruling, after: Ruling) -> None:
    """The task's own event where it is a task's ruling: its page tells the story; else the ruling's."""
    subject = over if isinstance(over, Task) else row
    lines = {"before": f"{row.rule} {mark(before)}", "after": f"{row.rule} {mark(after)}"}
    note = over.name if isinstance(over, Unit) else None
    record(f"{subject.__tablename__}.{verb}", subject, by, note=note, **lines)
