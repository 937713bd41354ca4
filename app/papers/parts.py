"""The fixed parts of a paper as words and measures, the same for every writer (Nghị định 30/2020/NĐ-CP, Phụ lục I).

A letterhead is a dict: `superior` (str or None), `issuer_lines` (list of str), `place` (str), `symbol` ("BC-UBND"),
`number` (int, str or None: left open for the clerk), `house` (`app.papers.house`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.papers.contents import Contents, Stamp
from app.papers.house import house_of
from app.papers.measure import TEXT_WIDTH_MM, even_room_mm, even_width_mm, width_mm
from app.papers.numbers import long_date, open_date, roman
from app.papers.text import NBSP, printable

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LEFT_MM, RIGHT_MM = 65.0, 100.0
PART_OF_NAME = 0.4  # lines under the issuer's name and the subject: 1/3 to 1/2 of the text's length
OPEN_NUMBER = NBSP * 8
DEFAULT_RECIPIENTS = ("- Lưu: VT.",)


@dataclass(frozen=True)
class Line:
    """A line of words: the width it may take (None: all there is) and the length of the rule below it, in mm."""

    text: str
    room: float | None = None
    rule: float = 0.0
    size: float = 14.0


@dataclass(frozen=True)
class AppendixHead:
    """Number and name of a phụ lục, on two lines or one, and what it is attached to ("" where nothing is said)."""

    titles: Sequence[str]
    attached: str


@dataclass(frozen=True)
class Parts:
    """Everything that a paper of any kind shows around its body; `place` is None where there is no địa danh."""

    superior: str
    issuer: Sequence[str]
    issuer_rule: float
    motto_rule: float
    number: str
    about: Line | None
    place: Line | None
    title: str
    subject: Line | None
    addressees: Sequence[str]
    recipients: Sequence[str]
    appendices: Sequence[AppendixHead]
    stamps: Sequence[Stamp]
    nation: str = NATION
    motto: str = MOTTO
    recipients_head: str = "Nơi nhận:"


def parts_of(contents: Contents) -> Parts:
    """The parts of a paper, cleaned of what can't be printed."""
    head = contents.letterhead
    issuer = [printable(name) for name in head["issuer_lines"]]
    longest = min(max(width_mm(name, 13) for name in issuer), LEFT_MM)
    return Parts(
        superior=_abbreviated(printable(head.get("superior") or "")),
        issuer=issuer,
        issuer_rule=PART_OF_NAME * longest,
        motto_rule=width_mm(MOTTO, 14),
        number=f"Số: {symbol_of(head)}",
        about=_about(contents),
        place=_place(contents) if contents.place_line else None,
        title=printable(contents.title),
        subject=_subject(contents) if contents.title else None,
        addressees=addressees(contents.addressees),
        recipients=[f"- {printable(one).lstrip('- ')}" for one in contents.recipients or DEFAULT_RECIPIENTS],
        appendices=_appendix_heads(contents),
        stamps=contents.stamps,
    )


def symbol_of(head: dict[str, Any]) -> str:
    """`05/BC-UBND`; without a number the room for it stays open."""
    number = head.get("number")
    written = str(number).zfill(2) if number else OPEN_NUMBER
    return printable(f"{written}/{head['symbol']}")


def addressees(names: Sequence[str]) -> list[str]:
    """`Kính gửi:` with one name on the same line, with several each on its own."""
    if len(names) == 1:
        return [printable(f"Kính gửi: {names[0].rstrip('.')}.")]
    lines = [f"- {printable(name)}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, 1)]
    return ["Kính gửi:", *lines] if lines else []


def label(place: int, total: int) -> str:
    """ "Phụ lục" when there is one, "Phụ lục II" when there are several (Roman numerals, Nghị định 30/2020/NĐ-CP)."""
    return f"Phụ lục {roman(place)}" if total > 1 else "Phụ lục"


def attached(kind: str, symbol: str, year: int, issuer: str) -> str:
    """ "Báo cáo số …/BC-BCĐ ngày … tháng … năm 2026 của …", left open as electronic papers are."""
    blank = NBSP * 6
    return f"{kind} số{blank}/{symbol} ngày{blank}tháng{blank}năm {year} của {issuer}"


def _about(contents: Contents) -> Line | None:
    said = printable(contents.about)
    return Line(said, even_room_mm(width_mm(said, 12), LEFT_MM), size=12) if said else None


def _place(contents: Contents) -> Line:
    """Địa danh and day; 13 points where it is too long for its half at 14."""
    day: date = contents.on
    said = printable(f"{contents.letterhead['place']}, {open_date(day) if contents.open_day else long_date(day)}")
    return Line(said, size=14 if width_mm(said, 14) <= RIGHT_MM else 13)


def _subject(contents: Contents) -> Line:
    said = printable(contents.subject)
    length = width_mm(said, 14)
    rule = PART_OF_NAME * even_width_mm(length, TEXT_WIDTH_MM)
    return Line(said, even_room_mm(length, TEXT_WIDTH_MM), rule)


def _appendix_heads(contents: Contents) -> list[AppendixHead]:
    total, one_line = len(contents.appendices), house_of(contents.letterhead).appendix_on_one_line
    said = printable(f"(Kèm theo {contents.attached_to})") if contents.attached_to else ""
    heads = []
    for place, each in enumerate(contents.appendices, 1):
        number, name = label(place, total), printable(each.title)
        heads.append(AppendixHead([f"{number.upper()}. {name}"] if one_line else [number, name], said))
    return heads


def _abbreviated(superior: str) -> str:
    """A superior's common words may be shortened where its name doesn't fit on one line (ô 2)."""
    name = superior.upper()
    return name if width_mm(name, 13) <= LEFT_MM else name.replace("ỦY BAN NHÂN DÂN", "UBND")
