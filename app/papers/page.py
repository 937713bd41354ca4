"""Paper, margins, page numbers and sections (Nghị định 30/2020/NĐ-CP, Phụ lục I), and the saved bytes."""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from app.papers.body import BODY_SIZE, CENTER, run, set_fonts, shape
from app.papers.stamped import stamped
from app.papers.text import shorten

PROPERTY_LIMIT = 255  # letters that the format allows in a property of the file


def new_paper(title: str, made_at: datetime, keywords: str = "", *, bottom: bool = False) -> Paper:
    """An empty A4 portrait paper; `made_at` is the only time that its file shows.

    Page numbers stand in the top margin, at the foot where the house wants them there.
    """
    paper = Document()
    _set_defaults(paper)
    _describe(paper, title, made_at, keywords)
    section = paper.sections[0]
    _set_page(section)
    section.different_first_page_header_footer = True
    margin = section.footer if bottom else section.header
    margin.is_linked_to_previous = False
    _page_number(margin.paragraphs[0])
    return paper


def appendix_section(paper: Paper, *, landscape: bool = True) -> Section:
    """Start a phụ lục on a page of its own; its pages count from 1 again, the first one shows no number."""
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    _shrink_section_mark(paper)
    _set_page(section, landscape=landscape)
    section.different_first_page_header_footer = True
    restart = section._sectPr.find(qn("w:pgNumType"))
    if restart is None:
        restart = OxmlElement("w:pgNumType")
        section._sectPr.insert_element_before(restart, "w:cols", "w:titlePg", "w:docGrid")
    restart.set(qn("w:start"), "1")
    return section


def saved(paper: Paper, made_at: datetime) -> bytes:
    """The DOCX; the same contents give the same bytes, so a paper made again can be compared by its hash."""
    loose = io.BytesIO()
    paper.save(loose)
    return stamped(loose, made_at)


def _set_page(section: Section, *, landscape: bool = False) -> None:
    wide, high = (297, 210) if landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def _page_number(paragraph: Any) -> None:
    """PAGE, 14 points, centred in the top margin."""
    shape(paragraph, CENTER)
    for kind, content in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "2"), ("end", "")):
        piece = run(paragraph, "" if content == "PAGE" else content, BODY_SIZE)
        if kind:
            piece._element.append(_mark("fldChar", "fldCharType", kind))
        elif content == "PAGE":
            piece._element.append(_mark("instrText", "", content))


def _mark(tag: str, attribute: str, value: str) -> Any:
    mark = OxmlElement(f"w:{tag}")
    if attribute:
        mark.set(qn(f"w:{attribute}"), value)
    else:
        mark.text = value
    return mark


def _set_defaults(paper: Paper) -> None:
    """Text typed into the paper later looks like ours: one font, 14 points, single spacing, Vietnamese."""
    defaults = paper.styles.element.find(qn("w:docDefaults"))
    letters = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_fonts(letters)
    letters.find(qn("w:lang")).set(qn("w:val"), "vi-VN")
    normal: Any = paper.styles["Normal"]
    set_fonts(normal.element.get_or_add_rPr())
    normal.font.size = Pt(BODY_SIZE)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    for setting in paper.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _describe(paper: Paper, title: str, made_at: datetime, keywords: str) -> None:
    about = paper.core_properties
    about.title, about.keywords, about.language = shorten(title, PROPERTY_LIMIT), keywords, "vi-VN"
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = made_at.astimezone(UTC).replace(tzinfo=None)


def _shrink_section_mark(paper: Paper) -> None:
    """The paragraph that ends a section takes one point, so it never spills onto a page of its own."""
    mark = paper.paragraphs[-1]
    shape(mark).paragraph_format.line_spacing = Pt(1)
    look, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), "2")
    look.append(size)
    mark._p.get_or_add_pPr().insert_element_before(look, "w:sectPr", "w:pPrChange")
