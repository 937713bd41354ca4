"""The sample plan as a Word file, its dates laid around the day it is made for."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import _Cell

from app.demo import orders, prose
from app.demo.aims import AIMS
from app.demo.deadlines import Laid
from app.demo.order import Order

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
TASK_HEAD = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm")


def document(laid: Laid) -> bytes:
    """The plan of the commune for the year of the day that its deadlines are laid around: a DOCX's bytes."""
    paper = docx.Document()
    _page(paper)
    _letterhead(paper, laid)
    _paragraphs(paper, prose.opening(laid))
    _targets(paper, laid.today.year)
    _inline(paper, laid)
    _tabled(paper, laid)
    _paragraphs(paper, prose.MONEY)
    _by_unit(paper)
    _paragraphs(paper, prose.CLOSING)
    _signature(paper)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def file_name(today: date) -> str:
    """The name under which an office would hand it in."""
    return f"Kế hoạch chuyển đổi số năm {today.year}.docx"


def _page(paper: Document) -> None:
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)


def _letterhead(paper: Document, laid: Laid) -> None:
    left, right = paper.add_table(1, 2).rows[0].cells
    for cell, lines in zip((left, right), prose.letterhead(laid), strict=True):
        _lines(cell, lines, CENTRE)
    for line in prose.title(laid):
        paragraph = paper.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.add_run(line).bold = True


def _paragraphs(paper: Document, lines: list[str] | tuple[str, ...]) -> None:
    for line in lines:
        paper.add_paragraph(line)


def _targets(paper: Document, year: int) -> None:
    head = ("STT", "Chỉ tiêu", "Đơn vị tính", f"Kết quả năm {year - 1}", f"Mục tiêu năm {year}", "Đơn vị theo dõi")
    rows = [(aim.text, aim.measure_unit, aim.baseline, aim.printed(year), aim.watched_by) for aim in AIMS]
    _table(paper, head, rows)


def _inline(paper: Document, laid: Laid) -> None:
    paper.add_paragraph("III. NHIỆM VỤ TRỌNG TÂM")
    for number, (heading, some) in enumerate(orders.inline(laid), 1):
        paper.add_paragraph(f"{number}. {heading}")
        for order in some:
            paper.add_paragraph(f"- {order.text}")
            _paragraphs(paper, _fields(order))


def _fields(order: Order) -> list[str]:
    lines = [f"+ Đơn vị chủ trì: {'; '.join(order.leads)}."] if order.leads else []
    if order.helpers:
        lines.append(f"+ Đơn vị phối hợp: {'; '.join(order.helpers)}.")
    return [*lines, f"+ Thời gian hoàn thành: {order.deadline.words}."]


def _tabled(paper: Document, laid: Laid) -> None:
    paper.add_paragraph("IV. DANH MỤC NHIỆM VỤ GIAO CÁC ĐƠN VỊ")
    rows = [
        (one.text, "; ".join(one.leads), "; ".join(one.helpers), one.deadline.words or "", one.product or "")
        for one in orders.tabled(laid)
    ]
    _table(paper, TASK_HEAD, rows)


def _by_unit(paper: Document) -> None:
    _paragraphs(paper, prose.CARRYING_OUT)
    for number, (unit, some) in enumerate(orders.by_unit(), 1):
        paper.add_paragraph(f"{number}. {unit}")
        _paragraphs(paper, [f"- {order.text}" for order in some])


def _table(paper: Document, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A table with a header row and a running number in front of each row."""
    table = paper.add_table(0, len(head), style="Table Grid")
    for texts in (head, *((str(number), *row) for number, row in enumerate(rows, 1))):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def _signature(paper: Document) -> None:
    left, right = paper.add_table(1, 2).rows[0].cells
    _lines(left, prose.RECIPIENTS)
    _lines(right, prose.SIGNATURE, CENTRE)


def _lines(cell: _Cell, lines: tuple[str, ...], alignment: WD_ALIGN_PARAGRAPH | None = None) -> None:
    """One paragraph a line, without the empty one that a new cell has."""
    for paragraph in [cell.paragraphs[0], *(cell.add_paragraph() for _line in lines[1:])]:
        paragraph.alignment = alignment
    for paragraph, line in zip(cell.paragraphs, lines, strict=True):
        paragraph.text = line
