"""Plain text: no more letters and lines than a plan has, and no stamp at its top."""

from __future__ import annotations

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.source import Source

LETTER = 3  # bytes of a Vietnamese letter in UTF-8


def check_text(source: Source) -> None:
    """Raises ReadingError: too_much_text, too_long."""
    if len(source.data) > limits.CHARACTERS * LETTER:
        raise ReadingError("too_much_text", name=source.name, most=limits.said(limits.CHARACTERS))
    if max(source.data.count(b"\n"), source.data.count(b"\r")) > limits.PARAGRAPHS:
        raise ReadingError("too_long", name=source.name, most=limits.said(limits.PARAGRAPHS))
