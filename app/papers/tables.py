"""Tables with a repeated header row, and the borderless two columns of letterhead and signature."""

from collections.abc import Sequence
from copy import deepcopy
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
from app.papers.text import printable


class Ruled:
    """A ruled table that grows by rows; rows of the same look are copied, since making each anew takes long."""

    def __init__(self, table: Table, columns: Sequence[Column], size: float) -> None:
        self.table, self.columns, self.size = table, columns, size
        self._patterns: dict[bool, Any] = {}

    def add(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        """A row that no page break splits; cells as the columns say."""
        row = deepcopy(self._pattern(bold))
        self.table._tbl.append(row)
        for place, cell in zip(row.tc_lst, cells, strict=True):
            _say(place, printable(cell.text))
            if cell.picture:
                written = _Cell(place, self.table)
                figures.add(shape(written.add_paragraph()) if cell.text else written.paragraphs[0], cell.picture)

    def add_band(self, content: str) -> None:
        """A row of one cell over all columns, bold, kept with the row below: the name of a group."""
        row = self.table.add_row()
        _set_row(row, self.columns)
        cell = row.cells[0].merge(row.cells[-1])
        _fill(cell, content, LEFT, self.size, bold=True)
        cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _pattern(self, bold: bool) -> Any:
        """A row of that look which is no part of the table, a letter in each cell."""
        if bold not in self._patterns:
            row = self.table.add_row()
            _set_row(row, self.columns)
            for column, cell in zip(self.columns, row.cells, strict=True):
                _fill(cell, "x", CENTER if column.centred else LEFT, self.size, bold=bold, red=column.draft)
            self.table._tbl.remove(row._tr)
            self._patterns[bold] = row._tr
        return self._patterns[bold]


def start(paper: Paper, columns: Sequence[Column], size: float) -> Ruled:
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
    return Ruled(table, columns, size)


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


def _say(cell: Any, content: str) -> None:
    """Other words in a copied cell."""
    (words,) = cell.iter(qn("w:t"))
    if not content:
        words.getparent().remove(words)
        return
    words.text = content
    if content != content.strip(" "):
        words.set(qn("xml:space"), "preserve")


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
