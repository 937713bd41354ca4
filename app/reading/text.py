"""Text files (.txt, .md): bytes → clean lines with their numbers."""

from __future__ import annotations

import codecs
import re
import unicodedata

from app.reading.errors import ReadingError
from app.reading.folding import LIMIT, squeeze
from app.reading.legacy_fonts import legacy_font
from app.reading.lines import Line
from app.reading.source import Source

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
MARKS = (
    (re.compile(r"\\geq?\b"), "≥"),
    (re.compile(r"\\leq?\b"), "≤"),
    (re.compile(r"\\%"), " %"),
    (re.compile(r"\\times\b"), "×"),
    (re.compile(r"\$"), ""),
    (re.compile(r"\*\*+|__+"), ""),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"), ""),
    (re.compile(r"^\s*#{1,6}\s+"), ""),
    (re.compile(r"<br\s*/?>"), " "),
    (re.compile(r"[\u200b\u200c\u200d\ufeff\u00ad]"), ""),
)
RULED = re.compile(r"^[\s|:+=_-]+$")


def decode(source: Source) -> str:
    """The file's text in NFC. Raises ReadingError: not_text, encoding, tcvn3, vni."""
    text = _decoded(source)
    control = sum(c < " " and c not in "\t\n\r\f\v" for c in text[:20000])
    if control > 0.01 * len(text[:20000]):
        raise ReadingError("not_text", name=source.name)
    text = unicodedata.normalize("NFC", text)
    if _is_foreign(text[:20000]):
        raise ReadingError("encoding", name=source.name)
    if font := legacy_font(text):
        raise ReadingError(font, name=source.name)
    return text


def _is_foreign(text: str) -> bool:
    """Whether the letters of a text lie mostly outside the Latin alphabet: bytes read in a wrong way."""
    letters = [c for c in text if c.isalpha()]
    return sum(c > "\u1eff" for c in letters) > 0.2 * len(letters)


def _decoded(source: Source) -> str:
    data = source.data
    codec = next((name for bom, name in BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return _other_encoding(source)


def _other_encoding(source: Source) -> str:
    """Windows-1258 where its result reads as Vietnamese; else the reason why not."""
    if b"\0" in source.data[:4000]:
        raise ReadingError("not_text", name=source.name)
    text = unicodedata.normalize("NFC", source.data.decode("cp1258", errors="replace"))
    vietnamese = sum("\u1ea0" <= c <= "\u1ef9" for c in text)
    if "\ufffd" not in text and vietnamese > len(text) / 20:
        return text
    raise ReadingError(legacy_font(source.data.decode("latin-1")) or "encoding", name=source.name)


def clean(text: str) -> str:
    """A line without the marks that converters leave (`**`, `###`, `$\\geq 80\\%$`), cut to the limit."""
    text = text[:LIMIT]
    for mark, instead in MARKS:
        text = mark.sub(instead, text)
    return text


def text_lines(source: Source) -> list[Line]:
    """The lines of a text file; a line with tabs or pipes is a table row."""
    lines: list[Line] = []
    gap, table, in_table = False, 0, False
    for number, raw in enumerate(decode(source).splitlines(), 1):
        text = clean(raw)
        if not text.strip() or RULED.match(text):
            gap = gap or not text.strip()
            continue
        cells = _cells(text)
        table += bool(cells) and not in_table
        in_table = bool(cells)
        line = Line(source.name, f"dòng {number}", squeeze(text), number, cells, table if cells else 0, gap)
        lines.append(line)
        gap = False
    return lines


def _cells(text: str) -> list[str] | None:
    """The cells of a row: tab-separated (three at least) or between pipes; None for an ordinary line."""
    if text.count("\t") >= 2 and len(text.split("\t")[0].strip()) < 200:
        return [squeeze(c) for c in text.split("\t")]
    bare = text.strip()
    if bare.startswith("|") and bare.count("|") >= 3:
        return [squeeze(c) for c in bare.strip("|").split("|")]
    return None
