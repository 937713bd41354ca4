"""The small promises of the writers: words stay words, values count, drawings only draw, the two copies differ."""

import io
import re
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from PIL import Image

from app.papers import docx, html, xlsx
from app.papers.contents import Cell, Column, Row, Table, Text
from app.papers.drawings import checked
from app.papers.kinds import COMPOSE
from app.papers.pictures import DOTS_PER_INCH, as_png
from app.papers.settled import has_draft, settled
from app.papers.typed_cells import typed
from tests.papers import sample
from tests.papers.docx_xml import Docx, find
from tests.papers.full_sample import HOSTILE, PICTURE, contents
from tests.papers.kinds_samples import SAMPLES


def book(**changes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(contents(**changes))))


def test_no_cell_is_a_formula_and_those_like_one_are_marked() -> None:
    cells = [cell for sheet in book(rows=8) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    like = [cell for cell in cells if str(cell.value)[:1] in "=+-@" and cell.data_type == "s"]
    assert len(like) > 4
    assert all(cell.quotePrefix for cell in like)
    assert set(HOSTILE) & {cell.value for cell in cells}


def test_every_table_is_a_sheet_with_its_head_repeated_in_print() -> None:
    sheets = book().worksheets
    assert [sheet.title for sheet in sheets] == ["Kết quả thực hiện", "Theo đơn vị", "Biểu đồ", "Chỉ ở bảng tính"]
    assert [sheet.print_title_rows for sheet in sheets] == ["$4:$5", "$4:$5", "$4:$4", "$4:$4"]
    orientations = [sheet.page_setup.orientation for sheet in sheets]
    assert orientations == ["portrait", "landscape", "portrait", "landscape"]
    assert all(sheet.page_setup.fitToWidth == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in sheets)


def test_names_of_sheets_are_legal_and_never_twice() -> None:
    long = "Nhiệm vụ: quá hạn/chưa xong [theo đơn vị] năm 2026?"
    blocks = [Table(long, [Column("A", 20)], [Row([Cell("1", 1)])]) for _ in range(3)]
    names = [sheet.title for sheet in book(blocks=blocks, appendices=(), tables=())]
    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_names_of_sheets_end_with_a_word() -> None:
    said = ["Kết quả thực hiện kết luận cuộc họp trước"] * 2 + ["A" * 40, "Nhiệm vụ?đến hạn"]
    blocks = [Table(name, [Column("A", 20)], [Row([Cell("1", 1)])]) for name in said]
    assert [sheet.title for sheet in book(blocks=blocks, appendices=(), tables=())] == [
        "Kết quả thực hiện kết luận cuộc",
        "Kết quả thực hiện kết luận (2)",
        "A" * 31,
        "Nhiệm vụ đến hạn",
    ]


@pytest.mark.parametrize("kind", ["brief", "extension_request", "invitation", "minutes", "urging"])
def test_no_table_of_a_paper_has_a_name_too_long_for_its_sheet(kind: str) -> None:
    paper = COMPOSE[kind](sample.snapshot(300) if kind == "brief" else SAMPLES[kind]())
    tables = [placed.table.name for placed in xlsx.tables_of(paper)]
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx.write(paper))).sheetnames if tables else []
    assert [re.sub(r" \(\d+\)$", "", one) for one in sheets] == tables


def test_a_paper_without_tables_has_no_sheet() -> None:
    plain = contents(blocks=[Text("Hết./.")], appendices=(), tables=())
    assert xlsx.tables_of(plain) == []
    with pytest.raises(ValueError):
        xlsx.write(plain)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("1.237", 1237), (1237, "#,##0")),
        (Cell("05", 5), (5, "00")),
        (Cell("+3", 3), (3, '+#,##0;-#,##0;"không đổi"')),
        (Cell("83,7%", Decimal("0.8370")), (0.837, "0.0%")),
        (Cell("100%", Decimal(1)), (1.0, "0%")),
        (Cell("12,50", Decimal("12.5")), (12.5, "#,##0.00")),
        (Cell("83,7%", Decimal("83.7")), None),
        (Cell("khoảng 5", 5), None),
        (Cell("5"), None),
    ],
)
def test_a_value_counts_only_where_it_is_what_is_printed(cell: Cell, expected: tuple | None) -> None:
    assert typed(cell) == expected


def test_the_sums_of_a_sheet_are_numbers() -> None:
    sheet = book(rows=5)["Theo đơn vị"]
    numbers = [row[2].value for row in sheet.iter_rows(min_row=6) if not isinstance(row[2], MergedCell)]
    assert numbers == [n * 1237 for n in (1, 2, 3, 4, 5, 6, 5)]


def test_sheets_and_drawings_are_the_same_bytes_again() -> None:
    assert xlsx.write(contents()) == xlsx.write(contents())
    assert docx.write(contents()) == docx.write(contents())


def test_a_drawing_is_a_png_of_its_size_with_its_words() -> None:
    image = Image.open(io.BytesIO(as_png(PICTURE)))
    wide, high = (round(side / 25.4 * DOTS_PER_INCH) for side in (PICTURE.width, PICTURE.height))
    assert abs(image.width - wide) <= 2 and abs(image.height - high) <= 2
    assert len(image.getchannel("A").getcolors()) > 8  # letters with their soft edges
    paper = Docx(docx.write(contents()))
    described = paper.body.xpath("//*[local-name()='docPr']/@descr")
    assert described == [PICTURE.words] * 3


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)" width="1"/>',
        '<a href="http://x"><rect width="1"/></a>',
        '<image href="http://x/y.png"/>',
        '<rect style="fill:url(http://x)"/>',
        '<rect fill="url(http://x#y)"/>',
        "<foreignObject><b>x</b></foreignObject>",
    ],
)
def test_a_drawing_in_a_page_holds_only_what_draws(bad: str) -> None:
    kept = checked(f'<svg xmlns="http://www.w3.org/2000/svg">{bad}<line x1="0" x2="9"/></svg>')
    for sign in ("alert", "http://x", "foreignObject", "style"):
        assert sign not in kept
    assert "line" in kept


def test_what_is_no_drawing_is_refused() -> None:
    for text in ("<svg", "<html/>", ""):
        with pytest.raises(ValueError):
            checked(text)


def test_the_preview_escapes_what_was_typed_and_brings_no_style() -> None:
    page = html.write(contents(rows=8), draft=True)
    assert "<script>" not in page and "&lt;script&gt;" in page and "{{ 7*7 }}" in page
    assert "style=" not in page and "<style" not in page


def test_the_two_copies() -> None:
    issued, draft = (Docx(docx.write(contents(), draft=way)) for way in (False, True))
    assert not find(issued.body, ".//w:color")
    assert {color.get(color.keys()[0]) for color in find(draft.body, ".//w:color")} == {"C00000"}
    assert "Lý do 1" in draft.text and "Lý do 1" not in issued.text
    assert has_draft(contents()) and not has_draft(settled(contents(), draft=False))
