"""A reading becomes clauses and proposals: nothing is invented, what is doubtful waits for a person."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from app import clock
from app.database import db
from app.models.event import record
from app.models.plan import Clause, Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import doubts, reporting
from app.models.planning.matching import Book
from app.models.text import clean, fold, shorten
from app.reading.warnings_counts import TARGETS

TASK, TARGET, REPORTING = "task", "target", "reporting"
WORK = (TASK, REPORTING)  # what becomes a task when it is published
TAKEN = (*WORK, TARGET)
Read = dict[str, Any]


def propose(version: PlanVersion, reading: dict[str, Any]) -> None:
    """Write the clauses and proposals of a reading, in this transaction; a second time it changes nothing."""
    if version.read_at is not None:
        return
    book = Book(version.commune_id)
    version.reading = _kept(reading)
    version.reader_version = str(reading.get("reader_version", ""))
    version.warnings = [clean(sentence) for sentence in reading.get("warnings", [])]
    version.read_at = clock.now()
    version.targets_declared = declared_targets(reading.get("clauses", []))
    if version.number == 1:
        name_by(version.plan, reading["plan"])
    clauses = _clauses(version, reading.get("clauses", []))
    duties, shared = reporting.apart(reading.get("reporting", []), reading["tasks"])
    rows = [
        *[_task(version, task, clauses, book, shared.get(n, [])) for n, task in enumerate(reading["tasks"])],
        *[_target(version, target, clauses, book) for target in reading["targets"]],
        *[_reporting(version, duty, n, clauses, book) for n, duty in enumerate(duties, start=1)],
    ]
    for position, row in enumerate(rows, start=1):
        row.position = position
    db.session.add_all(rows)
    db.session.flush()
    _pair(rows, reading.get("possible_duplicates", []))
    record("plan.read", version.plan, None, after=len(rows))


def declared_targets(clauses: list[Read]) -> int | None:
    """How many targets the title, the header or a heading of a document announces; None where none does."""
    said = (TARGETS.search(one["text"]) for one in clauses if one.get("role") in ("header", "heading", "title"))
    return next((int(found[1]) for found in said if found), None)


def day_of(iso: str | None) -> date | None:
    """A full ISO day as a date; a bare month (`2026-01`, the day left blank) has none."""
    return date.fromisoformat(iso) if iso and len(iso) == len("2026-01-31") else None


def task_fields(task: dict[str, Any], book: Book) -> dict[str, Any]:
    """A task of the reading as a proposal's fields; the first stated lead leads, the others coordinate."""
    text = _whole_text(task)
    lead, *others = task["lead_units"] or [None]
    unit = book.find(lead)
    return {
        "id": task.get("id"),
        "text": text,
        "short_text": shorten(text),
        "kind": task["kind"],
        "section": task.get("section"),
        "lead_words": lead,
        "lead_unit_id": unit.id if unit else None,
        "other_leads": [book.named(words) for words in others],
        "lead_suggested": task.get("lead_suggested", []),
        "coordinators": [book.named(words) for words in task["coordinating_units"]],
        "deadline_words": task.get("deadline_text"),
        "deadline": task["deadline"],
        "product": task.get("product"),
    }


def target_fields(target: dict[str, Any], book: Book) -> dict[str, Any]:
    """A target of the reading as a proposal's fields."""
    lead = next(iter(target.get("lead_units") or []), None)
    unit = book.find(lead)
    return {
        **{key: target.get(key) for key in ("id", "group", "no", "measure_unit", "comparator", "period")},
        **{key: target.get(key) for key in ("value", "embedded_in")},
        "text": clean(target["text"]),
        "value_words": target.get("value_text") or "",
        "baseline_words": target.get("baseline_text"),
        "lead_words": lead,
        "lead_unit_id": unit.id if unit else None,
    }


