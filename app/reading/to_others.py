"""Paragraphs without mark after a unit's bullets that speak to others: they are not that unit's duties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.reading.blocks import Block
from app.reading.leads import heading_units, unit_in_front
from app.reading.markers import DASH, PARAGRAPH
from app.reading.section_words import RESPONSIBILITY
from app.reading.units import is_collective, same_unit

if TYPE_CHECKING:
    from app.reading.sections import Section

LOOKED_AT = 400
ALL_REPORT = re.compile(
    r"(?<!của )(?<!từ )(?<!với )(?<!cho )(?<!các )"
    r"\bcác (?:cơ quan|đơn vị|phòng|ban|ngành|địa phương|thôn|ấp|bản|buôn|xóm|khu phố|tổ)\b"
    r"[^.;:]{0,120}?\b(?:báo cáo|gửi (?:về|văn bản))",
    re.I,
)
OFTEN = re.compile(r"định kỳ|(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|\b0?[69] tháng\b|trước ngày|chậm nhất", re.I)


def speaks_to_others(block: Block, before: Block, section: Section | None) -> bool:
    """Whether a paragraph after the bullets under a unit's heading has another subject than that unit."""
    if block.cells is not None or block.mark.level != PARAGRAPH or before.mark.level < DASH:
        return False
    units = heading_units(section.title) if section and section.kind == RESPONSIBILITY else []
    if not units or all(is_collective(name) for name in units):
        return False
    named = unit_in_front(block.text)
    if named:
        return not any(same_unit(one, other) for one in named for other in units)
    return asks_all_for_reports(block.text)


def asks_all_for_reports(text: str) -> bool:
    """Whether all units are to report at stated times: a duty to report, no task of one of them."""
    return bool(ALL_REPORT.search(text[:LOOKED_AT]) and OFTEN.search(text[:LOOKED_AT]))
