"""Text in every encoding, other types under the ending of a text or of Word, and files with a secrecy stamp."""

from __future__ import annotations

import unicodedata

from tests.plans.sample import STAMPED, TEXT
from tests.uploads import packages as p
from tests.uploads import pdfs
from tests.uploads.sample import READS, Sample, reads, refused

TCVN3 = (
    "Céng hßa x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch trång c©y n¨m 2026 cña ñy ban nh©n d©n ph­êng, ®¶m b¶o ®óng tiÕn ®é."
)
VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Keá hoaïch troàng "
    "caây naêm 2026 cuûa uûy ban nhaân daân phöôøng ñuùng haïn."
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
HTML = "<!DOCTYPE html>\n<html><body><p>KẾ HOẠCH năm 2026</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 300


def windows_1258() -> bytes:
    """The sample plan as old Windows programs wrote it: letters composed, tones apart."""
    letters = []
    for letter in TEXT:
        apart = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
        letters.append(base + "".join(c for c in apart if c in TONES))
    return "".join(letters).replace("≥", ">").encode("cp1258")


def word_header() -> bytes:
    """A stamp in the header of the page, split over runs."""
    runs = "<w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p>"
    return p.with_parts(
        p.good_docx(), {"word/header1.xml": f'<?xml version="1.0"?><w:hdr xmlns:w="{p.W}">{runs}</w:hdr>'}
    )


def word_text_box() -> bytes:
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    return p.with_parts(p.good_docx(), {"word/document.xml": p.word_body(p.paragraph("UBND") + box)})


def sheet_cell() -> bytes:
    return p.xlsx_of(p.row(1, "UBND PHƯỜNG", "MẬT") + p.row(2, *p.TITLE))


def sheet_header() -> bytes:
    after = '<headerFooter><oddHeader>&amp;R&amp;"Arial,Bold"&amp;12MẬT</oddHeader></headerFooter>'
    return p.xlsx_of(p.row(1, *p.TITLE) + p.row(2, "1", *p.ROW), after=after)


def stamped_pdf() -> bytes:
    return pdfs.pdf_of([pdfs.lines(["MẬT", *TEXT.splitlines()])], text=STAMPED)


def spoilt() -> bytes:
    """UTF-8 with three bytes amid it that are none."""
    return TEXT.encode()[:900] + b"\xff\xc3\x28" + TEXT.encode()[900:]


def bare_utf_16() -> bytes:
    return TEXT.encode("utf-16-le")


SECRET = "secret"
SAMPLES: list[Sample] = [
    refused("nothing", "kh.docx", lambda: b"", "empty"),
    refused("only spaces", "kh.txt", lambda: b" \n\t\n", "empty"),
    refused("more than 20 MB", "kh.txt", lambda: b"a" * (20 * 1024 * 1024 + 1), "file_too_large"),
    refused("a line of 20 MB", "kh.txt", lambda: b"a" * (20 * 1024 * 1024), "too_much_text"),
    refused("25,000 lines", "kh.txt", lambda: "Trồng cây.\n".encode() * 25_000, "too_long"),
    refused("PDF under .docx", "kh.docx", pdfs.good_pdf, "is_pdf"),
    refused("PDF under .txt", "kh.txt", pdfs.good_pdf, "is_pdf"),
    refused("HTML under .docx", "kh.docx", lambda: HTML.encode(), "html"),
    refused("HTML under .txt", "kh.txt", lambda: HTML.encode("utf-16"), "html"),
    refused("picture under .docx", "kh.docx", lambda: PNG, "image"),
    refused("picture", "kh.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 300, "image"),
    refused("RTF under .docx", "kh.docx", lambda: b"{\\rtf1\\ansi KE HOACH}", "rtf"),
    refused("text under .docx", "kh.docx", lambda: TEXT.encode(), "broken_docx"),
    refused("text under .xlsx", "kh.xlsx", lambda: TEXT.encode(), "xlsx_broken"),
    refused("text under .pdf", "kh.pdf", lambda: TEXT.encode(), "pdf_broken"),
    refused("CSV", "kh.csv", lambda: b"a,b\n1,2\n", "csv"),
    refused("program", "kh.exe", lambda: b"MZ\x90\0" + b"\0" * 99, "format"),
    refused("program under .txt", "kh.txt", lambda: b"MZ\x90\0" + b"\0" * 99, "format"),
    Sample(
        "broken UTF-8",
        "kh.txt",
        lambda: TEXT.encode()[:900] + b"\xff\xc3\x28" + TEXT.encode()[900:],
        ("encoding", READS),
        "reader",
    ),
    reads("UTF-8 with its mark", "kh.txt", lambda: TEXT.encode("utf-8-sig")),
    reads("UTF-16 with its mark", "kh.txt", lambda: TEXT.encode("utf-16")),
    Sample(
        "UTF-16 without mark", "kh.txt", lambda: TEXT.encode("utf-16-le"), ("not_text", "encoding", READS), "reader"
    ),
    Sample("NUL in text", "kh.txt", lambda: TEXT.replace("\n", "\0\n").encode(), ("not_text", READS), "reader"),
    Sample("TCVN3", "kh.txt", lambda: TCVN3.encode("latin-1"), ("tcvn3", READS), "reader"),
    Sample("VNI", "kh.txt", lambda: VNI.encode("latin-1"), ("vni", READS), "reader"),
    reads("Windows 1258", "kh.txt", windows_1258),
    reads("letters taken apart (NFD)", "kh.txt", lambda: unicodedata.normalize("NFD", TEXT).encode()),
    refused("stamp in a text", "kh.txt", lambda: STAMPED.encode(), SECRET),
    refused("stamp in UTF-16", "kh.txt", lambda: STAMPED.encode("utf-16"), SECRET),
    refused("stamp in Markdown", "kh.md", lambda: STAMPED.replace("MẬT", "**MẬT**", 1).encode(), SECRET),
    refused("stamp in a Word header", "kh.docx", word_header, SECRET),
    refused("stamp in a text box", "kh.docx", word_text_box, SECRET),
    refused("stamp in a paragraph", "kh.docx", lambda: p.docx_of("UBND PHƯỜNG", "TUYỆT MẬT", "KẾ HOẠCH"), SECRET),
    refused("stamp in a cell", "kh.xlsx", sheet_cell, SECRET),
    refused("stamp in a sheet's header", "kh.xlsx", sheet_header, SECRET),
    refused("stamp on a PDF's first page", "kh.pdf", stamped_pdf, SECRET),
    reads("except secret ones", "kh.txt", lambda: (TEXT + "\n- Gửi văn bản điện tử (trừ văn bản mật).\n").encode()),
]
