"""Runs and paragraphs: everything printed goes through `run`, so every letter has its font and is fit to print.

Sizes in points, lengths in millimetres. Defaults follow Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.
"""

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.papers.text import printable

FONT = "Times New Roman"
BODY_SIZE = 14.0
FIRST_LINE_MM = 12.7
BEFORE_PT = 6.0
RED = RGBColor(0xC0, 0, 0)
STAMP_RED = RGBColor(0xFF, 0, 0)  # "đỏ tươi", the ink of urgency
STAMP_SIZE = 13.0
STAMP_ROOM = {"top": 3, "left": 0, "bottom": 3, "right": 0}  # points between words and frame
LEFT, CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def run(
    paragraph: Paragraph,
    text: str,
    size: float = BODY_SIZE,
    *,
    bold: bool = False,
    italic: bool = False,
    red: bool = False,
) -> Run:
    """Add text in Times New Roman for every script, black, cleaned of what can't be printed; red on a draft alone."""
    made = paragraph.add_run(printable(text))
    made.bold, made.italic, made.font.size = bold, italic, Pt(size)
    set_fonts(made._element.get_or_add_rPr())
    if red:
        made.font.color.rgb = RED
    return made


def set_fonts(properties: Any) -> None:
    """Name the font for Latin, high, complex and East Asian letters alike: Word picks by script, never by theme."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def shape(paragraph: Paragraph, align: Any = LEFT, *, before: float = 0, first_line: float = 0) -> Paragraph:
    """Single spacing, nothing after, `before` points above, first line indented by `first_line` millimetres."""
    paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(0), 1.0
    layout.first_line_indent = Mm(first_line)
    return paragraph


def line(container: Any, text: str, align: Any = CENTER, *, before: float = 0, **look: Any) -> Paragraph:
    """One paragraph without indent: a name, a title, a line of a list."""
    paragraph = shape(container.add_paragraph(), align, before=before)
    run(paragraph, text, **look)
    return paragraph


def text(container: Any, content: str, size: float = BODY_SIZE, **look: Any) -> Paragraph:
    """A paragraph of the body: justified, first line indented, 6 points above."""
    paragraph = shape(container.add_paragraph(), JUSTIFY, before=BEFORE_PT, first_line=FIRST_LINE_MM)
    run(paragraph, content, size, **look)
    return paragraph


def heading(container: Any, content: str, *, centred: bool = False) -> Paragraph:
    """A mục or a titled khoản: bold, indented as the body; of a phần centred; never alone at the foot of a page."""
    paragraph = text(container, content, bold=True)
    if centred:
        shape(paragraph, CENTER, before=BEFORE_PT)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def drawn_line(container: Any, length: float, room: float) -> Paragraph:
    """A line of `length` mm centred in `room` mm, drawn as the border of an empty paragraph."""
    paragraph = shape(container.add_paragraph(), before=3)
    side = Mm(max(0.0, (room - length) / 2))
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent, layout.line_spacing = side, side, Pt(4)
    _set_borders(paragraph, _border("top"))
    return paragraph


def framed(container: Any, text: str, width: float, room: float, *, red: bool = False) -> Paragraph:
    """Bold words in a single frame, `width` mm wide and 8 high, centred in `room` mm: a stamp (ô 10b, ô 11)."""
    paragraph = line(container, text, before=BEFORE_PT, size=STAMP_SIZE, bold=True)
    layout, side = paragraph.paragraph_format, Mm((room - width) / 2)
    layout.left_indent = layout.right_indent = side
    layout.space_after = Pt(STAMP_ROOM["bottom"] + 1)  # else the end of the cell cuts the frame
    color = str(STAMP_RED) if red else "000000"
    if red:
        paragraph.runs[0].font.color.rgb = STAMP_RED
    _set_borders(paragraph, *(_border(edge, STAMP_ROOM[edge], color) for edge in STAMP_ROOM))
    return paragraph


def _set_borders(paragraph: Paragraph, *edges: Any) -> None:
    borders = OxmlElement("w:pBdr")
    borders.extend(edges)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _border(side: str, space: int = 1, color: str = "000000") -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", str(space)), ("color", color)):
        border.set(qn(f"w:{name}"), value)
    return border


def keep_together(paragraphs: Iterable[Paragraph]) -> None:
    """Hold paragraphs on the page of what follows them."""
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_with_next = True
