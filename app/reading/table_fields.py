"""A row's cells → its fields: repeated cells, both roles in one cell, several columns of one field, marked periods."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from app.reading.deadlines import read_deadline
from app.reading.folding import squeeze
from app.reading.table_headers import Header
from app.reading.table_words import MARKED, NOT_MARKED, SAME_AS_ABOVE
from app.reading.unit_lists import is_unit

UNITS = ("lead", "coordinating", "units")
ROLE = re.compile(
    r"\(?\b(?P<lead>chủ trì)\b\)?\s*(?P<colon>:?)"
    r"|\(?\b(?P<with>phối hợp)\b(?P<prefix>\s+(?:với|cùng))?\)?\s*(?P<mark>:?)",
    re.I,
)
EDGES = " \n.;,:-–+"
NOTHING = " -–—_./"
BULLET = re.compile(r"^(?:[-–+•*]|\d{1,2}[.)])\s*")
WORDS = {"quarter": "quý", "month": "tháng", "half": "6 tháng"}
PER_YEAR = {"quarter": 4, "month": 12}


@dataclass
class Fields:
    """`texts`: field → words; `said`: the deadline's words as printed, where those in `texts` were put together;
    `further`: values of other years (period, words)."""

    texts: dict[str, str]
    said: str | None = None
    further: list[tuple[str, str]] = field(default_factory=list)
    details: list[str] = field(default_factory=list)


def same_as_above(header: Header, cells: list[str], above: list[str]) -> list[str]:
    """The cells with `nt`, `như trên`, `"` put into words by those of the item above; a number is never repeated."""
    order = header.columns.get("order")
    return [
        above[at] if at != order and at < len(above) and SAME_AS_ABOVE.match(text) else text
        for at, text in enumerate(cells)
    ]


def fields_of(header: Header, cells: list[str], year: int | None) -> Fields:
    """The fields of a row."""
    texts = {name: _text(name, cells, at) for name, at in header.columns.items()}
    fields = Fields(texts)
    if "start" in texts or header.periods:
        fields.said = _time(header, cells, texts, year or 0)
    for at in header.more.get("deadline", []):
        texts["deadline"] = texts.get("deadline") or _text("deadline", cells, at)
    _units(header, cells, texts)
    fields.further = [(period, cells[at]) for at, period in header.years if at < len(cells) and cells[at]]
    details = [_text("content", cells, at) for at in header.more.get("content", []) if "content" in texts]
    fields.details = [text for text in dict.fromkeys(details) if text and text != texts["content"]]
    return fields


def _text(name: str, cells: list[str], at: int) -> str:
    text = cells[at] if at < len(cells) else ""
    if not text.strip(NOTHING):
        return ""
    if name in UNITS:
        return unit_text(text)
    if name == "order":
        return squeeze(text).replace(",", ".").strip("()").rstrip(".")
    return squeeze(text)


def unit_text(text: str) -> str:
    """A cell of units in one line: each line that opens with a unit's name or a bullet begins another one."""
    joined = ""
    for line in text.split("\n"):
        bare = BULLET.sub("", line.strip())
        begins = bare != line.strip() or is_unit(bare)
        glue = "; " if begins and not joined.endswith((";", ",", ":", "(", "và", "với")) else " "
        joined = f"{joined}{glue}{bare}" if joined else bare
    return squeeze(joined)


def _units(header: Header, cells: list[str], texts: dict[str, str]) -> None:
    """Lead and partners from all columns that name units."""
    lead, partners = roles(texts.get("lead", ""))
    both, more = roles(texts.get("units", ""))
    others = [_text(name, cells, at) for name in ("coordinating", "lead") for at in header.more.get(name, [])]
    if "lead" in texts or "units" in texts:
        texts["lead"] = lead or both
    listed = [texts.get("coordinating", ""), partners, more, *others]
    texts["coordinating"] = "; ".join(dict.fromkeys(text for text in listed if text))


def roles(text: str) -> tuple[str, str]:
    """Lead and partners of a cell that may name both: `Chủ trì: A; phối hợp: B`, `A chủ trì, B phối hợp`.

    Where a cell names no role, all of it leads.
    """
    parts: dict[str, list[str]] = {"lead": [], "with": []}
    open_role, at = "lead", 0
    for match in ROLE.finditer(text):
        role = "lead" if match["lead"] else "with"
        before, after = text[at : match.start()].strip(EDGES), text[match.end() :].lstrip(" ")
        behind = not (match["colon"] or match["mark"] or match["prefix"]) and bool(before)
        behind = behind and (role == "lead" or not after or after[0] in ";,.\n)")
        if before:
            parts[role if behind else open_role].append(before)
        open_role, at = "with" if behind else role, match.end()
    if rest := text[at:].strip(EDGES):
        parts[open_role].append(rest)
    return "; ".join(parts["lead"]), "; ".join(parts["with"])


def _time(header: Header, cells: list[str], texts: dict[str, str], year: int) -> str | None:
    """Set the deadline from two columns of beginning and end, or from marked periods; its words as printed."""
    if header.periods:
        marked = [p for p in header.periods if p[0] < len(cells) and _is_marked(p[1][0], cells[p[0]])]
        if texts.get("deadline") and header.columns["deadline"] != header.periods[0][0]:
            return None
        texts["deadline"] = _marked_words([kind for _, kind, _ in marked])
        return "; ".join(words for _, _, words in marked) or None
    start, end = texts["start"], texts.get("deadline", "")
    if not start or not end or start == end:
        return None
    span = f"từ {start} đến {end}"
    texts["deadline"] = span if read_deadline(span, year)["type"] == "range" else end
    return f"{start}; {end}"


def _is_marked(kind: str, cell: str) -> bool:
    """A sign, or what is to be done then; below a year only a sign (there, figures are funds)."""
    return bool(MARKED.match(cell)) if kind == "year" else not NOT_MARKED.match(cell)


def _marked_words(marked: list[tuple[str, int]]) -> str:
    """Marked quarters or months in words: one, a run (its end is due), all of a year (each), others (several)."""
    if not marked:
        return ""
    kind, numbers = marked[0][0], [n for _, n in marked]
    if any(other != kind for other, _ in marked) or kind == "half":
        return "6 tháng cuối năm" if marked[-1] == ("half", 2) else "6 tháng đầu năm" if kind == "half" else ""
    if kind == "year":
        return f"năm {numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
    if len(numbers) == PER_YEAR[kind]:
        return "hằng quý" if kind == "quarter" else "hằng tháng"
    if len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers)):
        return f"{WORDS[kind]} {numbers[0]} - {WORDS[kind]} {numbers[-1]}"
    return f"{WORDS[kind]} " + ", ".join(str(n) for n in numbers)
