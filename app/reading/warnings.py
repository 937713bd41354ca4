"""Sentences for the person who uploads: what the document lacks or contradicts, where, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import LIMIT
from app.reading.section_words import SKIP
from app.reading.warnings_counts import announced, appendix, numbering
from app.reading.warnings_dates import impossible, of_another_year, past
from app.reading.warnings_units import outside, several_leads, spelt_twice

MOST = 5  # of one kind; more are counted in the last one
Check = Callable[[list[Block], dict[str, Any]], list[str]]


def find_warnings(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """All warnings of a reading in the order of their weight, at most five of a kind."""
    found: list[str] = []
    for check in CHECKS:
        found += _few(check(blocks, reading))
    return found


def _few(sentences: list[str]) -> list[str]:
    """At most five of one kind: the fifth says how many more there are."""
    if len(sentences) <= MOST:
        return sentences
    last = sentences[MOST - 1].rstrip(".")
    return [*sentences[: MOST - 1], f"{last} (và {len(sentences) - MOST} chỗ khác)."]


def nothing(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    if reading["tasks"]:
        return []
    return ["Không tìm thấy nhiệm vụ nào trong văn bản; hãy kiểm tra lại tệp hoặc thêm nhiệm vụ bằng tay."]


def notes(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """What the readers of the files have to say."""
    return [note for block in blocks for note in block.note.splitlines()]


def same_text(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """Two tasks of the same words; those that are merely alike are pairs to look at."""
    tasks = {t["id"]: t for t in reading["tasks"]}
    pairs = [(tasks[p["first"]], tasks[p["second"]]) for p in reading["possible_duplicates"] if p["likeness"] >= 0.95]
    return [
        f"Hai nhiệm vụ giống nhau: {a['id']} ({a['place']}) và {b['id']} ({b['place']}); hãy giữ một hoặc gộp lại."
        for a, b in pairs
    ]


def odd_values(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """An index below 1 whose unit is given as %."""
    return [
        f"Chỉ tiêu “{t['text'][:60]}” ghi đơn vị % nhưng giá trị là {t['value_text']} ({t['place']}); hãy kiểm tra lại."
        for t in reading["targets"]
        if t["measure_unit"] == "%"
        and t["value"] is not None
        and 0 < t["value"] < 1
        and "%" not in (t["value_text"] or "")
    ]


def unread_tables(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
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


def cut(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """Paragraphs longer than the reader looks at."""
    return [
        f"Đoạn văn quá dài ({b.place}): chỉ đọc phần đầu; hãy tách thành nhiều đoạn rồi tải lên lại."
        for b in blocks
        if len(b.text) >= LIMIT
    ]


def blanks(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """What the head of the document leaves blank."""
    plan, found = reading["plan"], []
    if not plan["number"]:
        found.append("Văn bản chưa ghi số; hãy bổ sung số, ký hiệu khi kế hoạch được phát hành.")
    if not plan["issued_on"] or len(plan["issued_on"]) < 10:
        found.append("Văn bản chưa ghi đủ ngày ban hành; hãy bổ sung khi kế hoạch được phát hành.")
    if not plan["title"]:
        found.append("Không tìm thấy tên kế hoạch (phần dưới chữ KẾ HOẠCH); hãy nhập tên kế hoạch.")
    return found


CHECKS: tuple[Check, ...] = (
    nothing, appendix, announced, of_another_year, impossible, past, several_leads, outside, spelt_twice,
    same_text, odd_values, unread_tables, numbering, cut, notes, blanks,
)  # fmt: skip
