# ruff: noqa: E501 (a table of patterns: one row, one line)
"""The mark at the head of a paragraph: `Phần 1`, `Điều 3.`, `II.`, `I-`, `2.1.`, `a)`, `-`, `+`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.reading.folding import CAPITALS

PART, CAPITAL, ROMAN, NUMBER, LETTER, PARAGRAPH, DASH, PLUS = 0, 1, 2, 3, 8, 9, 10, 11

WORD_BULLETS = "\uf02d\uf0b7\uf0a7\uf0d8\uf0fc\uf076"  # private signs of Word's symbol fonts
BULLETS = f"-–—−‑•*·●▪⁃■□♦◆❖➢➤►▶✓✔✦→{WORD_BULLETS}"
FORMS = (
    (PART, rf"^((?i:phần (?:thứ )?(?:[IVX]+|\d+|[A-HĐ]|nhất|hai|ba|tư|năm)|chương [IVX\d]+))(?=$|\s*[.:–-]|\s+[{CAPITALS}])[\s.:–-]*"),
    (PART, rf"^((?i:phụ lục)(?i: (?:số )?(?:[IVX]+|\d+)\b)?)(?=$|[\s.:(-])[\s.:-]*(?=$|[({CAPITALS}])"),
    (CAPITAL, r"^((?i:mục) (?:[IVX]+|\d+|[A-HĐ]))(?:[.:]\s*(?=\S)|$)"),
    (ROMAN, r"^((?i:điều) \d{1,2})[.:]\s*(?=\S)"),
    (NUMBER, r"^([IVX]{1,5}\.\d{1,2}(?:\.\d{1,2})?)(?:[.)/]\s*|\s+)(?=[^\d\s])"),
    (ROMAN, rf"^([IVX]{{1,5}})(?:[./)]{{1,2}}(?:\s+(?=\S)|(?=[{CAPITALS}\"“]))|\s?[-–:]\s+(?=[{CAPITALS}])|[-–](?=[{CAPITALS}])(?![IVX]+\b))"),
    (CAPITAL, rf"^([A-HĐ])(?:[./)]{{1,2}}\s+(?=\S)|\s?[-–]\s+(?=[{CAPITALS}]))"),
    (LETTER, r"^(\d{1,2}\.[a-zđ])[.)/]\s*(?=\S)"),
    (NUMBER, rf"^(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[.)/](?:\s+|(?=[^\d\s]))|\s?[-–]\s+(?=[{CAPITALS}])|\s+(?=[{CAPITALS}“\"(]))(?=\S)"),
    (NUMBER, rf"^(\d{{1,2}})(?!/(?:CP|TW|[A-ZĐ]{{2,5}}-[A-ZĐ]{{2,9}})\b)(?:[.)/:](?:\s+|(?=[^\d\s]))|\.[-–/)]\s*|\s?[-–]\s+(?=[{CAPITALS}]))(?=\S)"),
    (LETTER, r"^\(?([a-zđ](?:\.?\d{1,2})?|[ivx]{2,5}|([a-h])\2)(?:\)|[./]\)?(?!\w\.))\s*(?=\S)"),
    (LETTER, r"^(\(\d{1,2}\)\.?)\s*(?=\S)"),
    (PLUS, r"^([-–—•*]\s*[+○◦▪])\s*(?=\S)"),
    (PLUS, r"^([+○◦▪])\s*(?=\S)"),
    (PLUS, rf"^(o)\s+(?=[{CAPITALS}])"),
    (DASH, rf"^([{BULLETS}])\s*(?=\S)"),
)  # fmt: skip
COMPILED = tuple((level, re.compile(form)) for level, form in FORMS)


@dataclass(frozen=True)
class Mark:
    """A paragraph's mark as printed, its level (0 a part … 11 a sub-bullet) and the text after it."""

    printed: str
    level: int
    body: str


def read_mark(text: str) -> Mark:
    """Split a paragraph into its mark and body; level PARAGRAPH where it has none."""
    for level, form in COMPILED:
        if match := form.match(text[:60]):
            printed = match.group(1)
            depth = printed.count(".") - printed[0].isalpha() if level == NUMBER else 0
            return Mark(printed, level + depth, text[match.end() :].strip())
    return Mark("", PARAGRAPH, text)


def is_heading_level(level: int) -> bool:
    """Whether a mark of this level can stand before a heading (not a bullet, not bare text)."""
    return level < PARAGRAPH
