"""Sources → one reading: the object of the plan schema, with the document's clauses beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from app.reading import catalogue, formats, frame, header
from app.reading.attributes import is_attribute
from app.reading.blocks import Block, make_blocks
from app.reading.duplicates import possible_duplicates
from app.reading.errors import ReadingError
from app.reading.folding import squeeze
from app.reading.items import items
from app.reading.reporting import reporting_duties
from app.reading.sections import assign_sections
from app.reading.source import Source
from app.reading.suggestions import suggest_leads
from app.reading.tables import read_tables
from app.reading.targets import embedded_targets, is_target, targets_of_item, targets_of_table
from app.reading.tasks import Context, is_order, task_of_item, tasks_of_table
from app.reading.units import fold_unit
from app.reading.warnings import find_warnings

VERSION = 1


def read(sources: list[Source]) -> dict[str, Any]:
    """Read one plan from its files (main text first, appendices after it).

    Returns the JSON-able object of the plan schema; every task, target and reporting duty also has `place`,
    `source`, `clause` (and `clauses`), numbers of entries in `clauses`. Raises ReadingError for a file that
    can't be read.
    """
    if not sources:
        raise ReadingError("no_files")
    blocks = _blocks(sources)
    plan = header.read_plan(blocks)
    context = Context(plan["year"] or datetime.now(UTC).year, _day(plan["issued_on"]))
    tasks, targets = _contents(blocks, context)
    named = [name for t in tasks for name in t["lead_units"] + t["coordinating_units"]]
    named += [name for t in targets for name in t["lead_units"]]
    units = catalogue.units_of_document(blocks, named)
    _use_fullest_names([*tasks, *targets], catalogue.fullest_names(units))
    suggest_leads(tasks, units)
    reading = {
        "reader_version": VERSION,
        "sources": [s.name for s in sources],
        "plan": plan,
        "units": units,
        "targets": targets,
        "tasks": tasks,
        "reporting": reporting_duties(blocks, context.year),
        "possible_duplicates": possible_duplicates(tasks),
    }
    return reading | {"warnings": find_warnings(blocks, reading), "clauses": [_clause(b) for b in blocks]}


def _blocks(sources: list[Source]) -> list[Block]:
    blocks: list[Block] = []
    for source in sources:
        lines = formats.lines_of(source)
        if stamp := frame.secret_stamp([line.text for line in lines[:30]]):
            raise ReadingError("secret", name=source.name, stamp=stamp)
        blocks += make_blocks(lines, len(blocks) + 1)
    frame.mark_frame(blocks)
    for block in blocks:
        if not block.role and block.cells is None and is_attribute(block.body):
            block.role = "attribute"
    assign_sections(blocks)
    return blocks


def _day(issued_on: str | None) -> date | None:
    return date.fromisoformat(issued_on) if issued_on and len(issued_on) == 10 else None


def _contents(blocks: list[Block], context: Context) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Tasks and targets of text and tables in the order of the document, numbered N1 …, T1 …."""
    tasks: list[dict[str, Any]] = []
    targets: list[dict[str, Any]] = []
    embedded: list[tuple[Any, dict[str, Any]]] = []
    for table in read_tables(blocks, context.year):
        tasks += tasks_of_table(table, context)
        targets += targets_of_table(table, context.year)
    for item in items(blocks):
        if is_target(item, context.year):
            targets += targets_of_item(item, context.year)
        elif is_order(item):
            tasks.append(task_of_item(item, context))
            embedded.append((item, tasks[-1]))
    _number(tasks, "N")
    for item, task in embedded:
        targets += embedded_targets(item, task["id"], context.year)
    _number(targets, "T")
    return tasks, targets


def _number(entries: list[dict[str, Any]], letter: str) -> None:
    entries.sort(key=lambda entry: entry["clause"])
    for n, entry in enumerate(entries, 1):
        entry["id"] = f"{letter}{n}"


def _use_fullest_names(entries: list[dict[str, Any]], names: dict[str, str]) -> None:
    for entry in entries:
        for field in ("lead_units", "coordinating_units"):
            if field in entry:
                full = [names.get(fold_unit(name), name) for name in entry[field]]
                entry[field] = list(dict.fromkeys(full))


def _clause(block: Block) -> dict[str, Any]:
    clause = {
        "n": block.n,
        "source": block.source,
        "line": block.line,
        "place": block.place,
        "text": block.text,
        "section": block.section.label if block.section else None,
        "role": block.role or "text",
    }
    return (
        clause if block.cells is None else clause | {"cells": [squeeze(c) for c in block.cells], "table": block.table}
    )
