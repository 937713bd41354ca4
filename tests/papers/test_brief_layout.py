"""The brief against Nghị định 30/2020/NĐ-CP, Phụ lục I: read from the file's own XML."""

import unicodedata

import pytest

from tests.papers.docx_xml import Docx, body_rows, find, is_on, mm, size_of, text_of, value
from tests.papers.sample import letterhead, meeting, snapshot
from tests.papers.written import brief_docx

FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
NATION_AT_13_MM = 95.7  # measured on paper
MOTTO_AT_14_MM = 60.2
ISSUER_AT_13_MM = 43.1  # "ỦY BAN NHÂN DÂN"


@pytest.fixture(scope="module")
def paper() -> Docx:
    return Docx(brief_docx(snapshot(64)))


def look(paragraph) -> tuple[float, bool, bool, str | None]:
    """Size, bold, italic of the paragraph's first run, and its alignment."""
    run = find(paragraph, "w:r")[0]
    return size_of(run), is_on(run, "b"), is_on(run, "i"), value(paragraph, "w:pPr/w:jc")


def drawn_length(container, room: float) -> float:
    line = find(container, ".//w:p[w:pPr/w:pBdr]")[0]
    return room - mm(value(line, "w:pPr/w:ind", "left")) - mm(value(line, "w:pPr/w:ind", "right"))


