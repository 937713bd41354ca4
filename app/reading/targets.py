"""Rows of target tables and sentences of target sections → targets of the reading."""

from __future__ import annotations

import re
from typing import Any

from app.reading.attributes import units_of
from app.reading.earlier_results import is_result
from app.reading.items import Item
from app.reading.markers import PARAGRAPH
from app.reading.numbers import Value, period_of, value_in_cell, value_in_text
from app.reading.section_words import TARGET
from app.reading.tables import Row, Table

SPECIFIC = re.compile(r"cụ thể|chỉ tiêu", re.I)
EMBEDDED = re.compile(
    r"^(?:bảo đảm |đảm bảo |phấn đấu |đạt |tối thiểu |ít nhất |trên |≥|"
    r"≥ |từ ){0,3}\d+ ?%|\b(?:tối thiểu|ít nhất|đạt|≥) ?\d+ ?%|\b100 ?%",
    re.I,
)
NOT_TARGET = re.compile(
    r"^(?:các chỉ tiêu|chỉ tiêu|cụ thể)\b[^%]*$|^\([^()]*\)\.?$|^(?:chi tiết|theo|kèm theo|có phụ lục)\b", re.I
)


def is_target(item: Item, year: int) -> bool:
    """Whether an item states something to be reached; never what an earlier year brought."""
    if is_result(item.text, year):
        return False
    if item.target:
        return True
    if not item.section or item.section.kind != TARGET or item.lead_in or item.text.endswith(":"):
        return False
    if NOT_TARGET.match(item.text):
        return False
    if value_in_text(item.text, year):
        return True
    return item.head.mark.level != PARAGRAPH and _specific(item)


def _specific(item: Item) -> bool:
    """Under a heading of specific aims a bullet without number is a target too; under mere `Mục tiêu` it is an aim."""
    section = item.section
    while section:
        if SPECIFIC.search(section.title):
            return True
        section = section.parent
    return False


def targets_of_item(item: Item, year: int) -> list[dict[str, Any]]:
    """A bullet or sentence as a target; a paragraph of clauses with a figure each (`A 18 …; B 80%.`) as several."""
    mark = item.head.mark
    label = item.section.label if item.section else None
    at = {"line": item.head.line, "place": item.head.place, "source": item.head.source, "clause": item.head.n,
          "clauses": [b.n for b in item.blocks]}  # fmt: skip
    no = mark.printed if mark.level < PARAGRAPH else None
    return [_target(label, no, text, value_in_text(text, year) or Value(), year) | at for text in _clauses(item, year)]


def _clauses(item: Item, year: int) -> list[str]:
    """The clauses of a paragraph without number or dash where each states a figure; else its whole text."""
    clauses = [clause.strip(" .") for clause in item.text.split(";") if clause.strip(" .")]
    whole = all(clause.count("(") == clause.count(")") for clause in clauses)
    if item.head.mark.level != PARAGRAPH or item.subs or len(clauses) < 2 or not whole:
        return [item.text]
    values = [value_in_text(clause, year) for clause in clauses]
    return clauses if all(value and value.value is not None for value in values) else [item.text]


def embedded_targets(item: Item, task_id: str, year: int) -> list[dict[str, Any]]:
    """Percentages that a task's own text or sub-bullets promise."""
    found = []
    for block in [*([item.head] if not item.subs else []), *item.subs]:
        value = value_in_text(block.body) if EMBEDDED.search(block.body[:400]) else None
        if value and value.unit == "%":
            label = item.section.label if item.section else None
            found.append(_target(label, None, block.body, value, year) | {
                "embedded_in": task_id, "line": block.line, "place": block.place, "source": block.source,
                "clause": block.n, "clauses": [block.n],
            })  # fmt: skip
    return found


def targets_of_table(table: Table, year: int) -> list[dict[str, Any]]:
    """Rows of a target table."""
    if table.kind not in ("targets", "both"):
        return []
    return [_target_of_row(row, table, year) for row in table.rows if row.fields.get("target")]


def _target_of_row(row: Row, table: Table, year: int) -> dict[str, Any]:
    fields = row.fields
    text = fields["target"].lstrip("-+– ")
    cell = fields.get("value") or ("" if "value" in table.columns else fields.get("result", ""))
    value = value_in_cell(cell) if cell else (Value() if "value" in table.columns else value_in_text(text) or Value())
    section = row.block.section
    target = _target(row.group or (section.label if section else None), fields.get("order") or None, text, value, year)
    return target | {
        "measure_unit": fields.get("measure_unit") or value.unit,
        "baseline_text": fields.get("baseline") or value.baseline,
        "lead_units": units_of(fields.get("lead")),
        "line": row.line("target"),
        "place": row.block.place,
        "source": row.block.source,
        "clause": row.block.n,
        "clauses": [b.n for b in row.parts],
        **({"period": row.period} if row.period else {}),
        **({"further": [_further(period, words) for period, words in row.further]} if row.further else {}),
        **({"content": fields["content"]} if fields.get("content") else {}),
    }


def _further(period: str, words: str) -> dict[str, Any]:
    """The value of another year that the same row names."""
    value = value_in_cell(words)
    return {"period": period, "value_text": words, "value": value.value, "comparator": value.comparator}


def _target(group: str | None, no: str | None, text: str, value: Value, year: int) -> dict[str, Any]:
    return {
        "group": group or None,
        "no": no,
        "text": text,
        "measure_unit": value.unit,
        "comparator": value.comparator,
        "value": value.value,
        "value_text": value.text or None,
        "baseline_text": value.baseline,
        "period": period_of(value.text, year, text),
        "lead_units": [],
        "embedded_in": None,
        **_besides(value),
    }


def _besides(value: Value) -> dict[str, Any]:
    """What a value says beside its figure; absent where it says nothing."""
    more = [{"comparator": sign, "value": figure, "value_text": words} for sign, figure, words in value.more]
    fields = {"value_max": value.most, "direction": value.direction, "zero": value.zero, "more_values": more}
    return {name: field for name, field in fields.items() if field}
