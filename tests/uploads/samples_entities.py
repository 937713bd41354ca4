"""Office files whose XML declares entities: from a file, from a server, in parameters, without end, in UTF-16."""

from __future__ import annotations

from tests.uploads import packages as p
from tests.uploads.sample import Sample, refused

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DECLARED = {
    "entity from a file": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "entity from a server": '<!DOCTYPE d [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>',
    "parameter entity": '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p; <!ENTITY e "x">]>',
    "billion laughs": f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY e "&l9;">]>',
    "quadratic growth": f'<!DOCTYPE d [<!ENTITY e "{"a" * 60_000}">]>',
}


def word(declared: str, encoding: str = "utf-8") -> bytes:
    times = 2000 if "a" * 60 in declared else 1
    body = p.word_body(p.paragraph("&e;" * times), declared)
    return p.with_parts(p.good_docx(), {"word/document.xml": in_encoding(body, encoding)})


def excel(declared: str, part: str = "xl/worksheets/sheet1.xml", encoding: str = "utf-8") -> bytes:
    body = p.sheet(p.row(1, "&e;")) if "sheet1" in part else p.part_of(p.good_xlsx(), part)
    if not body.startswith("<?xml"):
        body = '<?xml version="1.0"?>' + body
    head, _, rest = body.partition("?>")
    return p.with_parts(p.good_xlsx(), {part: in_encoding(f"{head}?>{declared}{rest}", encoding)})


def in_encoding(text: str, encoding: str) -> bytes:
    return text.replace('<?xml version="1.0"', f'<?xml version="1.0" encoding="{encoding}"', 1).encode(encoding)


FILE = DECLARED["entity from a file"]
SAMPLES: list[Sample] = [
    *(refused(f"docx, {key}", "kh.docx", lambda one=one: word(one), "doctype") for key, one in DECLARED.items()),
    *(refused(f"xlsx, {key}", "kh.xlsx", lambda one=one: excel(one), "doctype") for key, one in DECLARED.items()),
    refused("docx, DOCTYPE in UTF-16", "kh.docx", lambda: word(FILE, "utf-16"), "doctype"),
    refused("xlsx, DOCTYPE in UTF-16", "kh.xlsx", lambda: excel(FILE, encoding="utf-16"), "doctype"),
    refused("xlsx, DOCTYPE in workbook.xml", "kh.xlsx", lambda: excel(FILE, "xl/workbook.xml"), "doctype"),
]
