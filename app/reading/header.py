# ruff: noqa: E501 (tables of patterns)
"""The plan's own data: title, number, issuer, place, dates, legal bases, signer."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import CAPITALS, is_upper, plain, squeeze
from app.reading.frame import DECISION_TITLE, KINDS

SYMBOL = r"[A-ZĐƯ][A-ZĐƯa-zđ]{0,6}(?:\s?[-/]\s?[A-ZĐƯa-zđ0-9]{1,12}){0,3}"
NUMBER = re.compile(rf"(?:[Ss]ố|SỐ)\s*:?\s*(\d{{0,5}})\s*([/-]?)\s*({SYMBOL})?")
BLANK = r"[\s._…]{0,40}"
DATED = re.compile(
    rf"([^,;:/]{{2,60}}),\s*ngày{BLANK}(\d{{0,2}}){BLANK}(?:tháng{BLANK}(\d{{0,2}}){BLANK})?năm\s*(\d{{4}})", re.I
)
SHORT_DATE = re.compile(r"([^,;:/]{2,60}),\s*ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.I)
YEAR = re.compile(r"năm\s+(20\d\d)", re.I)
BASIS = re.compile(rf"(?:số\s*)?\b(\d{{1,5}}\s?(?:/20\d\d)?[/-]\s?{SYMBOL}(?:/{SYMBOL})?)")
BASIS_LINE = re.compile(r"^(?:căn cứ|thực hiện|theo)\b", re.I)
WORD = rf"(?:[{CAPITALS}][\w'’-]{{0,20}}|\d{{1,2}}\b)"
COMMUNE = re.compile(rf"\b(phường|xã|đặc khu|thị trấn)\s+({WORD}(?:\s{WORD}){{0,4}})")
COMMUNE_CAPITALS = re.compile(
    rf"\b(PHƯỜNG|XÃ|ĐẶC KHU|THỊ TRẤN)\s+((?!HỘI)(?:[{CAPITALS}'’]{{1,12}}|\d{{1,2}})(?: (?:[{CAPITALS}'’]{{1,12}}|\d{{1,2}})\b){{0,4}})"
)
TITLE_PREFIX = re.compile(rf"^(?:{KINDS.upper()})\s+")
AIMED_YEAR = re.compile(r"(?:đến|tầm nhìn|định hướng|hướng tới|kết quả)(?: đến)?(?: cuối| hết)? $", re.I)
# Who issues: the symbol of the document's number, or how the letterhead begins → the name of the body.
BODIES = (
    (r"UBND\b", r"^(?:uy ban nhan dan|ubnd)\b", "Ủy ban nhân dân"),
    (r"MTTQ", r"^(?:uy ban )?(?:mat tran|mttq|ubmttq)", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (r"/ĐU\b|-ĐU\b", r"^(?:ban thuong vu )?dang uy\b", "Đảng ủy"),
    (r"HĐND\b", r"^hoi dong nhan dan\b", "Hội đồng nhân dân"),
    (r"Đ?TNCS|ĐTN|-ĐTN", r"^(?:bch )?doan (?:tncs|thanh nien)", "Đoàn TNCS Hồ Chí Minh"),
    (r"LHPN|HPN|PN\b", r"^hoi (?:lien hiep phu nu|lhpn|phu nu)", "Hội Liên hiệp Phụ nữ"),
    (r"HND\b", r"^hoi nong dan", "Hội Nông dân"),
    (r"CCB\b", r"^hoi (?:cuu chien binh|ccb)", "Hội Cựu chiến binh"),
    (r"-CA[PX]?\b", r"^cong an\b", "Công an"),
    (r"CHQS\b", r"^ban (?:chi huy quan su|chqs)", "Ban Chỉ huy Quân sự"),
)
INSTITUTION = re.compile(r"^(?:truong (?:mam|mau|tieu|th|trung|pho|pt|lien|mn)|tram y te|trung tam )")
COMMITTEE = re.compile(r"^(?:ban chi dao|ban chi huy|bcd|hoi dong|to cong tac)\b(?! (?:nhan dan|quan su))")


def read_plan(blocks: list[Block], year: int | None = None) -> dict[str, Any]:
    """The fields of `plan` (plan-schema); None where the document leaves them blank."""
    head = _head(blocks)
    number, place, issued_on = _number(head), *_place_and_date(head)
    title = _title(blocks)
    commune, place = _commune(blocks, place)
    return {
        "title": title or None,
        "number": number,
        "issuer": _issuer(blocks, head, commune),
        "place": place,
        "issued_on": issued_on,
        "year": _year(title, blocks, issued_on),
        "legal_bases": _legal_bases(blocks),
        "signer_title": _signer(blocks),
    }


def _title(blocks: list[Block]) -> str:
    """The subject under KẾ HOẠCH; where only a decision names it, what follows `Về việc ban hành Kế hoạch`."""
    if titles := [b.text for b in blocks if b.role == "title"]:
        return TITLE_PREFIX.sub("", squeeze(" ".join(titles)))
    decided = next((b.text for b in blocks if b.role == "decision"), "")
    return squeeze(re.sub(rf"^(?:{KINDS})\s+", "", DECISION_TITLE.sub("", decided), flags=re.I))


def _issuer(blocks: list[Block], head: list[str], commune: str | None) -> str | None:
    """The body that the letterhead names in full: a committee, a school, else by the document's symbol."""
    if own := next((text for text in head if is_upper(text) and INSTITUTION.match(plain(text))), None):
        return own
    if not commune:
        return None
    symbols = " ".join(match.group() for text in head if (match := NUMBER.search(text)))
    letterhead = [plain(text) for text in head if is_upper(text)]
    if (committee := next((text for text in head if COMMITTEE.match(plain(text))), None)) and "UBND" not in symbols:
        return (
            _as_written(committee, blocks)
            if commune.lower() in committee.lower()
            else (f"{_as_written(committee, blocks)} {commune}")
        )
    for symbol, _, name in BODIES:
        if re.search(symbol, symbols):
            return f"{name} {commune}"
    found = (name for _, start, name in BODIES for text in letterhead if re.match(start, text))
    return f"{next(found, BODIES[0][2])} {commune}"


