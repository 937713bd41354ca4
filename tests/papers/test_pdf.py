"""The PDF read back: letters, the one font, pages, margins, a signature that stays whole, words that stay words."""

import io
import re
import unicodedata

import pdfplumber
import pypdfium2
import pytest

from app.papers import brief, pdf
from app.papers.contents import Column, Heading, Row, Table, Text, words
from tests.papers import adding_up, sample
from tests.papers.full_sample import HOSTILE, contents

pytestmark = pytest.mark.thorough
MM = 72 / 25.4
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]


def letters() -> str:
    """Every Vietnamese letter that ASCII lacks, small and capital: 134."""
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
    marked = [letter for letter in small if not letter.isascii()]
    return "".join(marked) + "".join(marked).upper()


def spaced(text: str) -> str:
    return " ".join(text[n : n + 7] for n in range(0, len(text), 7))


def pages_of(data: bytes) -> list:
    return pdfplumber.open(io.BytesIO(data)).pages


def texts_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[n].get_textpage().get_text_bounded() for n in range(len(document))]


def test_there_are_134_letters_and_each_is_printed_and_read_back_in_each_face() -> None:
    every = letters()
    assert len(every) == 134
    said = f"{spaced(every)} ₫"
    blocks = [Heading(f"B {said}", 2), Text(f"R {said}"), Text(f"I {said}", italic=True), Text("Hết./.")]
    text = re.sub(r"\s+", "", "".join(texts_of(pdf.write(contents(blocks=blocks, appendices=())))))
    for face in "BRI":
        assert f"{face}{every}₫" in text


def test_no_font_but_tinos_is_used_and_all_of_it_is_embedded() -> None:
    data = pdf.write(contents(), draft=True)
    fonts = {char["fontname"].split("+")[-1] for page in pages_of(data) for char in page.chars}
    assert fonts == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert data.count(b"/FontFile2") + data.count(b"/FontFile3") >= len(fonts)


def test_typed_words_are_never_markup() -> None:
    text = re.sub(r"\s+", "", "".join(texts_of(pdf.write(contents(rows=8)))))
    for said in HOSTILE:
        assert re.sub(r"\s+", "", said) in text


def test_the_same_contents_are_the_same_bytes() -> None:
    assert pdf.write(contents()) == pdf.write(contents())
    assert pdf.write(contents()) != pdf.write(contents(rows=39))


def numbers_of(data: bytes) -> list[str]:
    """What stands in the top margin of each page."""
    return [(page.crop((0, 0, page.width, 20 * MM - 2)).extract_text() or "").strip() for page in pages_of(data)]


def test_pages_are_numbered_from_the_second_and_each_appendix_from_one_again() -> None:
    long = [Text("Nội dung. " * 60) for _ in range(12)] + [Text("Hết./.")]
    data = pdf.write(contents(rows=80, blocks=long))
    wide = [page.width > page.height for page in pages_of(data)]
    portrait, across = wide.index(True), sum(wide)
    assert portrait >= 3 and across >= 3 and len(wide) == portrait + across + 1
    counted = [*range(1, portrait + 1), *range(1, across + 1), 1]
    assert numbers_of(data) == [str(n) if n > 1 else "" for n in counted]


def test_the_house_may_number_at_the_foot() -> None:
    head = {**contents().letterhead, "house": {"page_number": "bottom"}}
    data = pdf.write(contents(rows=80, letterhead=head))
    assert set(numbers_of(data)) == {""}
    foot = [
        (page.crop((0, page.height - 18 * MM, page.width, page.height)).extract_text() or "") for page in pages_of(data)
    ]
    assert "2" in foot and foot[0] == ""


def test_nothing_but_the_number_leaves_the_margins() -> None:
    for page in pages_of(pdf.write(contents(rows=60), draft=True)):
        inside = [char for char in page.chars if char["text"].strip() and char["top"] > 18 * MM]
        assert min(char["x0"] for char in inside) >= 30 * MM - 0.5
        assert max(char["x1"] for char in inside) <= page.width - 15 * MM + 0.5
        assert max(char["bottom"] for char in inside) <= page.height - 20 * MM + 1


@pytest.mark.parametrize("lines", range(16, 34, 2))
def test_a_signature_is_on_one_page_with_the_end_of_the_text(lines: int) -> None:
    blocks = [Text(f"Dòng {n}.") for n in range(lines)] + [Text("Đoạn cuối cùng./.")]
    pages = texts_of(pdf.write(contents(blocks=blocks, appendices=())))
    (page,) = [text for text in pages if "CHỦ TỌA" in text]
    for said in ("Đoạn cuối cùng./.", "THƯ KÝ", "Trần Thị Minh Nguyệt", "Nơi nhận:", "Lưu: VT, VHXH."):
        assert said in page


def test_a_band_never_stands_alone_at_the_foot() -> None:
    for rows in range(20, 30):
        for text in texts_of(pdf.write(contents(rows=rows, blocks=[Text("Hết./.")]))):
            assert not text.strip().endswith("Nhóm thứ hai")


def test_the_draft_alone_says_why_it_is_proposed() -> None:
    issued, draft = (" ".join(texts_of(pdf.write(contents(), draft=way))) for way in (False, True))
    for said in ("Lý do 1", "Đề xuất trình lãnh đạo."):
        assert said in draft and said not in issued


def test_a_word_longer_than_its_line_stays_inside() -> None:
    link = "https://vidu.gov.vn/" + "a" * 200
    rows = [Row([words(link), words(link[:30])])]
    narrow = Table("Liên kết", [Column("Liên kết", 140), Column("Ngắn", 25)], rows)
    data = pdf.write(contents(blocks=[Text(link), narrow, Text("Hết./.")], appendices=()))
    for page in pages_of(data):
        assert max(char["x1"] for char in page.chars) <= page.width - 15 * MM + 0.5
    assert re.sub(r"[\s\u200b\ufffe]+", "", "".join(texts_of(data))).count(link) == 2


@pytest.mark.parametrize(
    "concluded", [(), (0,), (2,), (4,), (12,), (2, 1), (1, 1, 1, 1), (0, 2, 2), (5, 4, 3, 2, 1), (25, 25)]
)
def test_the_brief_for_the_chair_is_two_pages_before_its_lists(concluded: tuple[int, ...]) -> None:
    """`concluded`: conclusions of the last meeting, then of those before it; none where no brief was before either."""
    meetings = [
        {"title": "Phiên họp", "on": f"2026-0{7 - place}-30", "rows": [_concluded(n) for n in range(rows)]}
        for place, rows in enumerate(concluded)
    ]
    before = {"conclusions": meetings[0] if concluded and concluded[0] else None, "carried": meetings[1:]}
    five = {"on": "2026-06-30", "five": sample.snapshot(90)["five"]} if concluded else None
    taken = sample.snapshot(100, previous=five, **before)
    said = brief.compose(taken)
    body = [page for page in pages_of(pdf.write(said)) if page.height > page.width]
    assert len(body) <= 2
    assert adding_up.check("brief", taken, said) > 20


def _concluded(n: int) -> dict:
    return {
        "text": "Rà soát toàn bộ việc quá hạn, báo cáo Trưởng Ban ngày sẽ xong của từng việc, từng đơn vị",
        "unit": "Trung tâm Phục vụ hành chính công", "code": f"VX-2026-{n:03}", "due_words": "26/09/2026",
        "due_on": "2026-09-26", "effective_on": "2026-09-28", "state_words": "Đang thực hiện", "is_done": n % 3 == 2,
        "is_late": False, "note": "Đã lập danh sách" if n % 2 else None,
    }  # fmt: skip
