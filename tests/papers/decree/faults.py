"""A fault for each rule, planted in the XML of a paper that has none."""

from collections.abc import Callable

from docx.oxml.ns import qn
from lxml import etree

from tests.papers.decree import reading
from tests.papers.decree.foot import signers
from tests.papers.docx_xml import Docx, find, text_of

Plant = Callable[[Docx], None]


def text(start: str, to: str) -> Plant:
    """Words that begin a paragraph become others."""

    def plant(paper: Docx) -> None:
        for each in find(paper.body, ".//w:t"):
            if each.text and each.text.startswith(start):
                each.text = to + each.text.removeprefix(start)
                return
        raise AssertionError(start)

    return plant


def size(start: str, points: int) -> Plant:
    """The size of a paragraph's letters."""
    return lambda paper: _set(find(paper.paragraph(start), "w:r/w:rPr/w:sz")[0], "val", str(points * 2))


def off(start: str, mark: str) -> Plant:
    """A face (b, i) goes, or comes where it wasn't."""

    def plant(paper: Docx) -> None:
        properties = find(paper.paragraph(start), "w:r/w:rPr")[0]
        found = find(properties, f"w:{mark}")
        now = found[0] if found else etree.SubElement(properties, qn(f"w:{mark}"))
        on = now.get(qn("w:val")) not in ("0", "false") and bool(found)
        now.set(qn("w:val"), "0" if on else "1")

    return plant


def align(start: str, to: str) -> Plant:
    """How a paragraph is set."""
    return lambda paper: _set(find(paper.paragraph(start), "w:pPr/w:jc")[0], "val", to)


def gone(path: str) -> Plant:
    """The first such element of the body goes."""

    def plant(paper: Docx) -> None:
        each = find(paper.body, path)[0]
        each.getparent().remove(each)

    return plant


def attribute(path: str, name: str, to: str) -> Plant:
    """An attribute of the first such element."""
    return lambda paper: _set(find(paper.body, path)[0], name, to)


def _set(element, name: str, to: str) -> None:
    element.set(qn(f"w:{name}"), to)


def _long_rule(place: int) -> Plant:
    """The line drawn in a cell of the head is as wide as its cell."""

    def plant(paper: Docx) -> None:
        drawn = find(reading.head_cells(paper)[place], "w:p[w:pPr/w:pBdr]")[0]
        for side in ("left", "right"):
            _set(find(drawn, "w:pPr/w:ind")[0], side, "0")

    return plant


def _less_room(paper: Docx) -> None:
    cell = signers(paper)[0]
    empty = [each for each in find(cell, "w:p") if not text_of(each)]
    cell.remove(empty[0])


def _seal(paper: Docx) -> None:
    etree.SubElement(find(signers(paper)[0], "w:p/w:r")[0], qn("w:drawing"))


def _said(words: str) -> Plant:
    """A paragraph of these words comes before the signature's."""

    def plant(paper: Docx) -> None:
        line = etree.Element(qn("w:p"))
        etree.SubElement(etree.SubElement(line, qn("w:r")), qn("w:t")).text = words
        paper.body.append(line)

    return plant


def _header(paper: Docx) -> None:
    _set(find(paper.header, "w:p/w:pPr/w:jc")[0], "val", "right")


LAST = "Trên đây là Báo cáo"
PLANTED: dict[str, Plant] = {
    "1 Quốc hiệu": off("CỘNG HÒA", "b"),
    "2 Tiêu ngữ": _long_rule(1),
    "3 Cơ quan chủ quản": size("UBND PHƯỜNG", 14),
    "4 Cơ quan ban hành": _long_rule(0),
    "5 Số, ký hiệu": text("Số: 05", "Số: 5"),
    "6 Địa danh, thời gian": text("An Bình, ngày 25 tháng 9", "An Bình, ngày 25 tháng 09"),
    "7 Tên loại": text("BÁO CÁO", "Báo cáo"),
    "8 Trích yếu": off("Kết quả thực hiện Kế hoạch", "b"),
    "8b Trích yếu công văn": off("V/v", "i"),
    "9 Kính gửi": text("- Đảng ủy phường;", "- Đảng ủy phường."),
    "10 Căn cứ": off("Căn cứ", "i"),
    "11 Nội dung": align("b) Chưa đạt", "left"),
    "12 Phần, chương": align("Phần I", "left"),
    "13 Mục": text("I. KẾT QUẢ", "I. Kết quả"),
    "14 Khoản": text("1. Kết quả thực hiện chỉ tiêu", "1. Kết quả thực hiện chỉ tiêu."),
    "15 Điểm": text("b) ", "c) "),
    "16 Dấu kết thúc": text(f"{LAST}, kính trình xem xét, quyết định./.", f"{LAST}."),
    "17 Quyền hạn, chức vụ": text("CHỦ TỌA", "Chủ tọa"),
    "18 Chỗ ký": _less_room,
    "19 Họ tên": text("Trần Thị", "ThS. Trần Thị"),
    "20 Dấu": _seal,
    "21 Nơi nhận": off("Nơi nhận:", "i"),
    "22 Danh sách nơi nhận": text("- Lưu: VT, VHXH.", "- Lưu: VT, VHXH"),
    "23 Phụ lục": text("Phụ lục II", "Phụ lục 2"),
    "24 Tên phụ lục": text("BIỂU ĐỒ", "Biểu đồ"),
    "25 Kèm theo": off("(Kèm theo", "i"),
    "26 Dấu khẩn": _said("HỎA TỐC"),
    "27 Lưu hành nội bộ": _said("LƯU HÀNH NỘI BỘ"),
    "28 Dấu số của phụ lục": _said("05/BC-BCĐ; 2026-09-25T08:00"),
    "Khổ giấy, lề": attribute(".//w:sectPr/w:pgMar", "left", "1100"),
    "Phông chữ": attribute(".//w:p/w:r/w:rPr/w:rFonts", "eastAsia", "Arial"),
    "Cỡ chữ, màu": size("b) Chưa đạt", 15),
    "Giãn dòng": attribute(".//w:p[w:r/w:t]/w:pPr/w:spacing", "line", "200"),
    "Số trang": _header,
    "Kẻ bảng": gone(".//w:tbl[w:tblPr/w:tblStyle]/w:tr/w:trPr/w:tblHeader"),
    "Khối ký không vỡ": gone(".//w:tbl[.//w:t='Nơi nhận:']/w:tr/w:trPr/w:cantSplit"),
    "Chữ, không biểu tượng": text("b) Chưa", "b) ✅ Chưa"),
}
