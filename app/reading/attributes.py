# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Fields written under or behind a task: `Đơn vị chủ trì: …`, `(Chủ trì: …; phối hợp: …; hoàn thành trước …)`."""

from __future__ import annotations

import re

from app.reading.folding import LIMIT, is_upper
from app.reading.unit_lists import is_unit, split_units
from app.reading.unit_words import PLURAL, SINGLE

BODY = r"(?:các )?(?:cơ quan, đơn vị|đơn vị|cơ quan|bộ phận|phòng|tổ chức|ban|ngành)"
WHO = rf"(?:{BODY}|người|cán bộ|công chức|cá nhân|đồng chí)"
LABELS = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("coordinating", rf"(?:{BODY} )?(?:có trách nhiệm )?(?:cùng )?phối hợp(?: thực hiện| triển khai)?\s*:"),
        ("coordinating", rf"(?:{BODY} )?(?:cùng tham gia|tham gia thực hiện|hỗ trợ thực hiện)\s*:|\b(?:ĐV|CQ)PH\s*:"),
        (
            "lead",
            rf"(?:{BODY} )?(?:được giao )?(?:chủ trì|đầu mối)(?: thực hiện| tham mưu| triển khai| theo dõi)?\s*:|\b(?:ĐV|CQ)(?:CT|TH)\s*:",
        ),
        (
            "lead",
            rf"{WHO} (?:thực hiện|phụ trách|chịu trách nhiệm(?: chính)?|đầu mối|tham mưu|triển khai|được giao|đảm nhiệm)\s*:",
        ),
        ("lead", r"(?:(?:chịu )?trách nhiệm(?: chính| thực hiện)?|phân công thực hiện|giao thực hiện)\s*:"),
        ("lead", rf"(?:thực hiện|phụ trách|tham mưu)\s*:(?=\s*(?:{PLURAL}|{SINGLE}))"),
        ("lead", r"(?:phân công|giao)(?: thực hiện| nhiệm vụ)?\s*:"),
        (
            "deadline",
            r"(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn|TGHT|TGTH)(?:, tiến độ|, thời hạn)?"
            r"(?: hoàn thành| thực hiện| triển khai| tổ chức| kết thúc){0,2}\s*:",
        ),
        (
            "deadline",
            r"(?:hoàn thành|xong|thực hiện)(?:\s*:|(?= (?:trước|trong|chậm nhất|đến hết|vào|quý|tháng|năm|ngày)\b))",
        ),
        ("product", r"(?:sản phẩm|kết quả(?: đầu ra| cần đạt| dự kiến)?)(?:, kết quả| dự kiến| đầu ra|/kết quả)?\s*:"),
        ("other", r"(?:kinh phí|nguồn kinh phí|địa điểm|đối tượng|ghi chú|lãnh đạo phụ trách|người theo dõi)\s*:"),
    )
)
STRONG = ("lead", "coordinating")
PARENTHESES = re.compile(r"\(([^()]{5,600})\)")
TIME = re.compile(r"\d ?(?:lần|đợt|kỳ|/)|\b(?:quý|tháng|năm|ngày|thường xuyên|định kỳ|hằng|hàng)\b", re.I)
EDGES = " .;,:–-+()"


def labels_in(text: str) -> list[tuple[str, int, int]]:
    """Labels of a text: field, start, end; overlapping ones once."""
    found: list[tuple[str, int, int]] = []
    for name, pattern in LABELS:
        for match in pattern.finditer(text[:LIMIT]):
            if all(match.end() <= start or match.start() >= end for _, start, end in found):
                found.append((name, match.start(), match.end()))
    return sorted(found, key=lambda label: label[1])


def is_attribute(body: str) -> bool:
    """Whether a paragraph opens with such a label and is no longer than a field.

    "TỔ CHỨC THỰC HIỆN: …" in capitals is the plan's last section with its text on the same line, nobody's lead.
    """
    if is_upper(body) or body.startswith("TỔ CHỨC THỰC HIỆN") or body.strip(" :").lower() == "tổ chức thực hiện":
        return False
    labels = labels_in(body[:80])
    return bool(labels) and labels[0][1] == 0 and len(body) < 600 and body[: labels[0][2]].rstrip().endswith(":")


def read_attributes(body: str) -> dict[str, str]:
    """Field → its words as printed. A field named twice keeps its first words."""
    labels = labels_in(body)
    fields: dict[str, str] = {}
    for (name, _, end), after in zip(labels, [*labels[1:], ("", len(body), 0)], strict=True):
        words = body[end : after[1]].strip(EDGES + " ")
        if words:
            fields.setdefault(name, words)
    return fields


def inline_attributes(text: str) -> dict[str, str]:
    """Fields in parentheses, or behind the last sentence, of a task's own text."""
    for match in PARENTHESES.finditer(text[:LIMIT]):
        labels = labels_in(match.group(1))
        if any(name in STRONG for name, _, _ in labels) or (
            labels and labels[0][1] == 0 and labels[0][0] == "deadline"
        ):
            return read_attributes(match.group(1))
    labels = [label for label in labels_in(text) if text[label[1] : label[2]].rstrip().endswith(":")]
    if not any(name in STRONG for name, _, _ in labels):
        return {}
    opening = [start for _, start, _ in labels if start and text[:start].rstrip()[-1:] in (".", ";", ",", "-")]
    return read_attributes(text[opening[0] :]) if opening else {}


def units_of(words: str | None) -> list[str]:
    """The units of a field. What else stands among them (`; ít nhất 02 lần/năm`, `; mời VNPT tham gia`) is none."""
    segments = [split_units(segment) for segment in (words or "").split(";")]
    named = [units for units in segments if units and is_unit(units[0])]
    units = [unit for segment in named or segments[:1] for unit in segment]
    return list(dict.fromkeys(units)) if len(units) < 2 else [u for u in units if is_unit(u) or not TIME.search(u)]
