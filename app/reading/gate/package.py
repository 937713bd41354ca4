"""The list of parts of a .docx or .xlsx: names, counts and sizes, before any part is unpacked."""

from __future__ import annotations

import io
import zipfile

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.gate.kinds import BROKEN
from app.reading.source import Source

ENTRY = b"PK\x01\x02"
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LINK = 0o120000
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/")
UNPACK_ERRORS = (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, RuntimeError)


def check_directory(source: Source, kind: str) -> None:
    """Raises ReadingError: too_many_parts, part_names, locked_…, macros, unpacks_too_much, or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as package:
            entries = package.infolist()
    except UNPACK_ERRORS as error:
        raise ReadingError(BROKEN[kind], name=source.name) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadingError(f"locked_{kind}", name=source.name)
    if _strange_names(entries):
        raise ReadingError("part_names", name=source.name)
    if _has_macros(entries, source.ending):
        raise ReadingError("macros", name=source.name)
    if _too_much(entries):
        raise ReadingError("unpacks_too_much", name=source.name)
    if any(entry.compress_type not in PACKINGS for entry in entries):
        raise ReadingError(BROKEN[kind], name=source.name)


def too_many(source: Source) -> bool:
    """Has a package more parts than a document has? Counted in the bytes: a long list isn't even taken apart."""
    return source.data.count(ENTRY) > limits.PARTS


def _strange_names(entries: list[zipfile.ZipInfo]) -> bool:
    names = [entry.orig_filename for entry in entries]
    if len({name.casefold() for name in names}) < len(names):
        return True
    return any(_strange(name) for name in names) or any(
        entry.external_attr >> 16 & 0o170000 == LINK for entry in entries
    )


def _strange(name: str) -> bool:
    return name.startswith("/") or "\\" in name or "\0" in name or name[1:2] == ":" or ".." in name.split("/")


def _has_macros(entries: list[zipfile.ZipInfo], ending: str) -> bool:
    return ending in ("docm", "xlsm") or any(
        part in entry.filename.casefold() for entry in entries for part in MACRO_PARTS
    )


def _too_much(entries: list[zipfile.ZipInfo]) -> bool:
    return sum(entry.file_size for entry in entries) > limits.UNPACKED or any(_part_too_much(e) for e in entries)


def _part_too_much(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size > (limits.XML_PART if is_xml(entry.filename) else limits.PART):
        return True
    return entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * max(entry.compress_size, 1)


def is_xml(name: str) -> bool:
    """Is a part XML, by its name?"""
    return name.casefold().endswith((".xml", ".rels", ".vml"))
