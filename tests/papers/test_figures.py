"""Numbers, dates, printable text and measured widths."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers import numbers
from app.papers.brief.listing import fair_shares
from app.papers.measure import widest_word_mm, width_mm
from app.papers.text import NBSP, printable, shorten


@pytest.mark.parametrize(("n", "printed"), [(0, "0"), (999, "999"), (8282, "8.282"), (1234567, "1.234.567")])
def test_thousands(n, printed):
    assert numbers.whole(n) == printed


@pytest.mark.parametrize(
    ("part", "of", "printed"),
    [
        (6932, 8282, "83,7%"),
        (5361, 8282, "64,7%"),
        (1, 8, "12,5%"),
        (1, 16, "6,3%"),
        (0, 3, "0,0%"),
        (3, 3, "100,0%"),
        (0, 0, "chưa đủ dữ liệu"),
    ],
)
def test_rates(part, of, printed):
    assert numbers.percent(part, of) == printed


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2026-01-05", "ngày 05 tháng 01 năm 2026"),
        ("2026-02-28", "ngày 28 tháng 02 năm 2026"),
        ("2026-03-09", "ngày 09 tháng 3 năm 2026"),
        ("2026-12-31", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_long_dates(day, printed):
    assert numbers.long_date(day) == printed
    assert numbers.long_date(date.fromisoformat(day)) == printed


def test_short_dates_and_moments():
    assert numbers.short_date("2026-01-05") == "05/01/2026"
    assert numbers.local_moment("2026-09-25T17:05:00Z") == "00 giờ 05 phút, ngày 26/09/2026"
    assert numbers.local_moment("2026-09-25T08:00:00+07:00") == "08 giờ 00 phút, ngày 25/09/2026"


@pytest.mark.parametrize(("n", "sign"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (88, "LXXXVIII")])
def test_roman(n, sign):
    assert numbers.roman(n) == sign


def test_small_counts_and_changes():
    assert [numbers.two_digits(n) for n in (0, 5, 12, 1200)] == ["0", "05", "12", "1.200"]
    assert [numbers.signed(n) for n in (3, -3, 0)] == ["+3", "-3", "không đổi"]


@given(st.text())
def test_printable_leaves_one_clean_line(text):
    clean = printable(text)
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} for sign in clean)
    assert unicodedata.is_normalized("NFC", clean)
    assert "  " not in clean
    assert printable(clean) == clean


def test_printable_keeps_the_words_and_the_open_room():
    assert printable("Số:" + NBSP * 3 + "/BC") == "Số:" + NBSP * 3 + "/BC"
    assert printable("  a\x00b\n c\u200b ✅d") == " ab c d"
    assert printable("Đạt ≥ 80% → 12 m²") == "Đạt ≥ 80% → 12 m²"


def test_shorten_cuts_between_words():
    assert shorten("Rà soát hồ sơ", 50) == "Rà soát hồ sơ"
    assert shorten("Rà soát, hồ sơ địa chính", 10) == "Rà soát…"
    assert shorten("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "size", "measured"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.7),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.2),
        ("ỦY BAN NHÂN DÂN", 13, 43.1),
        ("PHƯỜNG AN BÌNH", 13, 41.1),
        ("Tình hình thực hiện nhiệm vụ, phục vụ cuộc họp", 14, 102.2),
    ],
)
def test_widths_agree_with_printed_ones(text, size, measured):
    assert width_mm(text, size) == pytest.approx(measured, rel=0.01)


def test_widest_word():
    assert widest_word_mm("Chờ điều kiện", 11) == width_mm("điều", 11)
    assert widest_word_mm("", 11) == 0


@pytest.mark.parametrize(
    ("sizes", "cap", "shares"),
    [
        ([5, 1, 3], 6, [3, 1, 2]),
        ([5, 1, 3], 2, [1, 1, 0]),
        ([1, 1], 6, [1, 1]),
        ([], 6, []),
        ([9], 4, [4]),
    ],
)
def test_fair_shares(sizes, cap, shares):
    assert fair_shares(sizes, cap) == shares
