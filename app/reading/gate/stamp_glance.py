"""A first glance for a secrecy stamp where a file is received: bounded bytes of the places where one stands."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape

from app.reading.gate.kinds import DOCX, PDF, TEXT, XLSX
from app.reading.gate.package import UNPACK_ERRORS
from app.reading.gate.stamps import TOP, stamp_in
from app.reading.source import Source

MOST = 128 * 1024  # bytes looked at, of a text or a part
PLACES = {
    DOCX: re.compile(r"word/(?:header\d{0,3}|document\d{0,3})\.xml"),
    XLSX: re.compile(r"xl/drawings/\w{1,30}\.xml"),
}
PARAGRAPH_END = re.compile(r"</(?:\w{1,9}:)?p>|<(?:\w{1,9}:)?br\b")
RUN = re.compile(r"<(?:\w{1,9}:)?t(?: [^<>]{0,60})?>([^<]{0,200})<")
BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def glance(source: Source, kind: str) -> str | None:
    """The stamp at the top of a text or Word file, in a Word header or a drawing; None where none is seen so soon."""
    if kind == TEXT:
        head = source.data[:MOST]
        text = head.decode(BOMS.get(head[:2], "utf-8"), errors="replace").lstrip("\ufeff")
        return stamp_in([line for line in text.splitlines() if line.strip()][:TOP])
    return None if kind == PDF else _in_parts(source, PLACES[kind])


def _in_parts(source: Source, places: re.Pattern[str]) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as package:
            for name in [name for name in package.namelist() if places.fullmatch(name)][:9]:
                with package.open(name) as part:
                    if stamp := stamp_in(_paragraphs(part.read(MOST).decode("utf-8", errors="replace"))):
                        return stamp
    except (zlib.error, *UNPACK_ERRORS):
        return None  # the look inside will say what is broken
    return None


def _paragraphs(xml: str) -> list[str]:
    texts = ("".join(RUN.findall(part)) for part in PARAGRAPH_END.split(xml))
    return [unescape(text) for text in texts if text.strip()][:TOP]
