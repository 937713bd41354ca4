"""PDF: password, pages, letters of each page, streams that swell, and the stamp on the first page."""

from __future__ import annotations

import re
import zlib
from typing import Any

from app.reading.errors import ReadingError
from app.reading.gate import limits
from app.reading.gate.stamps import stamp_of
from app.reading.source import Source

STREAM = re.compile(rb"stream\r?\n")
ZLIB = b"\x78"
MOST_PACKED = 1050  # times smaller than its contents is what deflate can make a stream at best
PATIENCE = 300 * limits.MB  # unpacked for the count; what is left is for the limits of the process that reads
PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD
NEAR = 20  # points; text beside a stamp means that it is no stamp


def check_pdf(source: Source) -> None:
    """Raises ReadingError: unpacks_too_much, pdf_locked, pdf_broken, pdf_pages, pdf_dense, pdf_scanned, secret."""
    import pypdfium2 as pdfium

    if _swells(source.data):
        raise ReadingError("unpacks_too_much", name=source.name)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        code = "pdf_locked" if error.err_code == PASSWORD else "pdf_broken"
        raise ReadingError(code, name=source.name) from error
    try:
        _pages(document, source)
    except pdfium.PdfiumError as error:
        raise ReadingError("pdf_broken", name=source.name) from error
    finally:
        document.close()


def _pages(document: Any, source: Source) -> None:
    pages = len(document)
    if pages > limits.PAGES:
        raise ReadingError("pdf_pages", name=source.name, pages=str(pages), most=str(limits.PAGES))
    total = 0
    for number in range(pages):
        total += _letters(document, number, source)
    if not total:
        raise ReadingError("pdf_scanned", name=source.name, pages=str(pages))
    if total > limits.CHARACTERS:
        raise ReadingError("too_much_text", name=source.name, most=limits.said(limits.CHARACTERS))


def _letters(document: Any, number: int, source: Source) -> int:
    """How many letters a page has; its objects are counted first, as finding letters takes the square of them."""
    import pypdfium2.raw as pdfium_c

    page = document[number]
    try:
        if pdfium_c.FPDFPage_CountObjects(page.raw) > limits.PAGE_OBJECTS:
            raise ReadingError("pdf_dense", name=source.name, place=str(number + 1))
        text = page.get_textpage()
        letters = text.count_chars()
        if letters > limits.PAGE_CHARACTERS:
            raise ReadingError("pdf_dense", name=source.name, place=str(number + 1))
        if number == 0 and (stamp := _stamp(text)):
            raise ReadingError("secret", name=source.name, stamp=stamp)
        text.close()
        return letters
    finally:
        page.close()


def _stamp(text: Any) -> str | None:
    """A stamp that stands alone: nothing else is printed beside it on its line."""
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    for box in boxes:
        stamp = stamp_of(text.get_text_bounded(*box))
        if stamp and not any(_beside(box, other) for other in boxes if other != box):
            return stamp
    return None


def _beside(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    left, bottom, right, top = box
    level = other[1] < (bottom + top) / 2 < other[3]
    return level and other[0] < right + NEAR and other[2] > left - NEAR


def _swells(data: bytes) -> bool:
    """Is there a stream that unpacks past the limit of a part, a hundred times its size? Looked for in small steps."""
    budget = PATIENCE
    for match in STREAM.finditer(data):
        packed = data[match.end() : data.find(b"endstream", match.end())]
        if packed[:1] != ZLIB or not limits.PART // MOST_PACKED < len(packed) < limits.MB:
            continue
        size = _unpacked(packed, min(budget, limits.PART))
        budget -= size
        if size >= limits.PART or budget <= 0:
            return size >= limits.PART
    return False


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes a stream unpacks to, counted up to a limit."""
    inflate, size = zlib.decompressobj(), 0
    try:
        while packed and not inflate.eof and size < most:
            size += len(inflate.decompress(packed, limits.MB))
            packed = inflate.unconsumed_tail
    except zlib.error:
        return size
    return size
