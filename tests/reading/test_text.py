"""Bytes → clean text; what can't be read is refused in words."""

from __future__ import annotations

import unicodedata

import pytest

from app.reading import ReadingError, Source, message, read
from app.reading.encodings import decode
from app.reading.errors import MESSAGES
from app.reading.markdown import clean

VIETNAMESE = "Ủy ban nhân dân phường tổ chức trồng cây xanh đầu năm, bảo đảm mỗi hộ một cây.\n" * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_mark(codec: str) -> None:
    assert decode(Source("a.txt", VIETNAMESE.encode(codec)))[0] == VIETNAMESE


def test_text_comes_out_composed() -> None:
    taken_apart = unicodedata.normalize("NFD", VIETNAMESE).encode()
    assert decode(Source("a.txt", taken_apart))[0] == VIETNAMESE


def test_windows_1258() -> None:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in VIETNAMESE:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in tones)
        base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
        parts.append(base + tone)
    assert decode(Source("a.txt", "".join(parts).encode("cp1258")))[0] == VIETNAMESE


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("### **I. MỤC TIÊU**", "I. MỤC TIÊU"),
        (r"Đạt $\geq 80\%$ hộ dân", "Đạt ≥ 80 % hộ dân"),
        (r"$\leq 5$ phút", "≤ 5 phút"),
        ("(*theo hướng dẫn*) của tỉnh", "(theo hướng dẫn) của tỉnh"),
        ("3 * 4 = 12", "3 * 4 = 12"),
    ],
)
def test_marks_of_conversion(printed: str, cleaned: str) -> None:
    assert clean(printed) == cleaned


def test_lines_are_cut_before_any_pattern() -> None:
    assert len(clean("a" * 9000)) == 4000


# Codes of the old fonts that make no Vietnamese words: another font's, or spoilt on the way.
DOUBTFUL_TCVN3 = "C®ng h¸¸a x®· h¶¶i ch®ñ ngh¨¨a Vi¨¨t K®¶ ho¶¶ch tr¶¶ng c¨¨y c¶¸a n¨®m ph¶¸¸ng. "
DOUBTFUL_VNI = "Coänñg hoøñùa xaõñõ hoäñái chuûñû nghóñóa Vieätñ Keáñá hoaïñïch troàñàng caâñây naêñêm. "


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.pdf", b"%PDF-1.7 ...", "pdf"),
        ("a.txt", b"%PDF-1.7 ...", "pdf"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "doc"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked_docx"),
        ("a.docx", b"PK\x03\x04 nothing", "broken_docx"),
        ("a.docx", b"plain words", "broken_docx"),
        ("a.xlsx", b"PK\x03\x04", "xlsx_broken"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image"),
        ("a.zip", b"PK\x03\x04", "archive"),
        ("a.exe", b"MZ\x90", "format"),
        ("a", b"text without ending", "format"),
        ("a.txt", bytes(range(1, 32)) * 50, "not_text"),
        ("a.txt", b"\xff\xfe\xfd\0\x81\x82" * 50, "encoding"),
        ("a.txt", b"\x81\x8d\x8f\x90\x9d abc " * 40, "encoding"),
        ("a.txt", (DOUBTFUL_TCVN3 * 3).encode(), "tcvn3"),
        ("a.txt", (DOUBTFUL_VNI * 3).encode(), "vni"),
        ("a.txt", "MẬT\nKẾ HOẠCH\nnăm 2026".encode(), "secret"),
    ],
)
def test_refused_with_a_sentence(name: str, data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read([Source(name, data)])
    assert refused.value.code == code
    sentence = message(refused.value)
    assert name in sentence
    assert "{" not in sentence and sentence.endswith(".")


def test_no_files_at_all() -> None:
    with pytest.raises(ReadingError) as refused:
        read([])
    assert message(refused.value) == MESSAGES["no_files"]


def test_words_about_secrets_are_no_stamp() -> None:
    reading = read(
        [Source("a.txt", "KẾ HOẠCH\nnăm 2026\nI. NHIỆM VỤ\n- Gửi văn bản điện tử (trừ văn bản mật).".encode())]
    )
    assert len(reading["tasks"]) == 1
