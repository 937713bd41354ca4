"""Headings, bold, capitals: by run, by style, by outline."""

from __future__ import annotations

import pytest

from app.reading import read
from app.reading.lines import BOLD
from tests.reading.word_files import lines, p, r, style, texts, word_file

B, NOT_B = "<w:b/>", '<w:b w:val="0"/>'
STYLES = (
    style("Normal", "Normal", more='w:default="1"')
    + style("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>')
    + style("H9", "heading 9")
    + style("Td2", "Tiêu đề 2")
    + style("Dm3", "Đề mục cấp 3")
    + style("Rieng", "Mục lớn", based_on="H1")
    + style("Bac4", "Bậc bốn", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    + style("Title", "Title")
    + style("Dam", "Đậm", "<w:rPr><w:b/></w:rPr>")
    + style("Hoa", "Hoa", "<w:rPr><w:caps/></w:rPr>")
    + style("Manh", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("Vong", "Vòng", based_on="Vong2")
    + style("Vong2", "Vòng hai", based_on="Vong")
)


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        (p("Đất"), 0),
        (p("Đất", style="H1"), 1),
        (p("Đất", style="H9"), 9),
        (p("Đất", style="Td2"), 2),
        (p("Đất", style="Dm3"), 3),
        (p("Đất", style="Rieng"), 1),
        (p("Đất", style="Bac4"), 4),
        (p("Đất", '<w:outlineLvl w:val="1"/>'), 2),
        (p("Đất", '<w:outlineLvl w:val="9"/>', style="H1"), BOLD),
        (p("Đất", style="Title"), BOLD),
        (p(r("Đất", B)), BOLD),
        (p(r("Đất", B) + r(" sét")), 0),
        (p(r("Đất", B) + r(" ") + r("sét", B)), BOLD),
        (p("Đất", style="Dam"), BOLD),
        (p(r("Đất", NOT_B), style="Dam"), 0),
        (p(r("Đất", '<w:rStyle w:val="Manh"/>')), BOLD),
        (p(r("Đất", '<w:rStyle w:val="Manh"/>'), style="Dam"), 0),  # bold in bold cancels out
        (p("Đất", style="Vong"), 0),
        (p("Đất", style="KhongCo"), 0),
        (
            p(
                "Các đơn vị khẩn trương rà soát, tổng hợp, báo cáo Ủy ban nhân dân xã trước ngày 30 tháng 6.",
                style="H1",
            ),
            0,
        ),
    ],
)
def test_headings(paragraph: str, heading: int) -> None:
    assert [line.heading for line in lines(paragraph, styles=STYLES)] == [heading]


def test_bold_by_the_defaults_of_the_document() -> None:
    styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>" + STYLES
    assert [line.heading for line in lines(p("Đất") + p(r("Nước", NOT_B)), styles=styles)] == [BOLD, 0]


def test_capitals_by_style() -> None:
    assert texts(p("Đất") + p("Nước", style="Hoa"), styles=STYLES) == ["Đất", "NƯỚC"]


def test_orders_set_like_headings_stay_tasks() -> None:
    order = (
        "1. Rà soát, thống kê toàn bộ các tuyến kênh mương bị bồi lấp trên địa bàn xã, báo cáo trước ngày 30 tháng 6."
    )
    body = p("KẾ HOẠCH") + p("Giữ sông Mây năm 2026") + p("I. NHIỆM VỤ", style="H1") + p(order, style="H1")
    body += p("2. Nạo vét", style="H1") + p("- Nạo vét kênh Một.")
    assert [(task["text"][:14], task["section"]) for task in read([word_file(body, styles=STYLES)])["tasks"]] == [
        ("Rà soát, thống", "I. NHIỆM VỤ"),
        ("Nạo vét kênh M", "I.2. Nạo vét"),
    ]
