"""Numbers and bullets put before the texts of Word paragraphs, once."""

from __future__ import annotations

from app.reading.word_bullets import TYPED
from app.reading.word_counts import bullet_text
from app.reading.word_numbering import Label


def labelled(label: Label | None, text: str, depth: int, bare: bool = False) -> str:
    """A text with its number or bullet, unless the hand has typed the same; in a cell a number may stand alone."""
    if label is None:
        return text
    sign = bullet_text(label.text, depth) if label.is_bullet else label.text
    if not text and label.is_bullet:
        return ""
    if label.is_bullet and TYPED.match(text):
        return text
    if not label.is_bullet and sign and text.startswith(sign) and not text[len(sign) :][:1].isalnum():
        return text
    return f"{sign if bare else _ended(sign)} {text}".strip()


def _ended(number: str) -> str:
    """A bare number or letter with the full stop that marks it as one: `1` → `1.`, `II -` → `II.`."""
    core = number.rstrip(" -–:")
    return f"{core}." if core and " " not in core and core[-1].isalnum() else number
