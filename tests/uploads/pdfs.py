"""PDF files written by hand: pages of text in any letters, and what hostile ones have instead."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from tests.plans.sample import TEXT

CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}endcmap end end"""


def stream(data: bytes, packed: bool = True, extra: str = "") -> bytes:
    """A stream object's content."""
    data = zlib.compress(data) if packed else data
    filters = "/Filter /FlateDecode " if packed else ""
    return f"<< {filters}{extra} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def assemble(objects: Sequence[bytes], trailer: str = "", xref: bool = True) -> bytes:
    """A file of numbered objects, the first being the catalogue; with a wrong table where `xref` is False."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out) if xref else 7)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out) if xref else 12
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def unicode_map(text: str) -> bytes:
    """The map from codes (UTF-16) back to letters, for the letters of a text."""
    codes = sorted({ord(letter) for letter in text})
    parts = [codes[at : at + 100] for at in range(0, len(codes), 100)]
    blocks = [
        f"{len(part)} beginbfchar\n" + "".join(f"<{c:04X}> <{c:04X}>\n" for c in part) + "endbfchar\n" for part in parts
    ]
    return CMAP.format(blocks="".join(blocks)).encode()


def lines(texts: Sequence[str], left: int = 60) -> bytes:
    """The operators that print lines one below the other."""
    shown = "".join(f"<{text.encode('utf-16-be').hex()}> Tj T*\n" for text in texts)
    return f"BT /F1 11 Tf 14 TL {left} 800 Td\n{shown}ET\n".encode()


def tree(pages: int, first: int) -> bytes:
    """The tree of pages that are every second object from `first` on."""
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(pages))
    return f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode()


def page(resources: str, content: int) -> bytes:
    """A page of A4 whose content is that object."""
    shape = f"/MediaBox [0 0 595 842] /Resources << {resources} >> /Contents {content} 0 R"
    return f"<< /Type /Page /Parent 2 0 R {shape} >>".encode()


def pdf_of(
    pages: Sequence[bytes], text: str = TEXT, catalogue: str = "", trailer: str = "", xref: bool = True
) -> bytes:
    """A file with these content streams, one a page; `text` holds every letter that they print."""
    font = 3
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode(),
        tree(len(pages), 7),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 550 >>",
        b"<< /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900"
        b" /Descent -200 /CapHeight 700 /StemV 80 >>",
        stream(unicode_map(text)),
    ]
    for number, content in enumerate(pages):
        objects.append(page(f"/Font << /F1 {font} 0 R >>", 8 + 2 * number))
        objects.append(content if content.startswith(b"<<") else stream(content))
    return assemble(objects, trailer, xref)


def good_pdf() -> bytes:
    """The sample plan on one page."""
    return pdf_of([lines([line for line in TEXT.splitlines() if line.strip()])])


def scan(pages: int = 2) -> bytes:
    """Pages that hold a picture each and no letter."""
    looks = "/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"
    image = stream(bytes(range(256)) * 16, extra=looks)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", tree(pages, 4), image]
    for number in range(pages):
        objects.append(page("/XObject << /I 3 0 R >>", 5 + 2 * number))
        objects.append(stream(b"q 595 0 0 842 0 0 cm /I Do Q"))
    return assemble(objects)


def locked() -> bytes:
    """A file that asks for a password: its key fits nothing."""
    keys = f"/O <{'11' * 32}> /U <{'22' * 32}>"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    return pdf_of([lines(["KẾ HOẠCH"])], trailer=encrypt)


def kids_in_a_ring() -> bytes:
    """A tree of pages that is its own child."""
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>"])


def deep_array(depth: int = 20_000) -> bytes:
    """A page tree whose list of kids is an array in an array, many times."""
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids " + b"[" * depth + b"]" * depth + b" >>",
        ]
    )
