"""The tables of a paper as other programs read them from its files: heads and rows of cell texts, no blanks in them."""

import io
import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import docx
import openpyxl
import pdfplumber
from lxml import html as markup
from openpyxl.cell.cell import MergedCell

Rows = list[list[str]]


def bare(text: str | None) -> str:
    """Line breaks of a narrow column are none of the text, nor are places where a long word may break."""
    return re.sub(r"[\s\u200b]+", "", text or "")


def from_docx(data: bytes) -> Rows:
    """By python-docx; cells that run over columns or rows count once."""
    rows = []
    for table in docx.Document(io.BytesIO(data)).tables:
        if table.style is not None and table.style.name == "Table Grid":
            for row in table._tbl.tr_lst:
                cells = [cell for cell in row.tc_lst if cell.vMerge != "continue"]
                rows.append([bare("".join(cell.xpath(".//w:t/text()"))) for cell in cells])
    return rows


def from_pdf(data: bytes) -> Rows:
    """By pdfplumber: what its rulings enclose, heads that are repeated on the next page left out."""
    rows: Rows = []
    settings = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
    with pdfplumber.open(io.BytesIO(data)) as paper:
        for page in paper.pages:
            for table in page.extract_tables(settings):
                found = [[bare(cell) for cell in row if cell is not None] for row in table]
                rows += found
    return rows


def from_xlsx(data: bytes) -> Rows:
    """By openpyxl, as the number formats show them, from the head on."""
    rows = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows(min_row=4):
            rows.append([bare(shown(cell)) for cell in row if not isinstance(cell, MergedCell)])
    return rows


def from_html(text: str) -> Rows:
    """By lxml."""
    return from_page(f"<div>{text}</div>")


def from_page(text: str) -> Rows:
    """The tables of the sheet that a whole page shows."""
    rows = markup.fromstring(text).xpath(".//div[@class='doc-s']//tr")
    return [[bare(cell.text_content()) for cell in row.xpath("./td|./th")] for row in rows]


def shown(cell) -> str:
    """What an office program of a Vietnamese desk shows."""
    value, look = cell.value, cell.number_format
    assert cell.data_type != "f", f"{cell.coordinate} is a formula"
    if isinstance(value, datetime | date):
        assert look == "dd/mm/yyyy"
        return value.strftime("%d/%m/%Y")
    if not isinstance(value, int | float):
        return value or ""
    if look == "00":
        return f"{value:02d}"
    if look.startswith("+"):
        return f"{value:+,}".replace(",", ".") if value else "không đổi"
    digits = len(look.rstrip("%").partition(".")[2])
    exact = Decimal(str(value)) * (100 if look.endswith("%") else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)  # as office programs do, not to even
    text = f"{rounded:,}" + ("%" if look.endswith("%") else "")
    return text.translate(str.maketrans(",.", ".,"))


def without_repeated(rows: Rows, once: Rows) -> Rows:
    """Rows of a PDF without the heads that stand again on a table's next pages."""
    kept: Rows = []
    expected = iter(once)
    want = next(expected, None)
    for row in rows:
        if row == want:
            kept.append(row)
            want = next(expected, None)
        else:
            assert row in once[: len(kept)], f"{row} is no head of {want}"
    return kept
