"""Text in every encoding that a commune's old files come in, and in the fonts before Unicode."""

from __future__ import annotations

import unicodedata

import pytest

from app.reading import ReadingError, Source, read
from app.reading.encodings import decode
from app.reading.legacy_fonts import TCVN3_CODES, TCVN3_LETTERS, from_font, legacy_font, likeness, prints_capitals
from tests.reading.legacy import TCVN3, in_tcvn3, in_vni

PLAN = """KẾ HOẠCH
Trồng cây năm 2026 của xã Bến Tràm

I. NHIỆM VỤ

1. Trồng cây
- Trồng 500 cây dọc bờ kênh, hoàn thành trước ngày 30/6/2026.
- Đơn vị nghỉ lễ đỗ xe đúng chỗ, giữ vệ sinh ngõ xóm, kỷ cương, mỹ quan.
"""
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_1258(text: str) -> bytes:
    """Windows-1258 writes a letter and its tone apart."""
    out = ""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in TONES)
        out += unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES)) + tone
    return out.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "font"),
    [
        (PLAN.encode(), None),
        (PLAN.encode("utf-8-sig"), None),
        (PLAN.encode("utf-16"), None),
        (PLAN.encode("utf-16-le"), None),
        (PLAN.encode("utf-16-be"), None),
        (b"\xfe\xff" + PLAN.encode("utf-16-be"), None),
        (unicodedata.normalize("NFD", PLAN).encode(), None),
        (in_1258(PLAN), None),
        (in_vni(PLAN).encode(), "vni"),
        (in_vni(PLAN).encode("cp1252"), "vni"),
    ],
)
def test_one_text_in_many_encodings(data: bytes, font: str | None) -> None:
    assert decode(Source("a.txt", data)) == (PLAN, font)


@pytest.mark.parametrize("codec", ["utf-8", "latin-1"])
def test_tcvn3_has_no_marked_capitals(codec: str) -> None:
    """Where a line's plain letters are capitals it prints in capitals; elsewhere the marked ones stay small."""
    text, font = decode(Source("a.txt", in_tcvn3(PLAN).encode(codec)))
    assert font == "tcvn3"
    assert text.casefold() == PLAN.casefold()
    assert text.splitlines()[0] == "KẾ HOẠCH" and text.splitlines()[3] == "I. NHIỆM VỤ"


def test_the_table_of_tcvn3_is_the_standard_one() -> None:
    assert len(set(TCVN3_CODES)) == len(set(TCVN3_LETTERS)) == 74
    assert from_font("hép møt tÕt", "tcvn3") == "hộp mứt tết"
    assert {code: from_font(code, "tcvn3") for code in "®§¨¡©¢ª£«¤¬¥\xad¦"} == dict(
        zip("®§¨¡©¢ª£«¤¬¥\xad¦", "đĐăĂâÂêÊôÔơƠưƯ", strict=True)
    )


@pytest.mark.parametrize(
    "letters", ["aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "đ"]
)
def test_every_letter_goes_to_vni_and_back(letters: str) -> None:
    for text in (letters, letters.upper()):
        assert from_font(in_vni(text), "vni") == text
    assert from_font("UÛy ban, Uûy ban", "vni") == "Ủy ban, Ủy ban"


def test_a_person_is_told_of_the_conversion() -> None:
    for data, name in ((in_tcvn3(PLAN), "TCVN3"), (in_vni(PLAN), "VNI")):
        reading = read([Source("a.txt", data.encode())])
        (told,) = (w for w in reading["warnings"] if "phông chữ cũ" in w)
        assert "a.txt" in told and name in told and "soát lại" in told
        assert len(reading["tasks"]) == 2
        assert reading["tasks"][0]["deadline"]["due"] == "2026-06-29"
    assert not any("phông chữ cũ" in w for w in read([Source("a.txt", PLAN.encode())])["warnings"])


def test_lines_of_an_old_font_amid_unicode() -> None:
    mixed = PLAN.replace("- Trồng 500 cây dọc", in_tcvn3("- Trồng 500 cây dọc")) + in_tcvn3(
        "- Vận động các hộ dân trồng thêm cây ăn quả, chăm sóc, bảo vệ cây đã trồng.\n"
    )
    text, font = decode(Source("a.txt", mixed.encode()))
    assert font == "tcvn3"
    assert text.splitlines()[-1] == "- Vận động các hộ dân trồng thêm cây ăn quả, chăm sóc, bảo vệ cây đã trồng."
    assert text.splitlines()[:5] == PLAN.splitlines()[:5]


def test_how_vietnamese_a_text_reads() -> None:
    assert likeness(PLAN) == 1
    assert likeness(in_tcvn3(PLAN)) < 0.7 and likeness(in_vni(PLAN)) < 0.7
    assert likeness(from_font(in_tcvn3(PLAN), "vni")) < 0.9 and likeness(from_font(in_vni(PLAN), "tcvn3")) < 0.9
    assert (
        legacy_font(PLAN) is None and legacy_font("Façade, naïve, coöperate: a text in another language " * 9) is None
    )


@pytest.mark.parametrize(
    "data",
    [
        in_tcvn3(PLAN).replace("¹", "®¸").replace("©", "¸¸").encode(),  # spoilt on the way
        in_tcvn3(PLAN).encode("latin-1")[:60] + bytes(range(0x80, 0xA0)) * 9,
        "Größe, Straße, Übung, Köln, Bücher, Mädchen, Häuser, schön, für, über. ".encode("latin-1") * 3,
        PLAN.encode("utf-16-le")[:-1],
        PLAN.encode("utf-32"),
    ],
)
def test_what_is_not_clear_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        read([Source("a.txt", data)])
    assert refused.value.code in ("tcvn3", "vni", "encoding", "not_text")


def test_fonts_that_print_capitals() -> None:
    assert [prints_capitals(name) for name in (".VnTime", ".VnTimeH", ".VnArialH ", "VNI-TimesH")] == [
        False,
        True,
        True,
        False,
    ]
    assert TCVN3["ế"] == "Õ"