def _kept(reading: dict[str, Any]) -> dict[str, Any]:
    """The reading as it is stored: of the clauses only their roles, the rest of them are rows."""
    roles = [clause.get("role", "text") for clause in reading.get("clauses", [])]
    return {**{key: value for key, value in reading.items() if key != "clauses"}, "roles": roles}


def _whole_text(task: dict[str, Any]) -> str:
    return clean("\n".join([task["text"], *(f"- {item}" for item in task.get("subitems", []))]))


def name_by(plan: Plan, read: dict[str, Any]) -> None:
    """Call a plan what its document calls it."""
    plan.title = clean(read.get("title")) or plan.title
    plan.number = clean(read.get("number")) or None
    plan.issued_on = day_of(read.get("issued_on"))
    plan.issuer = clean(read.get("issuer")) or None
    plan.year = read.get("year") or plan.year


def _clauses(version: PlanVersion, blocks: list[dict[str, Any]]) -> dict[int, Clause]:
    """The document's blocks as rows, by the reader's number of each."""
    made: dict[int, Clause] = {}
    for position, block in enumerate(blocks, start=1):
        text = clean(block["text"])
        made[block.get("n", position)] = Clause(
            commune_id=version.commune_id,
            version_id=version.id,
            position=position,
            section=block.get("section"),
            place=block["place"],
            text=text,
            fold_hash=hashlib.sha256(fold(text).encode()).hexdigest(),
            source=clean(block.get("source")) or None,
            cells=[clean(cell) for cell in block["cells"]] if block.get("cells") else None,
            table_number=block.get("table"),
        )
    db.session.add_all(made.values())
    db.session.flush()
    return made


def _task(
    version: PlanVersion,
    task: dict[str, Any],
    clauses: dict[int, Clause],
    book: Book,
    duties: list[dict[str, Any]],
) -> Proposal:
    fields = task_fields(task, book)
    fields["clause_ids"] = [clauses[n].id for n in task.get("clauses", []) if n in clauses]
    if duties:
        fields = reporting.mark(fields, duties)
    return _row(version, TASK, fields, doubts.of_task(fields, book), _of(clauses, task))


def _target(version: PlanVersion, target: dict[str, Any], clauses: dict[int, Clause], book: Book) -> Proposal:
    fields = target_fields(target, book)
    return _row(version, TARGET, fields, doubts.of_target(fields), _of(clauses, target))


def _reporting(
    version: PlanVersion, duty: dict[str, Any], number: int, clauses: dict[int, Clause], book: Book
) -> Proposal:
    """A duty to report with its rhythm is proposed; one that only an occasion calls for is a note, and may be taken."""
    clause = _of(clauses, duty)
    fields = reporting.fields({"section": clause.section if clause else None, **duty}, number, book)
    row = _row(version, REPORTING, fields, doubts.of_duty(fields, book), clause)
    if not reporting.is_periodic(duty):
        row.state = ProposalState.DROPPED
    return row


def _of(clauses: dict[int, Clause], read: dict[str, Any]) -> Clause | None:
    return clauses.get(read.get("clause") or 0)


def _row(
    version: PlanVersion, kind: str, fields: dict[str, Any], doubtful: list[str], clause: Clause | None
) -> Proposal:
    return Proposal(
        commune_id=version.commune_id,
        version_id=version.id,
        kind=kind,
        clause_id=clause.id if clause else None,
        fields=fields,
        doubts=doubtful,
        state=ProposalState.UNCLEAR if doubtful else ProposalState.CLEAR,
    )


def _pair(rows: list[Proposal], pairs: list[dict[str, Any]]) -> None:
    """Mark the later row of each pair that may be one order said twice; a person merges them or not."""
    known = {row.fields["id"]: row for row in rows if row.kind == TASK}
    for pair in pairs:
        first, second = sorted((known[pair["first"]], known[pair["second"]]), key=lambda row: row.position)
        if second.duplicate_of_id is None:
            second.duplicate_of_id = first.id
            second.doubts = [doubts.DUPLICATE, *second.doubts]
            second.state = ProposalState.UNCLEAR
