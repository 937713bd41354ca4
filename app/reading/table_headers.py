"""Headers of tables: which rows are one, which column holds which field, what kind of table it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from app.reading.blocks import Block
from app.reading.folding import plain
from app.reading.table_words import BOUNDS, FINISH, FIRM, LEADS, ROMAN, field_of, period_of

MOST_HEADER_ROWS = 3
NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-hA-H])\)?(?:\s*=.{1,20})?$")
ORDER = re.compile(r"^(?:\d{1,3}(?: \d{1,3})*|[ivx]{1,5}|[a-h])$")
BARE_YEAR = re.compile(r"^(?:nam )?20\d\d$")
YEAR = re.compile(r"20\d\d")
SCHOOL_YEAR = re.compile(r"^(?:muc tieu |chi tieu |ke hoach |phan dau )?nam hoc 20\d\d")


@dataclass
class Header:
    """A header read: field → its column; `more`: further columns of a field; `periods`: columns of quarters, months or
    years to be marked (column, (kind, number), words); `years`: columns of values of other years (column, period)."""

    texts: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    more: dict[str, list[int]] = field(default_factory=dict)
    periods: list[tuple[int, tuple[str, int], str]] = field(default_factory=list)
    years: list[tuple[int, str]] = field(default_factory=list)
    value_period: str = ""

    @property
    def kind(self) -> str:
        return kind_of(self.columns)


def kind_of(columns: dict[str, int]) -> str:
    """`targets`, `tasks`, `both` (a table of tasks with a column of targets) or '' (neither)."""
    names = columns.keys()
    if "person" in names or ("budget" in names and "deadline" not in names and "lead" not in names):
        return ""
    if "target" in names:
        if "baseline" in names and not {"value", "result", "content"} & names:
            return ""  # last year's results
        if "content" in names and {"deadline", "product", "coordinating"} & names:
            return "both"
        if {"value", "measure_unit", "content", "lead", "result"} & names:
            return "targets"
        return ""
    return "tasks" if "content" in names and {"lead", "units", "coordinating", "deadline", "product"} & names else ""


def find_header(blocks: list[Block], year: int | None) -> tuple[Header | None, list[Block]]:
    """The header of a table and the rows that make it up, with those above it (it begins in the first four rows)."""
    rows = [[plain(c) for c in b.cells or []] for b in blocks[: 4 + MOST_HEADER_ROWS]]
    for i in range(min(4, len(rows))):
        if height := header_height(rows[i:]):
            made_of = blocks[i : i + height]
            return read_header([b.cells or [] for b in made_of], year), [*blocks[:i], *made_of]
    return None, []


def is_header(cells: list[str]) -> bool:
    """Whether plain cells read like a header row: at least two fields, most cells known, none long."""
    filled = list(dict.fromkeys(c for c in cells if c))
    if not filled or ORDER.match(filled[0]):
        return False
    fields = [field_of(c) or (period_of(c) and "deadline") for c in filled]
    known = [f for f in fields if f]
    if len(set(known)) < 2 or not {"content", "target", "either"} & set(known):
        return False
    return len(known) >= 0.6 * len(filled) and all(len(c.split()) <= 22 for c in filled)


def header_height(rows: list[list[str]]) -> int:
    """How many of these plain rows make up a header that begins with the first; 0 where none does."""
    if not rows or not rows[0]:
        return 0
    height = 1
    while height < min(MOST_HEADER_ROWS, len(rows)) and _hangs_under(rows[:height], rows[height]):
        height += 1
    several = height > 1 and len({c for c in rows[0] if c}) > 2
    if not is_header(rows[0]) and not (several and _joined(rows[:height])):
        return 0
    return height + (height < len(rows) and is_numbering(rows[height]))


def _joined(rows: list[list[str]]) -> bool:
    """Whether rows that are no header one by one are one together."""
    return is_header([next((c for c in reversed(column) if c), "") for column in zip(*rows, strict=True)])


def is_numbering(cells: list[str]) -> bool:
    """The row that numbers the columns: `(1) (2) (3)`, `A B 1 2`, `1 2 3 4=3-2`."""
    filled = [c for c in cells if c]
    if len(filled) < 3 or len(filled) < 0.7 * len(cells) or not all(NUMBERED.match(c) for c in filled):
        return False
    figures = [int(c) for c in filled if c.isdigit()]
    return all(b - a in (0, 1) for a, b in pairwise(figures)) and len(set(filled)) > 1 and filled[0] in ("1", "a")


def _hangs_under(above: list[list[str]], below: list[str]) -> bool:
    """Whether a row of `Chủ trì | Phối hợp` hangs under merged cells of the rows above it."""
    if any(len(row) != len(below) for row in above):
        return False
    last = above[-1]
    changed = [at for at, c in enumerate(below) if c and c != last[at]]
    if not changed or len({c for c in below if c}) < 2:
        return False
    return all(_sub_caption(above, below, at) for at in changed)


def _sub_caption(above: list[list[str]], below: list[str], at: int) -> bool:
    parent, cell = _parent(above[-1], below, at), below[at]
    spans = above[-1][at] == "" or above[-1][at] in (above[-1][at - 1 : at] + above[-1][at + 1 : at + 2])
    next_is_free = at + 1 < len(below) and above[-1][at + 1] == "" and below[at + 1] != ""
    if not (spans or next_is_free) or len(cell.split()) > 8:
        return False
    words = " ".join([*(row[at] for row in above), parent])
    return bool(field_of(cell) or period_of(cell, words) or any(p.search(cell) for _, p in BOUNDS)
                or (field_of(parent) in FIRM and not ORDER.match(cell)))  # fmt: skip


def _parent(above: list[str], below: list[str], at: int) -> str:
    """The caption over a cell: where Excel's author didn't merge, the next one to the left."""
    while at > 0 and below[at] and not above[at] and below[at - 1]:
        at -= 1
    return above[at]


def read_header(rows: list[list[str]], year: int | None) -> Header:
    """The fields of a header's columns from its rows as printed."""
    rows = [row for row in rows if not is_numbering([plain(c) for c in row])]
    captions = [_captions(rows, at) for at in range(len(rows[0]))]
    header = Header([" ".join(texts) for texts in captions])
    for at, texts in enumerate(captions):
        _place(header, at, texts, year)
    _settle(header)
    return header


