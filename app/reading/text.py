"""Text files (.txt, .md): bytes → clean lines with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.reading.blocks import PAGE_NUMBER
from app.reading.encodings import decode
from app.reading.folding import squeeze
from app.reading.html_tables import with_pipes
from app.reading.legacy_fonts import CONVERTED
from app.reading.lines import Line, put_note
from app.reading.markdown import (
    FENCE,
    NOTE,
    RULED,
    TABLE_RULE,
    cells_of,
    clean,
    clean_line,
    heading_of,
    unquoted,
)  # fmt: skip
from app.reading.markers import DASH, PARAGRAPH, read_mark
from app.reading.source import Source

__all__ = ["clean", "text_lines"]

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
PAGE = re.compile("[\f\v]")
RUNNING_HEAD = re.compile(r"^[^.;:]{0,80}\btrang\s+\d{1,3}\s*(?:/|trên)\s*\d{1,3}$", re.I)
LINES_WITHOUT = (FENCE, NOTE)
TAB = 4


def text_lines(source: Source) -> list[Line]:
    """The lines of a text file; a line with tabs or pipes is a table row."""
    text, font = decode(source)
    lines = _Lines(source, source.ending in ("md", "markdown")).read(text)
    if font:
        put_note(lines, CONVERTED[font].format(name=source.name))
    return lines


@dataclass
class _Lines:
    """Reads one file; `table` counts its tables, `loose` says that rows need no pipes around.

    `indents` are those of the open bullets, each with its text.
    """

    source: Source
    is_markdown: bool
    table: int = 0
    in_table: bool = False
    loose: bool = False
    gap: bool = False
    indents: list[tuple[int, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def read(self, text: str) -> list[Line]:
        raws = with_pipes(LINE_END.split(text))
        for number, (raw, following) in enumerate(zip(raws, [*raws[1:], ""], strict=True), 1):
            for part in _parts(raw):
                self._take(number, part, unquoted(following))
        return self.lines

    def _take(self, number: int, raw: str, following: str) -> None:
        """One printed line, as a line, as a row, or as nothing."""
        self.loose = bool(raw.strip()) and (self.loose or bool(TABLE_RULE.match(following)))
        cells = None if RULED.match(raw) else cells_of(raw, self.loose)
        text = squeeze(clean_line(raw)) if cells is None else squeeze(" ".join(cells))
        if not text or RULED.match(raw) or RUNNING_HEAD.match(text) or any(p.match(raw) for p in LINES_WITHOUT):
            self.gap = self.gap or not raw.strip()
            return
        self.table += bool(cells) and not self.in_table
        self.in_table = bool(cells) or (self.in_table and bool(PAGE_NUMBER.match(text)))
        heading, depth = (0, 0) if cells else (heading_of(raw), self._depth(raw, text))
        line = Line(self.source.name, f"dòng {number}", text, number, cells, self.table if cells else 0, self.gap)
        line.heading, line.depth = heading, depth
        self.lines.append(line)
        self.gap = False

    def _depth(self, raw: str, text: str) -> int:
        """Under how many bullets a bullet lies, by its indentation; a numbered line ends them."""
        level = read_mark(text).level
        if level < DASH:
            if level != PARAGRAPH:
                self.indents = []
            return 0
        indent = len(raw.expandtabs(TAB)) - len(raw.expandtabs(TAB).lstrip())
        while self.indents and not self._is_below(indent, *self.indents[-1]):
            self.indents.pop()
        if level == DASH and len(self.indents) == 1 and read_mark(self.indents[0][1]).level != DASH:
            self.indents = []  # a plus of its own rank has no dashes under it
        self.indents.append((indent, text))
        return len(self.indents) - 1

    def _is_below(self, indent: int, above: int, text: str) -> bool:
        """Markdown counts on indentation; in other texts a page may shift it: a colon must tell, or more of it."""
        return indent >= above + (2 if self.is_markdown or text.endswith(":") else TAB)


def _parts(raw: str) -> Iterator[str]:
    """A line without signs of quotation, cut at page breaks."""
    yield from (unquoted(part) for part in PAGE.split(raw))
