"""A filled form of readings comes back: each of its rows is written, or told with the cell that is wrong.

The file is kept whole; what stands already changes nothing, so the same file may come any number of times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models import door, files_room, job_runs, storage
from app.models.door import Upload
from app.models.errors import NotAllowed, Noted, Refused
from app.models.event import record
from app.models.reporting.windows import name_of
from app.models.roles import DOERS, Role
from app.models.target import Target, TargetImport
from app.models.targets import readings
from app.models.targets.lines import Line, Sheet, lines_of
from app.models.targets.readings import Typed
from app.models.targets.sheet import COLUMNS, JUDGED
from app.models.text import clean, fold
from app.models.user import User
from app.reading import gate

TAKE = "take_readings"
TYPED = tuple(one.name for one in COLUMNS if one.typed)
YES = ("x", "co", "1", "v")


@dataclass
class Outcome:
    """How many readings were made, stood already, rows left blank; `bad` names each cell with its code."""

    counts: Counter[str] = field(default_factory=Counter)
    bad: list[dict[str, Any]] = field(default_factory=list)

    def kept(self) -> dict[str, Any]:
        """As a row keeps it."""
        return {**{name: self.counts[name] for name in ("made", "same", "blank")}, "bad": self.bad}


def may_import(person: User) -> bool:
    """Units write their own targets' readings, the secretariat all."""
    return person.holds(Role.SECRETARIAT, *DOERS)


def hand_in(by: User, upload: Upload) -> TargetImport:
    """Keep a filled form and ask for it to be read. Raises NotAllowed, Refused, Noted for a secret file."""
    if not may_import(by):
        raise NotAllowed("not_allowed")
    storage.check_size(*upload)
    if not upload[0].lower().endswith(".xlsx"):
        raise Refused("import_not_xlsx", name=storage.shown_name(upload[0]))
    error = door.answer(by.commune_id, upload, gate.at_door, fault="xlsx_broken")
    if error is not None and error.code == "secret":
        raise Noted("file_named_secret", name=door.turn_away(by.commune_id, upload, by))
    if error is not None:
        raise door.unreadable(error)
    files_room.check_room(by.commune_id, len(upload[1]))
    file = door.take_in(by.commune_id, upload, by)
    row = TargetImport(commune_id=by.commune_id, file_id=file.id, file_name=storage.shown_name(upload[0]), by_id=by.id)
    db.session.add(row)
    record("target_import.handed_in", row, by, after=row.file_name)
    job_runs.ask(by.commune_id, TAKE, row.id, str(row.id))
    return row


def take(row: TargetImport, by: User, sheets: list[Sheet]) -> Outcome:
    """Write what the sheets hold, in this transaction; the outcome is kept with the import."""
    outcome = Outcome()
    lines: list[Line] = []
    for sheet in sheets:
        found, uncomputed = lines_of(sheet)
        lines += found
        outcome.bad += [{"cell": place, "code": "import_formula"} for place in uncomputed]
    if not lines and not outcome.bad:
        outcome.bad.append({"cell": "A1", "code": "import_no_heading"})
    targets = _targets(by)
    for (target_id, key), same in _by_period(lines, targets, outcome).items():
        for line in same:
            with _told(line, outcome):
                _take_line(line, by, targets[target_id], key, same, outcome)
    outcome.bad.sort(key=lambda one: int("".join(sign for sign in one["cell"] if sign.isdigit()) or 0))
    row.outcome = outcome.kept()
    record("target_import.taken", row, by, after=outcome.counts["made"], note=str(len(outcome.bad)))
    return outcome


def of(person: User, limit: int = 10) -> list[TargetImport]:
    """The newest imports: the secretariat sees all, others their own."""
    asked = select(TargetImport).where(TargetImport.commune_id == person.commune_id)
    if not person.holds(Role.SECRETARIAT):
        asked = asked.where(TargetImport.by_id == person.id)
    people = joinedload(TargetImport.by).lazyload(User.appointments)
    return list(db.session.scalars(asked.options(people).order_by(TargetImport.id.desc()).limit(limit)))


def _by_period(lines: list[Line], targets: dict[int, Target], outcome: Outcome) -> dict[tuple[int, str], list[Line]]:
    """The lines that say something, by target and period."""
    said: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: (_code(one), one.number)):  # in one order, whoever else imports
        if not any(line.cells.get(name) for name in TYPED):
            outcome.counts["blank"] += 1
            continue
        with _told(line, outcome):
            target = _target(line, targets)
            said[target.id, _key(line, target)].append(line)
    return said


@contextmanager
def _told(line: Line, outcome: Outcome) -> Iterator[None]:
    """What a line is refused for is told with its cell."""
    try:
        yield
    except Refused as refused:
        outcome.bad.append(_bad(line, refused))


def _take_line(line: Line, by: User, target: Target, key: str, same: list[Line], outcome: Outcome) -> None:
    """Write a line; of several for one period of a target none is written, whichever was meant."""
    others = [one.place("code") for one in same if one is not line]
    if others:
        raise Refused("import_twice", field="code", other=", ".join(others))
    before = readings.standing(target, key)
    made = readings.write(target, by, key, _typed(line))
    outcome.counts["same" if before is made else "made"] += 1


def _targets(by: User) -> dict[int, Target]:
    rows = db.session.scalars(select(Target).where(Target.commune_id == by.commune_id, Target.withdrawn_at.is_(None)))
    return {row.id: row for row in rows}


def _code(line: Line) -> int:
    digits = fold(line.cells.get("code")).removeprefix("ct-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _target(line: Line, targets: dict[int, Target]) -> Target:
    """The target of a row: by its code, and its words must be its own where they are there."""
    if not line.cells.get("code"):
        raise Refused("import_code_missing", field="code")
    target = targets.get(_code(line))
    if target is None:
        raise Refused("import_code_unknown", field="code", words=line.cells["code"][:40])
    words = line.cells.get("text")
    if words and fold(words) != fold(target.text):
        raise Refused("import_text_differs", field="text", target=target.code)
    return target


def _key(line: Line, target: Target) -> str:
    said = fold(line.cells.get("period"))
    if not said:
        raise Refused("import_period_missing", field="period")
    named = {words: one.key for one in readings.open_periods(target) for words in _names(one.key)}
    if said not in named:
        raise Refused("import_period_unknown", field="period", words=line.cells["period"][:40])
    return named[said]


def _names(key: str) -> tuple[str, str]:
    return fold(name_of(key)), fold(key)


def _typed(line: Line) -> Typed:
    cells = line.cells
    if "value" in line.days:  # a table program makes 01/3 of 1/3 or 1.3: it isn't what was measured
        raise Refused("import_day", field="value", words=cells["value"][:40])
    nil = fold(cells.get("is_nil"))
    if nil and nil not in YES:
        raise Refused("import_nil_unknown", field="is_nil", words=cells["is_nil"][:40])
    judged = fold(cells.get("judged"))
    known = {fold(words): word for word, words in JUDGED.items()}
    if judged and judged not in known:
        raise Refused("import_judged_unknown", field="judged", words=cells["judged"][:40])
    return Typed(
        cells.get("value", ""), bool(nil), known.get(judged, ""), clean(cells.get("source")), clean(cells.get("note")),
        clean(cells.get("link")),
    )  # fmt: skip


def _bad(line: Line, refused: Refused) -> dict[str, Any]:
    place = str(refused.params.get("field") or "")
    place = place or ("link" if refused.code == "link_wrong" else "code")
    params = {name: str(value) for name, value in refused.params.items() if name != "field"}
    return {**params, "cell": line.place(place), "code": refused.code}
