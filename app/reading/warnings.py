"""Sentences for the person who uploads: what the document lacks or contradicts."""

from __future__ import annotations

import re
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import LIMIT, plain
from app.reading.markers import NUMBER, PART, ROMAN
from app.reading.section_words import SKIP

ANNOUNCED = re.compile(r"(\d{1,3})\s+chỉ tiêu\b", re.I)
APPENDIX = re.compile(
    r"(?:có |tại |trong |theo |các |kèm )?phụ lục(?: kèm theo| \w{1,4} kèm theo|$|\)| kế hoạch| của| này| [IVX\d])",
    re.I,
)


def find_warnings(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """All warnings of a reading, in the order of their weight."""
    plan = reading["plan"]
    warnings = [
        *_nothing(reading),
        *_appendix(blocks),
        *_announced_targets(blocks, reading["targets"]),
        *_dates(reading["tasks"], plan["year"]),
        *_duplicates(reading),
        *_odd_values(reading["targets"]),
        *_unread_tables(blocks),
        *_numbering(blocks),
        *_cut(blocks),
        *_notes(blocks),
    ]
    if not plan["number"]:
        warnings.append("Văn bản chưa ghi số; hãy bổ sung số, ký hiệu khi kế hoạch được phát hành.")
    if not plan["issued_on"] or len(plan["issued_on"]) < 10:
        warnings.append("Văn bản chưa ghi đủ ngày ban hành; hãy bổ sung khi kế hoạch được phát hành.")
    if not plan["title"]:
        warnings.append("Không tìm thấy tên kế hoạch (phần dưới chữ KẾ HOẠCH); hãy nhập tên kế hoạch.")
    return warnings


def _nothing(reading: dict[str, Any]) -> list[str]:
    if reading["tasks"]:
        return []
    return ["Không tìm thấy nhiệm vụ nào trong văn bản; hãy kiểm tra lại tệp hoặc thêm nhiệm vụ bằng tay."]


def _appendix(blocks: list[Block]) -> list[str]:
    mention = next(
        (b for b in blocks if b.mark.level != PART and APPENDIX.search(b.text[:2000]) and b.role != "recipients"), None
    )
    present = any(b.mark.level == PART and plain(b.text).startswith("phu luc") and len(b.text) < 200 for b in blocks)
    several = len({b.source for b in blocks}) > 1
    if not mention or present or several:
        return []
    return [
        f"Văn bản có nhắc tới Phụ lục ({mention.place}) nhưng Phụ lục chưa có trong tệp; hãy tải lên cả tệp Phụ lục."
    ]


def _announced_targets(blocks: list[Block], targets: list[dict[str, Any]]) -> list[str]:
    """A header or heading that announces a number of targets."""
    own = [t for t in targets if not t["embedded_in"]]
    for block in blocks:
        if block.role not in ("header", "heading", "title") or not (match := ANNOUNCED.search(block.text)):
            continue
        announced = int(match.group(1))
        if announced != len(own):
            return [
                f"Văn bản ghi {announced} chỉ tiêu ({block.place}) nhưng "
                f"chỉ đọc được {len(own)} chỉ tiêu; hãy đối chiếu lại."
            ]
    return []


def _dates(tasks: list[dict[str, Any]], year: int | None) -> list[str]:
    found = []
    for task in tasks:
        words, deadline = task["deadline_text"], task["deadline"]
        if deadline.get("impossible"):
            found.append(f"Ngày không có trong lịch: “{words}” ({task['place']}); hãy xác nhận lại thời hạn.")
        elif deadline["due"] and year and int(deadline["due"][:4]) < year:
            found.append(f"Thời hạn “{words}” ({task['place']}) ở trước năm của kế hoạch; hãy kiểm tra lại.")
    return found


def _duplicates(reading: dict[str, Any]) -> list[str]:
    tasks = {t["id"]: t for t in reading["tasks"]}
    pairs = [(tasks[p["first"]], tasks[p["second"]]) for p in reading["possible_duplicates"] if p["likeness"] >= 0.95]
    return [f"Hai nhiệm vụ giống nhau: {a['place']} và {b['place']}; hãy giữ một hoặc gộp lại." for a, b in pairs]


def _odd_values(targets: list[dict[str, Any]]) -> list[str]:
    """An index below 1 whose unit is given as %."""
    return [
        f"Chỉ tiêu “{t['text'][:60]}” ghi đơn vị % nhưng giá trị là {t['value_text']} ({t['place']}); hãy kiểm tra lại."
        for t in targets
        if t["measure_unit"] == "%"
        and t["value"] is not None
        and 0 < t["value"] < 1
        and "%" not in (t["value_text"] or "")
    ]


def _unread_tables(blocks: list[Block]) -> list[str]:
    """Tables whose header says nothing that the reader knows."""
    unread: dict[tuple[str, int], list[Block]] = {}
    for block in blocks:
        skipped = block.section is not None and block.section.kind == SKIP
        if block.cells is not None and not block.role and not skipped:
            unread.setdefault((block.source, block.table), []).append(block)
    return [
        f"Chưa đọc được bảng ở {rows[0].place} vì không nhận ra tiêu đề các cột; hãy kiểm tra và bổ sung bằng tay."
        for rows in unread.values()
        if len(rows) > 2
    ]


def _cut(blocks: list[Block]) -> list[str]:
    """Paragraphs longer than the reader looks at."""
    return [
        f"Đoạn văn quá dài ({b.place}): chỉ đọc phần đầu; hãy tách thành nhiều đoạn rồi tải lên lại."
        for b in blocks
        if len(b.text) >= LIMIT
    ]


def _notes(blocks: list[Block]) -> list[str]:
    """What the readers of files say of single places."""
    return [note for block in blocks for note in block.note.splitlines()]


def _numbering(blocks: list[Block]) -> list[str]:
    """The same number twice under one heading."""
    seen: set[tuple[Any, ...]] = set()
    found = []
    for block in blocks:
        section = block.section
        if block.role != "heading" or not section or not section.mark or not (ROMAN <= section.level <= NUMBER):
            continue
        key = (block.source, section.parent, section.mark)
        if key in seen:
            found.append(f"Số thứ tự {section.mark} bị lặp lại ({block.place}): “{section.title[:60]}”.")
        seen.add(key)
    return found