def _captions(rows: list[list[str]], at: int) -> list[str]:
    """The printed captions over a column from above, each once."""
    texts = [_parent(row, below, at) if not row[at] else row[at] for row, below in pairwise(rows)]
    return list(dict.fromkeys(" ".join(text.split()) for text in [*texts, rows[-1][at]] if text))


def _place(header: Header, at: int, captions: list[str], year: int | None) -> None:
    words = [plain(text) for text in captions]
    if not words:
        return
    name = _field(words)
    above = " ".join(words[:-1])
    if name != "budget" and (period := period_of(words[-1], above)) and field_of(words[-1]) in (None, "deadline"):
        header.periods.append((at, period, _period_words(captions[-1], period)))
        return
    if name in ("value", "baseline", "result") and (years := YEAR.findall(words[-1]) or YEAR.findall(above)):
        name = _of_year(header, at, name, years[:1] if "nam hoc" in words[-1] else years, year)
        if name == "value" and year and str(year) in years and "value" in header.columns:
            header.more.setdefault("value", []).append(header.columns.pop("value"))
    if name and name in header.columns:
        header.more.setdefault(name, []).append(at)
    elif name:
        header.columns[name] = at


def _period_words(caption: str, period: tuple[str, int]) -> str:
    """A bare figure with the word that stands above it."""
    bare = plain(caption) in ROMAN or caption.strip(" ().").isdigit()
    return f"{'Quý' if period[0] == 'quarter' else 'Tháng'} {caption.strip(' ().')}" if bare else caption


def _field(words: list[str]) -> str | None:
    """The field of a column by its captions from above: the lowest decides where it may."""
    name: str | None = None
    for text in words:
        own = field_of(text)
        if name == "deadline":
            own = next((bound for bound, pattern in BOUNDS if pattern.search(text)), own)
        if own is None or own in FIRM.get(name or "", ()):
            continue
        name = own
    return name


def _of_year(header: Header, at: int, name: str, years: list[str], year: int | None) -> str:
    """A column of values by its year: the plan's own is the target, a past one the baseline, later ones are kept.

    A school year counts by the calendar year in which it begins.
    """
    period = "-".join(years[:2])
    last = int(years[-1])
    if year is None or last == year:
        return "result" if name == "baseline" else name
    if last < year:
        return "baseline"
    header.years.append((at, period))
    return ""


def _settle(header: Header) -> None:
    columns = header.columns
    if "either" in columns:
        of_targets = {"value", "measure_unit", "baseline"} & columns.keys() or header.years
        columns.setdefault("target" if of_targets else "content", columns.pop("either"))
    if header.kind == "targets" or ("target" in columns and "content" not in columns):
        header.years += [(at, words) for at, _, words in header.periods]
        header.periods.clear()
    at = columns.get("baseline")
    if header.kind == "" and "target" in columns and at is not None and SCHOOL_YEAR.match(plain(header.texts[at])):
        columns["value"] = columns.pop("baseline")  # the only school year, begun the year before
    if "target" in columns and not {"value", "result"} & columns.keys() and header.years:
        columns["value"], header.value_period = header.years.pop(0)
    if "target" not in columns:
        _as_task_table(header)
    _prefer(header, "deadline", FINISH)
    _prefer(header, "lead", LEADS)
    if header.periods and "deadline" not in columns and "content" in columns:
        columns["deadline"] = header.periods[0][0]


def _as_task_table(header: Header) -> None:
    """In a table of tasks `Kết quả` is the product, a lone `Nhóm nhiệm vụ` the content."""
    columns = header.columns
    marked = [at for at in (columns.get("value"), *(at for at, _ in header.years)) if at is not None]
    bare = [at for at in marked if BARE_YEAR.match(plain(header.texts[at]))]
    header.periods += [(at, ("year", int(header.texts[at][-4:])), header.texts[at]) for at in bare]
    if columns.get("value") in bare:
        del columns["value"]
    header.years.clear()
    for name in ("result", "value"):
        if name in columns and "product" not in columns:
            columns["product"] = columns.pop(name)
    if "content" not in columns and "group" in columns:
        columns["content"] = columns.pop("group")


def _prefer(header: Header, name: str, words: re.Pattern[str]) -> None:
    """Of two columns of a field the one whose caption has these words goes first."""
    others = header.more.get(name, [])
    if not others or words.search(plain(header.texts[header.columns[name]])):
        return
    better = next((at for at in others if words.search(plain(header.texts[at]))), None)
    if better is not None:
        others[others.index(better)], header.columns[name] = header.columns[name], better
