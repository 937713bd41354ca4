"""Items and rows of task tables → tasks of the reading."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.reading.attributes import inline_attributes, read_attributes, units_of
from app.reading.blocks import Block
from app.reading.coordination import named_partners
from app.reading.deadline_spans import time_spans, waits_for
from app.reading.deadlines import no_deadline, read_deadline
from app.reading.folding import LIMIT
from app.reading.headings import VERB
from app.reading.items import Item, label_only
from app.reading.leads import ASSIGNED, heading_units, stated_lead, unit_in_front
from app.reading.section_words import RESPONSIBILITY, SOLUTION, TASK
from app.reading.sections import Section, opens_duties
from app.reading.tables import Row, Table
from app.reading.unit_lists import without
from app.reading.units import is_collective

NO_ORDER = re.compile(
    r"^(?:bao gồm|gồm|trong đó)\b|^(?:\(|)(?:danh mục|chi tiết|"
    r"có phụ lục|kèm theo|theo phụ lục|phụ lục|nội dung chi tiết)"
    r"|^\([^()]*\)\.?$|^căn cứ (?:nghị|quyết|kế|luật|công|thông|chỉ)",
    re.I,
)
POINTS_TO_APPENDIX = re.compile(
    r"^(?:các |danh mục )?(?:nội dung|nhiệm vụ|công việc|chỉ tiêu|phân công|tiến độ|lộ trình|thời gian|danh mục)\b"
    r"[^.;:]{0,200}"
    r"\b(?:theo|tại|trong|ở) (?:các )?(?:phụ lục|phụ biểu|biểu|bảng)\b[^.;:]{0,120}[.;]?$",
    re.I,
)
ROLE_ONLY = re.compile(r"\bcó vai trò\b|\blà đối tác\b", re.I)
ORDERS = re.compile(
    r"\b(?:cần|phải|có trách nhiệm|chủ trì|thực hiện nhiệm vụ|phối hợp|tham mưu|tổ chức thực hiện)\b", re.I
)
OF_TASKS = ("tasks", "both")
KINDS = {TASK: "task", SOLUTION: "solution", RESPONSIBILITY: "responsibility"}


class Context:
    """What a task's reading needs to know of its plan."""

    def __init__(self, year: int, issued_on: date | None) -> None:
        self.year = year
        self.issued_on = issued_on
        # A plan for 2027 that is issued in August 2026 has work in 2026: times before its issue only are past.
        self.first_year = min(year, issued_on.year) if issued_on else year


def is_order(item: Item) -> bool:
    """Whether an item of a section orders work (not a lead-in, a pointer, a description)."""
    text = item.text
    kind = item.section.kind if item.section else None
    if item.target or item.lead_in or label_only(text) or NO_ORDER.match(text) or len(text.split()) < 2:
        return False
    if POINTS_TO_APPENDIX.match(text[:LIMIT]):
        return False
    if ROLE_ONLY.search(text) and not ORDERS.search(text):
        return False
    if kind in KINDS:
        return True
    return kind is None and item.section is not None and bool(VERB.match(text))


def task_of_item(item: Item, context: Context) -> dict[str, Any]:
    """One bullet or paragraph with its sub-bullets and fields."""
    subs = [b.body for b in item.subs]
    fields = inline_attributes(item.text)
    for block in item.attributes:
        fields.update(read_attributes(block.body))
    responsible = bool(item.section and item.section.kind == RESPONSIBILITY)
    leads = units_of(fields.get("lead")) or _leads(item, responsible)
    partners = units_of(fields.get("coordinating"))
    partners += without(named_partners(" . ".join([item.text, *subs])), partners) if not partners else []
    words, deadline = _deadline(fields.get("deadline"), item.text, context)
    return _task(
        item.head, item.text, subs, leads, without(partners, leads), words, deadline, fields.get("product")
    ) | {
        "kind": KINDS.get(item.section.kind or "", "task") if item.section else "task",
        "section": item.section.label if item.section else None,
        "clauses": [b.n for b in item.blocks],
    }


def _leads(item: Item, responsible: bool) -> list[str]:
    """A unit's heading leads, unless the paragraph names its own unit in front or is given to somebody."""
    if not responsible:
        return stated_lead(item.text)
    section: Section | None = item.section
    named: list[str] = []
    own = unit_in_front(item.text) if re.match(r"[^.;]{4,140}:", item.text) else []
    while section and section.kind == RESPONSIBILITY and not named:
        named = heading_units(section.title)
        if opens_duties(section):
            named = [name for name in named if not is_collective(name)]
        section = section.parent
    own_staff = item.text[:9].lower() == "phân công" and named
    if not own_staff and ASSIGNED.match(item.text) and (given := stated_lead(item.text)):
        return given
    if own and all(is_collective(name) for name in named):
        return own
    return named or stated_lead(item.text) or unit_in_front(item.text)


