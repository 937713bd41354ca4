"""Word and Excel files that unpack to too much, hold what no document holds, or are locked."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

from tests.uploads import packages as p
from tests.uploads.sample import Sample, reads, refused

MB = 1024 * 1024
WORDS = (
    "bàn", "ghế", "tủ", "kệ", "đèn", "quạt", "máy", "in", "máy", "quét", "loa", "micro", "bảng", "biển", "cổng",
    "rào", "sân", "vườn", "cây", "hoa", "thảm", "bồn", "giếng", "mái", "cửa", "khóa", "rèm", "tường", "sàn",
    "trần", "ống", "dây", "cáp", "ổ", "cắm", "bơm", "lọc", "thùng", "xe", "cầu", "đường", "mương", "kè", "bến",
    "chợ", "nhà", "kho", "lớp", "phòng",
)  # fmt: skip
DOCUMENT = "word/document.xml"
SHARED = "xl/sharedStrings.xml"


def repeated(piece: str, times: int, before: str, after: str) -> Iterator[bytes]:
    """A long part, in pieces of about a megabyte."""
    yield before.encode()
    block = max(1, MB // len(piece))
    for done in range(0, times, block):
        yield (piece * min(block, times - done)).encode()
    yield after.encode()


def word_stream(piece: str, times: int, inside: bool = False) -> bytes:
    before, _, after = p.word_body("<w:p><w:r><w:t>\0</w:t></w:r></w:p>" if inside else "\0").partition("\0")
    return p.with_streamed(p.good_docx(), DOCUMENT, repeated(piece, times, before, after))


def long_docx() -> bytes:
    """25,000 paragraphs that don't pack well."""
    chance = random.Random(7)
    return p.docx_of(*(f"{chance.getrandbits(256):x}" for _ in range(25_000)))


def many_parts() -> bytes:
    out = io.BytesIO(p.good_docx())
    with zipfile.ZipFile(out, "a") as package:
        for number in range(20_000):
            package.writestr(f"word/media/{number}.bin", b"")
    return out.getvalue()


def understated() -> bytes:
    """The list of parts says that the document has 100 bytes; it has more."""
    base = bytearray(p.good_docx())
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        entry = package.getinfo(DOCUMENT)
    at = base.index(DOCUMENT.encode(), package.start_dir) - 46
    base[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert entry.file_size > 100
    return bytes(base)


def shared_string(pieces: str, times: int) -> bytes:
    before = f'<?xml version="1.0"?><sst xmlns="{p.S}"><si><t>'
    stream = repeated(pieces, times, before, "</t></si></sst>")
    used = p.xlsx_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    return p.with_streamed(used, SHARED, stream)


def random_text(length: int) -> str:
    chance = random.Random(3)
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(length))


def many_rows(count: int) -> bytes:
    rows = (f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 999983}</v></c></row>' for n in range(1, count + 1))
    before, _, after = p.sheet("\0").partition("\0")
    pieces = iter([before.encode(), *("".join(rows).encode(),), after.encode()])
    return p.with_streamed(p.good_xlsx(), "xl/worksheets/sheet1.xml", pieces)


def wrong_dimension() -> bytes:
    """As WPS Office writes it: the sheet says it has one cell, and has a thousand rows."""
    chance = random.Random(5)
    works = (" ".join(["Trang bị", *chance.sample(WORDS, 6), f"số {n}"]) for n in range(2, 1001))
    rows = p.row(1, *p.TITLE) + "".join(p.row(n, str(n), work, *p.ROW[1:]) for n, work in enumerate(works, 2))
    return p.xlsx_of(rows, before='<dimension ref="A1"/>')


def formulas() -> bytes:
    rows = p.row(1, *p.TITLE) + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>CONCATENATE("a","b")</f></c></row>'
    return p.xlsx_of(rows)


def nested(depth: int) -> bytes:
    cell = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    return p.docx_of("KẾ HOẠCH năm 2026", "Trồng cây ở sân trụ sở", around=cell[0] * depth + "{}" + cell[1] * depth)


def outside_template() -> bytes:
    """A Word file that asks for its template from a server, as soon as somebody opens it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = f'<Relationship Id="rId1" Type="{kind}" Target="{OUTSIDE}" TargetMode="External"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<?xml version="1.0"?><Relationships xmlns="{space}">{relation}</Relationships>'
    return p.with_parts(p.good_docx(), {"word/_rels/settings.xml.rels": rels})


OUTSIDE = "http://127.0.0.1:9/template.dotx"


def macro_type(base: bytes, plain: str, macro: str) -> bytes:
    types = p.part_of(base, "[Content_Types].xml").replace(plain, macro)
    return p.with_parts(base, {"[Content_Types].xml": types})


def docm() -> bytes:
    plain = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return macro_type(p.good_docx(), plain, "ms-word.document.macroEnabled.main+xml")


def xlsm() -> bytes:
    plain = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return macro_type(p.good_xlsx(), plain, "ms-excel.sheet.macroEnabled.main+xml")


def with_macro_part() -> bytes:
    return p.with_parts(p.good_docx(), {"word/vbaProject.bin": b"x"})


def far_cell(place: str) -> bytes:
    return p.xlsx_of(f'<row r="1048576">{p.cell(place, "a")}</row>')


def huge_merge() -> bytes:
    merged = '<mergeCells count="1"><mergeCell ref="A3:XFD200000"/></mergeCells>'
    return p.xlsx_of(p.row(1, *p.TITLE) + p.row(2, "1", *p.ROW), after=merged)


def ole(*streams: str) -> bytes:
    """The head of an old Office file, with the names of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"\0".join(name.encode("utf-16-le") for name in streams)


