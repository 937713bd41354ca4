"""Tables with a repeated header row, and the borderless two columns of letterhead and signature."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from app.papers import figures
from app.papers.body import CENTER, LEFT, run, shape
from app.papers.contents import Cell, Column
from app.papers.measure import CELL_MARGIN_MM
from app.papers.settled import heads_of


def start(paper: Paper, columns: Sequence[Column], size: float) -> Table:
    """A ruled table; its head, bold and centred, is repeated on every page and has two rows where columns share one."""
    if paper.paragraphs:
        _room_above(paper.paragraphs[-1])
    table = paper.add_table(rows=0, cols=len(columns), style="Table Grid")
    _fix_layout(table, [column.width for column in columns], CELL_MARGIN_MM)
    rows = [table.add_row() for _ in range(2 if any(column.group for column in columns) else 1)]
    for row in rows:
        _set_row(row, columns, header=True)
    for (first, last), (top, bottom), title in heads_of(columns):
        cell = rows[top].cells[first]
        if (top, first) != (bottom, last):
            cell = cell.merge(rows[bottom].cells[last])
        _fill(cell, title, CENTER, size, bold=True, red=columns[first].draft)
        _centre_vertically(cell)
    return table


def add(table: Table, columns: Sequence[Column], cells: Sequence[Cell], size: float, *, bold: bool = False) -> None:
    """A row that no page break splits; cells as the columns say."""
    row = table.add_row()
    _set_row(row, columns)
    for column, cell, content in zip(columns, row.cells, cells, strict=True):
        _fill(cell, content.text, CENTER if column.centred else LEFT, size, bold=bold, red=column.draft)
        if content.picture:
            figures.add(cell.paragraphs[0] if not content.text else cell.add_paragraph(), content.picture)


def add_band(table: Table, columns: Sequence[Column], content: str, size: float) -> None:
    """A row of one cell over all columns, bold, kept with the row below: the name of a group."""
    row = table.add_row()
    _set_row(row, columns)
    cell = row.cells[0].merge(row.cells[-1])
    _fill(cell, content, LEFT, size, bold=True)
    cell.paragraphs[0].paragraph_format.keep_with_next = True


def two_columns(paper: Paper, left: float, right: float, rows: int = 1) -> Table:
    """No borders, no cell margins, rows that no page break splits: letterhead and signature stand in it."""
    table = paper.add_table(rows=rows, cols=2)
    _fix_layout(table, [left, right], 0)
    for row in table.rows:
        _set_row(row, [Column("", left), Column("", right)])
    return table


def paragraphs_of(table: Table) -> list[Any]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def _set_row(row: _Row, columns: Sequence[Column], *, header: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()
    for tag in ("cantSplit", "tblHeader") if header else ("cantSplit",):
        properties.append(OxmlElement(f"w:{tag}"))
    for column, cell in zip(columns, row.cells, strict=True):
        cell.width = Mm(column.width)


def _room_above(paragraph: Paragraph) -> None:
    """A table has no spacing of its own: the text above leaves 6 points and stays on its page."""
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.keep_with_next = True


def _fill(cell: _Cell, content: str, align: Any, size: float, **look: bool) -> None:
    run(shape(cell.paragraphs[0], align), content, size, **look)


def _centre_vertically(cell: _Cell) -> None:
    mark = OxmlElement("w:vAlign")
    mark.set(qn("w:val"), "center")
    cell._tc.get_or_add_tcPr().append(mark)


def _fix_layout(table: Table, widths: Sequence[float], margin: float) -> None:
    """Widths hold as given, whatever the contents; margins left and right inside the cells in mm."""
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(margin * 1440 / 25.4)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tblPr.insert_element_before(margins, "w:tblLook")
