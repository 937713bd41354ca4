"""The gate: looks at a file's bytes before any parser does and refuses in words what no parser should get.

`at_door` costs milliseconds and unpacks next to nothing: it may run where the file is received. `check` also looks
inside, by streams that stop early, and belongs into the process that reads. `proof_at_door` is for evidence, which
nobody reads: it lets pictures in too. All only raise ReadingError.
"""

from __future__ import annotations

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.gate.kinds import DOCX, PDF, TEXT, XLSX, ZIP, kind_of
from app.reading.gate.names import named_secret
from app.reading.gate.office import check_docx, check_xlsx
from app.reading.gate.package import check_directory, too_many
from app.reading.gate.pdf_file import check_pdf
from app.reading.gate.proofs import proof_at_door
from app.reading.gate.stamp_glance import glance
from app.reading.gate.text_file import check_text
from app.reading.source import Source

__all__ = ["at_door", "check", "limits", "named_secret", "proof_at_door"]

INSIDE = {DOCX: check_docx, XLSX: check_xlsx, PDF: check_pdf, TEXT: check_text}


def at_door(source: Source) -> str:
    """The kind of a file (docx, xlsx, pdf, text) by bytes, name and list of parts. Raises ReadingError."""
    try:
        return _by_bytes(source)
    except ReadingError as error:
        error.by = "gate"
        raise


def check(source: Source) -> str:
    """The kind of a file that a reader may have, after a look inside. Raises ReadingError."""
    kind = at_door(source)
    try:
        INSIDE[kind](source)
    except ReadingError as error:
        error.by = "gate"
        raise
    return kind


def _by_bytes(source: Source) -> str:
    if not source.data.strip():
        raise ReadingError("empty", name=source.name)
    if len(source.data) > limits.FILE:
        raise ReadingError("file_too_large", name=source.name, most=str(limits.FILE // limits.MB))
    if source.data.startswith(ZIP) and too_many(source):
        raise ReadingError("too_many_parts", name=source.name, most=str(limits.PARTS))
    kind = kind_of(source)
    if kind in (DOCX, XLSX):
        check_directory(source, kind)
    if stamp := glance(source, kind):
        raise ReadingError("secret", name=source.name, stamp=stamp)
    return kind
