"""Folding and the Vietnamese order, as of migration 0070 (then in `app/models/text.py`)."""

from __future__ import annotations

import unicodedata

SHAPES = "\u0306\u0302\u031b"  # breve, circumflex, horn make letters of their own; the other marks are tones
TONES = "\u0300\u0309\u0303\u0301\u0323"
ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def fold(text: str | None) -> str:
    """Lower case without marks, đ as d, single spaces: "Đặng  Văn" → "dang van"."""
    bare = unicodedata.normalize("NFD", (text or "").casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c)).replace("đ", "d")
    return " ".join(bare.split())


def sort_key(text: str | None) -> str:
    """A key whose plain order is the Vietnamese one: a ă â b c d đ e ê …, then by tone, the earliest one first.

    The tones are in the order of Unicode's rules for Vietnamese (CLDR, vi): none, huyền, hỏi, ngã, sắc, nặng.
    """
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", (text or "").casefold()):
        parts = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", parts[0] + "".join(m for m in parts[1:] if m in SHAPES))
        letters.append(f"{ALPHABET.find(letter) + 1:02d}" if letter in ALPHABET else "00")
        tones.append(str(max((TONES.find(mark) + 1 for mark in parts[1:]), default=0)))
    return "".join(letters) + "." + "".join(tones).rstrip("0")
