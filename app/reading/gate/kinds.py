"""What a file really is, by its first bytes and its parts; the ending of its name only says what it is taken for."""

from __future__ import annotations

import io
import re
import zipfile

from app.reading.errors import ReadingError
from app.reading.source import Source

DOCX, XLSX, PDF, TEXT = "docx", "xlsx", "pdf", "text"
ENDINGS = {
    **dict.fromkeys(("docx", "docm"), DOCX),
    **dict.fromkeys(("xlsx", "xlsm"), XLSX),
    "pdf": PDF,
    **dict.fromkeys(("txt", "md", "text", "markdown"), TEXT),
}
REFUSED = {
    **dict.fromkeys(("doc", "dot", "dotx"), "doc"),
    **dict.fromkeys(("xls", "xlt", "xltx", "xlsb"), "xls"),
    **dict.fromkeys(("odt", "ods"), "open_document"),
    **dict.fromkeys(("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "heic", "webp"), "image"),
    **dict.fromkeys(("zip", "rar", "7z", "gz"), "archive"),
    **dict.fromkeys(("htm", "html", "mht", "xml"), "html"),
    **dict.fromkeys(("ppt", "pptx"), "presentation"),
    "rtf": "rtf",
    "csv": "csv",
}
BROKEN = {DOCX: "broken_docx", XLSX: "xlsx_broken", PDF: "pdf_broken"}
MAGIC = (
    (b"%PDF", PDF), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"II*\0", "image"),
    (b"MM\0*", "image"), (b"{\\rtf", "rtf"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"\x1f\x8b", "archive"),
    (b"MZ\x90", "format"), (b"\x7fELF", "format"), (b"MIME-Version:", "html"),
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0"
OLE_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "presentation"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PARTS = (("ppt/", "presentation"), ("word/", DOCX), ("xl/", XLSX), ("mimetype", "open_document"))
MARKUP = re.compile(r"\s{0,99}<(?:!doctype|html|\?xml|head|body)", re.I)


def kind_of(source: Source) -> str:
    """docx, xlsx, pdf or text. Raises ReadingError for every other type, and where bytes and ending differ."""
    wanted, found = ENDINGS.get(source.ending), _real(source)
    if found in (DOCX, XLSX, PDF) and found != wanted:
        raise ReadingError(f"is_{found}", name=source.name)
    if found is not None and found != wanted:
        raise ReadingError(found, name=source.name)
    if wanted is None:
        raise ReadingError(REFUSED.get(source.ending, "format"), name=source.name)
    if found is None and wanted != TEXT:
        raise ReadingError(BROKEN[wanted], name=source.name)
    return wanted


def _real(source: Source) -> str | None:
    """The type that the bytes show (a kind or an error's code); None where they could be text."""
    data = source.data
    if data.startswith(OLE):
        return _ole(source)
    if data.startswith(ZIP):
        return _zip(source)
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "image"
    if data.startswith(b"BM") and b"\0" in data[2:14]:
        return "image"
    if b"%PDF-" in data[:1024] and (source.ending == "pdf" or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-")):
        return PDF
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), None) or _markup(data)


def _ole(source: Source) -> str:
    """An old Office file, or a newer one in the wrapper that a password puts around it."""
    names = ((name.encode("utf-16-le"), code) for name, code in OLE_STREAMS)
    code = next((code for name, code in names if name in source.data), "")
    if code == "locked" or (not code and ENDINGS.get(source.ending) in (DOCX, XLSX)):
        return "locked_xlsx" if ENDINGS.get(source.ending) == XLSX else "locked_docx"
    return code or REFUSED.get(source.ending, "doc")


def _zip(source: Source) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return BROKEN.get(ENDINGS.get(source.ending, ""), "archive")
    return next((kind for start, kind in PARTS if any(name.startswith(start) for name in names)), "archive")


def _markup(data: bytes) -> str | None:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
    head = data[:512].decode(encoding, errors="replace").lstrip("\ufeff\xef\xbb\xbf")
    return "html" if MARKUP.match(head) else None
