"""Ways of comparing Vietnamese words: without marks, case, dashes."""

from __future__ import annotations

import re
import unicodedata

SPACES = re.compile(r"\s+")
NOT_WORD = re.compile(r"[^a-z0-9%]+")
LIMIT = 4000  # no pattern ever sees a longer text
# Capital letters of Vietnamese for a character class (`À-Ỹ` would hold small ones too).
CAPITALS = "A-ZĐ" + "".join(c for c in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isupper())


def squeeze(text: str) -> str:
    """One space where there was any white space; none at the ends."""
    return SPACES.sub(" ", text).strip()


def ascii_lower(text: str) -> str:
    """Lower case without Vietnamese marks, punctuation kept: `Quý III/2026` → `quy iii/2026`."""
    folded = unicodedata.normalize("NFD", text[:LIMIT].casefold().replace("đ", "d"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def plain(text: str) -> str:
    """Words only, lower case, without marks: `Phòng Văn hoá – Xã hội` → `phong van hoa xa hoi`."""
    return NOT_WORD.sub(" ", ascii_lower(text)).strip()


def words(text: str) -> list[str]:
    """The plain words of a text."""
    return plain(text).split()


def is_upper(text: str) -> bool:
    """Whether a text is written in capitals (four letters of five at least)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def lower_first(text: str) -> bool:
    """Whether the first letter or digit of a text is a small letter."""
    for c in text:
        if c.isalnum():
            return c.islower()
    return False
