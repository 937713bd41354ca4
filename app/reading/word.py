"""Word files: paragraphs and tables in document order, as they print once all changes are accepted."""

from __future__ import annotations

import io
import zipfile
import zlib

from app.reading.errors import ReadingError
from app.reading.legacy_fonts import clearly, from_font, legacy_font
from app.reading.lines import Line, put_note
from app.reading.source import Source
from app.reading.word_package import Package
from app.reading.word_reader import Reader

MALFORMED = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, RecursionError, NotImplementedError, RuntimeError,
)  # fmt: skip
MOST_BYTES = 150_000_000  # unpacked


def docx_lines(source: Source) -> list[Line]:
    """The paragraphs and table rows of a .docx. Raises ReadingError: broken_docx, too_large, tcvn3, vni."""
    try:
        reader = Reader(source.name, _open(source))
        reader.take(reader.package.body)
    except (*MALFORMED, StopIteration, SyntaxError, OSError, zipfile.BadZipFile, zlib.error) as error:
        raise ReadingError("broken_docx", name=source.name) from error
    _from_nameless_font(source.name, reader)
    for sentence in reader.notes():
        put_note(reader.lines, sentence)
    return reader.lines


def _from_nameless_font(name: str, reader: Reader) -> None:
    """Put a text in an old font into Unicode though the file names another font; refuse what isn't clear."""
    text = " ".join(line.text for line in reader.lines[:400])
    font = legacy_font(text)
    if font and clearly(text, font) is None:
        raise ReadingError(font, name=name)
    for line in reader.lines if font else ():
        line.text = from_font(line.text, font or "")
        line.cells = line.cells and [from_font(cell, font or "") for cell in line.cells]
    reader.fonts |= {font} if font else set()


def _open(source: Source) -> Package:
    package = zipfile.ZipFile(io.BytesIO(source.data))
    if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
        raise ReadingError("too_large", name=source.name)
    return Package(package)
