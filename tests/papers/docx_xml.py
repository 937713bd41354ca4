"""Reads a DOCX as an office program would: from its XML, never from what the writer meant."""

import io
import zipfile
from functools import cached_property

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}


def find(node, path: str) -> list:
    return node.xpath(path, namespaces=NS)


def value(node, path: str, name: str = "val") -> str | None:
    found = find(node, path)
    return found[0].get(f"{{{W}}}{name}") if found else None


def mm(twips: str | int | None) -> float:
    return int(twips or 0) * 25.4 / 1440


def text_of(node) -> str:
    return "".join(find(node, ".//w:t/text()"))


def size_of(run) -> float:
    return int(value(run, "w:rPr/w:sz")) / 2


def is_on(run, mark: str) -> bool:
    found = find(run, f"w:rPr/w:{mark}")
    return bool(found) and found[0].get(f"{{{W}}}val") not in ("0", "false")


class Docx:
    def __init__(self, content: bytes):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}

    @cached_property
    def body(self):
        return find(etree.fromstring(self.parts["word/document.xml"]), "w:body")[0]

    @cached_property
    def header(self):
        names = [name for name in self.parts if name.startswith("word/header")]
        assert len(names) == 1, names
        return etree.fromstring(self.parts[names[0]])

    @property
    def sections(self) -> list:
        return find(self.body, ".//w:sectPr")

    @property
    def runs(self) -> list:
        return find(self.body, ".//w:r") + find(self.header, ".//w:r")

    @property
    def paragraphs(self) -> list:
        """Paragraphs outside tables that say something."""
        return [each for each in find(self.body, "w:p") if text_of(each).strip()]

    @property
    def tables(self) -> list:
        return find(self.body, "w:tbl")

    @property
    def text(self) -> str:
        return "\n".join(text_of(each) for each in find(self.body, ".//w:p"))

    def paragraph(self, start: str):
        return next(each for each in find(self.body, ".//w:p") if text_of(each).startswith(start))

    def table(self, head: str):
        """The last table whose head holds these words."""
        return [each for each in self.tables if head in text_of(find(each, "w:tr")[0])][-1]


def rows_of(table) -> list[list[str]]:
    return [[text_of(cell) for cell in find(row, "w:tc")] for row in find(table, "w:tr")]


def body_rows(table) -> list[list[str]]:
    return [
        [text_of(cell) for cell in find(row, "w:tc")] for row in find(table, "w:tr") if not find(row, ".//w:tblHeader")
    ]
