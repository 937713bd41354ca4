"""Signs of the fonts Symbol and Wingdings, which lie in the private area of Unicode."""

from __future__ import annotations

import re

# The Symbol font's places of signs that stand in running text; arrows and boxes of Wingdings only decorate.
SYMBOL = {
    0x2B: "+", 0x2D: "-", 0x25: "%", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒",
}  # fmt: skip
PRIVATE = re.compile("[\ue000-\uf8ff]")
OPENING = re.compile("^\\s*[\ue000-\uf8ff]+\\s*")


def symbol(code: str, font: str) -> str:
    """What a `w:sym` prints: known signs of Symbol, nothing for ornaments."""
    place = int(code, 16) & 0xFF if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    return SYMBOL.get(place, "") if font.casefold().startswith("symbol") else ""


def without_private(text: str) -> str:
    """A text without characters of private fonts: at its head such a sign is a bullet."""
    if not PRIVATE.search(text):
        return text
    return PRIVATE.sub(lambda sign: SYMBOL.get(ord(sign.group()) & 0xFF, ""), OPENING.sub("- ", text))
