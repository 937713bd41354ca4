"""Warnings about what a document announces and doesn't hold: an appendix, so many targets or tasks, a next number."""

from __future__ import annotations

import re
from typing import Any

from app.reading.blocks import Block
from app.reading.folding import plain
from app.reading.markers import NUMBER, PART, ROMAN
from app.reading.sections import Section

TARGETS = re.compile(r"(\d{1,3})\s+chỉ tiêu\b", re.I)
TASKS = re.compile(r"(\d{1,3})\s+(?:nhóm )?(?:nhiệm vụ|đầu việc|công việc)\b(?!,? giải pháp)", re.I)
APPENDIX = re.compile(
    r"(?:có |tại |trong |theo |các |kèm )?phụ lục"
    r"(?: (?:đính )?kèm theo| \w{1,4} kèm theo|$|\)| kế hoạch| của| này| [IVX\d]"
    r"|(?: \w{1,4})? ban hành kèm theo (?:kế hoạch|chương trình|đề án|phương án|quyết định) này)",
    re.I,
)
APPENDIX_FILE = re.compile(r"\b(?:phu luc|pl ?\d*|bieu|danh muc|bang)\b")
FIGURES = {"I": 1, "V": 5, "X": 10}


def appendix(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """An appendix that is named and isn't there. Of several files one must be it, by its heading, name or tables."""
    mention = next(
        (b for b in blocks if b.mark.level != PART and APPENDIX.search(b.text[:2000]) and b.role != "recipients"), None
    )
    headed = any(b.mark.level == PART and plain(b.text).startswith("phu luc") and len(b.text) < 200 for b in blocks)
    if not mention or headed or _is_a_file(blocks):
        return []
    return [
        f"Văn bản có nhắc tới Phụ lục ({mention.place}) nhưng Phụ lục chưa có trong tệp; hãy tải lên cả tệp Phụ lục."
    ]


def _is_a_file(blocks: list[Block]) -> bool:
    """Whether a file after the first is the appendix."""
    files = list(dict.fromkeys(b.source for b in blocks))[1:]
    with_tables = {b.source for b in blocks if b.cells is not None}
    return any(name in with_tables or APPENDIX_FILE.search(plain(name)) for name in files)


def announced(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """A title, header or heading that announces a number of targets or of tasks."""
    targets = [t for t in reading["targets"] if not t["embedded_in"]]
    tasks = [t for t in reading["tasks"] if t["kind"] != "responsibility"]
    found = []
    for words, pattern, entries in (("chỉ tiêu", TARGETS, targets), ("nhiệm vụ", TASKS, tasks)):
        for block in blocks:
            if block.role not in ("header", "heading", "title") or not (match := pattern.search(block.text)):
                continue
            number, read = int(match.group(1)), len(_under(block, blocks, entries))
            if number != read and number > 1:
                told = f"{'chỉ ' if read < number else ''}đọc được {read} {words}"
                found.append(f"Văn bản ghi {number} {words} ({block.place}) nhưng {told}; hãy đối chiếu lại.")
            break
    return found


def _under(block: Block, blocks: list[Block], entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries under a heading; for titles, and headers of tables, all of them."""
    if block.role != "heading" or block.section is None:
        return entries
    sections = {b.n: b.section for b in blocks}
    below = [entry for entry in entries if _within(sections.get(entry["clause"]), block.section)]
    return below or entries


def _within(section: Section | None, outer: Section) -> bool:
    while section is not None and section is not outer:
        section = section.parent
    return section is outer


def numbering(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """The same number twice under one heading; a Roman number that is left out."""
    seen: set[tuple[Any, ...]] = set()
    last: dict[tuple[Any, ...], int] = {}
    found = []
    for block in blocks:
        section = block.section
        if block.role != "heading" or not section or not section.mark or not (ROMAN <= section.level <= NUMBER):
            continue
        key = (block.source, id(section.parent), section.mark)
        if key in seen:
            found.append(
                f"Số thứ tự {section.mark} bị lặp lại ({block.place}): “{section.title[:60]}”; hãy xem có sót mục nào."
            )
        seen.add(key)
        if section.level == ROMAN:
            found += _left_out(block, section, last)
    return found


def _left_out(block: Block, section: Section, last: dict[tuple[Any, ...], int]) -> list[str]:
    """Says so where a Roman number doesn't follow the one before it under the same heading."""
    within, number = (block.source, id(section.parent)), _roman(section.mark)
    before = last.get(within)
    last[within] = number
    if before is None or number in (before, before + 1) or not number:
        return []
    return [
        f"Số La Mã không liên tục ở {block.place} (sau mục thứ {before} là {section.mark}); hãy xem có sót mục nào."
    ]


def _roman(mark: str) -> int:
    total = 0
    figures = [FIGURES.get(letter, 0) for letter in mark.upper()]
    for figure, after in zip(figures, [*figures[1:], 0], strict=False):
        total += -figure if figure < after else figure
    return total
