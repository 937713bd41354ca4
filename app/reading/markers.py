"""The mark at the head of a paragraph: `Phần 1`, `II.`, `2.1.`, `a)`, `-`, `+`."""

from __future__ import annotations

import re
from dataclasses import dataclass

PART, CAPITAL, ROMAN, NUMBER, LETTER, PARAGRAPH, DASH, PLUS = 0, 1, 2, 3, 8, 9, 10, 11

FORMS = (
    (PART, re.compile(r"^(phần (?:thứ )?(?:[IVX]+|\d+|nhất|hai|ba|tư)|chương [IVX\d]+)\b[\s.:-]*", re.I)),
    (PART, re.compile(r"^(phụ lục(?: (?:số )?(?:[IVX]+|\d+)\b)?)(?=$|[\s.:(-])[\s.:-]*(?=$|[(A-ZĐÀ-Ỹ])", re.I)),
    (ROMAN, re.compile(r"^([IVX]{1,5})(?:[.)]|/(?!\d))\s*(?=\S)")),
    (CAPITAL, re.compile(r"^([A-HĐ])[./)]\s+(?=\S)")),
    (NUMBER, re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\D)")),
    (NUMBER, re.compile(r"^(\d{1,2})(?:[.)]|/(?!(?:CP|TW|[A-ZĐ]{2,5}-[A-ZĐ]{2,9})\b))\s*(?=[^\d\s])")),
    (NUMBER, re.compile(r"^(\d{1,2})[.)]\s(?=\d+(?:[.,]\d+)?\s?[^\d\s./])")),
    (LETTER, re.compile(r"^\(?([a-zđ]|[ivx]{2,5}|([a-h])\2)[.)]\s*(?=\S)")),
    (LETTER, re.compile(r"^(\(\d{1,2}\))\s*(?=\S)")),
    (PLUS, re.compile(r"^([-–—•*]\s*[+○◦▪])\s*(?=\S)")),
    (PLUS, re.compile(r"^([+○◦▪])\s*(?=\S)")),
    (PLUS, re.compile(r"^(o)\s+(?=[A-ZĐÀ-Ỹ])")),
    (DASH, re.compile(r"^([-–—•*·●▪⁃])\s*(?=\S)")),
)


@dataclass(frozen=True)
class Mark:
    """A paragraph's mark as printed, its level (0 a part … 11 a sub-bullet) and the text after it."""

    printed: str
    level: int
    body: str


def read_mark(text: str) -> Mark:
    """Split a paragraph into its mark and body; level PARAGRAPH where it has none."""
    for level, form in FORMS:
        if match := form.match(text[:60]):
            printed = match.group(1)
            depth = printed.count(".") if level == NUMBER else 0
            return Mark(printed, level + depth, text[match.end() :].strip())
    return Mark("", PARAGRAPH, text)


def is_heading_level(level: int) -> bool:
    """Whether a mark of this level can stand before a heading (not a bullet, not bare text)."""
    return level < PARAGRAPH