def _deadline(field: str | None, text: str, context: Context) -> tuple[str | None, dict[str, Any]]:
    """Deadline words as printed and their reading: a field's words, else what bounds the text."""
    if field:
        return field, read_deadline(field, context.year, context.issued_on)
    spans = time_spans(text, context.first_year)
    words = "; ".join(spans) or None
    reading = _spans_reading(spans, context) if spans else no_deadline()
    if reading["depends_on"] is None:
        reading["depends_on"] = waits_for(text)
    return words, reading


def _spans_reading(spans: list[str], context: Context) -> dict[str, Any]:
    """One span's reading; of several with dates: milestones, the last one due. As sure as the least sure of them."""
    readings = [read_deadline(span, context.year, context.issued_on) for span in spans]
    dated = [r for r in readings if r["due"]]
    recurring = [r for r in readings if r["type"] == "recurring"]
    if len(recurring) > 1:
        joined = {name: "; ".join(r[name] for r in recurring if r.get(name)) for name in ("recurrence", "last_day")}
        return {**recurring[0], **joined, "confidence": _least_sure(recurring)}
    if len(dated) < 2:
        return (dated or readings)[0]
    dues = sorted({r["due"] for r in dated})
    if len(dues) == 1:
        return dated[0]
    return {**dated[-1], "type": "milestones", "due": dues[-1], "milestones": dues, "confidence": _least_sure(dated)}


def _least_sure(readings: list[dict[str, Any]]) -> str:
    return min((reading["confidence"] for reading in readings), key=("low", "medium", "high").index)


def _task(
    head: Block, text: str, subs: list[str], leads: list[str], partners: list[str], words: str | None,
    deadline: dict[str, Any], product: str | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "text": text,
        "subitems": subs,
        "lead_units": leads,
        "lead_explicit": bool(leads),
        "coordinating_units": partners,
        "deadline_text": words,
        "deadline": deadline,
        "product": product,
        "line": head.line,
        "place": head.place,
        "source": head.source,
        "clause": head.n,
    }


def tasks_of_table(table: Table, context: Context) -> list[dict[str, Any]]:
    """Rows of a task table; of a target table the column that names work."""
    least = 1 if table.kind in OF_TASKS else 2
    if table.kind not in OF_TASKS and "content" not in table.columns:
        return []
    return [
        _task_of_row(row, table, context)
        for row in table.rows
        if len(re.findall(r"[^\W\d_]+", row.fields.get("content", ""))) >= least
    ]


def _task_of_row(row: Row, table: Table, context: Context) -> dict[str, Any]:
    text = row.fields["content"].lstrip("-+– ")
    fields = {**inline_attributes(text), **{name: words for name, words in row.fields.items() if words}}
    if table.kind not in OF_TASKS:
        fields = {"content": text}
    leads = units_of(fields.get("lead")) or stated_lead(text) or _group_lead(row, table)
    partners = units_of(fields.get("coordinating")) or named_partners(text)
    words, deadline = _deadline_of_row(row, fields.get("deadline"), table, context)
    task = _task(row.block, text, row.subitems, leads, without(partners, leads), row.said or words, deadline,
                 fields.get("product") or None)  # fmt: skip
    section = row.block.section
    return task | {
        "kind": _kind_of_row(section, table),
        "section": row.group or (section.label if section else None),
        "line": row.line("content"),
        "clauses": [b.n for b in row.parts],
    }


def _deadline_of_row(row: Row, column: str | None, table: Table, context: Context) -> tuple[str | None, dict[str, Any]]:
    text = row.fields["content"]
    if (
        table.kind in OF_TASKS
        and "deadline" in table.columns
        and not column
        and not time_spans(text, context.first_year)
    ):
        return None, read_deadline("", context.year)
    return _deadline(column, text, context)


def _group_lead(row: Row, table: Table) -> list[str]:
    """Under Tổ chức thực hiện a unit's name over its rows is its heading."""
    section = row.block.section
    if not section or section.kind != RESPONSIBILITY or "lead" in table.columns:
        return []
    return heading_units(row.group)


def _kind_of_row(section: Section | None, table: Table) -> str:
    """A table of units and their work under Tổ chức thực hiện tells responsibilities."""
    kind = section.kind if section else None
    if kind == RESPONSIBILITY and table.columns.get("lead", 0) <= table.columns.get("content", 0):
        return KINDS[RESPONSIBILITY]
    return KINDS[SOLUTION if kind == SOLUTION else TASK]