def zip_of(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


SAMPLES: list[Sample] = [
    refused("text node of 200 MB", "kh.docx", lambda: word_stream("a", 200 * MB, True), "unpacks_too_much", slow=True),
    refused("9 MB of text in 43 KB", "kh.docx", lambda: word_stream("a", 9 * MB, True), "unpacks_too_much"),
    refused("a million paragraphs", "kh.docx", lambda: word_stream(p.paragraph("a"), 1_000_000), "unpacks_too_much"),
    refused("25,000 paragraphs", "kh.docx", long_docx, "too_long"),
    refused(
        "unused part of 1 GB",
        "kh.docx",
        lambda: p.with_streamed(p.good_docx(), "word/media/a.bin", (b"\0" * MB for _ in range(1024))),
        "unpacks_too_much",
        slow=True,
    ),
    refused("20,000 empty parts", "kh.docx", many_parts, "too_many_parts"),
    refused("size of a part understated", "kh.docx", understated, "broken_docx"),
    refused("shared string of 200 MB", "kh.xlsx", lambda: shared_string("a", 200 * MB), "unpacks_too_much", slow=True),
    refused("shared cell of 40,000 letters", "kh.xlsx", lambda: shared_string(random_text(40_000), 1), "cell_too_long"),
    refused("cell of 40,000 letters", "kh.xlsx", lambda: p.xlsx_of(p.row(1, random_text(40_000))), "cell_too_long"),
    refused("a million rows", "kh.xlsx", lambda: many_rows(1_000_000), "unpacks_too_much", "sheet_too_long", slow=True),
    refused("25,000 rows", "kh.xlsx", lambda: many_rows(25_000), "sheet_too_long"),
    refused(
        "one cell at XFD1048576",
        "kh.xlsx",
        lambda: far_cell("XFD1048576"),
        "sheet_too_wide",
    ),
    refused(
        "one cell at A1048576",
        "kh.xlsx",
        lambda: far_cell("A1048576"),
        "sheet_too_long",
    ),
    reads("merged A2:XFD200000", "kh.xlsx", huge_merge),
    reads("dimension says A1, 1,000 rows", "kh.xlsx", wrong_dimension),
    Sample("formula without a value", "kh.xlsx", formulas, ("", "formula_without_value"), "reader"),
    *(
        refused(f"{depth} nested tables", "kh.docx", lambda depth=depth: nested(depth), "too_deep")
        for depth in (50, 80, 300, 5000)
    ),
    reads("3 nested tables", "kh.docx", lambda: nested(3)),
    reads("template on a server", "kh.docx", outside_template),
    refused("docm under .docx", "kh.docx", docm, "macros"),
    refused("docm", "kh.docm", p.good_docx, "macros"),
    refused("xlsm under .xlsx", "kh.xlsx", xlsm, "macros"),
    refused(
        "macro part under .docx",
        "kh.docx",
        with_macro_part,
        "macros",
    ),
    refused("old Word", "kh.doc", lambda: ole("WordDocument"), "doc"),
    refused("old Word under .docx", "kh.docx", lambda: ole("WordDocument"), "doc"),
    refused("old Excel", "kh.xls", lambda: ole("Workbook"), "xls"),
    refused("old Excel under .xlsx", "kh.xlsx", lambda: ole("Workbook"), "xls"),
    refused("password around .docx", "kh.docx", lambda: ole("EncryptionInfo", "EncryptedPackage"), "locked_docx"),
    refused("password around .xlsx", "kh.xlsx", lambda: ole("EncryptionInfo", "EncryptedPackage"), "locked_xlsx"),
    refused("half a .docx", "kh.docx", lambda: p.good_docx()[: len(p.good_docx()) // 2], "broken_docx"),
    refused("half an .xlsx", "kh.xlsx", lambda: p.good_xlsx()[: len(p.good_xlsx()) // 2], "xlsx_broken"),
    refused("xlsx under .docx", "kh.docx", p.good_xlsx, "is_xlsx"),
    refused("docx under .xlsx", "kh.xlsx", p.good_docx, "is_docx"),
    refused("docx under .pdf", "kh.pdf", p.good_docx, "is_docx"),
    refused("zip under .docx", "kh.docx", lambda: zip_of(a=b"x"), "archive"),
    refused("zip", "kh.zip", lambda: zip_of(a=b"x"), "archive"),
    refused("part ../../x", "kh.docx", lambda: p.with_entry(p.good_docx(), "../../x"), "part_names"),
    refused("part /etc/x", "kh.docx", lambda: p.with_entry(p.good_docx(), "/etc/x"), "part_names"),
    refused("part word\\x", "kh.docx", lambda: p.with_entry(p.good_docx(), "word\\x"), "part_names"),
    refused("part twice", "kh.docx", lambda: p.with_entry(p.good_docx(), DOCUMENT), "part_names"),
    refused("part is a link", "kh.docx", lambda: p.with_entry(p.good_docx(), "word/media/a", 0o120777), "part_names"),
]
