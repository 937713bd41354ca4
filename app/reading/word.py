"""Word files: paragraphs and tables in document order, as they print once all changes are accepted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from app.reading.errors import ReadingError
from app.reading.folding import LIMIT
from app.reading.legacy_fonts import CONVERTED, legacy_font
from app.reading.lines import BOLD, Line, put_note
from app.reading.source import Source
from app.reading.word_bullets import TYPED, Bullet, Bullets, place_of
from app.reading.word_counts import bullet_text
from app.reading.word_numbering import Label, Numbering
from app.reading.word_package import Package
from app.reading.word_styles import Styles
from app.reading.word_tables import Grid, is_layout
from app.reading.word_text import Words
from app.reading.word_xml import TABLE, W, child, pieces, toggle

MALFORMED = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, RecursionError, NotImplementedError, RuntimeError,
)  # fmt: skip
MOST_BYTES = 150_000_000  # unpacked
DEEPEST = 3  # tables in tables
LONGEST_HEADING = 200
SENTENCE = re.compile(r"[.;]\s*$")
NOT_READ = {
    "altChunk": "Tệp “{name}” có phần chèn từ tệp khác ({place}) chưa đọc được; hãy mở bằng Word, lưu lại rồi tải lên.",
    "nested": "Tệp “{name}” có bảng lồng quá sâu ({place}) chưa đọc được; hãy tách bảng ra rồi tải lên lại.",
}


def docx_lines(source: Source) -> list[Line]:
    """The paragraphs and table rows of a .docx. Raises ReadingError: broken_docx, too_large, tcvn3, vni."""
    try:
        reader = _Reader(source.name, _open(source))
        reader.take(reader.package.body)
    except (*MALFORMED, StopIteration, SyntaxError, OSError, zipfile.BadZipFile, zlib.error) as error:
        raise ReadingError("broken_docx", name=source.name) from error
    if font := legacy_font(" ".join(line.text for line in reader.lines[:400])):
        raise ReadingError(font, name=source.name)
    for sentence in reader.notes():
        put_note(reader.lines, sentence)
    return reader.lines


def _open(source: Source) -> Package:
    package = zipfile.ZipFile(io.BytesIO(source.data))
    if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
        raise ReadingError("too_large", name=source.name)
    return Package(package)


class _Reader:
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
        self.fonts: set[str] = set()
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
        if not any(texts):
            return
        self.paragraphs += 1
        place = f"{self.name}, đoạn {self.paragraphs}"
        properties = child(group[-1], "pPr")
        depth = self._depth(properties, label, texts[0])
        heading = self._heading(properties, words, " ".join(texts))
        texts[0] = _labelled(label, texts[0], depth)
        for text in texts:
            self.lines.append(Line(self.name, place, text, heading=heading, depth=depth))

    def printed(self, group: list[Any]) -> tuple[list[str], Label | None, Words]:
        """The texts of a paragraph (or several run together), and the number before it, counted once."""
        properties = child(group[-1], "pPr")
        words = Words(self.styles, properties)
        if self.styles.is_contents(properties):
            return [], None, words
        for paragraph in group:
            words.take(paragraph)
        texts = words.lines()
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
            for cell in grid.by_columns():
                self.take(cell, depth)
            return
        for at, cells in enumerate(grid.texts(lambda cell: self._cell(cell, depth)), 1):
            if any(cells):
                place = f"{self.name}, bảng {number} dòng {at}"
                text = " ".join(dict.fromkeys(" ".join(c.split()) for c in cells if c))
                self.lines.append(Line(self.name, place, text, None, cells, number))

    def _cell(self, cell: Any, depth: int) -> str:
        """A cell's paragraphs, one a line, with their numbers; a table in it row by row."""
        texts: list[str] = []
        for group in pieces(cell):
            if group[0].tag == TABLE:
                texts += self._nested(group[0], depth + 1)
            elif group[0].tag != W + "altChunk":
                lines, label, _ = self.printed(group)
                lines[:1] = [_labelled(label, lines[0] if lines else "", 0, bare=True)]
                texts += [text for text in lines if text]
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


def _labelled(label: Label | None, text: str, depth: int, bare: bool = False) -> str:
    """A text with its number or bullet, unless the hand has typed the same; in a cell a number may stand alone."""
    if label is None:
        return text
    sign = bullet_text(label.text, depth) if label.is_bullet else label.text
    if not text and label.is_bullet:
        return ""
    if label.is_bullet and TYPED.match(text):
        return text
    if not label.is_bullet and sign and text.startswith(sign) and not text[len(sign) :][:1].isalnum():
        return text
    return f"{sign if bare else _ended(sign)} {text}".strip()


def _ended(number: str) -> str:
    """A bare number or letter with the full stop that marks it as one: `1` → `1.`, `II -` → `II.`."""
    core = number.rstrip(" -–:")
    return f"{core}." if core and " " not in core and core[-1].isalnum() else number
