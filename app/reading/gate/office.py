"""Which stream looks at which part of a Word or Excel file."""

from __future__ import annotations

from app.reading.gate.kinds import DOCX, XLSX
from app.reading.gate.sheet_parts import Sheet, Strings
from app.reading.gate.stamps import TOP
from app.reading.gate.streams import Part, Tally, Types, run
from app.reading.gate.word_parts import Words
from app.reading.source import Source

SHARED = "xl/sharedStrings.xml"
WITHOUT_STAMP = (
    "footnotes", "endnotes", "comments", "footer", "styles", "settings", "numbering", "fonttable", "glossary/",
    "theme/",
)  # fmt: skip


def check_docx(source: Source) -> None:
    """Raises ReadingError: doctype, macros, too_long, too_deep, too_much_text, too_large, secret, broken_docx."""
    tally = Tally()

    def part_for(name: str) -> Part:
        if name == "[Content_Types].xml":
            return Types(tally)
        inner = name.casefold().removeprefix("word/")
        if not name.startswith("word/") or inner.startswith("_rels/"):
            return Part(tally)
        return Words(tally, 0 if inner.startswith(WITHOUT_STAMP) else TOP)

    run(source, DOCX, part_for)


def check_xlsx(source: Source) -> None:
    """Raises ReadingError: doctype, macros, sheet_too_…, cell_too_long, merge_too_large, secret, xlsx_broken, …."""
    tally = Tally()
    strings = Strings(tally)

    def part_for(name: str) -> Part:
        if name == "[Content_Types].xml":
            return Types(tally)
        if name == SHARED:
            return strings
        if name.startswith("xl/worksheets/") and "/_rels/" not in name:
            return Sheet(tally, strings)
        return Words(tally) if name.startswith("xl/drawings/") and "/_rels/" not in name else Part(tally)

    run(source, XLSX, part_for, (SHARED,))
