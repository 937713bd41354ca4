"""The common ground of all formats: a document as lines and table rows in their order."""

from __future__ import annotations

from dataclasses import dataclass, field

BOLD = 99


@dataclass
class Line:
    """One printed line, paragraph or table row, with the place where it stands.

    `cells` is set for a table row (merged cells repeat their text), `table` counts the tables of a source from 1;
    `line` is the 1-based line of a text file, None for other formats; `gap` says that a blank line comes before;
    `heading` is the level of a heading style (1–9), BOLD for a paragraph (or row) all in bold, 0 for others;
    `whole` says that the reader has joined the paragraph already; `note` holds sentences for the person who uploads,
    apart by line ends; `depth` counts the bullets under which a bullet lies; `role` is set where the format itself says
    what a line is (`caption`: words above a table). Cells keep the line ends between their paragraphs.
    """

    source: str
    place: str
    text: str
    line: int | None = None
    cells: list[str] | None = None
    table: int = 0
    gap: bool = False
    heading: int = 0
    cell_lines: list[int | None] = field(default_factory=list)
    note: str = ""
    role: str = ""
    whole: bool = False
    depth: int = 0


def put_note(lines: list[Line], sentence: str) -> None:
    """Hang a sentence for the person on the first line that is no mere page number."""
    bearer = next((line for line in lines if len(line.text) > 8), lines[0] if lines else None)
    if bearer:
        bearer.note = f"{bearer.note}\n{sentence}".strip()
