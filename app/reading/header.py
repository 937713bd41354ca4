"""The plan's own data: title, number, issuer, place, dates, legal bases, signer."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import is_upper, squeeze

SYMBOL = r"[A-ZĐƯ][A-ZĐƯa-zđ]{0,6}(?:-[A-ZĐƯa-zđ0-9]{1,12}){0,3}"
NUMBER = re.compile(rf"Số\s*:\s*(\d{{0,5}})\s*(/?)\s*({SYMBOL})?", re.I)
BLANK = r"[\s._…]{0,40}"
DATED = re.compile(
    rf"([^,;:/]{{2,60}}),\s*ngày{BLANK}(\d{{0,2}}){BLANK}(?:tháng{BLANK}(\d{{0,2}}){BLANK})?năm\s*(\d{{4}})", re.I
)
YEAR = re.compile(r"năm\s+(20\d\d)", re.I)
BASIS = re.compile(rf"(?:số\s*)?\b(\d{{1,5}}\s?(?:/20\d\d)?[/-]\s?{SYMBOL}(?:/{SYMBOL})?)")
BASIS_LINE = re.compile(r"^(?:căn cứ|thực hiện|theo)\b", re.I)
COMMUNE = re.compile(
    r"\b(phường|xã|đặc khu|thị trấn)\s+((?:[A-ZĐÀ-Ỹ][\wà-ỹ]*|\d+)(?:\s(?:[A-ZĐÀ-Ỹ][\wà-ỹ]*|\d+)){0,4})"
)
TITLE_PREFIX = re.compile(r"^KẾ HOẠCH\s+")


def read_plan(blocks: list[Block], year: int | None = None) -> dict[str, Any]:
    """The fields of `plan` (plan-schema); None where the document leaves them blank."""
    head = _head(blocks)
    number, place, issued_on = _number(head), *_place_and_date(head)
    title = TITLE_PREFIX.sub("", squeeze(" ".join(b.text for b in blocks if b.role == "title")))
    commune, place = _commune(blocks, place)
    return {
        "title": title or None,
        "number": number,
        "issuer": f"Ủy ban nhân dân {commune}" if commune else None,
        "place": place,
        "issued_on": issued_on,
        "year": _year(title, blocks, issued_on),
        "legal_bases": _legal_bases(blocks),
        "signer_title": _signer(blocks),
    }


def _head(blocks: list[Block]) -> list[str]:
    """Texts in which number and date are looked for: letterhead, and what stands before the title."""
    kind = next((i for i, b in enumerate(blocks) if b.role in ("kind", "title")), 0)
    return [b.text for b in blocks[:kind]] + [b.text for b in blocks if b.role == "letterhead"]


def _number(head: list[str]) -> str | None:
    for text in head:
        if (match := NUMBER.search(text)) and match.group(1) and match.group(3):
            return f"{match.group(1)}/{match.group(3)}"
    return None


def _place_and_date(head: list[str]) -> tuple[str | None, str | None]:
    for text in head:
        if match := DATED.search(text):
            place, day, month, year = match.groups()
            place = re.sub(r"^.*KH-UBND\s+|^.*[A-Z]{2,}\s+(?=[A-ZĐ][a-zà-ỹ])", "", place).strip()
            return place, _iso(year, month, day)
    return None, None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """`2026-03-11`, `2026-01` where the day is blank, None where the month is."""
    if not month or not 1 <= int(month) <= 12:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}" if day and 1 <= int(day) <= 31 else f"{year}-{int(month):02d}"


def _commune(blocks: list[Block], place: str | None) -> tuple[str | None, str | None]:
    """Kind and name of the commune, as its own text most often writes them."""
    counts: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        for kind, name in COMMUNE.findall(block.text[:4000]):
            name = name if not place or not name.startswith(place) else place
            counts[(kind, name)] += 3 if block.role in ("title", "letterhead") else 1
    fitting = [pair for pair, _ in counts.most_common() if not place or pair[1].casefold() == place.casefold()]
    if fitting:
        return f"{fitting[0][0]} {fitting[0][1]}", place or fitting[0][1]
    if place and (capital := _capital_commune(blocks, place)):
        return f"{capital} {place}", place
    return None, place


def _capital_commune(blocks: list[Block], place: str) -> str | None:
    for kind in ("phường", "xã", "đặc khu", "thị trấn"):
        if any(f"{kind} {place}".casefold() in b.text.casefold() for b in blocks):
            return kind
    return None


def _year(title: str, blocks: list[Block], issued_on: str | None) -> int | None:
    """The year that the title names; else that of the headings, of the plan's date."""
    for text in [title, *(b.text for b in blocks if b.role in ("heading", "letterhead"))]:
        if years := YEAR.findall(text):
            return int(years[-1])
    return int(issued_on[:4]) if issued_on else None


def _legal_bases(blocks: list[Block]) -> list[str]:
    """The first document number of each paragraph of bases, and of each one in a section of bases."""
    bases = []
    for block in blocks:
        in_section = block.section and re.match(r"căn cứ", block.section.title, re.I)
        preamble = block.section is None and not block.role and BASIS_LINE.match(block.body)
        if (in_section or preamble) and block.role != "heading" and (match := BASIS.search(block.text[:300])):
            bases.append(squeeze(match.group(1)))
    return list(dict.fromkeys(bases))


def _signer(blocks: list[Block]) -> str | None:
    lines = [b.text for b in blocks if b.role == "signature" and is_upper(b.text)]
    return squeeze(" ".join(line for line in lines if not line.upper().startswith("TM."))) or None
