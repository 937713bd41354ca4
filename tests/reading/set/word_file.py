"""Lines of a source → a Word file: automatic numbers, merged cells, letterhead side by side."""

from __future__ import annotations

import re
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-"))
RUN = re.compile(r"(\*\*[^*]+\*\*|\*[^*]+\*)")


def write_word(lines: list[str], path: str) -> None:
    """Write the lines to `path` (.docx)."""
    document = docx.Document()
    _numbering(document)
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            _table(document, rows)
            rows = []
        if line.strip():
            _line(document, line)
    document.save(path)


def _line(document: Any, line: str) -> None:
    if line.startswith(("{lh}", "{sig}")):
        left, right = line.split("}", 1)[1].split("||")
        table = document.add_table(rows=1, cols=2)
        for cell, text in zip(table.rows[0].cells, (left, right), strict=True):
            _cell(cell, [part.strip() for part in text.strip().split(" / ")])
        return
    found = re.match(r"\{([1-9-])\} ?(.*)", line)
    paragraph = document.add_paragraph()
    if found:
        _number(paragraph, {"1": 0, "2": 1, "-": 2}[found[1]])
    _runs(paragraph, found[2] if found else line.replace("{·} ", "• "))


def _cell(cell: Any, parts: list[str]) -> None:
    for number, part in enumerate(parts):
        _runs(cell.paragraphs[0] if not number else cell.add_paragraph(), part.strip("/ "))


def _runs(paragraph: Any, text: str) -> None:
    for part in RUN.split(text):
        if part:
            run = paragraph.add_run(part.strip("*"))
            run.bold, run.italic = part.startswith("**"), part.startswith("*") and not part.startswith("**")


def _table(document: Any, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width)
    table.style = "Table Grid"
    for r, row in enumerate(rows):
        if len(row) == 2 < width:
            row = [row[0], row[1], *["<"] * (width - 2)]
        for c, text in enumerate(row):
            if text == "<":
                table.cell(r, c - 1).merge(table.cell(r, c))
            elif text == "^":
                table.cell(r - 1, c).merge(table.cell(r, c))
            else:
                table.cell(r, c).paragraphs[0].add_run(text)
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs[1:]:
                if not paragraph.text:
                    paragraph._p.getparent().remove(paragraph._p)


def _number(paragraph: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 99


def _numbering(document: Any) -> None:
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "99")
    for level, (form, text) in enumerate(LEVELS):
        entry = OxmlElement("w:lvl")
        entry.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            entry.append(child)
        abstract.append(entry)
    root.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "99")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "99")
    number.append(link)
    root.append(number)
