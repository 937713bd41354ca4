"""Bytes of a text file → Unicode text, whatever it was written in; what isn't clear is refused."""

from __future__ import annotations

import codecs
import unicodedata

from app.reading.errors import ReadingError
from app.reading.folding import is_upper
from app.reading.legacy_fonts import (
    FEWEST,
    OLD_FONTS,
    SAMPLE,
    UNUSUAL,
    clearly,
    from_font,
    legacy_font,
    likeness,
    reads_better,
)
from app.reading.source import Source

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WIDE = 0.2  # share of zero bytes in every second place, above which a text has two bytes a letter
LIKELY = 0.9
LETTERS_OF_LINE = 4
LATIN = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256))
LONGEST_MIXED = 2_000_000


def decode(source: Source) -> tuple[str, str | None]:
    """A file's text in NFC, and the old font that it was converted from (`tcvn3`, `vni`) if any.

    Raises ReadingError: not_text, encoding, tcvn3, vni.
    """
    text = unicodedata.normalize("NFC", _decoded(source))
    sample = text[:20000]
    if sum(c < " " and c not in "\t\n\r\f\v" for c in sample) > 0.01 * len(sample):
        raise ReadingError("not_text", name=source.name)
    if _is_foreign(sample):
        raise ReadingError("encoding", name=source.name)
    font = legacy_font(text)
    if not font:
        return _mixed(text)
    converted = clearly(text, font)
    if converted is None:
        raise ReadingError(font, name=source.name)
    return "".join(map(_in_capitals, converted.splitlines(keepends=True), text.splitlines(keepends=True))), font


def _mixed(text: str) -> tuple[str, str | None]:
    """Unicode text with the lines in an old font among it put into Unicode too."""
    lines = text.splitlines(keepends=True) if len(text) <= LONGEST_MIXED and UNUSUAL.search(text) else []
    for font in OLD_FONTS:
        if any(reads_better(line, font, FEWEST) for line in lines):
            return "".join(from_font(line, font) if reads_better(line, font, 1) else line for line in lines), font
    return text, None


def _is_foreign(text: str) -> bool:
    """Whether the letters of a text lie mostly outside the Latin alphabet: bytes read in a wrong way."""
    letters = [c for c in text if c.isalpha()]
    return sum(c > "\u1eff" for c in letters) > 0.2 * len(letters)


def _decoded(source: Source) -> str:
    data = source.data
    codec = next((name for bom, name in BOMS if data.startswith(bom)), _wide(data) or "utf-8")
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return _other_encoding(source)


def _wide(data: bytes) -> str | None:
    """The kind of UTF-16 that a text without a mark at its head is in: every second byte of Latin letters is zero."""
    sample = data[:4000]
    zeros = [sample[side::2].count(0) / max(1, len(sample[side::2])) for side in (0, 1)]
    if len(data) % 2 or max(zeros) < WIDE or min(zeros) > WIDE / 4:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _other_encoding(source: Source) -> str:
    """Windows-1258 where it reads as Vietnamese; bytes of an old font as they are; else the reason why not."""
    if b"\0" in source.data[:4000]:
        raise ReadingError("not_text", name=source.name)
    if _is_spoilt(source.data):
        raise ReadingError("encoding", name=source.name)
    for text in (_vietnamese(source.data), _latin(source.data)):
        if text is not None and (likeness(text) >= LIKELY or legacy_font(text)):
            return text
    raise ReadingError("encoding", name=source.name)


def _is_spoilt(data: bytes) -> bool:
    """UTF-8 with a few bytes amid it that are none: no other encoding makes so many Vietnamese letters of it."""
    text = data.decode("utf-8", errors="replace")
    return sum("\u1ea0" <= letter <= "\u1ef9" for letter in text) > 5 * text.count("\ufffd")


def _vietnamese(data: bytes) -> str | None:
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if likeness(text[:SAMPLE]) >= LIKELY else None


def _latin(data: bytes) -> str:
    """Windows-1252; its five empty places stay what they are."""
    return codecs.charmap_decode(data, "strict", LATIN)[0]


def _in_capitals(line: str, written: str) -> str:
    """A line of TCVN3 whose plain letters are all capitals: the font has no marked ones of its own."""
    plain = "".join(c for c in written if c.isascii())
    return line.upper() if is_upper(plain) and sum(c.isalpha() for c in plain) >= LETTERS_OF_LINE else line
