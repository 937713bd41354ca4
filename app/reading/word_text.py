"""The words of a Word paragraph as they print: fields, changes, hidden text, capitals, old fonts."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Any

from app.reading.attributes import is_attribute
from app.reading.folding import squeeze
from app.reading.legacy_fonts import VIETNAMESE, font_of, from_font, prints_capitals
from app.reading.markers import PARAGRAPH, read_mark
from app.reading.text import clean
from app.reading.word_signs import symbol, without_private
from app.reading.word_styles import Look, Styles
from app.reading.word_xml import MATHS, RUN, W, child, standing

BREAK = "\n"
LETTERS = {
    W + "tab": " ", W + "ptab": " ", W + "cr": BREAK, W + "noBreakHyphen": "-", W + "softHyphen": "\xad",
}  # fmt: skip
INLINE = {W + name for name in ("hyperlink", "fldSimple", "dir", "bdo")}
PAGE_BREAKS = ("page", "column")
ENDED = re.compile(r"[.;:!?…]$")
PRIVATE_BYTE = re.compile("[\uf020-\uf0ff]")
BULLET = re.compile(r"[-+•–]\s")


class Words:
    """Collects the words of one paragraph; `lines()` gives them as the lines that manual breaks make."""

    def __init__(self, styles: Styles, properties: Any) -> None:
        self.styles = styles
        self.style = styles.style_of(properties)
        self.runs: list[tuple[str, str | None, bool]] = []  # text, old font, whether it prints as capitals
        self.bold: list[bool] = []
        self.fields: list[str] = []  # open fields: `code` until their result begins
        self.fonts: set[str] = set()

    def take(self, parent: Any) -> None:
        """Read the runs of a paragraph, or of something that stands in it."""
        for element in standing(parent):
            if element.tag == RUN:
                self._run(element)
            elif element.tag in INLINE:
                self.take(element)
            elif element.tag.startswith(MATHS):
                self._add("".join(node.text or "" for node in element.iter(MATHS + "t")), Look())

    def _run(self, run: Any) -> None:
        look = self.styles.run_look(child(run, "rPr"), self.style)
        for node in standing(run):
            if node.tag == W + "fldChar":
                self._field(node.get(W + "fldCharType"))
            elif "vanish" not in look.on and "code" not in self.fields:
                self._add(_printed(node), look)

    def _field(self, step: str | None) -> None:
        if step == "begin":
            self.fields.append("code")
        elif step == "separate" and self.fields:
            self.fields[-1] = "result"
        elif step == "end" and self.fields:
            self.fields.pop()

    def _add(self, text: str, look: Look) -> None:
        if not text:
            return
        font = next((kind for name in look.fonts if (kind := font_of(name))), None)
        capitals = bool(look.on & {"caps", "smallCaps"}) or any(map(prints_capitals, look.fonts))
        self.runs.append((text, font, capitals))
        if text.strip():
            self.bold.append("b" in look.on)

    @property
    def is_bold(self) -> bool:
        """Whether every word is set in bold."""
        return bool(self.bold) and all(self.bold)

    def lines(self, all_breaks: bool = False) -> list[str]:
        """The paragraph's text in NFC, cut at all manual breaks or at those behind which something new begins."""
        text = unicodedata.normalize("NFC", "".join(self._unicode()))
        parts = [squeeze(clean(without_private(part))) for part in text.split(BREAK)]
        filled = [part for part in parts if part]
        return filled if all_breaks else _rejoined(filled)

    def _unicode(self) -> list[str]:
        """The runs' texts; those in old fonts are put into Unicode, unless the paragraph holds Unicode all the same."""
        old = "".join(text for text, font, _ in self.runs if font)
        texts: list[str] = []
        for (font, capitals), runs in groupby(self.runs, key=lambda run: run[1:]):
            text = "".join(run[0] for run in runs)
            if font and not VIETNAMESE.search(old):
                text = from_font(PRIVATE_BYTE.sub(lambda sign: chr(ord(sign.group()) & 0xFF), text), font)
                self.fonts.add(font)
            texts.append(text.upper() if capitals else text)
        return texts


def _printed(node: Any) -> str:
    """What one element of a run prints."""
    if node.tag == W + "t":
        return (node.text or "").replace(BREAK, " ")
    if node.tag == W + "br":
        return " " if node.get(W + "type") in PAGE_BREAKS else BREAK
    if node.tag == W + "sym":
        return symbol(node.get(W + "char") or "", node.get(W + "font") or "")
    return LETTERS.get(node.tag, "")


def _rejoined(parts: list[str]) -> list[str]:
    """Lines broken by hand are one paragraph, unless the next one opens with a bullet, a number, a field's name."""
    joined: list[str] = []
    for part in parts:
        if joined and not _is_new(joined[-1], part):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _is_new(before: str, part: str) -> bool:
    if BULLET.match(part) or is_attribute(part):
        return True
    return bool(ENDED.search(before)) and read_mark(part).level != PARAGRAPH
