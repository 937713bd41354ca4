"""Automatic numbers, as Word counts and prints them."""

from __future__ import annotations

import pytest

from app.reading import read
from tests.reading.word_files import abstract, lines, lvl, num, p, style, tbl, tc, texts, tr, word_file

OUTLINE = abstract(
    0,
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "decimal", "%2.%3."),
    lvl(3, "lowerLetter", "%4)"),
    lvl(4, "decimalZero", "%5."),
    lvl(5, "lowerRoman", "(%6)"),
)


def numbers(levels: list[tuple[int, int]], numbering: str) -> list[str]:
    """The numbers of paragraphs given by list and level."""
    body = "".join(p("x", num=key, level=at) for key, at in levels)
    return [line.removesuffix(" x") for line in texts(body, numbering=numbering)]


def test_levels_count_on_and_begin_anew_under_each_other() -> None:
    path = [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 3),
        (1, 3),
        (1, 4),
        (1, 5),
        (1, 5),
        (1, 1),
        (1, 2),
        (1, 0),
        (1, 1),
    ]
    assert numbers(path, OUTLINE + num(1, 0)) == [
        "I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "01.", "(i)", "(ii)", "3.", "3.1.", "II.", "1.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "at", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 9, "09"),
        ("decimalZero", 10, "10"),
        ("upperRoman", 49, "XLIX"),
        ("lowerRoman", 14, "xiv"),
        ("upperLetter", 5, "E"),
        ("lowerLetter", 5, "e"),  # not đ: the letters are those of the Latin alphabet
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 28, "bb"),
        ("cardinalText", 3, "3"),
    ],
)
def test_forms(form: str, at: int, printed: str) -> None:
    numbering = abstract(0, lvl(0, form, "%1)", start=at)) + num(1, 0)
    assert numbers([(1, 0)], numbering) == [f"{printed})"]


def test_lists_share_the_counts_of_their_pattern_unless_they_start_on_their_own() -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)"))
    numbering += num(1, 0) + num(2, 0) + num(3, 0, {0: 1}) + num(4, 0, {0: 7, 1: 3})
    path = [(1, 0), (1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (4, 0), (4, 1), (4, 1), (4, 0), (4, 1)]
    assert numbers(path, numbering) == ["1.", "2.", "3.", "1.", "2.", "3.", "7.", "c)", "d)", "8.", "a)"]


def test_restarts_are_as_the_levels_say() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    by_first = '<w:lvlRestart w:val="1"/>'
    levels = (lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2)", never), lvl(2, "lowerLetter", "%3)", by_first))
    path = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert numbers(path, abstract(0, *levels) + num(1, 0)) == ["1.", "1)", "a)", "2)", "b)", "2.", "3)", "a)"]


def test_legal_numbers_are_decimal_all_through() -> None:
    levels = (lvl(0, "upperRoman", "%1."), lvl(1, "lowerLetter", "%1.%2.", "<w:isLgl/>"))
    assert numbers([(1, 0), (1, 0), (1, 1)], abstract(0, *levels) + num(1, 0)) == ["I.", "II.", "2.1."]


def test_a_level_that_was_passed_over_counts_as_begun() -> None:
    assert numbers([(1, 0), (1, 2), (1, 1), (1, 2)], OUTLINE + num(1, 0)) == ["I.", "1.1.", "2.", "2.1."]


def test_own_levels_and_list_styles() -> None:
    own = '<w:lvlOverride w:ilvl="0">' + lvl(0, "upperLetter", "%1/", start=2) + "</w:lvlOverride>"
    numbering = (
        abstract(0, lvl(0, "decimal", "%1."), more='<w:styleLink w:val="Muc"/>')
        + abstract(1, more='<w:numStyleLink w:val="Muc"/>')
        + num(1, 0)
        + num(2, 1)
        + num(3, 0, more=own)
    )
    styles = style("Muc", "Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    body = p("x", num=2) + p("x", num=2) + p("x", num=3)
    assert texts(body, numbering=numbering, styles=styles) == ["1. x", "2. x", "C/ x"]


def test_styles_number_their_paragraphs_through_the_styles_they_are_based_on() -> None:
    linked = lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc1"/>') + lvl(
        1, "decimal", "%2.", '<w:pStyle w:val="Muc2"/>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("Muc1", "Đầu mục 1", numbered)
        + style("Muc2", "Đầu mục 2", numbered)
        + style("Rieng", "Riêng", "", based_on="Muc2")
        + style("Khong", "Không", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="Muc1")
    )
    body = p("A", style="Muc1") + p("B", style="Muc2") + p("C", style="Rieng") + p("D", style="Khong")
    body += (
        p("E", style="Muc2", num=0)
        + p("F", style="Muc1")
        + p("G", "<w:numPr><w:ilvl w:val='1'/></w:numPr>", style="Muc1")
    )
    read_lines = lines(body, numbering=abstract(0, linked) + num(1, 0), styles=styles)
    assert [line.text for line in read_lines] == ["I. A", "1. B", "2. C", "D", "E", "II. F", "1. G"]
    assert [line.heading for line in read_lines] == [1, 2, 2, 1, 2, 1, 1]


