# ruff: noqa: E501 (patterns: one row, one line)
"""Who leads, where the text says so: `Giao X …`, `X chủ trì …`, the heading of a unit, `X: …`."""

from __future__ import annotations

import re

from app.reading.folding import CAPITALS, LIMIT
from app.reading.unit_lists import is_unit, list_at, split_units, trim
from app.reading.units import unit_kind

ASSIGNED = re.compile(
    r"^(?:-\s*)?(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Ban Chỉ đạo|Đảng ủy|Ban Thường vụ)\b[^.;,:]{0,40}? )?"
    r"(?:phân công|giao)(?: nhiệm vụ)?(?: cho)? (?=\S)",
    re.I,
)
DOES = r"(?:chủ trì|đầu mối|chịu trách nhiệm (?:chính|thực hiện|triển khai|tham mưu|toàn bộ))"
BY_UNIT = re.compile(rf"\b[Dd]o (?=[A-ZĐ])([^.;:()]{{4,120}}?) (?:làm |là )?{DOES}")
DONE_BY = re.compile(
    r"(?:^|[,;(.–-] ?)[Dd]o (?=[A-ZĐ])([^.;:()]{4,120}?) (?:trực tiếp )?(?:thực hiện|đảm nhận|đảm nhiệm|phụ trách|triển khai)"
    r"(?=\s*(?:[,.;)]|$))"
)
GIVEN_LATER = re.compile(r"[.;)] Giao (?:cho )?(?=[A-ZĐa-zđ])")
LED_BY = re.compile(rf"[(.;:] ?(?P<unit>[A-ZĐ][^.;:()]{{3,100}}?) (?:làm |là )?(?:cơ quan |đơn vị )?{DOES}\b")
LEADS = re.compile(
    rf"^(?P<unit>[^.;:()]{{4,160}}?),? (?:là (?:cơ quan |đơn vị )?|làm (?:cơ quan |đơn vị )?)?(?:có trách nhiệm )?{DOES}\b",
    re.I,
)
PERSON = re.compile(
    r"^(?:(?:các )?đồng chí |ông |bà )?(?:chuyên viên|công chức|cán bộ|lãnh đạo|trưởng|phó trưởng|thủ trưởng|"
    r"giám đốc|phó giám đốc|chánh|phó chánh)\b[^,;]{0,60}?(?=\b(?:phòng|văn phòng|trung tâm|công an|trạm|ban)\b(?! nhân dân))",
    re.I,
)
ADDRESS = re.compile(r"^(?:(?:các )?đồng chí|(?:các )?ông(?: \(bà\)|, bà)?|bà)\s+(?=\S)", re.I)
REQUEST = re.compile(
    r"^(?:(?:kính )?đề nghị|giao|yêu cầu|phân công|đối với|trách nhiệm của|nhiệm vụ của|trách nhiệm|nhiệm vụ)\s+(?:cho )?",
    re.I,
)
HEADING_END = re.compile(
    r"\s{0,3}(?:\(|:|\bchủ trì\b|\bcó trách nhiệm\b|\bchịu trách nhiệm\b|"
    r"\bthực hiện\b(?! Đề án)|\btham mưu\b|\btổ chức\b(?! chính| xã| đoàn| liên| tín))"
)
BARE_UNIT = re.compile(r"^[A-ZĐÀ-Ỹ0-9]")
PERSON_WITH_POST = re.compile(
    rf"(?:đồng chí|ông|bà) (?P<person>[{CAPITALS}][^,:;–-]{{3,40}}\s*[,–-]\s*(?:Phó )?(?:Chủ tịch|Bí thư|Trưởng|Chánh|Giám đốc|Ủy viên)\b.{{0,80}})$",
    re.I,
)
UNIT_COLON = re.compile(r"^(?P<unit>[^:;.]{4,140}?)\s*:\s*(?=\S)")
GOES_ON = re.compile(
    rf",? (?!(?:được|bị|đã|của|và|là (?!đầu mối|cơ quan|đơn vị|lực lượng|thường trực))\b)(?![{CAPITALS}])\w|$"
)


DONE_IN_BRACKETS = re.compile(
    r"\((?P<unit>[A-ZĐ][^.;:()]{3,100}?) (?:thực hiện|phụ trách|đảm nhiệm|triển khai)(?=\s*[;,.)])"
)


def stated_lead(text: str) -> list[str]:
    """Leads that a task's own text states; empty where it states none."""
    text = text[:LIMIT]
    if match := ASSIGNED.match(text):
        return _persons_unit(text[match.end() :])
    if (match := LEADS.match(text)) and is_unit(match["unit"]) and "phối hợp" not in match["unit"].lower():
        return split_units(ADDRESS.sub("", match["unit"]))
    if match := GIVEN_LATER.search(text):
        return _persons_unit(text[match.end() :])
    match = BY_UNIT.search(text) or LED_BY.search(text) or DONE_BY.search(text) or DONE_IN_BRACKETS.search(text)
    units = split_units(match.group(1)) if match else []
    return units if all(is_unit(unit) for unit in units) else []


def _persons_unit(text: str) -> list[str]:
    """The units that a text opens with, a head named by post standing for the unit."""
    return [unit for unit in split_units(list_at(ADDRESS.sub("", PERSON.sub("", text)))) if is_unit(unit)]


def heading_units(title: str) -> list[str]:
    """The units that a heading under Tổ chức thực hiện names (`Đề nghị …` left off); empty for other headings."""
    name = REQUEST.sub("", title[:400].strip())
    name = ADDRESS.sub("", PERSON.sub("", name))
    end = HEADING_END.search(name)
    if end and end.start() > 3 and not name.lower().startswith("tổ công tác"):
        name = name[: end.start()]
    units = split_units(name)
    if not units or not (is_unit(units[0]) or unit_kind(units[0]) != "other"):
        return []
    return [unit for unit in units if trim(unit)]


def only_units(text: str) -> bool:
    """Whether a line is nothing but names of units (`Đề nghị Đoàn Thanh niên xã, Hội Cựu chiến binh xã`)."""
    name = ADDRESS.sub("", REQUEST.sub("", text[:400]))
    if text.endswith((".", ";", ",")) or not is_unit(name):
        return False
    return all(is_unit(part) and list_at(part) == part for part in split_units(name))


def unit_in_front(text: str) -> list[str]:
    """Units that a paragraph of responsibilities opens with: `Phòng X: …`, `Phòng X có trách nhiệm …`."""
    if match := UNIT_COLON.match(text[:200]):
        name = REQUEST.sub("", match["unit"])
        if person := PERSON_WITH_POST.match(name):
            return [person["person"]]
        units = heading_units(name) if is_unit(ADDRESS.sub("", name)) else []
        if units:
            return units if all(len(unit.split()) <= 20 for unit in units) else []
    bare = REQUEST.sub("", text[:400])
    listed = list_at(bare)
    if listed and bare.startswith(listed) and GOES_ON.match(bare[len(listed) :]):
        return [unit for unit in split_units(listed) if is_unit(unit)]
    return []
