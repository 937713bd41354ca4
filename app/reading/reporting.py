"""Duties to report: how often, by which day, from whom, to whom."""

from __future__ import annotations

import re
from typing import Any

from app.reading.blocks import Block
from app.reading.deadlines import read_deadline
from app.reading.folding import LIMIT, plain
from app.reading.leads import heading_units, unit_in_front
from app.reading.section_words import REPORT, RESPONSIBILITY, TASK
from app.reading.unit_lists import list_at

REPORTS = re.compile(r"báo cáo(?! viên)", re.I)
INTERVAL = re.compile(
    r"(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|định kỳ|\b0?6 tháng\b|đột xuất|trước ngày|chậm nhất", re.I
)
SERIES = re.compile(
    r"(?:(?:định kỳ,? )?(?:(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|0?[369] tháng|quý|năm|tháng|tuần)"
    r"(?=[\s,;.:()]|$)(?:(?:,| và|;)? (?:(?:hàng|hằng) )?(?:tuần|tháng|quý|0?[369] tháng|năm)(?=[\s,;.:()]|$)){0,4})",
    re.I,
)
DAY = re.compile(
    r"(?P<words>(?:(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)?(?: ngày)?|ngày) (?P<day>\d{1,2})(?:\s?(?:/|"
    r"tháng) ?(?P<month>\d{1,2}))? (?:của )?"
    r"(?:hàng|hằng|mỗi|tháng cuối) (?P<every>tháng|quý|năm))",
    re.I,
)
OF_PERIOD = re.compile(
    r"(?:báo cáo[^.;,]{0,25}? |định kỳ |và |, )(?P<every>tháng|quý|"
    r"0?6 tháng|năm)\b[^.;]{0,30}?[ (](?P<words>(?:trước|chậm nhất|"
    r"muộn nhất)(?: là)?(?: vào)?(?: ngày)? (?P<day>\d{1,2})(?!\d)(?:\s?(?:/|"
    r"tháng) ?(?P<month>\d{1,2}))?(?:\s?(?:/|năm)\s?\d{4})?)"
    r"(?! (?:của|hàng|hằng|tháng))",
    re.I,
)
EVERY = {
    "tháng": "monthly", "quý": "quarterly", "năm": "yearly", "6 tháng": "half-yearly", "06 tháng": "half-yearly",
}  # fmt: skip
NAMES = ("weekly", "monthly", "quarterly", "half-yearly", "yearly")
AD_HOC = re.compile(r"đột xuất|khó khăn,? vướng mắc|phát sinh[^.]{0,40}báo cáo", re.I)
RECIPIENT = re.compile(
    r"\b(?:gửi về|về|gửi|cho|báo cáo) (?=UBND|Ủy ban|Uỷ ban|Phòng|"
    r"phòng|Văn phòng|Ban Chỉ đạo|Thường trực|Lãnh đạo|lãnh đạo|Sở)"
)
THROUGH = re.compile(r"\s*\(qua [^)]{3,120}\)")
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
    found = _with_days(text, year) or _series(text, year)
    if AD_HOC.search(text):
        found.append({"frequency": "ad hoc", "day": None})
    if not found:
        found.append({"frequency": None, "day": None})
    ends = {"from": _sender(block), "to": _recipient(text)}
    at = {"line": block.line, "place": block.place, "source": block.source, "clause": block.n}
    return [{"text": text, **duty, **ends, **at} for duty in found]


def _with_days(text: str, year: int) -> list[dict[str, Any]]:
    duties = []
    for match in sorted([*DAY.finditer(text), *OF_PERIOD.finditer(text)], key=lambda m: m.start()):
        each = {"tháng": "hàng tháng", "quý": "hàng quý"}.get(match["every"].lower(), "hàng năm")
        bare = re.sub(r"(?:/|năm)\s?\d{4}$", "", match["words"]).strip()
        reading = read_deadline(match["words"] if match.re is DAY else f"{bare} {each}", year)
        day = str(int(match["day"])) + (f"/{int(match['month'])}" if match["month"] else "")
        duties.append({"frequency": EVERY[match["every"].lower()], "day": day, "last_day": reading.get("last_day")})
    return duties


def _series(text: str, year: int) -> list[dict[str, Any]]:
    """The intervals named: `hàng tháng, 3 tháng, 6 tháng, năm` are four."""
    names: list[str] = []
    for match in SERIES.finditer(text):
        words = match.group()
        if not re.search(r"hàng|hằng|mỗi|định kỳ|,| và ", words, re.I) and not re.search(
            r"báo cáo\W+$", text[: match.start()], re.I
        ):
            continue
        recurrence = read_deadline(words, year)["recurrence"] or ""
        names += [name for name in recurrence.split("; ") if name in NAMES and name not in names]
    if not names and re.search(r"định kỳ", text, re.I):
        return [{"frequency": None, "day": None}]
    return [{"frequency": name, "day": None} for name in names]


def _sender(block: Block) -> str | None:
    section = block.section
    while section and section.kind == RESPONSIBILITY:
        if units := heading_units(section.title):
            return "; ".join(units)
        section = section.parent
    if units := unit_in_front(block.body):
        return "; ".join(units)
    match = SENDERS.search(block.body[:400])
    return match.group().strip() if match else None


def _recipient(text: str) -> str | None:
    for match in RECIPIENT.finditer(text):
        name = list_at(text[match.end() :])
        if name and plain(name):
            through = THROUGH.match(text[match.end() + len(name) :])
            return name + (through.group() if through else "")
    return None
