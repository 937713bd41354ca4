"""Who leads, where the text says so: `Giao X …`, `X chủ trì …`, the heading of a unit, `X: …`."""

from __future__ import annotations

import re

from app.reading.folding import LIMIT
from app.reading.unit_lists import is_unit, list_at, split_units, trim
from app.reading.units import unit_kind

ASSIGNED = re.compile(r"^(?:-\s*)?(?:phân công|giao)(?: cho)? (?=\S)", re.I)
BY_UNIT = re.compile(r"\b(?:do|giao) (?=[A-ZĐ])(.{4,120}?) (?:làm )?(?:chủ trì|đầu mối)")
GIVEN_LATER = re.compile(r"[.;)] Giao (?:cho )?(?=[A-ZĐa-zđ])")
LED_BY = re.compile(r"[(.;] ?(?P<unit>[A-ZĐ][^.;()]{3,100}?) (?:làm )?chủ trì\b")
LEADS = re.compile(r"^(?P<unit>.{4,160}?),? (?:là (?:cơ quan|đơn vị) )?(?:có trách nhiệm )?chủ trì\b", re.I)
PERSON = re.compile(
    r"^(?:chuyên viên|công chức|cán bộ|lãnh đạo|trưởng|phó trưởng|thủ trưởng|đồng chí|"
    r"giám đốc)\b[^,;]{0,60}?(?=\b(?:phòng|văn phòng|trung tâm|công an|trạm|ban)\b)",
    re.I,
)
REQUEST = re.compile(r"^(?:đề nghị|giao|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của)\s+(?:cho )?", re.I)
HEADING_END = re.compile(
    r"\s{0,3}(?:\(|:|\bchủ trì\b|\bcó trách nhiệm\b|\bchịu trách nhiệm\b|"
    r"\bthực hiện\b(?! Đề án)|\btham mưu\b|\btổ chức\b(?! chính| xã| đoàn| liên| tín))"
)
BARE_UNIT = re.compile(r"^[A-ZĐÀ-Ỹ0-9]")
UNIT_COLON = re.compile(r"^(?P<unit>[^:;.]{4,140}?)\s*:\s*(?=\S)")
DUTY = re.compile(
    r"^(?:,? (?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tham mưu|chủ động|căn cứ|"
    r"tổ chức|triển khai|thực hiện|hướng dẫn|theo dõi|xây dựng|"
    r"bố trí|tuyên truyền|đẩy mạnh|tiếp tục|rà soát|tăng cường))"
)


def stated_lead(text: str) -> list[str]:
    """Leads that a task's own text states; empty where it states none."""
    text = text[:LIMIT]
    if match := ASSIGNED.match(text):
        return _persons_unit(list_at(PERSON.sub("", text[match.end() :])))
    if (match := LEADS.match(text)) and is_unit(match["unit"]) and "phối hợp" not in match["unit"].lower():
        return split_units(match["unit"])
    if match := GIVEN_LATER.search(text):
        return _persons_unit(list_at(PERSON.sub("", text[match.end() :])))
    match = BY_UNIT.search(text) or LED_BY.search(text)
    units = split_units(match.group(1)) if match else []
    return units if all(is_unit(unit) for unit in units) else []


def _persons_unit(units: str) -> list[str]:
    return [unit for unit in split_units(units) if is_unit(unit)]


def heading_units(title: str) -> list[str]:
    """The units that a heading under Tổ chức thực hiện names (`Đề nghị …` left off); empty for other headings."""
    name = REQUEST.sub("", title[:400].strip())
    name = PERSON.sub("", name)
    end = HEADING_END.search(name)
    if end and end.start() > 3 and not name.lower().startswith("tổ công tác"):
        name = name[: end.start()]
    units = split_units(name)
    if not units or not (is_unit(units[0]) or unit_kind(units[0]) != "other"):
        return []
    return [unit for unit in units if trim(unit)]


def unit_in_front(text: str) -> list[str]:
    """Units that a paragraph of responsibilities opens with: `Phòng X: …`, `Phòng X có trách nhiệm …`."""
    if (match := UNIT_COLON.match(text[:200])) and is_unit(match["unit"]):
        units = heading_units(match["unit"])
        return units if all(len(unit.split()) <= 20 for unit in units) else []
    bare = REQUEST.sub("", text[:400])
    listed = list_at(bare)
    asked = len(bare) < len(text[:400])
    if listed and bare.startswith(listed) and (asked or DUTY.match(bare[len(listed) :])):
        return [unit for unit in split_units(listed) if is_unit(unit)]
    return []