def test_words_and_bare_numbers_in_patterns() -> None:
    numbering = "".join(
        abstract(n, lvl(0, "decimal", pattern)) + num(n, n)
        for n, pattern in enumerate(["Phần %1", "%1", "%1.", "%1 -", "(%1)", "Bước %1:"], 1)
    )
    assert texts("".join(p("Đất", num=n) for n in range(1, 7)), numbering=numbering) == [
        "Phần 1 Đất", "1. Đất", "1. Đất", "1. Đất", "(1) Đất", "Bước 1: Đất",
    ]  # fmt: skip


def test_a_form_of_newer_word_falls_back_to_its_older_rendering() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert numbers([(1, 0), (1, 0)], abstract(0, level) + num(1, 0)) == ["I.", "II."]


def test_empty_and_hidden_paragraphs() -> None:
    """Word prints a number before an empty paragraph and counts it; a hidden one it doesn't."""
    hidden = p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r>", "<w:rPr><w:vanish/></w:rPr>", num=1)
    body = p("x", num=1) + p("", num=1) + hidden + p("x", num=1)
    assert texts(body, numbering=OUTLINE + num(1, 0)) == ["I. x", "III. x"]


def test_numbers_in_tables_go_on_with_those_of_the_text() -> None:
    rows = [
        tr(tc(p("", num=1)), tc("Trồng cây")),
        tr(tc(p("", num=1)), tc("Tưới cây")),
        tr(tc(p("", num=1)), tc("Bón phân")),
    ]
    header = tr("STT", "Nội dung nhiệm vụ", "Chủ trì")
    numbering = abstract(0, lvl(0, "decimal", "%1")) + num(1, 0)
    body = p("Trước", num=1) + tbl(header, *rows) + p("Sau", num=1)
    found = lines(body, numbering=numbering)
    assert [line.cells[0] if line.cells else line.text for line in found] == [
        "1. Trước",
        "STT",
        "2",
        "3",
        "4",
        "5. Sau",
    ]


def test_what_the_hand_typed_is_not_doubled() -> None:
    numbering = OUTLINE + num(1, 0) + abstract(1, lvl(0, "bullet", "-")) + num(2, 1)
    body = p("I. Đất", num=1) + p("- Nước", num=2) + p("2. Rừng") + p("2.1. Tre")
    assert texts(body, numbering=numbering) == ["I. Đất", "- Nước", "2. Rừng", "2.1. Tre"]


SIGNS = ["-", "–", "\uf02d", "\uf0b7", "\uf0a7", "•", "o", "*", "", "+", "\uf02b"]


def test_signs_of_bullets_become_the_dash_and_plus_of_officials() -> None:
    numbering = "".join(abstract(n, lvl(0, "bullet", sign)) + num(n, n) for n, sign in enumerate(SIGNS, 1))
    body = "".join(p("Đất", num=n) + p("giữa") for n in range(1, len(SIGNS) + 1))
    assert texts(body, numbering=numbering)[::2] == ["- Đất"] * 9 + ["+ Đất"] * 2


def test_three_levels_of_bullets_with_one_sign_are_one_task() -> None:
    bullets = abstract(0, lvl(0, "decimal", "%1."), *(lvl(at, "bullet", "-") for at in (1, 2, 3))) + num(1, 0)
    body = p("KẾ HOẠCH") + p("Trồng cây năm 2026") + p("I. NHIỆM VỤ")
    levels = [
        ("Cây xanh", 0),
        ("Trồng tại:", 1),
        ("Bờ kênh;", 2),
        ("Phía đông;", 3),
        ("Sân trường.", 2),
        ("Tưới cây.", 1),
    ]
    body += "".join(p(text, num=1, level=at) for text, at in levels)
    found = lines(body, numbering=bullets)[3:]
    assert [line.depth for line in found] == [0, 0, 1, 2, 1, 0]
    tasks = read([word_file(body, numbering=bullets)])["tasks"]
    assert [(task["text"], task["subitems"]) for task in tasks] == [
        ("Trồng tại:", ["Bờ kênh;", "Phía đông;", "Sân trường."]),
        ("Tưới cây.", []),
    ]


@pytest.mark.parametrize(
    ("places", "depths"),
    [
        ([(720, 1), (1080, 2), (720, 1)], [0, 1, 0]),  # another list, set in further
        ([(720, 1), (800, 2), (640, 1)], [0, 0, 0]),  # an unsteady hand
        ([(720, 1), (1440, 1)], [0, 0]),  # the same level of one list
    ],
)
def test_bullets_of_several_lists_lie_by_how_far_they_are_set_in(
    places: list[tuple[int, int]], depths: list[int]
) -> None:
    numbering = "".join(abstract(n, lvl(0, "bullet", "-")) + num(n, n) for n in (1, 2))
    body = "".join(p("Đất", f'<w:ind w:left="{left}" w:hanging="360"/>', num=key) for left, key in places)
    assert [line.depth for line in lines(body, numbering=numbering)] == depths


def test_bullets_typed_by_hand_are_below_others_only_after_a_colon() -> None:
    def typed(text: str, left: int) -> str:
        return p(text, f'<w:ind w:left="{left}"/>')

    told = typed("- Trồng tại:", 360) + typed("- Bờ kênh.", 720) + typed("- Tưới cây.", 360)
    untold = typed("- Trồng cây.", 360) + typed("- Tưới cây.", 720)
    assert [line.depth for line in lines(told)] == [0, 1, 0]
    assert [line.depth for line in lines(untold)] == [0, 0]
