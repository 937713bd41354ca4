"""Rules for the text: components 10 to 16."""

import re

from tests.papers.decree.reading import ABSENT, Faults, judge, main_text
from tests.papers.docx_xml import Docx, find, is_on, mm, size_of, text_of, value

CHAPTER, SECTION, CLAUSE, POINT = r"(Phần|Chương) [IVX]+", r"[IVX]+\. ", r"\d+\. ", r"[a-zđ]\) "
ALPHABET = "abcdđeghiklmnopqrstuvxy"


def grounds(paper: Docx) -> Faults:
    """Each ends with ";", the last with a stop, or with a comma where the body goes on as its sentence."""
    lines = _of(paper, r"Căn cứ ")
    if not lines:
        return ABSENT
    faults = [f for line in lines for f in judge(line, "căn cứ", size=(13, 14), bold=False, italic=True, align="both")]
    ends = [text_of(line)[-1] for line in lines]
    return (
        faults
        + [f"căn cứ kết thúc bằng {sign}" for sign in ends[:-1] if sign != ";"]
        + ([] if ends[-1] in ".," else [f"căn cứ cuối kết thúc bằng {ends[-1]}"])
    )


def text(paper: Docx) -> Faults:
    faults = []
    for line in main_text(paper):
        start = text_of(line)[:20]
        if re.match(CHAPTER, start):
            continue
        if value(line, "w:pPr/w:jc") != "both":
            faults.append(f"{start}: không canh đều")
        indent = mm(value(line, "w:pPr/w:ind", "firstLine"))
        if min(abs(indent - 10), abs(indent - 12.7)) > 0.1:
            faults.append(f"{start}: lùi {indent:.1f} mm")
        if int(value(line, "w:pPr/w:spacing", "before") or 0) < 120:
            faults.append(f"{start}: cách đoạn dưới 6 pt")
        faults += [f"{start}: cỡ {size_of(run)}" for run in find(line, "w:r") if not 13 <= size_of(run) <= 14]
    return faults or ([] if main_text(paper) else ["không có nội dung"])


def chapters(paper: Docx) -> Faults:
    lines = _of(paper, CHAPTER)
    return _each(lines, "phần", align="center") if lines else ABSENT


def sections(paper: Docx) -> Faults:
    lines = _of(paper, SECTION)
    if not lines:
        return ABSENT
    faults = [text_of(line) for line in lines if text_of(line) != text_of(line).upper()]
    faults += [f"{text_of(x)[:20]}: đứng một mình cuối trang" for x in lines if not find(x, "w:pPr/w:keepNext")]
    return faults + _each(lines, "mục", align="both")


def clauses(paper: Docx) -> Faults:
    """Titled ones are bold on a line of their own; others are text."""
    lines = _of(paper, CLAUSE)
    if not lines:
        return ABSENT
    faults = []
    for line in lines:
        bold = {is_on(run, "b") for run in find(line, "w:r") if text_of(run)}
        if len(bold) != 1 or (bold == {True} and text_of(line).endswith(".")):
            faults.append(f"{text_of(line)[:20]}: tiêu đề lẫn với nội dung")
    return faults


def points(paper: Docx) -> Faults:
    lines = _of(paper, POINT)
    if not lines:
        return ABSENT
    faults = [f for line in lines for f in judge(line, "điểm", size=(13, 14), bold=False, italic=False, align="both")]
    previous = ""
    for letter in (text_of(line)[0] for line in lines):
        following = ALPHABET.partition(previous)[2][:1] if previous else "a"
        if letter not in ("a", following):
            faults.append(f"điểm {letter}) sau {previous})")
        previous = letter
    return faults


def ending(paper: Docx) -> Faults:
    lines = [text_of(line) for line in main_text(paper)]
    return [] if lines[-1].endswith("./.") and "".join(lines).count("./.") == 1 else ["không kết thúc bằng ./."]


def _of(paper: Docx, pattern: str) -> list:
    return [line for line in main_text(paper) if re.match(pattern, text_of(line))]


def _each(lines: list, what: str, *, align: str) -> list[str]:
    return [f for line in lines for f in judge(line, what, size=(13, 14), bold=True, italic=False, align=align)]
