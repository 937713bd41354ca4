"""The head of a phụ lục: its number, its name, and the paper it belongs to, on a landscape page of its own."""

from docx.document import Document as Paper
from docx.shared import Pt

from app.papers.body import keep_together, line
from app.papers.numbers import roman
from app.papers.page import landscape_section
from app.papers.text import NBSP

BLANK = NBSP * 6


def label(place: int, total: int) -> str:
    """ "Phụ lục" when there is one, "Phụ lục II" when there are several (Roman numerals, Nghị định 30/2020/NĐ-CP)."""
    return f"Phụ lục {roman(place)}" if total > 1 else "Phụ lục"


def start_appendix(paper: Paper, number: str, title: str, attached_to: str) -> None:
    """New section, pages from 1. `attached_to` is "Báo cáo số …/BC-BCĐ": number and day stay open for the clerk."""
    landscape_section(paper)
    lines = [line(paper, number, bold=True), line(paper, title, bold=True)]
    lines.append(line(paper, f"(Kèm theo {attached_to})", size=13, italic=True))
    lines[-1].paragraph_format.space_after = Pt(6)
    keep_together(lines)


def attached(kind: str, symbol: str, year: int, issuer: str) -> str:
    """ "Báo cáo số …/BC-BCĐ ngày … tháng … năm 2026 của …", left open as electronic papers are."""
    return f"{kind} số{BLANK}/{symbol} ngày{BLANK}tháng{BLANK}năm {year} của {issuer}"