def _as_written(capitals: str, blocks: list[Block]) -> str:
    """A name in capitals as the text itself writes it; else with a capital in front only."""
    wanted = capitals.casefold()
    for block in blocks:
        at = block.text.casefold().find(wanted)
        if at >= 0 and not is_upper(written := block.text[at : at + len(capitals)]):
            return written
    return capitals.capitalize()


def _head(blocks: list[Block]) -> list[str]:
    """Texts in which number and date are looked for: letterhead, and what stands before the title."""
    kind = next((i for i, b in enumerate(blocks) if b.role in ("kind", "title")), 0)
    return [b.text for b in blocks[:kind]] + [b.text for b in blocks if b.role == "letterhead"]


def _number(head: list[str]) -> str | None:
    for text in head:
        if (match := NUMBER.search(text)) and match.group(1) and match.group(3):
            return match.group(1) + (match.group(2) or "/") + "".join(match.group(3).split())
    return None


def _place_and_date(head: list[str]) -> tuple[str | None, str | None]:
    for text in head:
        if match := DATED.search(text) or SHORT_DATE.search(text):
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
    return _in_capitals(blocks, place)


def _in_capitals(blocks: list[Block], place: str | None) -> tuple[str | None, str | None]:
    """The commune of a letterhead in capitals, which the text names nowhere else."""
    heads = (COMMUNE_CAPITALS.search(b.text) for b in blocks if b.role == "letterhead")
    if match := next((match for match in heads if match), None):
        kind, name = match[1].lower(), match[2].title()
        return f"{kind} {name}", place or name
    return None, place


def _capital_commune(blocks: list[Block], place: str) -> str | None:
    for kind in ("phường", "xã", "đặc khu", "thị trấn"):
        if any(f"{kind} {place}".casefold() in b.text.casefold() for b in blocks):
            return kind
    return None


def _year(title: str, blocks: list[Block], issued_on: str | None) -> int | None:
    """The year that the title names; else that of the headings, of the plan's date."""
    for text in [title, *(b.text for b in blocks if b.role in ("heading", "letterhead"))]:
        years = [found for found in YEAR.finditer(text) if not AIMED_YEAR.search(text[: found.start()])]
        if years:
            return int(years[-1].group(1))
    bare = re.search(r"\b20\d\d\b", title)
    return int(issued_on[:4]) if issued_on else int(bare.group()) if bare else None


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
    lines = dict.fromkeys(b.text for b in blocks if b.role == "signature" and is_upper(b.text))
    return squeeze(" ".join(line for line in lines if not line.upper().startswith(("TM.", "T/M", "T.M")))) or None
