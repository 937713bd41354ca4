"""PDF files with a text layer: paragraphs and table rows in the order of reading."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from app.reading.errors import ReadingError
from app.reading.legacy_fonts import legacy_font
from app.reading.lines import Line, put_note
from app.reading.pdf_document import lines_of_pages
from app.reading.pdf_page import Page, page_of
from app.reading.pdf_sheet import Sheet, TooManyGlyphs, read_sheet
from app.reading.source import Source

MOST_PAGES = 300
MOST_GLYPHS = 2_000_000
FEW = 60  # letters on a page: less is a stamp or a page number, not a page of text


def pdf_lines(source: Source) -> list[Line]:
    """The paragraphs and table rows of a PDF.

    Raises ReadingError: pdf_broken, pdf_locked, pdf_pages, pdf_scanned, pdf_garbled, too_large, tcvn3, vni.
    """
    document = _open(source)
    try:
        pages, unread = _pages(document, source)
    finally:
        document.close()
    lines = lines_of_pages(pages, source.name)
    if font := legacy_font(" ".join(line.text for line in lines[:400])):
        raise ReadingError(font, name=source.name)
    if unread:
        put_note(lines, _unread_note(source.name, unread))
    return lines


def _open(source: Source) -> Any:
    try:
        document = pypdfium2.PdfDocument(source.data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise ReadingError("pdf_locked" if locked else "pdf_broken", name=source.name) from error
    if count > MOST_PAGES:
        document.close()
        raise ReadingError("pdf_pages", name=source.name, pages=str(count), most=str(MOST_PAGES))
    if not count:
        raise ReadingError("pdf_broken", name=source.name)
    return document


def _pages(document: Any, source: Source) -> tuple[list[Page], list[int]]:
    """All pages, read one by one, and the numbers of those that hold pictures instead of text."""
    pages: list[Page] = []
    unread: list[int] = []
    letters = unmapped = 0
    for index in range(len(document)):
        sheet = _sheet(document, index, source)
        letters += len(sheet.glyphs)
        unmapped += sheet.unmapped
        if letters > MOST_GLYPHS:
            raise ReadingError("too_large", name=source.name)
        if _is_picture(sheet):
            unread.append(sheet.number)
        pages.append(page_of(sheet))
    if len(unread) == len(pages) or (unread and letters < FEW * len(pages)):
        raise ReadingError("pdf_scanned", name=source.name, pages=str(len(pages)))
    if unmapped > 0.1 * letters and unmapped > FEW:
        raise ReadingError("pdf_garbled", name=source.name)
    return pages, unread


def _sheet(document: Any, index: int, source: Source) -> Sheet:
    try:
        return read_sheet(document, index)
    except TooManyGlyphs as error:
        raise ReadingError("too_large", name=source.name) from error
    except pypdfium2.PdfiumError as error:
        raise ReadingError("pdf_broken", name=source.name) from error


def _is_picture(sheet: Sheet) -> bool:
    """Whether a page shows something but has hardly any text: a scan, or letters turned into drawings."""
    return len(sheet.glyphs) < FEW and (sheet.pictures > 0 or sheet.drawn > FEW)


def _unread_note(name: str, pages: list[int]) -> str:
    numbers = ", ".join(map(str, pages))
    return f"Trang {numbers} của tệp “{name}” là ảnh quét, không đọc được chữ; hãy nhập phần đó bằng tay."
