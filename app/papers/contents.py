"""What a paper says, before anybody chose how it is written: blocks of words and tables, frozen and pure.

A kind of paper has one `compose(snapshot) -> Contents`; the writers (DOCX, PDF, XLSX, HTML) know only what stands
here, so the same figure is the same in each. Words are Vietnamese and final: a writer adds none of its own but the
fixed parts that Nghị định 30/2020/NĐ-CP gives every paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Picture:
    """A drawing as attribute-only SVG, its size in millimetres, every value of it in words."""

    svg: str
    width: float
    height: float
    words: str


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: its text as printed; for a figure or a day also its value, which a sheet counts with.

    The value of a rate is its fraction: "83,7%" is 0.837. A value that the text doesn't print is left out of the sheet.
    """

    text: str
    value: int | Decimal | date | None = None
    picture: Picture | None = None


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in mm, whether cells are centred, the head it shares with its neighbours.

    `draft`: printed, in red, on the copy that is handed to the leader (bản trình), left out of the one that is issued.
    """

    title: str
    width: float
    centred: bool = False
    group: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Row:
    """A row of cells, as many as columns; `band`: the bold name of a group over all columns instead."""

    cells: Sequence[Cell] = ()
    bold: bool = False
    band: str = ""


@dataclass(frozen=True)
class Table:
    """A ruled table. `name` says what it holds, for the sheet's tab and for who can't see it.

    `size` in points where the table asks for one to fit its page; None is the house's size of tables.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    size: float | None = None


@dataclass(frozen=True)
class Heading:
    """A title of a part, bold, never left alone at the foot of a page.

    `level` 0 is a phần or chương, centred; 1 a mục ("I. …"); 2 and more a titled khoản ("1. …").
    """

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph of the body. `note`: under a table, smaller. `draft`: on the bản trình alone, in red."""

    text: str
    bold: bool = False
    italic: bool = False
    note: bool = False
    draft: bool = False


@dataclass(frozen=True)
class Figure:
    """A drawing on a line of its own, centred."""

    picture: Picture


@dataclass(frozen=True)
class Items:
    """A list, each item in a paragraph of its own behind "- "; the items come without it."""

    texts: Sequence[str]
    draft: bool = False


Block = Heading | Text | Table | Figure | Items


@dataclass(frozen=True)
class Signer:
    """Who signs: lines of power and office ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), the name or None while it is open."""

    titles: Sequence[str]
    name: str | None = None


@dataclass(frozen=True)
class Stamp:
    """Bold capitals in a single frame `width` mm wide, in the head; red where the decree's ink is."""

    text: str
    width: float
    red: bool = False


@dataclass(frozen=True)
class Appendix:
    """A phụ lục on pages of its own."""

    title: str
    blocks: Sequence[Block]
    landscape: bool = True


@dataclass(frozen=True)
class Contents:
    """A whole paper: what both of its copies say, the one for the leader (bản trình) and the one that is issued.

    `title` is the name of its kind ("BÁO CÁO"), empty for a công văn, whose "V/v …" is `about`. `letterhead` has
    `superior`, `issuer_lines`, `place`, `symbol`, `number`, `house` (`app.papers.parts`). `second` signs at the left
    (the secretary of a biên bản). `place_line` False: no địa danh and day (a biên bản). `attached_to` is what a phụ lục
    is attached to: "Báo cáo số …/BC-BCĐ ngày … của …". `made_at` is the only time that a file shows.
    """

    title: str
    subject: str
    letterhead: dict[str, Any]
    on: date
    made_at: datetime
    blocks: Sequence[Block]
    signer: Signer
    recipients: Sequence[str]
    about: str = ""
    addressees: Sequence[str] = ()
    second: Signer | None = None
    appendices: Sequence[Appendix] = ()
    place_line: bool = True
    open_day: bool = False
    attached_to: str = ""
    file_name: str = ""
    keywords: str = ""
    stamps: Sequence[Stamp] = ()
    tables: Sequence[Table] = field(default=())
    """Tables for the sheet that the paper itself doesn't print."""


def words(text: object) -> Cell:
    """A cell of words; None is empty."""
    return Cell("" if text is None else str(text))
