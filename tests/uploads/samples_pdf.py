"""PDF files with too many pages or letters, broken ones, scans, locked ones, ones with scripts."""

from __future__ import annotations

from tests.plans.sample import TEXT
from tests.uploads import pdfs as p
from tests.uploads.sample import READS, Sample, reads, refused

MB = 1024 * 1024


def many_pages(count: int) -> bytes:
    kids = " ".join(f"{n + 3} 0 R" for n in range(count))
    head = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode()]
    return p.assemble(head + [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * count)


def operators() -> bytes:
    return p.pdf_of([b"BT /F1 9 Tf " + b"1 0 0 1 9 9 Tm <0061> Tj " * 200_000 + b"ET"])


def bomb() -> bytes:
    import zlib

    packer = zlib.compressobj()
    packed = b"".join(packer.compress(b" " * MB) for _ in range(300)) + packer.flush()
    return p.pdf_of([f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"])


def with_script() -> bytes:
    action = "/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >>"
    return p.pdf_of([p.lines(TEXT.split("\n"))], catalogue=action)


def wrong_table() -> bytes:
    return p.pdf_of([p.lines(TEXT.split("\n"))], xref=False)


def half() -> bytes:
    return p.good_pdf()[: len(p.good_pdf()) // 2]


SAMPLES: list[Sample] = [
    refused("10,000 pages", "kh.pdf", lambda: many_pages(10_000), "pdf_pages"),
    refused("200,000 text operators", "kh.pdf", operators, "pdf_dense"),
    refused("stream of 300 MB", "kh.pdf", bomb, "unpacks_too_much"),
    Sample(
        "wrong table of objects",
        "kh.pdf",
        lambda: p.pdf_of([p.lines(TEXT.split("\n"))], xref=False),
        (READS, "pdf_broken"),
        "any",
    ),
    Sample(
        "half a PDF",
        "kh.pdf",
        lambda: p.good_pdf()[: len(p.good_pdf()) // 2],
        (READS, "pdf_broken", "pdf_scanned"),
        "any",
    ),
    refused("pages in a ring", "kh.pdf", p.kids_in_a_ring, "pdf_broken", "pdf_scanned"),
    refused("array 20,000 deep", "kh.pdf", p.deep_array, "pdf_broken", "pdf_scanned"),
    reads("script on opening", "kh.pdf", with_script),
    refused("password", "kh.pdf", p.locked, "pdf_locked"),
    refused("scan", "kh.pdf", p.scan, "pdf_scanned"),
    refused("nothing but a head", "kh.pdf", lambda: b"%PDF-1.7\n", "pdf_broken"),
]
