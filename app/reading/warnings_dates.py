"""Warnings about dates: not in the calendar, past before the plan began, of another year than the plan's."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.reading.blocks import Block

YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
ENOUGH = 3


def impossible(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    return [
        f"Ngày không có trong lịch: “{t['deadline_text']}” ({t['place']}); hãy xác nhận lại thời hạn."
        for t in reading["tasks"]
        if t["deadline"].get("impossible")
    ]


def past(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """Due before the plan was issued, or before its year; whether today is later, the domain says."""
    plan, found = reading["plan"], []
    issued = plan["issued_on"] if plan["issued_on"] and len(plan["issued_on"]) == 10 else None
    first = f"{plan['year']}-01-01" if plan["year"] else ""
    for task in reading["tasks"]:
        due, words = task["deadline"]["due"], task["deadline_text"]
        if due and issued and due < issued:
            on = date.fromisoformat(issued).strftime("%d/%m/%Y")
            found.append(f"Thời hạn “{words}” ({task['place']}) ở trước ngày ban hành {on}; hãy kiểm tra lại.")
        elif due and due < first and not _eve(task["deadline"], first):
            found.append(f"Thời hạn “{words}” ({task['place']}) ở trước năm của kế hoạch; hãy kiểm tra lại.")
    return found


def _eve(deadline: dict[str, Any], first: str) -> bool:
    """`trước ngày 01/01`: the last day that counts is the eve of the year, which the plan may well mean."""
    return deadline["type"] == "date" and deadline["due"] == f"{int(first[:4]) - 1}-12-31"


def of_another_year(blocks: list[Block], reading: dict[str, Any]) -> list[str]:
    """Most of the years written in deadlines are another than the title's."""
    year = reading["plan"]["year"]
    stated = [found for t in reading["tasks"] if (found := YEAR.findall(t["deadline_text"] or ""))]
    others = [years for years in stated if year and str(year) not in years]
    if len(others) < ENOUGH or len(others) * 2 <= len(stated):
        return []
    named = max({y for years in others for y in years}, key=lambda y: sum(y in years for years in others))
    return [
        f"Kế hoạch của năm {year} nhưng {len(others)}/{len(stated)} thời hạn có ghi năm lại là năm khác "
        f"(như {named}); hãy kiểm tra năm của kế hoạch."
    ]
