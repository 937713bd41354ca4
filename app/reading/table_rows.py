"""What a row of a table is: an item, a group, part of the row above, a total, a note, the signature."""

from __future__ import annotations

import re

from app.reading.folding import is_upper, lower_first, plain
from app.reading.table_fields import Fields
from app.reading.table_headers import Header
from app.reading.table_words import NOTE, TAIL, TOTAL

GROUP_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-HĐ])[.)]?$")
FIGURES = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\.?$")
LOWER = re.compile(r"^(?:[a-zđ][.)]?|[-–+•*])$")
BULLET = re.compile(r"^[-–+•*]\s*(?=\S)")
SUB_LETTER = re.compile(r"^[a-zđ]\)\s*(?=\S)")
TELLING = ("lead", "coordinating", "deadline", "product", "value", "baseline", "measure_unit", "result")
CAPITAL, ROMAN, PLAIN, FIRST_FIGURE, LETTER = 1, 2, 3, 4, 20


def text_field(header: Header) -> str:
    """The field that says what a row is about."""
    return "target" if header.kind == "targets" else "content"


def is_telling(fields: Fields) -> bool:
    """Whether a row says more than its text: a unit, a time, a value."""
    return bool(fields.further or any(fields.texts.get(name) for name in TELLING))


def is_tail(cells: list[str], fields: Fields) -> bool:
    """The row with which the signature begins; nothing below it belongs to the table."""
    order = fields.texts.get("order", "")
    texts = [c.split("\n")[0] for c in dict.fromkeys(cells) if c]
    return not FIGURES.match(order) and len(texts) <= 3 and any(TAIL.match(text) for text in texts)


def is_aside(cells: list[str], fields: Fields, header: Header) -> bool:
    """A row of sums or a note."""
    filled = list(dict.fromkeys(c for c in cells if c))
    if not filled:
        return True
    text = fields.texts.get(text_field(header)) or filled[0]
    if TOTAL.match(plain(text)) or TOTAL.match(plain(filled[0])):
        return is_merged_across(header, cells) or not (
            fields.texts.get("deadline") or FIGURES.match(fields.texts.get("order", ""))
        )
    return bool(NOTE.match(filled[0])) and len(filled) <= 2


def is_group(header: Header, cells: list[str], fields: Fields, following: Fields | None, numbered: bool,
             bold: bool) -> bool:  # fmt: skip
    """Whether a row names what the rows below it have in common. `numbered`: the table numbers its rows."""
    order, text = fields.texts.get("order", ""), fields.texts.get(text_field(header), "")
    if is_merged_across(header, cells):
        return True
    if is_telling(fields):
        return False
    if GROUP_NUMBER.match(order) or (order and not text and not FIGURES.match(order) and len(order.split()) > 1):
        return True
    if order and text and following and _is_lower(order, following, header):
        return True
    if order or not text or BULLET.match(text) or lower_first(text):
        return False
    return len(text.split()) <= 15 and not text.endswith(".") and (numbered or bold or is_upper(text))


def is_merged_across(header: Header, cells: list[str]) -> bool:
    """Whether one text, set over several columns, is all that a row says beside its number."""
    beside = {c for at, c in enumerate(cells) if c and at != header.columns.get("order")}
    return len(beside) == 1 and sum(c in beside for c in cells) > 1


def _is_lower(order: str, following: Fields, header: Header) -> bool:
    """Whether the row after a numbered one stands below it and says what it doesn't."""
    own = following.texts.get("order", "")
    text = following.texts.get(text_field(header), "")
    if FIGURES.match(order) and own.startswith(order.rstrip(".") + "."):
        return True
    lower = LOWER.match(own) and not LOWER.match(order)
    return bool(lower or (not own and (BULLET.match(text) or SUB_LETTER.match(text)))) and is_telling(following)


def is_sub_bullet(fields: Fields, header: Header) -> bool:
    """A bullet in a row of its own that states neither unit nor time: part of the task above it."""
    order, text = fields.texts.get("order", ""), fields.texts.get(text_field(header), "")
    if header.kind == "targets" or is_telling(fields) or not text:
        return False
    return bool(LOWER.match(order)) or (not order and bool(BULLET.match(text) or SUB_LETTER.match(text)))


def is_rest(fields: Fields, header: Header, numbered: bool) -> bool:
    """The rest of the row above, cut by a page or written into a row of its own."""
    text = fields.texts.get(text_field(header), "")
    if fields.texts.get("order") or "order" not in header.columns or not numbered:
        return False
    return lower_first(text) and not SUB_LETTER.match(text) if text else is_telling(fields)


def level_of(order: str) -> int:
    """The rank of a row's number: A, I, none, 1, 1.1 …, a)."""
    if not order:
        return PLAIN
    if re.fullmatch(r"[IVX]{1,5}[.)]?", order):
        return ROMAN
    if GROUP_NUMBER.match(order):
        return CAPITAL
    if FIGURES.match(order):
        return FIRST_FIGURE + order.rstrip(".").count(".")
    return LETTER if LOWER.match(order) else PLAIN


def group_title(cells: list[str]) -> str:
    """A group's name without its number."""
    texts = [c for c in dict.fromkeys(cells) if c and not GROUP_NUMBER.match(c) and not re.fullmatch(r"[\d.]+", c)]
    return " ".join(texts[0].split()) if texts else ""
