"""Write the sample PDFs again: `python tests/reading/make_pdf_samples.py` (by hand; needs LibreOffice and Chromium).

`vam_say.pdf` comes from Word's format by LibreOffice, `doi_co.pdf` from HTML by Chromium, `ghi_chu.pdf` (footnotes) and
`khoa.pdf` (with a password) from LibreOffice's own format. The communes, people and numbers are invented.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402
from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: E402
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: E402
from docx.oxml import OxmlElement  # noqa: E402
from docx.oxml.ns import qn  # noqa: E402
from docx.shared import Cm, Pt  # noqa: E402

from tests.reading.pdf_texts import (  # noqa: E402
    APPENDIX_HEAD,
    APPENDIX_ROWS,
    FOOTNOTES,
    HTML,
    LETTERHEAD,
    RECIPIENTS,
    SIGNATURE,
    TEXT,
)  # fmt: skip

SAMPLES = Path(__file__).parent / "samples"


def vam_say(folder: Path) -> Path:
    """A plan with letterhead and signature in tables, running foot, page numbers, an appendix in landscape."""
    document = docx.Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Tinos", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.alignment = ALIGN.CENTER
    _field(head, "PAGE")
    foot = section.footer.paragraphs[0]
    foot.text = "Kế hoạch làm sạch kênh rạch xã Vàm Sậy năm 2026"
    _columns(document, *LETTERHEAD)
    for text in TEXT:
        _paragraph(document, text)
    _columns(document, RECIPIENTS, SIGNATURE)
    _appendix(document)
    path = folder / "vam_say.docx"
    document.save(str(path))
    return path


def _field(paragraph: Any, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text or None
        paragraph.add_run()._r.append(element)


def _columns(document: Any, left: list[str], right: list[str]) -> None:
    table = document.add_table(1, 2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for at, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(line.strip("*"))
            run.bold = line.startswith("*")
            run.font.size = Pt(11 if lines is RECIPIENTS else 12)
            if lines is not RECIPIENTS:
                paragraph.alignment = ALIGN.CENTER


def _paragraph(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text.strip("*^"))
    run.bold = text.startswith(("*", "^"))
    form = paragraph.paragraph_format
    form.space_after, form.line_spacing = Pt(0), 1.2
    paragraph.alignment = ALIGN.CENTER if text.startswith("^") else ALIGN.JUSTIFY
    form.first_line_indent = Cm(0 if text.startswith("^") else 1.27)


def _appendix(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.top_margin = section.bottom_margin = Cm(3)
    _paragraph(document, "^PHỤ LỤC")
    _paragraph(document, "^DANH MỤC NHIỆM VỤ NĂM 2026")
    rows = [*APPENDIX_HEAD, *APPENDIX_ROWS]
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            _cell(table, r, c, text)
    for row in table.rows[: len(APPENDIX_HEAD)]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _cell(table: Any, r: int, c: int, text: str) -> None:
    """`<` joins the cell with that on its left, `^` with that above."""
    if text in "<^" and text:
        table.cell(r - (text == "^"), c - (text == "<")).merge(table.cell(r, c))
        return
    cell = table.cell(r, c)
    cell.text = text
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(12)


LOCKED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"vamsay"}}'
)


def office(path: Path, folder: Path, form: str = "pdf") -> Path:
    """A document as PDF, by LibreOffice."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(".pdf")


def browser(path: Path, folder: Path) -> Path:
    """A page as PDF, by Chromium."""
    made = path.with_suffix(".pdf")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/browser"]
    command = ["chromium", *options, "--no-pdf-header-footer", f"--print-to-pdf={made}", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return made


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        page, notes, locked = folder / "doi_co.html", folder / "ghi_chu.fodt", folder / "khoa.fodt"
        locked.write_text(FOOTNOTES, "utf-8")
        page.write_text(HTML, "utf-8")
        notes.write_text(FOOTNOTES, "utf-8")
        for made in (
            office(vam_say(folder), folder),
            browser(page, folder),
            office(notes, folder),
            office(locked, folder, LOCKED),
        ):
            shutil.copy(made, SAMPLES / made.name)
            print(made.name, made.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
