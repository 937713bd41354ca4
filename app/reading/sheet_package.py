"""Opening an Excel package: its size looked at first, the strict variant of ISO 29500 brought to the common one."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl

from app.reading.errors import ReadingError
from app.reading.source import Source

MOST_BYTES = 150_000_000  # unpacked
STRICT = b"http://purl.oclc.org/ooxml/"
NAMES = (
    (STRICT + b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (STRICT + b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (STRICT + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)


def open_package(source: Source) -> tuple[Any, zipfile.ZipFile]:
    """The workbook (read-only, formulas as their saved values) and the package it lies in.

    Raises ReadingError (too_large) and whatever openpyxl and zipfile raise for a broken file.
    """
    package = zipfile.ZipFile(io.BytesIO(source.data))
    if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
        raise ReadingError("too_large", name=source.name)
    if STRICT in package.read("xl/workbook.xml"):
        package = zipfile.ZipFile(_common(package))
    file: Any = package.fp
    return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False), package


def _common(package: zipfile.ZipFile) -> io.BytesIO:
    """The package with the strict namespaces (which openpyxl doesn't know) under their common names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as common:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                for strict, name in NAMES:
                    data = data.replace(strict, name)
            common.writestr(entry.filename, data)
    out.seek(0)
    return out
