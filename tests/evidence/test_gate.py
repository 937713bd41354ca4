"""What the gate lets in as evidence and what it refuses, each with a sentence that names the file and the way out."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

import pytest

from app.reading import ReadingError, Source, gate
from tests.evidence.pictures import jpeg, png
from tests.uploads.packages import docx_of, good_docx, good_xlsx, with_streamed
from tests.uploads.pdfs import good_pdf, scan
from tests.uploads.samples_office import docm

MB = 1024 * 1024
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
EXE = b"MZ\x90\0\3\0\0\0" + b"\0" * 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")

GOOD = [
    ("biên bản.docx", good_docx, "docx"),
    ("bảng.xlsx", good_xlsx, "xlsx"),
    ("quyết định.pdf", good_pdf, "pdf"),
    ("bản quét.PDF", scan, "pdf"),
    ("ghi chép.txt", lambda: "Đã họp, có biên bản.".encode(), "text"),
    ("ghi chép 16.txt", lambda: "Đã họp.".encode("utf-16"), "text"),
    ("ảnh.png", png, "image"),
    ("ảnh.JPG", jpeg, "image"),
    ("ảnh kèm phim.jpeg", lambda: jpeg() + b"\0\0\0\x18ftypmp42" + b"\0" * 300_000, "image"),
]
BAD = [
    ("bom.docx", lambda: with_streamed(good_docx(), "word/media/a.bmp", [b"\0" * MB] * 30), "proof_unpacks_too_much"),
    ("macro.docm", docm, "macros"),
    ("trang.pdf", lambda: HTML, "proof_html"),
    ("hình.svg", lambda: SVG, "proof_format"),
    ("hình khai báo.svg", lambda: b'<?xml version="1.0"?>' + SVG, "proof_html"),
    ("hình.png", lambda: SVG, "proof_image"),
    ("cài đặt.exe", lambda: EXE, "proof_format"),
    ("cài đặt.pdf", lambda: EXE, "proof_format"),
    ("cài đặt.txt", lambda: b"MZ\x01\0" + b"\0" * 200, "proof_not_text"),
    ("cũ.doc", lambda: OLE, "doc"),
    ("cũ đổi đuôi.docx", lambda: OLE, "doc"),
    ("nén.zip", lambda: zipped("a.txt"), "proof_archive"),
    ("nén.gz", lambda: gzip.compress(b"a"), "proof_archive"),
    ("động.gif", lambda: b"GIF89a" + b"\0" * 60, "proof_image"),
    ("điện thoại.heic", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 60, "proof_image"),
    ("trình chiếu.pptx", lambda: zipped("ppt/presentation.xml"), "proof_presentation"),
    ("số liệu.csv", lambda: b"a;b", "proof_csv"),
    ("ảnh.pdf", png, "is_image"),
    ("ảnh.png", jpeg, "is_image"),
    ("cắt.png", lambda: png()[:-12], "image_broken"),
    ("cắt.jpg", lambda: jpeg()[:40], "image_broken"),
    ("không khung.jpg", lambda: b"\xff\xd8\xff" + b"\xe0\0\x04ab" * 3000 + b"\xff\xd9", "image_broken"),
    ("khổng lồ.png", lambda: png(65_535, 65_535), "image_too_large"),
    ("khổng lồ.jpg", lambda: jpeg(65_535, 65_535), "image_too_large"),
    ("nặng.png", lambda: png() + b"\0" * (20 * MB), "file_too_large"),
    ("rỗng.pdf", lambda: b"", "empty"),
    ("mật.docx", lambda: docx_of("TỐI MẬT", "Nội dung"), "secret"),
    ("mật.txt", lambda: "MẬT\nNội dung".encode(), "secret"),
]


def zipped(name: str) -> bytes:
    """An archive with one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(("name", "make", "kind"), GOOD, ids=[name for name, *_rest in GOOD])
def test_what_shows_a_result_comes_in(name: str, make: Callable[[], bytes], kind: str) -> None:
    assert gate.proof_at_door(Source(name, make())) == kind


@pytest.mark.parametrize(("name", "make", "code"), BAD, ids=[name for name, *_rest in BAD])
def test_what_can_t_be_checked_stays_out(name: str, make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        gate.proof_at_door(Source(name, make()))
    assert refused.value.code == code
    sentence = str(refused.value)
    assert f"“{name}”" in sentence
    assert "kế hoạch" not in sentence, "speaks of a plan"
    assert "Hãy" in sentence or "hãy" in sentence
