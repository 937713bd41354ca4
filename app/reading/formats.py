"""Which reader a file gets, and what is said of files that none can read."""

from __future__ import annotations

from app.reading.errors import ReadingError
from app.reading.flat_tables import rebuild_flat_tables
from app.reading.lines import Line
from app.reading.source import Source
from app.reading.text import text_lines

TEXT = ("txt", "md", "text", "markdown")
REFUSED = {
    **dict.fromkeys(("doc", "dot", "rtf", "odt"), "doc"),
    **dict.fromkeys(("xls", "ods", "csv"), "spreadsheet"),
    **dict.fromkeys(("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "heic", "webp"), "image"),
    **dict.fromkeys(("zip", "rar", "7z"), "archive"),
    "pdf": "pdf",
}
MAGIC = (
    (b"%PDF", "pdf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"{\\rtf", "doc"), (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"), (b"GIF8", "image"), (b"II*\0", "image"), (b"MM\0*", "image"),
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0"


def lines_of(source: Source) -> list[Line]:
    """The lines and table rows of a file. Raises ReadingError where it can't be read."""
    if not source.data.strip():
        raise ReadingError("empty", name=source.name)
    ending = source.ending
    if code := next((code for magic, code in MAGIC if source.data.startswith(magic)), REFUSED.get(ending)):
        raise ReadingError(code, name=source.name)
    if source.data.startswith(OLE):
        raise ReadingError(
            {"docx": "locked_docx", "xlsx": "locked_xlsx", "xls": "spreadsheet"}.get(ending, "doc"), name=source.name
        )
    if ending in ("docx", "docm"):
        from app.reading.word import docx_lines

        lines = docx_lines(source)
    elif ending == "xlsx":
        from app.reading.sheet import sheet_lines

        lines = sheet_lines(source)
    elif ending in TEXT:
        lines = rebuild_flat_tables(text_lines(source))
    else:
        raise ReadingError("format", name=source.name)
    if not lines:
        raise ReadingError("empty", name=source.name)
    return lines
