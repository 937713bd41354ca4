"""Warnings about units: several leads, a lead outside the commune, one unit under two spellings."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from app.reading.blocks import Block
from app.reading.units import fold_unit, is_collective

OUTSIDE = re.compile(
    r"^(?:so |bo (?!phan)|cuc |chi cuc |tong cuc |tinh uy|thanh uy|chinh phu|kho bac|toa an|vien kiem sat)"
    r"|^(?:uy ban nhan dan|hoi dong nhan dan|cong an|dang uy|ban thuong vu) (?:tinh|thanh pho)\b"
    r"|\b(?:trung uong|cap tren)$"
)
MOST = 6
COMPARED = 80
LEAST_LETTERS = 10


def several_leads(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """Tasks that state several leads, those of the same leads in one sentence."""
    tasks: dict[str, list[dict[str, Any]]] = {}
    for task in reading["tasks"]:
        if len(task["lead_units"]) > 1:
            tasks.setdefault("; ".join(task["lead_units"]), []).append(task)
    return [
        f"Nhiệm vụ {', '.join(t['id'] for t in alike[:MOST])}{' …' * (len(alike) > MOST)} ({alike[0]['place']}) nêu "
        f"nhiều đơn vị chủ trì ({leads}); đơn vị nêu đầu sẽ chủ trì, hãy kiểm tra lại."
        for leads, alike in tasks.items()
    ]


def outside(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """A body above the commune can't be given work by it."""
    found = []
    for task in reading["tasks"]:
        for name in task["lead_units"][:1]:
            if OUTSIDE.search(fold_unit(name)):
                found.append(
                    f"Đơn vị chủ trì “{name}” của {task['id']} ({task['place']}) không thuộc xã, phường; "
                    "hãy chọn đơn vị của mình theo dõi việc này."
                )
    return found


def spelt_twice(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """Two names that differ by a slip of the pen: one word nearly alike, all others the same."""
    names = [unit["name"] for unit in reading["units"] if not is_collective(unit["name"])][:COMPARED]
    return [
        f"“{one}” và “{other}” có thể là cùng một đơn vị viết khác nhau; "
        "nếu đúng, hãy gộp tên khi duyệt danh mục đơn vị."
        for one, other in combinations(names, 2)
        if _nearly(fold_unit(one), fold_unit(other))
    ]


def _nearly(one: str, other: str) -> bool:
    """Whether two folded names differ in one word of at least three letters, by a letter or two."""
    first, second = one.split(), other.split()
    if one == other or min(len(one), len(other)) < LEAST_LETTERS:
        return False
    if sorted(w for w in first if w != "va") == sorted(w for w in second if w != "va"):
        return True
    if len(first) != len(second) or "".join(first) == "".join(second):
        return "".join(first) == "".join(second)
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differing) != 1 or any(word.isdigit() or len(word) < 3 for word in differing[0]):
        return False
    a, b = differing[0]
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.75 and (a[0] == b[0] or sorted(a) == sorted(b))
