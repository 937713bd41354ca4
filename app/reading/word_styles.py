"""What a Word file's styles give to paragraphs and runs: headings, lists, bold, capitals, fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.reading.folding import plain
from app.reading.lines import BOLD
from app.reading.word_xml import W, child, toggle, value, whole

HEADING = re.compile(r"^(?:heading|tieu de|de muc|dau de|dau muc|muc)(?: cap)? ([1-9])$")
TITLE = re.compile(r"^(?:title|subtitle|tieu de|tieu de phu|ten ke hoach|ten van ban)$")
CONTENTS = re.compile(r"^(?:toc|table of figures|muc luc)\b")
TOGGLES = ("b", "caps", "smallCaps", "vanish")
FONTS = ("ascii", "hAnsi")
THEME_FONT = "{http://schemas.openxmlformats.org/drawingml/2006/main}latin"
DEEPEST = 12  # longest chain of styles that are based on each other (Word: 11)


@dataclass(frozen=True)
class Look:
    """The properties that are switched on, and the names of the fonts that are set."""

    on: frozenset[str] = frozenset()
    fonts: tuple[str, ...] = ()


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, styles: Any, theme: Any) -> None:
        self.by_id = {style.get(W + "styleId"): style for style in styles.findall(W + "style")}
        self.theme = theme
        self.usual = next((key for key, style in self.by_id.items() if _is_usual(style)), None)
        self.defaults = self._own(child(styles, "docDefaults", "rPrDefault", "rPr"))
        self.looks: dict[str | None, Look] = {}

    def chain(self, style: str | None) -> list[Any]:
        """A style and those it is based on, nearest first."""
        found: list[Any] = []
        while style in self.by_id and len(found) < DEEPEST:
            found.append(self.by_id[style])
            style = value(found[-1], "basedOn")
        return found

    def style_of(self, properties: Any) -> str | None:
        """The id of a paragraph's style (`w:pPr`): its own, else the document's usual one."""
        return value(properties, "pStyle") or self.usual

    def heading(self, properties: Any) -> int:
        """1–9 for a heading by style or outline level, BOLD for a title, else 0."""
        own = value(properties, "outlineLvl")
        if own is not None:
            return _outline(own)
        for style in self.chain(self.style_of(properties)):
            name = plain(value(style, "name") or "")
            if match := HEADING.match(name):
                return int(match.group(1))
            if (level := value(style, "pPr", "outlineLvl")) is not None:
                return _outline(level)
            if TITLE.match(name):
                return BOLD
        return 0

    def is_contents(self, properties: Any) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(CONTENTS.match(plain(value(s, "name") or "")) for s in self.chain(self.style_of(properties)))

    def look(self, style: str | None) -> Look:
        """What a style says of its text, with what it inherits."""
        if style not in self.looks:
            chain = [child(s, "rPr") for s in self.chain(style)]
            said = {name: next((on for p in chain if (on := toggle(p, name)) is not None), False) for name in TOGGLES}
            fonts = next((fonts for p in chain if (fonts := self._fonts(p))), ())
            self.looks[style] = Look(frozenset(name for name, on in said.items() if on), fonts)
        return self.looks[style]

    def run_look(self, properties: Any, paragraph_style: str | None) -> Look:
        """How a run looks (ECMA-376 17.7.3: a property of both its styles cancels out, its own word decides)."""
        around = self.look(paragraph_style)
        inside = self.look(value(properties, "rStyle"))
        on = set(around.on ^ inside.on) | self.defaults.on
        for name in TOGGLES:
            if (own := toggle(properties, name)) is not None:
                (on.add if own else on.discard)(name)
        fonts = self._fonts(properties) or inside.fonts or around.fonts or self.defaults.fonts
        return Look(frozenset(on), fonts)

    def _own(self, properties: Any) -> Look:
        return Look(frozenset(n for n in TOGGLES if toggle(properties, n)), self._fonts(properties))

    def _fonts(self, properties: Any) -> tuple[str, ...]:
        fonts = child(properties, "rFonts")
        if fonts is None:
            return ()
        names = [fonts.get(W + kind) or self.theme_fonts.get(fonts.get(f"{W}{kind}Theme")) for kind in FONTS]
        return tuple(name for name in names if name)

    @cached_property
    def theme_fonts(self) -> dict[str | None, str]:
        """The fonts that the theme gives to headings and to text."""
        faces = [face.get("typeface", "") for face in self.theme.iter(THEME_FONT)][:2]
        return {
            f"{kind}{script}": face
            for kind, face in zip(("major", "minor"), faces, strict=False)
            for script in ("HAnsi", "Ascii")
        }


def _is_usual(style: Any) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")


def _outline(level: str) -> int:
    """Outline levels 0–8 are headings, 9 is text."""
    return whole(level, 9) + 1 if 0 <= whole(level, 9) <= 8 else 0
