"""The head of a phụ lục in the DOCX: its number, its name, the paper it belongs to, on a page of its own."""

from docx.document import Document as Paper
from docx.shared import Pt

from app.papers.body import keep_together, line
from app.papers.page import appendix_section
from app.papers.parts import AppendixHead


def start_appendix(paper: Paper, head: AppendixHead, *, landscape: bool = True) -> None:
    """New section, pages from 1."""
    appendix_section(paper, landscape=landscape)
    lines = [line(paper, title, bold=True) for title in head.titles]
    if head.attached:
        lines.append(line(paper, head.attached, size=13, italic=True))
    lines[-1].paragraph_format.space_after = Pt(6)
    keep_together(lines)
