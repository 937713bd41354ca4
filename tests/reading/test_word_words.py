"""What of a Word paragraph prints: changes accepted, fields, hidden text, signs, breaks, capitals, old fonts."""

from __future__ import annotations

import pytest

from app.reading import ReadingError, read
from tests.reading.word_files import abstract, lines, lvl, num, p, r, style, t, tbl, tc, texts, tr, word_file

DELETED = "<w:rPr><w:del w:id='1'/></w:rPr>"
MOVED = "<w:rPr><w:moveFrom w:id='1'/></w:rPr>"


def box(inside: str) -> str:
    """A text box as Word writes it: twice, for new and for old readers."""
    content = f"<w:txbxContent>{p(inside)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    def step(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{step('begin')}{code}{step('separate')}{result}{step('end')}"


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (f"{r('Vớt ')}<w:del><w:r><w:delText>rong</w:delText></w:r></w:del><w:ins>{r('rác')}</w:ins>", "Vớt rác"),
        (f"<w:moveFrom>{r('Vớt ')}</w:moveFrom>{r('Sơn ')}<w:moveTo>{r('kè')}</w:moveTo>", "Sơn kè"),
        (f"<w:ins><w:del>{r('Vớt ')}</w:del></w:ins>{r('Sơn')}", "Sơn"),
        (f"<w:hyperlink>{r('Sơn ')}</w:hyperlink><w:fldSimple w:instr='DATE'>{r('kè')}</w:fldSimple>", "Sơn kè"),
        (field("REF a", r("Sơn ")) + r("kè"), "Sơn kè"),
        (field(field("REF a", r("không in")), r("Sơn ")) + r("kè"), "Sơn kè"),
        (f"<w:sdt><w:sdtContent>{r('Sơn ')}</w:sdtContent></w:sdt><w:smartTag>{r('kè')}</w:smartTag>", "Sơn kè"),
        (r("Sơn ") + r("ngầm ", "<w:vanish/>") + r("kè", '<w:vanish w:val="0"/>'), "Sơn kè"),
        (r("Sơn kè") + box("Trong khung"), "Sơn kè"),
        (f"{r('Sơn kè')}<w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:commentReference w:id='1'/></w:r>", "Sơn kè"),
        (f"<w:r>{t('Sơn')}<w:tab/>{t('kè')}<w:br w:type='page'/>{t('đá')}</w:r>", "Sơn kè đá"),
        (f"<w:r>{t('KH')}<w:noBreakHyphen/>{t('UB')}<w:softHyphen/>{t('ND')}</w:r>", "KH-UBND"),
        (f"{r('Đạt ')}<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>{r(' 80%')}", "Đạt ≥ 80%"),
        (f"<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>{r('Sơn kè')}", "Sơn kè"),
        (r("\uf0d8 Sơn kè \uf0b3 2 lớp"), "- Sơn kè ≥ 2 lớp"),
        (f"<m:oMath><m:r><m:t>≥80</m:t></m:r></m:oMath>{r('% hộ')}", "≥80% hộ"),
        (f"<mc:AlternateContent><mc:Choice>{r('Sơn')}</mc:Choice><mc:Fallback>{r('Sơn')}</mc:Fallback></mc:AlternateContent>",
         "Sơn"),
        (f"<mc:AlternateContent><mc:Fallback>{r('Sơn')}</mc:Fallback></mc:AlternateContent>", "Sơn"),
        (r("Sơn kè", "<w:caps/>"), "SƠN KÈ"),
        (r("Sơn kè", "<w:smallCaps/>"), "SƠN KÈ"),
        (r("So\u031bn ke\u0300"), "Sơn kè"),
    ],
)  # fmt: skip
def test_what_prints(inside: str, printed: str) -> None:
    assert texts(p(inside)) == [printed]


def test_paragraphs_whose_end_was_deleted_run_on() -> None:
    body = p("Vớt rác", DELETED) + "<w:bookmarkStart w:id='1'/>" + p(" trên sông", MOVED) + p(" Mây.") + p("Sơn kè.")
    assert texts(body) == ["Vớt rác trên sông Mây.", "Sơn kè."]


def test_the_number_is_that_of_the_end_which_is_left() -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    gone = p("<w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del>", DELETED, num=1)
    body = p("Một", num=1) + gone + p("Hai", num=1) + p("Ba ", DELETED, num=1) + p("và bốn", num=1)
    assert texts(body, numbering=numbering) == ["1. Một", "2. Hai", "3. Ba và bốn"]


def test_a_deleted_end_before_a_table_ends_there() -> None:
    body = p("Vớt rác", DELETED) + tbl(tr("STT", "Nội dung", "Chủ trì")) + p("Sơn kè")
    assert [line.text for line in lines(body) if line.cells is None] == ["Vớt rác", "Sơn kè"]


