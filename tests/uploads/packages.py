"""Small Word and Excel files of our own words, and ways to swap, add or rename a part of one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache

import docx
import openpyxl

from tests.plans.sample import TEXT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TITLE = ("Stt", "Nhiệm vụ", "Chủ trì", "Thời hạn")
ROW = ("Lắp tủ đựng thiết bị đọc tài liệu", "Văn phòng HĐND và UBND phường", "Quý IV/2026")


@cache
def good_docx() -> bytes:
    """The sample plan as a Word file."""
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    return saved(document)


@cache
def good_xlsx() -> bytes:
    """A sheet with a plan's table."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["KẾ HOẠCH làm việc không giấy năm 2026"])
    sheet.append(TITLE)
    sheet.append((1, *ROW))
    return saved(book)


def saved(document: object) -> bytes:
    """The bytes of a document that python-docx or openpyxl made."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def with_parts(base: bytes, changed: dict[str, str | bytes]) -> bytes:
    """The package with these parts put in place of its own, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


def with_streamed(base: bytes, name: str, pieces: Iterable[bytes]) -> bytes:
    """The package with one part written piece by piece: a part may be larger than what we want in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        with new.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return out.getvalue()


def with_entry(base: bytes, name: str, mode: int = 0) -> bytes:
    """The package with one more part under a name as it is, and with a file mode (a symbolic link's)."""
    out = io.BytesIO(base)
    entry = zipfile.ZipInfo("placeholder")
    entry.filename, entry.external_attr = name, mode << 16
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(entry, b"../../../etc/passwd")
    return out.getvalue()


def part_of(base: bytes, name: str) -> str:
    """A part of a package as text."""
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        return package.read(name).decode()


def word_body(inner: str, head: str = "") -> str:
    """word/document.xml around a body."""
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_of(*texts: str, around: str = "{}") -> bytes:
    """A Word file of these paragraphs, `around` put about them."""
    return with_parts(good_docx(), {"word/document.xml": word_body(around.format("".join(map(paragraph, texts))))})


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """xl/worksheets/sheet1.xml around its rows."""
    head = f'<?xml version="1.0"?><worksheet xmlns="{S}">{before}<sheetData>'
    return f"{head}{rows}</sheetData>{after}</worksheet>"


def cell(place: str, text: str) -> str:
    """A cell that holds its text itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    """A row of such cells from column A on."""
    return f'<row r="{number}">{"".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(texts))}</row>'


def xlsx_of(rows: str, before: str = "", after: str = "") -> bytes:
    """An Excel file whose one sheet has these rows."""
    return with_parts(good_xlsx(), {"xl/worksheets/sheet1.xml": sheet(rows, before, after)})
