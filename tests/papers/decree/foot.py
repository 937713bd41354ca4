"""Rules for what stands below the text: components 17 to 25, and that no page break goes through a signature."""

import re

from tests.papers.decree.head import about
from tests.papers.decree.reading import ABSENT, Faults, appendices, judge, main_text, signature
from tests.papers.docx_xml import Docx, find, text_of

LINE_MM = 5.68  # a single line of 14 points
DEGREE = r"(GS|PGS|TS|ThS|BS|KS|CN)\b"


def signers(paper: Docx) -> list:
    """Cells where somebody signs."""
    cells = find(signature(paper), "w:tr/w:tc")
    return [cell for cell in cells if text_of(cell).strip() and "Nơi nhận:" not in text_of(cell)]


def power(paper: Docx) -> Faults:
    faults = []
    for cell in signers(paper):
        lines = list(find(cell, "w:p")[: _titles(cell)])
        for line in lines:
            faults += judge(line, "chức vụ", size=(13, 14), bold=True, italic=False, align="center")
            faults += [] if text_of(line).isupper() else [f"chức vụ không in hoa: {text_of(line)}"]
        faults += [] if lines else ["thiếu chức vụ"]
    return faults or ([] if signers(paper) else ["không có người ký"])


def _titles(cell) -> int:
    texts = [text_of(line).strip() for line in find(cell, "w:p")]
    return texts.index("") if "" in texts else len(texts)


def room(paper: Docx) -> Faults:
    gaps = [sum(not text_of(line).strip() for line in find(cell, "w:p")[:-1]) * LINE_MM for cell in signers(paper)]
    return [f"chỗ ký {gap:.1f} mm" for gap in gaps if not 22 <= gap <= 30]


def name(paper: Docx) -> Faults:
    last = [find(cell, "w:p")[-1] for cell in signers(paper)]
    named = [line for line in last if text_of(line)]
    if not named:
        return ABSENT  # still open
    faults = [
        f for line in named for f in judge(line, "họ tên", size=(13, 14), bold=True, italic=False, align="center")
    ]
    return faults + [text_of(line) for line in named if re.match(DEGREE, text_of(line)) or text_of(line).isupper()]


def seal(paper: Docx) -> Faults:
    """The signing program sets it: nothing may stand in its place."""
    return ["có hình trong khối ký"] if find(signature(paper), ".//w:drawing") else ABSENT


def recipients_head(paper: Docx) -> Faults:
    line = _received(paper)[0]
    faults = judge(line, "Nơi nhận", size=(12, 12), bold=True, italic=True, align="left")
    return faults + ([] if text_of(line) == "Nơi nhận:" else [text_of(line)])


def recipients(paper: Docx) -> Faults:
    lines = _received(paper)[1:]
    faults = [
        f for line in lines for f in judge(line, "nơi nhận", size=(11, 11), bold=False, italic=False, align="left")
    ]
    texts = [text_of(line) for line in lines]
    faults += [text for text in texts if not text.startswith("- ")]
    faults += [text for text in texts[:-1] if not text.endswith(";")]
    if not texts or not re.fullmatch(r"- Lưu: VT.*\.", texts[-1]):
        faults.append("dòng cuối không là Lưu: VT")
    if about(paper) is not ABSENT and texts[:1] != ["- Như trên;"]:
        faults.append("công văn thiếu Như trên")
    return faults


def _received(paper: Docx) -> list:
    (cell,) = [cell for cell in find(signature(paper), "w:tr/w:tc") if "Nơi nhận:" in text_of(cell)]
    return find(cell, "w:p")


def appendix_label(paper: Docx) -> Faults:
    parts = appendices(paper)
    if not parts:
        return ABSENT
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][: len(parts)]
    wanted = [f"Phụ lục {roman}" for roman in romans] if len(parts) > 1 else ["Phụ lục"]
    faults = [text_of(part[0]) for part, label in zip(parts, wanted, strict=True) if text_of(part[0]) != label]
    faults += _bold([part[0] for part in parts], "phụ lục", 14)
    mentioned = any("Phụ lục" in text_of(line) for line in main_text(paper))
    return faults + ([] if mentioned else ["nội dung không nhắc phụ lục"])


def appendix_name(paper: Docx) -> Faults:
    names = [part[1] for part in appendices(paper)]
    return (
        _bold(names, "tên phụ lục", 13) + [text_of(x) for x in names if not text_of(x).isupper()] if names else ABSENT
    )


def attached(paper: Docx) -> Faults:
    lines = [part[2] for part in appendices(paper)]
    if not lines:
        return ABSENT
    faults = [f for x in lines for f in judge(x, "kèm theo", size=(13, 14), bold=False, italic=True, align="center")]
    return faults + [text_of(x) for x in lines if not re.fullmatch(r"\(Kèm theo .+\)", text_of(x))]


def unbroken(paper: Docx) -> Faults:
    block = signature(paper)
    faults = [] if all(find(row, "w:trPr/w:cantSplit") for row in find(block, "w:tr")) else ["hàng bị tách trang"]
    if not all(find(line, "w:pPr/w:keepNext") for line in find(block, ".//w:p")):
        faults.append("khối ký bị tách")
    before = block.getprevious()
    return faults + ([] if find(before, "w:pPr/w:keepNext") else ["khối ký đứng một mình"])


def _bold(lines: list, what: str, least: int) -> list[str]:
    return [f for x in lines for f in judge(x, what, size=(least, 14), bold=True, italic=False, align="center")]
