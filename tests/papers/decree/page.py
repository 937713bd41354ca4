"""Rules for sheets, letters, numbers of pages and tables, and for stamps that are none of the writer's."""

import re
import unicodedata

from lxml import etree

from tests.papers.decree.reading import ABSENT, Faults, judge
from tests.papers.docx_xml import Docx, find, is_on, mm, size_of, text_of, value

SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
ICONS = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
STAMPS = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")


def urgent_stamp(paper: Docx) -> Faults:
    return _stamp(paper, STAMPS)


def internal_stamp(paper: Docx) -> Faults:
    return _stamp(paper, ("LƯU HÀNH NỘI BỘ",))


def _stamp(paper: Docx, words: tuple[str, ...]) -> Faults:
    """A stamp stands bold in a frame of four sides, 13 to 14 points, that of urgency red, or not at all."""
    found = [each for each in find(paper.body, ".//w:p") if text_of(each).strip() in words]
    if not found:
        return ABSENT
    faults = ["dấu không có khung" for each in found if len(find(each, "w:pPr/w:pBdr/*[@w:val='single']")) != 4]
    if faults:
        return faults
    faults = [f for each in found for f in judge(each, "dấu", size=(13, 14), bold=True, italic=False, align="center")]
    inks = [value(run, "w:rPr/w:color") for each in found for run in find(each, "w:r")]
    wanted = "FF0000" if words == STAMPS else None
    return faults + [f"dấu mực {ink}" for ink in inks if ink != wanted]


def digital_stamp(paper: Docx) -> Faults:
    """The signing tool sets it."""
    signed = re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d", paper.text)
    return ["có dấu thời gian ký"] if signed else ABSENT


def sheet(paper: Docx) -> Faults:
    faults = []
    for section in paper.sections:
        margin = {side: mm(value(section, "w:pgMar", side)) for side in ("top", "bottom", "left", "right")}
        if sorted(round(mm(value(section, "w:pgSz", side))) for side in ("w", "h")) != [210, 297]:
            faults.append("không phải khổ A4")
        for side, (least, most) in {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}.items():
            if not least - 0.1 <= margin[side] <= most + 0.1:
                faults.append(f"lề {side} {margin[side]:.1f} mm")
    if mm(value(paper.sections[0], "w:pgSz", "w")) > 211:
        faults.append("nội dung nằm ngang")
    return faults


def font(paper: Docx) -> Faults:
    faults = []
    for run in paper.runs:
        names = {find(run, f"w:rPr/w:rFonts/@w:{slot}")[:1] == ["Times New Roman"] for slot in SLOTS}
        if names != {True} and text_of(run).strip():
            faults.append(text_of(run)[:20])
    return faults


def sizes(paper: Docx) -> Faults:
    written = [run for run in paper.runs if text_of(run).strip()]
    faults = [f"cỡ {size_of(run)}" for run in written if not 11 <= size_of(run) <= 14]
    inked = [run for run in written if find(run, "w:rPr/w:color | w:rPr/w:u") and text_of(run) not in STAMPS]
    return faults + [f"màu: {text_of(run)[:20]}" for run in inked]


def spacing(paper: Docx) -> Faults:
    """Single to 1.5; "exactly" less than 18 points cuts marks off letters."""
    faults = []
    for each in find(paper.body, ".//w:p[w:r/w:t]"):
        line, rule = value(each, "w:pPr/w:spacing", "line"), value(each, "w:pPr/w:spacing", "lineRule")
        if (
            rule in ("exact", "atLeast")
            and int(line or 0) < 360
            or rule == "auto"
            and not 240 <= int(line or 240) <= 360
        ):
            faults.append(text_of(each)[:20])
    return faults


def number(paper: Docx) -> Faults:
    """Arabic, 13 to 14 points, centred in the top margin, none on first pages; each phụ lục counts from 1."""
    (line,) = find(paper.header, "w:p")
    faults = [] if value(line, "w:pPr/w:jc") == "center" else ["số trang không ở giữa"]
    faults += [] if "PAGE" in "".join(find(line, ".//w:instrText/text()")) else ["không có số trang"]
    faults += [f"cỡ {size_of(run)}" for run in find(line, "w:r") if not 13 <= size_of(run) <= 14]
    faults += ["trang đầu có số"] if not all(find(each, "w:titlePg") for each in paper.sections) else []
    restarts = [value(each, "w:pgNumType", "start") for each in paper.sections]
    return faults + ([] if restarts == [None] + ["1"] * (len(restarts) - 1) else [f"đánh số {restarts}"])


def tables(paper: Docx) -> Faults:
    faults = []
    for table in [each for each in paper.tables if find(each, "w:tblPr/w:tblStyle")]:
        rows = find(table, "w:tr")
        heads = [row for row in rows if find(row, "w:trPr/w:tblHeader")]
        if not heads or heads != rows[: len(heads)]:
            faults.append("tiêu đề cột không lặp lại")
        if not all(find(row, "w:trPr/w:cantSplit") for row in rows):
            faults.append("hàng bị tách trang")
        faults += [text_of(run) for row in heads for run in find(row, ".//w:r") if not is_on(run, "b")]
    return faults or ([] if find(paper.body, "w:tbl/w:tblPr/w:tblStyle") else ABSENT)


def letters(paper: Docx) -> Faults:
    text = paper.text + "".join(etree.tostring(paper.header, method="text", encoding="unicode"))
    faults = ["không phải chữ dựng sẵn"] if not unicodedata.is_normalized("NFC", text) else []
    return faults + (["có biểu tượng"] if ICONS.search(text) else [])
