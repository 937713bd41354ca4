"""The XML of Word files: names, values, and what of it still stands once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PARAGRAPH, RUN, TABLE, ROW, CELL = (W + name for name in ("p", "r", "tbl", "tr", "tc"))
OPENED = {W + name for name in ("customXml", "ins", "moveTo", "smartTag")}
CHOICES = {MC + "Choice", MC + "Fallback"}
ALONE = (TABLE, W + "altChunk")
OFF = ("0", "false", "off")


def child(element: Any, *names: str) -> Any:
    """The descendant reached by a path of w: names; None where a step is missing."""
    for name in names:
        element = element.find(W + name) if element is not None else None
    return element


def value(element: Any, *names: str, attribute: str = "val") -> str | None:
    """An attribute (`w:val`) of the descendant reached by a path of w: names."""
    found = child(element, *names)
    return found.get(W + attribute) if found is not None else None


def whole(text: str | None, default: int) -> int:
    """A written whole number; the default where it is none, or longer than Word would write."""
    bare = (text or "").removeprefix("-")
    return int(text or "") if bare.isascii() and bare.isdigit() and len(bare) < 7 else default


def toggle(properties: Any, name: str) -> bool | None:
    """Whether a property such as `w:b` is switched on or off; None where nothing is said."""
    found = child(properties, name)
    return None if found is None else found.get(W + "val") not in OFF


def standing(parent: Any) -> Iterator[Any]:
    """The children that stand: wrappers opened, the deleted and moved away left out, one of two renderings."""
    for element in parent:
        tag = element.tag
        if tag in OPENED:
            yield from standing(element)
        elif tag == W + "sdt":
            yield from _content(element)
        elif tag == MC + "AlternateContent":
            yield from standing(next((part for part in element if part.tag in CHOICES), ()))
        else:
            yield element


def _content(control: Any) -> Iterator[Any]:
    """What a content control holds; a table of contents only repeats the headings."""
    gallery = value(control, "sdtPr", "docPartObj", "docPartGallery") or ""
    content = child(control, "sdtContent")
    if content is not None and gallery != "Table of Contents":
        yield from standing(content)


def is_gone(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted: its words run on into the next one."""
    mark = child(paragraph, "pPr", "rPr")
    return mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None)


def pieces(parent: Any) -> Iterator[list[Any]]:
    """Tables one by one, paragraphs as they are once changes are accepted: one, or several run together."""
    open_ones: list[Any] = []
    for element in standing(parent):
        if element.tag == PARAGRAPH:
            open_ones.append(element)
        if element.tag not in ALONE and (element.tag != PARAGRAPH or is_gone(element)):
            continue
        if open_ones:
            yield open_ones
            open_ones = []
        if element.tag in ALONE:
            yield [element]
    if open_ones:
        yield open_ones


def rows(table: Any) -> list[Any]:
    """A table's rows that were not deleted and aren't hidden."""
    found = [row for row in standing(table) if row.tag == ROW and child(row, "trPr", "del") is None]
    return [row for row in found if not toggle(child(row, "trPr"), "hidden")]


def cells(row: Any) -> list[Any]:
    """A row's cells that were not deleted."""
    return [cell for cell in standing(row) if cell.tag == CELL and child(cell, "tcPr", "cellDel") is None]
