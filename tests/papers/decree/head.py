"""Rules for what stands above the text: components 1 to 9."""

import re

from tests.papers.decree.reading import (
    ABSENT,
    Faults,
    addressed,
    cell_width,
    head_cells,
    judge,
    long,
    opening,
    printed_lines,
    rule_length,
    said,
    side,
)
from tests.papers.docx_xml import Docx, find, is_on, size_of, text_of, value

PART = (1 / 3, 1 / 2)


def nation(paper: Docx) -> Faults:
    cell = head_cells(paper)[1]
    line = said(cell)[0]
    faults = judge(line, "quốc hiệu", size=(12, 13), bold=True, italic=False, align="center")
    if text_of(line) != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM":
        faults.append(text_of(line))
    if long(text_of(line), size_of(find(line, "w:r")[0])) > cell_width(cell):
        faults.append("không đủ một dòng")
    return faults


def motto(paper: Docx) -> Faults:
    cell = head_cells(paper)[1]
    line = said(cell)[1]
    faults = judge(line, "tiêu ngữ", size=(13, 14), bold=True, italic=False, align="center")
    if text_of(line) != "Độc lập - Tự do - Hạnh phúc":
        faults.append(text_of(line))
    length = long(text_of(line), size_of(find(line, "w:r")[0]))
    if abs(rule_length(cell, cell_width(cell)) - length) > 1:
        faults.append(f"đường kẻ dài {rule_length(cell, cell_width(cell)):.1f} mm, chữ dài {length:.1f} mm")
    return faults


def superior(paper: Docx) -> Faults:
    lines = said(head_cells(paper)[0])
    above = [line for line in lines if not is_on(find(line, "w:r")[0], "b")]
    if not above:
        return ABSENT
    faults = judge(above[0], "chủ quản", size=(12, 13), bold=False, italic=False, align="center")
    if above != lines[:1] or text_of(above[0]) != text_of(above[0]).upper():
        faults.append("chủ quản phải là một dòng chữ in hoa ở trên")
    return faults


def issuer(paper: Docx) -> Faults:
    cell = head_cells(paper)[0]
    lines = [line for line in said(cell) if is_on(find(line, "w:r")[0], "b")]
    if not lines:
        return ["không có tên cơ quan in đậm"]
    faults = [
        f for line in lines for f in judge(line, "cơ quan", size=(12, 13), bold=True, italic=False, align="center")
    ]
    faults += [text_of(line) for line in lines if text_of(line) != text_of(line).upper()]
    longest = max(long(text_of(line), size_of(find(line, "w:r")[0])) for line in lines)
    return faults + _part(rule_length(cell, cell_width(cell)), min(longest, cell_width(cell)))


def number(paper: Docx) -> Faults:
    line = said(head_cells(paper)[2])[0]
    faults = judge(line, "số", size=(13, 13), bold=False, italic=False, align="center")
    if not re.fullmatch(r"Số: (\d{2,}|\u00a0+)/(TTr|[A-ZĐ]+)(-[A-ZĐ]+)*", text_of(line)):
        faults.append(text_of(line))
    return faults


def place(paper: Docx) -> Faults:
    lines = said(head_cells(paper)[3])
    if not lines:
        kind = [text_of(line) for line in opening(paper)][:1]
        return ABSENT if kind == ["BIÊN BẢN"] else ["thiếu địa danh, thời gian"]
    faults = judge(lines[0], "địa danh", size=(13, 14), bold=False, italic=True, align="center")
    day = r"ngày(?: (?:0[1-9]|[12]\d|3[01]) tháng (?:0[12]|[3-9]|1[0-2]) |\u00a0+tháng\u00a0+)năm \d{4}"
    if not re.fullmatch(rf"[^,]+, {day}", text_of(lines[0])):
        faults.append(text_of(lines[0]))
    return faults


def title(paper: Docx) -> Faults:
    lines = opening(paper)
    if not lines:
        return ABSENT if about(paper) is not ABSENT else ["thiếu tên loại"]
    faults = judge(lines[0], "tên loại", size=(13, 14), bold=True, italic=False, align="center")
    return faults + ([] if text_of(lines[0]).isupper() else ["tên loại không in hoa"])


def subject(paper: Docx) -> Faults:
    lines = opening(paper)
    if not lines:
        return ABSENT if about(paper) is not ABSENT else ["thiếu trích yếu"]
    if len(lines) != 2:
        return [f"{len(lines)} dòng trên đường kẻ"]
    words = lines[1]
    faults = judge(words, "trích yếu", size=(13, 14), bold=True, italic=False, align="center")
    room = 165 - side(words, "left") - side(words, "right")
    length = long(text_of(words), 14) / printed_lines(text_of(words), 14, room)
    return faults + _part(rule_length(paper.body, 165), length)


def about(paper: Docx) -> Faults:
    lines = [each for each in said(head_cells(paper)[2])[1:] if not find(each, "w:pPr/w:pBdr")]
    if not lines:
        return ABSENT
    faults = judge(lines[0], "V/v", size=(12, 13), bold=False, italic=False, align="center")
    if not text_of(lines[0]).startswith("V/v ") or value(lines[0], "w:pPr/w:spacing", "before") != "120":
        faults.append("V/v cách số 6 pt")
    return faults


def addressees(paper: Docx) -> Faults:
    lines = addressed(paper)
    if not lines:
        return ABSENT if about(paper) is ABSENT else ["công văn thiếu Kính gửi"]
    faults = [f for line in lines for f in judge(line, "Kính gửi", size=(13, 14), bold=False, italic=False, align=None)]
    if len(lines) == 1:
        return faults if re.fullmatch(r"Kính gửi: .+[^.;]\.", text_of(lines[0])) else [*faults, text_of(lines[0])]
    ends = [text_of(line)[-1] for line in lines[1:]]
    colon = side(lines[0], "left") + long("Kính gửi", 14, bold=False)
    faults += ["dấu cuối dòng"] if ends != [";"] * (len(ends) - 1) + ["."] else []
    faults += [
        f"gạch đầu dòng lệch {side(x, 'left') - colon:.1f} mm" for x in lines[1:] if abs(side(x, "left") - colon) > 3
    ]
    return faults


def _part(rule: float, length: float) -> list[str]:
    """A third to a half of the text."""
    return [] if PART[0] - 0.01 <= rule / length <= PART[1] + 0.01 else [f"đường kẻ {rule:.1f} mm, chữ {length:.1f} mm"]
