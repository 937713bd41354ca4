"""Automatic numbers of a Word file, written out: `1.`, `a)`, `II.`, `-`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

BULLETS = {"bullet": "-", "none": ""}
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
HEADING = re.compile(r"^(?:heading|tiêu đề|đầu đề)\s*([1-9])$", re.I)
VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"


class Numbering:
    """Counts a document's numbered paragraphs in their order; `label` must be called once for each."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.styles = {style.style_id: style for style in document.styles}
        self.restarted: set[str] = set()
        self.lists = self._lists(document)

    def _lists(self, document: Any) -> dict[str, str]:
        """numId → abstractNumId, and the levels of each abstract list."""
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is None:
            return {}
        root = part.element
        self.restarted = {
            num.get(qn("w:numId")) for num in root.findall(qn("w:num")) if num.find(qn("w:lvlOverride")) is not None
        }
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {int(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in abstract.findall(qn("w:lvl"))}
            self.levels[abstract.get(qn("w:abstractNumId"))] = levels
        return {
            num.get(qn("w:numId")): num.find(qn("w:abstractNumId")).get(qn("w:val"))
            for num in root.findall(qn("w:num"))
            if num.find(qn("w:abstractNumId")) is not None
        }

    def heading_level(self, paragraph: Any) -> int:
        """1–9 where the paragraph's style is one of Word's headings, else 0."""
        style = self.styles.get(_style_id(paragraph))
        match = HEADING.match(style.name or "") if style is not None else None
        return int(match.group(1)) if match else 0

    def label(self, paragraph: Any) -> str:
        """The number or bullet that Word prints before a paragraph; empty where it prints none."""
        list_id, depth = self._list_of(paragraph)
        abstract = self.lists.get(list_id or "")
        level = self.levels.get(abstract or "", {}).get(depth)
        if not abstract or not level:
            return ""
        counts = self.counts[f"{abstract}/{list_id}" if list_id in self.restarted else abstract]
        counts[depth] = counts.get(depth, level[2] - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._text(abstract, depth, counts)

    def _list_of(self, paragraph: Any) -> tuple[str | None, int]:
        """List and depth of a paragraph: its own, else its style's."""
        found = _numbering_of(paragraph.find(qn("w:pPr")))
        style = self.styles.get(_style_id(paragraph))
        for _ in range(5):
            if found[0] is not None or style is None:
                break
            found = _numbering_of(style.element.find(qn("w:pPr")))
            style = getattr(style, "base_style", None)
        return found

    def _text(self, abstract: str, depth: int, counts: dict[int, int]) -> str:
        form, pattern, _ = self.levels[abstract][depth]
        if form in BULLETS:
            return ("+" if pattern.strip() == "+" or depth else "-") if form == "bullet" else ""
        for at in range(depth + 1):
            if f"%{at + 1}" in pattern and at in self.levels[abstract]:
                other, _, start = self.levels[abstract][at]
                pattern = pattern.replace(f"%{at + 1}", _count(counts.get(at, start), other))
        return pattern.strip()


def _level(element: Any) -> tuple[str, str, int]:
    """Format, text pattern and start of a level."""
    values = {child.tag: child.get(qn("w:val")) for child in element}
    start = values.get(qn("w:start")) or "1"
    return (
        values.get(qn("w:numFmt")) or "decimal",
        values.get(qn("w:lvlText")) or "",
        int(start) if start.isdigit() else 1,
    )


def _style_id(paragraph: Any) -> str | None:
    properties = paragraph.find(qn("w:pPr"))
    style = properties.find(qn("w:pStyle")) if properties is not None else None
    return style.get(qn("w:val")) if style is not None else None


def _numbering_of(properties: Any) -> tuple[str | None, int]:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    if numbering is None:
        return None, 0
    list_id, depth = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
    at = depth.get(qn("w:val")) if depth is not None else "0"
    return (list_id.get(qn("w:val")) if list_id is not None else None), int(at) if at and at.isdigit() else 0


def _count(n: int, form: str) -> str:
    """A count in a list's format."""
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for value, sign in ROMAN:
            while n >= value:
                text, n = text + sign, n - value
        return text.upper() if form == "upperRoman" else text
    if form == "lowerLetter":
        return VIETNAMESE_LETTERS[(n - 1) % len(VIETNAMESE_LETTERS)]
    if form == "upperLetter":
        return chr(65 + (n - 1) % 26)
    return f"{n:02d}" if form == "decimalZero" else str(n)
