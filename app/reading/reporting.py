"""Duties to report: how often, by which day, from whom, to whom."""

from __future__ import annotations

import re
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import LIMIT, plain
from app.reading.leads import heading_units, unit_in_front
from app.reading.reporting_times import ad_hoc, times_of_reports, without_interval
from app.reading.section_words import REPORT, RESPONSIBILITY, TASK
from app.reading.unit_lists import is_unit, list_at

REPORTS = re.compile(r"báo cáo(?! viên)", re.I)
INTERVAL = re.compile(
    r"(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|định kỳ|\b0?6 tháng\b|đột xuất|trước ngày|chậm nhất", re.I
)
AD_HOC = re.compile(r"đột xuất|khó khăn,? vướng mắc|phát sinh[^.]{0,40}báo cáo", re.I)
RECIPIENT = re.compile(
    r"\b(?:gửi về|về|gửi|cho|báo cáo) (?=UBND|Ủy ban|Uỷ ban|Phòng|"
    r"phòng|Văn phòng|Ban Chỉ đạo|Thường trực|Lãnh đạo|lãnh đạo|Sở)"
)
# `Ban Chỉ đạo trước ngày 10`: what follows says when.
WHEN = re.compile(r"\s(?:trước|chậm nhất|hàng|hằng|mỗi|định kỳ|vào)\b", re.I)
THROUGH = re.compile(r"\s{0,3}\(qua [^)]{3,120}\)")
SUBJECT = re.compile(
    r"(?:^|, |; )(?P<unit>(?:các |[A-ZĐ])[^.;:,]{2,80}?) (?:có trách nhiệm |định kỳ |tổng hợp |thực hiện |lập ){0,2}"
    r"(?:gửi )?báo cáo",
)
SENDERS = re.compile(r"\b(?:các cơ quan, đơn vị|các đơn vị|các phòng[^.;:]{0,40}?|các cơ quan)(?=[\s,])", re.I)


def reporting_duties(blocks: list[Block], year: int) -> list[dict[str, Any]]:
    """The duties stated anywhere in sections of reports, of tasks by unit, in the closing sentence."""
    duties: list[dict[str, Any]] = []
    for block in blocks:
        if block.cells is None and _speaks_of_reports(block):
            duties += _duties(block, year)
    return duties


def _speaks_of_reports(block: Block) -> bool:
    kind = block.section.kind if block.section else None
    if block.role == "closing":
        return bool(REPORTS.search(block.text) and AD_HOC.search(block.text))
    if block.role or kind not in (REPORT, RESPONSIBILITY, TASK):
        return False
    if not REPORTS.search(block.text[:LIMIT]):
        return False
    return kind == REPORT or bool(INTERVAL.search(block.text[:LIMIT]) and not _reports_as_data(block.text))


def _reports_as_data(text: str) -> bool:
    """`hệ thống thông tin báo cáo`, `chế độ báo cáo … trên hệ thống`: systems, not duties."""
    return bool(re.search(r"hệ thống (?:thông tin )?báo cáo|% báo cáo|số hóa báo cáo", text, re.I))


def _duties(block: Block, year: int) -> list[dict[str, Any]]:
    text = block.body[:LIMIT]
    found = times_of_reports(text, year)
    if AD_HOC.search(text):
        found.append(ad_hoc(year))
    if not found:
        found.append(without_interval())
    ends = {"from": _sender(block), "to": _recipient(text)}
    at = {"line": block.line, "place": block.place, "source": block.source, "clause": block.n}
    return [{"text": text, **duty, **ends, **at} for duty in found]


def _sender(block: Block) -> str | None:
    section = block.section
    while section and section.kind == RESPONSIBILITY:
        if units := heading_units(section.title):
            return "; ".join(units)
        section = section.parent
    if units := unit_in_front(block.body):
        return "; ".join(units)
    if match := SENDERS.search(block.body[:400]):
        return match.group().strip()
    subject = SUBJECT.search(block.body[:400])
    return subject["unit"].strip() if subject and is_unit(subject["unit"]) else None


def _recipient(text: str) -> str | None:
    for match in RECIPIENT.finditer(text):
        name = WHEN.split(list_at(text[match.end() :]), maxsplit=1)[0]
        if name and plain(name):
            through = THROUGH.match(text[match.end() + len(name) :])
            return name + (through.group() if through else "")
    return None
