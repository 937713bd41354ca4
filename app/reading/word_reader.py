"""The walk through a Word file's body: its paragraphs and table rows in their order."""

from __future__ import annotations

import re
from typing import Any

from app.reading.folding import LIMIT
from app.reading.legacy_fonts import CONVERTED
from app.reading.lines import BOLD, Line
from app.reading.word_bullets import TYPED, Bullet, Bullets, place_of
from app.reading.word_labels import labelled
from app.reading.word_numbering import Label, Numbering
from app.reading.word_package import Package
from app.reading.word_styles import Styles
from app.reading.word_tables import Grid, is_layout
from app.reading.word_text import Words
from app.reading.word_xml import TABLE, W, child, pieces, toggle

DEEPEST = 3  # tables in tables
LONGEST_HEADING = 200
SHORT = 200
SENTENCE = re.compile(r"[.;]\s*$")
NOT_READ = {
    "altChunk": "Tệp “{name}” có phần chèn từ tệp khác ({place}) chưa đọc được; hãy mở bằng Word, lưu lại rồi tải lên.",
    "nested": "Tệp “{name}” có bảng lồng quá sâu ({place}) chưa đọc được; hãy tách bảng ra rồi tải lên lại.",
}


class Reader:
    """Walks a document's body and collects its lines."""

    def __init__(self, name: str, package: Package) -> None:
        self.name = name
        self.package = package
        self.styles = Styles(package.styles, package.theme)
        self.numbering = Numbering(package.numbering, self.styles)
        self.bullets = Bullets()
        self.lines: list[Line] = []
        self.paragraphs = 0
        self.tables = 0
        self.in_layout = 0
        self.fonts: set[str] = set()
        self.bold: set[Any] = set()  # cells all in bold
        self.not_read: dict[str, str] = {}

    def notes(self) -> list[str]:
        """What the person should know of this file."""
        fonts = [CONVERTED[font].format(name=self.name) for font in sorted(self.fonts)]
        return fonts + [NOT_READ[what].format(name=self.name, place=place) for what, place in self.not_read.items()]

    def take(self, parent: Any, depth: int = 0) -> None:
        """Read the paragraphs and tables of the body, or of a cell that is laid out as text."""
        for group in pieces(parent):
            if group[0].tag == TABLE:
                self._table(group[0], depth + 1)
            elif group[0].tag == W + "altChunk":
                self.not_read.setdefault("altChunk", f"sau đoạn {self.paragraphs}")
            else:
                self._paragraph(group)

    def _paragraph(self, group: list[Any]) -> None:
        texts, label, words = self.printed(group)
        if self.in_layout and sum(map(len, texts)) < SHORT:
            texts = words.lines(all_breaks=True)  # a letterhead's or a signature's lines
        if not any(texts):
            return
        self.paragraphs += 1
        place = f"{self.name}, đoạn {self.paragraphs}"
        properties = child(group[-1], "pPr")
        depth = self._depth(properties, label, texts[0])
        heading = self._heading(properties, words, " ".join(texts))
        texts[0] = labelled(label, texts[0], depth)
        for text in texts:
            self.lines.append(Line(self.name, place, text, heading=heading, depth=depth))

    def printed(self, group: list[Any], all_breaks: bool = False) -> tuple[list[str], Label | None, Words]:
        """The texts of a paragraph (or several run together), and the number before it, counted once."""
        properties = child(group[-1], "pPr")
        words = Words(self.styles, properties)
        if self.styles.is_contents(properties):
            return [], None, words
        for paragraph in group:
            words.take(paragraph)
        texts = words.lines(all_breaks)
        self.fonts |= words.fonts
        hidden = not texts and toggle(child(properties, "rPr"), "vanish")
        label = None if hidden else self.numbering.label(properties)
        return texts, label if label and (label.is_bullet or label.text) else None, words

    def _heading(self, properties: Any, words: Words, text: str) -> int:
        """A heading's level; a whole sentence set like a heading is none."""
        level = self.styles.heading(properties) or (BOLD if words.is_bold else 0)
        sentence = len(text) > LONGEST_HEADING or (SENTENCE.search(text) and len(text.split()) >= 15)
        return 0 if level < BOLD and sentence else level

    def _depth(self, properties: Any, label: Label | None, text: str) -> int:
        """How deep a bullet lies; what is no bullet ends all that are open."""
        if label and not label.is_bullet or not (label or TYPED.match(text)):
            self.bullets.close()
            return 0
        place = place_of(properties, self.styles, label.properties if label else None)
        bullet = Bullet(label.list_id if label else "", label.level if label else 0, place, text.endswith(":"))
        return self.bullets.depth(bullet)

    def _table(self, table: Any, depth: int) -> None:
        self.tables += 1
        number = self.tables
        if depth > DEEPEST:
            self.not_read.setdefault("nested", f"bảng {number}")
            return
        self.bullets.close()
        grid = Grid(table)
        if is_layout(grid, self._peek):
            self.in_layout += 1
            for cell in grid.by_columns():
                self.take(cell, depth)
            self.in_layout -= 1
            return
        rows = zip(grid.rows, grid.texts(lambda cell: self._cell(cell, depth)), strict=True)
        for at, (row, cells) in enumerate(rows, 1):
            if any(cells):
                place = f"{self.name}, bảng {number} dòng {at}"
                text = " ".join(dict.fromkeys(" ".join(c.split()) for c in cells if c))
                bold = all(cell in self.bold for cell, words in zip(row, cells, strict=True) if words)
                self.lines.append(Line(self.name, place, text, None, cells, number, heading=BOLD if bold else 0))

    def _cell(self, cell: Any, depth: int) -> str:
        """A cell's paragraphs, one a line, with their numbers; a table in it row by row."""
        texts: list[str] = []
        light = False
        for group in pieces(cell):
            if group[0].tag == TABLE:
                texts += self._nested(group[0], depth + 1)
            elif group[0].tag != W + "altChunk":
                lines, label, words = self.printed(group, all_breaks=True)
                light = light or bool(lines and not words.is_bold)
                lines[:1] = [labelled(label, lines[0] if lines else "", 0, bare=True)]
                texts += [text for text in lines if text]
        if texts and not light:
            self.bold.add(cell)
        return "\n".join(texts)[:LIMIT]

    def _nested(self, table: Any, depth: int) -> list[str]:
        if depth > DEEPEST:
            self.not_read.setdefault("nested", f"bảng {self.tables}")
            return []
        return [
            " ".join(dict.fromkeys(c for c in row if c)) for row in Grid(table).texts(lambda c: self._cell(c, depth))
        ]

    def _peek(self, cell: Any) -> str:
        """A cell's text without counting its numbers."""
        found = [Words(self.styles, child(group[-1], "pPr")) for group in pieces(cell) if group[0].tag != TABLE]
        for words, group in zip(found, (g for g in pieces(cell) if g[0].tag != TABLE), strict=True):
            for paragraph in group:
                words.take(paragraph)
        return " ".join(line for words in found for line in words.lines())
