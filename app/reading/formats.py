"""Which reader a file gets, once the gate has let it in."""

from __future__ import annotations

from collections.abc import Callable

from app.reading import gate
from app.reading.errors import ReadingError
from app.reading.lines import Line
from app.reading.source import Source


def lines_of(source: Source) -> list[Line]:
    """The lines and table rows of a file. Raises ReadingError where it can't be read."""
    kind = gate.check(source)
    lines = READERS[kind](source)
    if not lines:
        raise ReadingError("empty", name=source.name)
    return lines


def _docx(source: Source) -> list[Line]:
    from app.reading.word import docx_lines

    return docx_lines(source)


def _xlsx(source: Source) -> list[Line]:
    from app.reading.sheet import sheet_lines

    return sheet_lines(source)


def _pdf(source: Source) -> list[Line]:
    from app.reading.pdf import pdf_lines

    return pdf_lines(source)


def _text(source: Source) -> list[Line]:
    from app.reading.flat_tables import rebuild_flat_tables
    from app.reading.text import text_lines

    return rebuild_flat_tables(text_lines(source))


READERS: dict[str, Callable[[Source], list[Line]]] = {"docx": _docx, "xlsx": _xlsx, "pdf": _pdf, "text": _text}
