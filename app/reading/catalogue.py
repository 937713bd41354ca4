"""The units that a document names: one entry each, with its fullest name and its other names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import LIMIT
from app.reading.leads import heading_units
from app.reading.section_words import RESPONSIBILITY
from app.reading.unit_lists import trim
from app.reading.units import fold_unit, is_collective, unit_kind

WELL_KNOWN = (
    r"(?:[Vv]ăn phòng|VP) HĐND (?:và|&|-) ?UBND",
    r"[Vv]ăn phòng Hội đồng nhân dân và (?:Ủy|Uỷ|ủy|uỷ) ban nhân dân",
    r"[Pp]hòng Kinh tế(?:, Hạ tầng và Đô thị)?",
    r"[Pp]hòng Văn [Hh](?:óa|oá) [-–] Xã hội",
    r"[Tt]rung tâm [Pp]hục vụ [Hh]ành chính công",
    r"[Tt]rung tâm (?:Dịch vụ sự nghiệp công|Dịch vụ tổng hợp|Cung ứng dịch vụ công)",
    r"Công an(?= phường| xã| đặc khu)",
    r"Trạm [Yy] tế",
    r"Ban Chỉ huy [Qq]uân sự",
    r"Ban (?:xây dựng|Xây dựng) Đảng",
    r"Đoàn (?:[Tt]hanh niên|TNCS Hồ Chí Minh)",
    r"Hội (?:Liên hiệp [Pp]hụ nữ|LHPN|Nông dân|Cựu chiến binh|Phụ nữ)",
    r"(?:(?:Ủy|Uỷ|ủy|uỷ) ban )?(?:MTTQ|Mặt trận Tổ quốc) Việt Nam",
    r"Tổ công nghệ số cộng đồng",
    r"Ban Chỉ đạo(?= |,|\.)",
    r"[Cc]ác doanh nghiệp viễn thông",
)
MENTIONS = re.compile(rf"(?:{'|'.join(WELL_KNOWN)})(?: (?:phường|xã|đặc khu)\b)?")


def units_of_document(blocks: list[Block], named: Iterable[str]) -> list[dict[str, Any]]:
    """Units under headings of responsibility, in lists of leads and partners (`named`), and plainly mentioned."""
    names: dict[str, dict[str, None]] = {}
    for name in [*_headings(blocks), *named, *_mentions(blocks)]:
        name = trim(name)
        if key := fold_unit(name):
            names.setdefault(key, {})[name] = None
    return [_entry(list(spellings)) for spellings in names.values()]


def _headings(blocks: list[Block]) -> Iterable[str]:
    for block in blocks:
        section = block.section
        if block.role == "heading" and section and section.kind == RESPONSIBILITY and section.parent:
            yield from heading_units(section.title)


def _mentions(blocks: list[Block]) -> Iterable[str]:
    for block in blocks:
        if block.role not in ("letterhead", "recipients", "signature"):
            yield from (match.group() for match in MENTIONS.finditer(block.text[:LIMIT]))


def _entry(spellings: list[str]) -> dict[str, Any]:
    alike = [s for s in spellings if is_collective(s) == is_collective(spellings[0])]  # headings come first
    name = max(alike, key=len)
    name = next((s for s in alike if len(s) == len(name) and s[0].isupper()), name)
    others = [s for s in spellings if s != name]
    return {"name": name, "aliases": others, "kind": unit_kind(name), "collective": is_collective(name)}


def fullest_names(units: list[dict[str, Any]]) -> dict[str, str]:
    """Key → the document's fullest name, for single units (names of groups stay as written)."""
    return {fold_unit(unit["name"]): unit["name"] for unit in units if not unit["collective"]}