def test_pages_are_a4_with_legal_margins(paper):
    for section in paper.sections:
        margin = {side: mm(value(section, "w:pgMar", side)) for side in ("top", "bottom", "left", "right", "header")}
        sides = sorted(mm(value(section, "w:pgSz", side)) for side in ("w", "h"))
        assert sides == pytest.approx([210, 297], abs=0.1)
        assert margin == pytest.approx({"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10}, abs=0.1)


def test_body_is_portrait_and_each_appendix_a_landscape_section_counted_from_one(paper):
    first, *appendices = paper.sections
    assert mm(value(first, "w:pgSz", "w")) == pytest.approx(210, abs=0.1)
    assert not find(first, "w:pgNumType")
    assert len(appendices) == 5
    for section in appendices:
        assert value(section, "w:pgSz", "orient") == "landscape"
        assert mm(value(section, "w:pgSz", "w")) == pytest.approx(297, abs=0.1)
        assert value(section, "w:pgNumType", "start") == "1"
        assert value(section, "w:type") in (None, "nextPage")


def test_page_number_stands_top_centre_and_not_on_first_pages(paper):
    (number,) = find(paper.header, "w:p")
    assert value(number, "w:pPr/w:jc") == "center"
    assert find(number, ".//w:instrText/text()") == ["PAGE"]
    assert {size_of(run) for run in find(number, "w:r")} == {14}
    assert all(find(section, "w:titlePg") for section in paper.sections)
    assert [value(each, ".", "type") for each in find(paper.sections[0], "w:headerReference")] == ["default"]
    assert not any(find(section, "w:headerReference") for section in paper.sections[1:])


def test_every_run_names_the_font_for_every_script_and_a_legal_size(paper):
    assert len(paper.runs) > 700
    for run in paper.runs:
        fonts = find(run, "w:rPr/w:rFonts")[0]
        names = {slot: fonts.get(f"{{{fonts.nsmap['w']}}}{slot}") for slot in FONT_SLOTS}
        assert set(names.values()) == {"Times New Roman"}, text_of(run)
        assert 11 <= size_of(run) <= 14
        assert not find(run, "w:rPr/w:color")
        assert not find(run, "w:rPr/w:u")


def test_no_part_of_the_paper_falls_back_to_a_theme_font(paper):
    assert b"Theme=" not in paper.parts["word/styles.xml"].split(b"</w:docDefaults>")[0]
    assert b"Theme=" not in paper.parts["word/document.xml"]


def test_letterhead_stands_on_one_line_each(paper):
    table = paper.tables[0]
    assert not find(table, ".//w:tblBorders")
    assert {value(edge, ".", "w") for edge in find(table, "w:tblPr/w:tblCellMar/*")} == {"0"}
    for row in find(table, "w:tr"):
        widths = [mm(value(cell, "w:tcPr/w:tcW", "w")) for cell in find(row, "w:tc")]
        assert widths == pytest.approx([65, 100], abs=0.1)
    assert widths[1] > NATION_AT_13_MM


def test_nation_and_motto(paper):
    assert look(paper.paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) == (13, True, False, "center")
    assert look(paper.paragraph("Độc lập - Tự do - Hạnh phúc")) == (14, True, False, "center")
    cell = find(paper.tables[0], "w:tr[1]/w:tc[2]")[0]
    assert drawn_length(cell, 100) == pytest.approx(MOTTO_AT_14_MM, abs=0.5)


def test_issuer_is_bold_with_a_line_of_a_third_to_a_half(paper):
    assert look(paper.paragraph("ỦY BAN NHÂN DÂN")) == (13, True, False, "center")
    assert look(paper.paragraph("PHƯỜNG AN BÌNH")) == (13, True, False, "center")
    cell = find(paper.tables[0], "w:tr[1]/w:tc[1]")[0]
    assert 1 / 3 <= drawn_length(cell, 65) / ISSUER_AT_13_MM <= 1 / 2


def test_superior_is_above_not_bold_and_shortened_only_to_fit():
    long = letterhead(superior="ỦY BAN NHÂN DÂN PHƯỜNG PHÚ THỌ HÒA", issuer_lines=["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"])
    paper = Docx(brief_docx(snapshot(8, letterhead=long)))
    first = find(paper.tables[0], "w:tr[1]/w:tc[1]/w:p")[0]
    assert text_of(first) == "UBND PHƯỜNG PHÚ THỌ HÒA"
    assert look(first) == (13, False, False, "center")


def test_number_is_left_open_for_the_clerk_and_place_is_italic(paper):
    number = paper.paragraph("Số:")
    assert text_of(number) == "Số: " + "\u00a0" * 8 + "/BC-BCĐ"
    assert look(number) == (13, False, False, "center")
    place = paper.paragraph("An Bình, ngày")
    assert text_of(place) == "An Bình, ngày 25 tháng 9 năm 2026"
    assert look(place) == (14, False, True, "center")


def test_a_number_below_ten_gets_a_zero():
    paper = Docx(brief_docx(snapshot(8, letterhead=letterhead(number=7))))
    assert text_of(paper.paragraph("Số:")) == "Số: 07/BC-BCĐ"


def test_title_and_subject_are_bold_and_centred_over_a_short_line(paper):
    assert look(paper.paragraph("BÁO CÁO")) == (14, True, False, "center")
    subject = paper.paragraph("Tình hình thực hiện nhiệm vụ")
    assert look(subject) == (14, True, False, "center")
    assert text_of(subject).endswith("phục vụ cuộc họp Ban Chỉ đạo ngày 25 tháng 9 năm 2026")
    first_line_mm = 102.2  # "Tình hình thực hiện nhiệm vụ, phục vụ cuộc họp", measured
    line = find(paper.body, "w:p[w:pPr/w:pBdr]")[0]
    length = 165 - 2 * mm(value(line, "w:pPr/w:ind", "left"))
    assert 1 / 3 <= length / first_line_mm <= 1 / 2


def test_body_is_justified_and_indented(paper):
    end = next(n for n, each in enumerate(paper.paragraphs) if text_of(each).endswith("./."))
    body = paper.paragraphs[2 : end + 1]
    assert len(body) >= 10
    for paragraph in body:
        assert value(paragraph, "w:pPr/w:jc") == "both"
        assert mm(value(paragraph, "w:pPr/w:ind", "firstLine")) == pytest.approx(12.7, abs=0.1)
        assert int(value(paragraph, "w:pPr/w:spacing", "before")) >= 120
        assert value(paragraph, "w:pPr/w:spacing", "line") == "240"
        assert all(13 <= size_of(run) <= 14 for run in find(paragraph, "w:r"))


def test_sections_are_bold_upper_case_with_roman_numbers(paper):
    for start in ("I. TÌNH", "II. NHIỆM VỤ QUÁ", "III. NHIỆM VỤ ĐẾN", "IV. NỘI"):
        heading = paper.paragraph(start)
        assert text_of(heading) == text_of(heading).upper()
        assert look(heading)[:3] == (14, True, False)
        assert find(heading, "w:pPr/w:keepNext")


def test_text_ends_with_its_mark_right_before_the_signature(paper):
    signature = next(table for table in paper.tables if "Nơi nhận:" in text_of(table))
    closing = signature.getprevious()
    assert text_of(closing).endswith("./.")
    assert find(closing, "w:pPr/w:keepNext")
    assert paper.text.count("./.") == 1


def test_signature_is_never_split_and_has_room_to_sign(paper):
    signature = next(table for table in paper.tables if "Nơi nhận:" in text_of(table))
    (row,) = find(signature, "w:tr")
    assert find(row, "w:trPr/w:cantSplit")
    assert all(find(each, "w:pPr/w:keepNext") for each in find(row, ".//w:p"))
    left, right = find(row, "w:tc")
    lines = [text_of(each) for each in find(right, "w:p")]
    assert lines[:3] == ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "CHỦ TỊCH UBND PHƯỜNG"]
    assert lines[-1] == "Trần Thị Minh Nguyệt"
    assert 22 <= lines.count("") * 5.68 <= 30  # a single line of 14 points is 5.68 mm high
    assert look(find(right, "w:p")[0]) == look(find(right, "w:p")[-1]) == (14, True, False, "center")
    assert look(find(left, "w:p")[0])[:3] == (12, True, True)
    recipients = find(left, "w:p")[1:]
    assert [text_of(each) for each in recipients] == letterhead()["recipients"]
    assert {look(each)[:3] for each in recipients} == {(11, False, False)}


def test_ruled_tables_repeat_their_heads_and_split_no_row(paper):
    ruled = [table for table in paper.tables if find(table, "w:tblPr/w:tblStyle")]
    assert len(ruled) == 10
    for table in ruled:
        rows = find(table, "w:tr")
        heads = [row for row in rows if find(row, "w:trPr/w:tblHeader")]
        assert heads == rows[: len(heads)]
        assert 1 <= len(heads) <= 2
        assert all(find(row, "w:trPr/w:cantSplit") for row in rows)
        for run in find(heads[0], ".//w:r"):
            assert is_on(run, "b")
        assert all(value(each, "w:pPr/w:jc") == "center" for each in find(heads[0], ".//w:p[w:r]"))


def test_ruled_tables_fill_the_width_of_their_page(paper):
    for table in [each for each in paper.tables if find(each, "w:tblPr/w:tblStyle")]:
        width = sum(mm(value(column, ".", "w")) for column in find(table, "w:tblGrid/w:gridCol"))
        assert min(abs(width - 165), abs(width - 252)) < 0.5
        assert value(table, "w:tblPr/w:tblLayout", "type") == "fixed"


def test_no_column_of_the_table_by_unit_breaks_a_word(paper):
    table = paper.table("Tạm dừng")
    widths = [mm(value(column, ".", "w")) for column in find(table, "w:tblGrid/w:gridCol")]
    assert len(widths) == 3 + 12 + 2
    assert min(widths) > 8.5
    assert widths[1] > 40


def test_appendix_heads(paper):
    labels = [text_of(each) for each in paper.paragraphs if text_of(each).startswith("Phụ lục")]
    assert labels == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V"]
    assert look(paper.paragraph("Phụ lục II")) == (14, True, False, "center")
    assert look(paper.paragraph("BẢNG THEO DÕI NHIỆM VỤ")) == (14, True, False, "center")
    attached = paper.paragraph("(Kèm theo Báo cáo số")
    assert look(attached) == (13, False, True, "center")
    assert text_of(attached).endswith("năm 2026 của Ủy ban nhân dân phường An Bình)")
    assert "Phụ lục I; " in paper.text
    assert "Phụ lục II." in paper.text


def test_addressees_only_where_the_report_goes_up(paper):
    assert "Kính gửi" not in paper.text
    one = Docx(brief_docx(snapshot(8, letterhead=letterhead(addressees=["Ủy ban nhân dân thành phố"]))))
    assert text_of(one.paragraph("Kính gửi")) == "Kính gửi: Ủy ban nhân dân thành phố."
    two = Docx(brief_docx(snapshot(8, letterhead=letterhead(addressees=["Đảng ủy phường", "Sở Nội vụ"]))))
    assert "Kính gửi:\n- Đảng ủy phường;\n- Sở Nội vụ." in two.text


def test_text_is_precomposed():
    place = unicodedata.normalize("NFD", "Phòng họp số 1, Ủy ban")
    paper = Docx(brief_docx(snapshot(8, meeting=meeting(place=place))))
    assert "Phòng họp số 1, Ủy ban" in paper.text
    assert unicodedata.is_normalized("NFC", paper.text)


def test_rows_are_numbered_through(paper):
    rows = body_rows(paper.table("Cơ quan chủ trì"))
    assert [row[0] for row in rows] == [str(n) for n in range(1, 65)]