def test_rows_and_cells_that_were_deleted() -> None:
    gone = tr("2", "Vớt rong", "Phòng Kinh tế", properties="<w:del w:id='1'/>")
    new = tr("3", "Sơn kè", tc("Tổ 1") + tc("bỏ", "<w:cellDel w:id='1'/>"), properties="<w:ins w:id='1'/>")
    hidden = tr("4", "Đắp đường", "Tổ 3", properties="<w:hidden/>")
    found = lines(tbl(tr("STT", "Nội dung", "Chủ trì"), tr("1", "Vớt rác", "Tổ 2"), gone, new, hidden))
    assert [line.cells for line in found] == [
        ["STT", "Nội dung", "Chủ trì"],
        ["1", "Vớt rác", "Tổ 2"],
        ["3", "Sơn kè", "Tổ 1"],
    ]


def test_lines_broken_by_hand() -> None:
    def broken(*parts: str) -> str:
        return p("<w:r>" + "<w:br/>".join(t(part) for part in parts) + "</w:r>")

    assert texts(broken("ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY")) == ["ỦY BAN NHÂN DÂN XÃ SÔNG MÂY"]
    assert texts(broken("Vớt rác:", "- Bờ đông;", "bờ tây", "+ Bến đò")) == [
        "Vớt rác:", "- Bờ đông; bờ tây", "+ Bến đò",
    ]  # fmt: skip
    assert texts(broken("Sơn kè.", "Đơn vị chủ trì: Phòng Kinh tế", "Thời gian: Quý I")) == [
        "Sơn kè.", "Đơn vị chủ trì: Phòng Kinh tế", "Thời gian: Quý I",
    ]  # fmt: skip
    assert texts(broken("1. Sơn kè.", "2. Vớt rác trước ngày", "30. tháng 6")) == [
        "1. Sơn kè.", "2. Vớt rác trước ngày 30. tháng 6",
    ]  # fmt: skip


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('I. ĐẤT 1')}</w:sdtContent></w:sdt>"
    body = control + p("II. NƯỚC 2", style="TOC1") + p("I. ĐẤT")
    assert texts(body, styles=style("TOC1", "toc 1")) == ["I. ĐẤT"]


def test_a_part_put_in_from_another_file_is_told() -> None:
    body = p("KẾ HOẠCH") + p("Giữ sông Mây năm 2026") + '<w:altChunk r:id="rId9"/>' + p("I. NHIỆM VỤ") + p("- Vớt rác.")
    (warning,) = (w for w in read([word_file(body)])["warnings"] if "chèn từ tệp khác" in w)
    assert "kh.docx" in warning and "sau đoạn 2" in warning


def old(text: str, font: str) -> str:
    return r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (old("KÕ ho¹ch", ".VnTime"), "Kế hoạch"),
        (old("kÕ ho¹ch", ".VnTimeH"), "KẾ HOẠCH"),
        (old("Keá hoaïch", "VNI-Times"), "Kế hoạch"),
        (old("Ke", "VNI-Times") + old("á hoa", "VNI-Times") + old("ïch", "VNI-Times"), "Kế hoạch"),
        (f'<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>{t("ph")}<w:softHyphen/>{t("êng")}</w:r>', "phường"),
        (old("K\uf0d5 ho\uf0b9ch", ".VnTime"), "Kế hoạch"),
        (old("Kế hoạch công tác", ".VnTime"), "Kế hoạch công tác"),  # Unicode in spite of the font's name
        (old("X· ", ".VnTime") + r("Sông Mây"), "Xã Sông Mây"),
    ],
)
def test_old_fonts_are_put_into_unicode(inside: str, printed: str) -> None:
    (line,) = lines(p(inside))
    assert line.text == printed
    assert bool(line.note) == (printed != "Kế hoạch công tác")


def test_old_fonts_by_style_default_and_theme() -> None:
    def fonts(attributes: str) -> str:
        return f"<w:rPr><w:rFonts {attributes}/></w:rPr>"

    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:latin typeface="Arial"/>'
        '<a:latin typeface="VNI-Times"/></a:theme>'
    )
    usual = fonts('w:ascii=".VnTime"')
    styles = (
        f"<w:docDefaults><w:rPrDefault>{usual}</w:rPrDefault></w:docDefaults>"
        + style("Cu", "Cũ", fonts('w:asciiTheme="minorHAnsi"'))
        + style("Nay", "Nay", fonts('w:ascii="Times New Roman"'), kind="character")
    )
    body = p("KÕ ho¹ch") + p("Keá hoaïch", style="Cu") + p(r("Kế hoạch", '<w:rStyle w:val="Nay"/>'))
    found = lines(body, styles=styles, theme=theme)
    assert [line.text for line in found] == ["Kế hoạch"] * 3
    assert "TCVN3" in found[0].note and "VNI" in found[0].note


OLD = "Céng hßa x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch trång c©y n¨m 2026 cña ñy ban nh©n d©n x·, ®¶m b¶o ®óng tiÕn ®é."


def test_old_codes_under_the_name_of_another_font() -> None:
    found = lines(p(OLD) + tbl(tr("STT", "Néi dung", "Chñ tr×", "Thêi h¹n")))
    assert found[0].text.startswith("Cộng hòa xã hội chủ nghĩa Việt Nam. Kế hoạch") and "TCVN3" in found[0].note
    assert found[1].cells == ["STT", "Nội dung", "Chủ trì", "Thời hạn"]
    with pytest.raises(ReadingError) as refused:
        lines(p(OLD.replace("¹", "®¸").replace("©", "¸¸")))
    assert refused.value.code == "tcvn3"
