"""Vietnamese text folded for search and for order; both databases compare the stored keys alike."""

from __future__ import annotations

import re
import unicodedata

SHAPES = "\u0306\u0302\u031b"  # breve, circumflex, horn make letters of their own; the other marks are tones
TONES = "\u0300\u0309\u0303\u0301\u0323"
ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str | None) -> str:
    """Text as we keep it: NFC, no control or direction marks, no spaces at the ends."""
    return CONTROL.sub("", unicodedata.normalize("NFC", text or "")).strip()


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


def shorten(text: str, limit: int = 120) -> str:
    """The first clause of a long order, cut at a word, for a card's title."""
    first = re.split(r"(?<=[;.:])\s", text, maxsplit=1)[0].rstrip(" ;.:")
    first = first if len(first) >= 20 else text
    if len(first) <= limit:
        return first
    return first[:limit].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
